/// L104: a list or a designation that nothing names.
extension LintRule {
  static let unusedNames = LintRule("L104", "名录或定位没有用到", "a list or designation is not used") { input in
    input.unused(.list, .designation).map { occurrence in
      let name = occurrence.symbol.name
      return LintRemark(at: occurrence.span, "没有传导用到“\(name)”", "nothing carries `\(name)` down")
        .advising("加一个“传导 \(name)”，或删去它", "add `transmission \(name)`, or delete it")
    }
  }
}
