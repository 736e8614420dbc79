/// E301: amounts of different kinds.
extension Diagnostic {
  /// An operand and the dimension it turned out to have.
  struct Operand: Hashable, Sendable {
    let dimension: Dimension
    let span: Span
  }

  static func dimensionMismatch(_ left: Operand, _ right: Operand) -> Self {
    Diagnostic(.dimensionMismatch, at: right.span)
      .saying(
        "两边不是同一种量：左边是\(left.dimension.name.chinese)，右边是\(right.dimension.name.chinese)",
        "the two sides differ in kind: \(left.dimension.name.english) and \(right.dimension.name.english)"
      )
      .marking(right.label)
      .seeing(left.span, left.label)
      .advising(
        "把一边换成\(left.dimension.name.chinese)，例如 \(left.dimension.example)",
        "make both the same kind, such as \(left.dimension.example)"
      )
  }

  static let dimensionOutOfRange = Remark(.dimensionMismatch, "连乘连除得不到有意义的量", "this product has no meaningful kind")
    .advising("减少相乘的项", "multiply fewer terms")

  static func wrongKind(_ word: Keyword, wanted: Dimension, found: Dimension, at span: Span) -> Self {
    Diagnostic(.dimensionMismatch, at: span)
      .saying(
        "“\(word.chinese)”后面要一个\(wanted.name.chinese)，这里是\(found.name.chinese)",
        "`\(word.english)` needs a quantity of kind \(wanted.name.english), this is of kind \(found.name.english)"
      )
      .advising(
        wanted == .area
          ? Phrase("例如 1 平方米", "such as 1 平方米")
          : wanted == .ratio ? Phrase("例如 1%", "such as 1%") : Phrase("例如 10 米", "such as 10 米")
      )
  }
}

extension Diagnostic.Operand {
  fileprivate var label: Phrase {
    Phrase("这里是\(dimension.name.chinese)", "this is \(dimension.name.english)")
  }
}

extension Dimension {
  fileprivate var example: String {
    switch self {
    case .area: "300 万亩"
    case .length: "3 千米"
    case .volume: "10.76 亿立方米"
    case .ratio: "1.3 倍"
    case .people: "50 万人"
    case .money: "100 亿元"
    case .count: "3 个"
    case .year: "2035年"
    default: "…"
    }
  }
}
