/// L105: a code system that no field, matrix or 对照 names.
extension LintRule {
  static let unusedCodeSystem = LintRule("L105", "代码系统没有用到", "a code system is not used") { input in
    input.unused(.codeSystem).map { occurrence in
      let name = occurrence.symbol.name
      return LintRemark(
        at: occurrence.span,
        "没有字段或对照用到代码系统“\(name)”",
        "no field or mapping uses the code system `\(name)`"
      )
      .advising("在图层的字段里写上它，或删去它", "name it at a field of a layer, or delete it")
    }
  }
}
