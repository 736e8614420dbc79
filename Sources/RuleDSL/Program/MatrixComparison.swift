/// 下级不得放宽: holds a lower matrix to an upper one, without any plan.
public protocol MatrixProver: Sendable {
  /// Where the lower matrix lets more through; codes and fields are those of the vocabulary.
  func compare(_ lower: AdmissionMatrix, with upper: AdmissionMatrix, _ vocabulary: Vocabulary) -> MatrixComparison
}

/// Where a lower matrix lets more through than an upper one; nothing means that it is at least as strict.
public struct MatrixComparison: Hashable, Sendable {
  /// Codes without a counterpart in the other system, which have to be said before anything can be proved.
  public var openZones: [OpenCode] = []
  public var openUses: [OpenCode] = []
  /// For each written cell of the lower matrix and its 未列明 the first of the counterexamples that demand most.
  public var counterexamples: [Counterexample] = []
  /// 例外 of the lower matrix that are within none of the upper.
  public var exceptionsTooWide: [AdmissionMatrix.Exception] = []
  /// Whether the lower matrix forgives larger overlaps.
  public var isToleranceWider = false
  /// Whether the lower matrix weighs less: 刚性 over 预期 over 提示.
  public var isLevelWeaker = false

  public init() {}

  public struct OpenCode: Hashable, Sendable {
    /// Whether it is a code of the lower matrix's system.
    public var isLower: Bool
    public var code: Int

    public init(isLower: Bool, code: Int) {
      self.isLower = isLower
      self.code = code
    }
  }

  /// A cell in which the lower matrix lets more through.
  public struct Counterexample: Hashable, Sendable {
    public var lower: Side
    public var upper: Side
    /// Conditions of the upper matrix that the lower cell does not require; indices, empty when it is no question of
    /// conditions.
    public var missing: [Int]

    public init(lower: Side, upper: Side, missing: [Int]) {
      self.lower = lower
      self.upper = upper
      self.missing = missing
    }
  }

  /// One side of a counterexample; a side without the other's code answers by 未列明.
  public struct Side: Hashable, Sendable {
    /// Indices of codes of the side's own systems; `nil` where it has none for it.
    public var zone: Int?
    public var use: Int?
    public var answer: AdmissionMatrix.Answer

    public init(zone: Int?, use: Int?, answer: AdmissionMatrix.Answer) {
      self.zone = zone
      self.use = use
      self.answer = answer
    }
  }
}
