/// W211: codes of some units that no 对照 leads out of.
extension Diagnostic {
  static func mappingMissing(_ system: String, to other: String, layer: String, at span: Span) -> Self {
    Diagnostic(.mappingMissing, at: span)
      .saying(
        "“\(layer)”的代码是 \(system) 的，没有对照到 \(other)：读 \(other) 的规则和矩阵读不懂它们，判待核实",
        "the codes of `\(layer)` are those of \(system), without a mapping to \(other): rules and matrices that read "
          + "\(other) do not understand them and stay open"
      )
      .advising(
        "在“词汇”里加“对照 \(system) → \(other)：”，同码同名的不用写",
        "add `mapping \(system) -> \(other):` to a vocabulary, without what has the same code and name"
      )
      .following(from: [.clauses(of: .vocabulary)])
  }
}
