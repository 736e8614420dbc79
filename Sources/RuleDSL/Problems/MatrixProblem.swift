/// What the compiler can object to about 准入矩阵, as data; the wording is in `MatrixProblem+Wording.swift`.
enum MatrixProblem: Hashable, Sendable {
  case tableMissing(at: Span)
  case cellBlank(row: String, column: String, at: Span)
  case cellUnknown(String, at: Span)
  /// Codes that no row or no column covers, and no 未列明.
  case unlistedMissing(Keyword, codes: [String], at: Span)
  case unknownCondition(String, at: Span, known: [String])
  case unusedCondition(String, at: Span)
  case conditionNumber(String, at: Span)
  case unknownPlaceholder(at: Span)
  // Parcels in 应当
  case parcelUnknown(String, at: Span, known: [String])
  case parcelUnclear(Int, at: Span)
  // 上级矩阵
  case refinesItself(String, at: Span)
  case counterpartMissing(Keyword, codes: [String], CounterpartGap, at: Span)
  case looser(Looseness, at: Span, upper: Span)
  /// 容差, 级别 or 例外 of the lower matrix let more through.
  case looserClause(Keyword, String, upper: String, at: Span)

  /// Between which systems a 对照 lacks codes.
  struct CounterpartGap: Hashable, Sendable {
    var source: String
    var target: String
  }

  /// A use in a zone about which a lower matrix says less than the upper one.
  struct Looseness: Hashable, Sendable {
    struct Side: Hashable, Sendable {
      var id: String
      var zone: String
      var use: String
      var answer: Phrase
      /// Whether it is 待核实.
      var isUndecided: Bool
      /// Whether it is 未列明 that says so.
      var isUnlisted: Bool
      var basis: Phrase
    }
    var lower: Side
    var upper: Side
    /// The conditions of the upper matrix that are not asked for below, written out.
    var missing: [Phrase]
  }
}
