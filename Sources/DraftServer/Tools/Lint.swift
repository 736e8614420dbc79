internal import Chuandao
internal import JSONRPC
internal import Reporting
internal import RuleDSL

extension Tool {
  /// What is sound in a draft and most likely not meant so.
  static let lint = Tool(
    "lint",
    title: Phrase("查规矩", "Lint"),
    summary: Phrase(
      "说明草稿里能编译、但多半不是本意，或读者会误解的地方，如没有案例、依据没有写条款。规则有错时先用 compile。",
      "Tells what compiles and is most likely not meant, or misleads readers, such as a rule without a scenario or a basis without an article. Unsound rules want `compile` first."
    ),
    DraftBench.draftParameters
  ) { bench, arguments, language throws(Refusal) in
    let draft = try bench.draft(arguments)
    _ = try draft.program()
    let remarks = draft.suite.linted(by: LintRule.all, fixing: false).remarks.filter { draft.isOwn($0.primary.span) }
    let written = lintJSON(remarks.map { ($0, draft.source) }, language: language)
    return [
      "remarks": JSONValue(written: written)["remarks"] ?? [],
      "text": .text(
        remarks.map { $0.rendered(in: draft.sources, language: language) + "\n" }.joined(separator: "\n")
      ),
    ]
  }
}
