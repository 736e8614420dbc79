public import RuleDSL

/// What can be known of rules without any plan: whether lower matrices loosen upper ones, by comparing every cell.
public struct Prover: MatrixProver {
  public init() {}

  /// Compares every cell of two matrices.
  public func compare(
    _ lower: AdmissionMatrix,
    with upper: AdmissionMatrix,
    _ vocabulary: Vocabulary
  ) -> MatrixComparison {
    MatrixProof(lower: lower, upper: upper, vocabulary: vocabulary).outcome()
  }
}

/// Compiles rule files together and proves what needs no plan; names of one file are known in all.
///
/// Total and pure, as ``RuleDSL/compile(_:prover:)``.
public func compile(_ files: [SourceFile], remembering memory: ReadFiles? = nil) -> Compilation {
  compile(files, prover: Prover(), remembering: memory)
}
