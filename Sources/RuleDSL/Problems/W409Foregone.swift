/// W409: a condition that says the same of every plan.
extension Diagnostic {
  /// Beside what a condition is foregone.
  enum Beside {
    case condition
    case requirement

    fileprivate func said(_ holds: Bool) -> Phrase {
      switch self {
      case .condition:
        holds
          ? Phrase("满足了“当”就满足这一条，它查不出问题", "where `when` holds this does, so that it finds nothing")
          : Phrase("满足了“当”就满足不了这一条", "where `when` holds this cannot")
      case .requirement: Phrase("这一条和前面的一条要求不能同时成立", "this and a requirement before it cannot both hold")
      }
    }
  }

  static func foregone(_ holds: Bool, _ beside: Beside, at span: Span) -> Self {
    let said = beside.said(holds)
    return Diagnostic(.foregone, at: span).saying(said.chinese, said.english)
      .advising("检查常数和方向有没有写错", "check the numbers and the relations")
      .following(from: [.textHere])
  }

  static func foregone(_ holds: Bool, at span: Span) -> Self {
    Diagnostic(.foregone, at: span)
      .saying(
        holds ? "不论规划怎么写，这一条总是成立" : "不论规划怎么写，这一条总不成立",
        holds ? "this holds whatever a plan says" : "this never holds, whatever a plan says"
      )
      .advising(
        "检查两边是不是写成了同一个量，常数和方向有没有写错",
        "check whether both sides are the same, and the numbers and the relation"
      )
      .following(from: [.textHere])
  }
}
