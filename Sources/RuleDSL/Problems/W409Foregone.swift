/// W409: a condition that says the same of every plan.
extension Diagnostic {
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
