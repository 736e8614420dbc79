internal import JSONRPC
internal import Reporting
internal import RuleDSL

extension Tool {
  private static let parts: [ReferenceReport.Part] = [.forms, .words, .units]

  /// The language as data.
  static let grammar = Tool(
    "grammar",
    title: Phrase("语法", "Grammar"),
    summary: Phrase(
      "语言本身：每种写法的产生式和两种语言的例子（forms，可只要一节）、每个词写在哪里（words）、每个单位的量纲和大小（units）。",
      "The language itself: productions and examples in both languages of every form (forms, perhaps one section), where every word may stand (words), dimension and size of every unit (units)."
    ),
    [
      Parameter(
        name: "part",
        kind: .choice(parts.map(\.rawValue)),
        summary: Phrase("哪一部分，默认 forms", "which part, forms by default")
      ),
      Parameter(
        name: "section",
        kind: .choice(GrammarSection.all.map(\.name)),
        summary: Phrase("只要 forms 的这一节", "only this section of forms")
      ),
      .language,
    ]
  ) { _, arguments, language throws(Refusal) in
    let part = arguments.text("part").flatMap(ReferenceReport.Part.init) ?? .forms
    let section = arguments.text("section")
    if section != nil, part != .forms { throw .invalid("section 只用于 forms", "`section` goes with forms only") }
    let report = ReferenceReport(language: language)
    return JSONValue(written: report.json([part], section: section))
  }
}
