internal import Chuandao
internal import JSONRPC
internal import Reporting
internal import RuleDSL

extension Tool {
  /// What a code or a rule means.
  static let explain = Tool(
    "explain",
    title: Phrase("说明", "Explain"),
    summary: Phrase(
      "说明一个诊断代码（E301）、一条规矩（L301）、一项固有检查，或一条规则（编号、名称、代号）：意思、错的和对的例子，或编译成的义务。",
      "Tells what a diagnostic (E301), a lint rule (L301), a built-in check or a rule (id, title, office code) means: with wrong and right examples, or as the obligations it is compiled to."
    ),
    [
      Parameter(
        name: "topic",
        kind: .text,
        summary: Phrase("代码、编号或名称", "a code, an id or a title"),
        isRequired: true
      ), .language,
    ]
  ) { bench, arguments, language throws(Refusal) in
    let topic = arguments.word("topic")
    if let text = Topic.explanation(ofCode: topic, language) { return ["topic": .text(topic), "text": .text(text)] }
    var names = Topic.codes
    for suite in try bench.suites() {
      guard let program = suite.rules.program else { continue }
      if let text = Topic.description(of: topic, in: program, language) {
        return ["topic": .text(topic), "text": .text(text)]
      }
      names += program.headings.flatMap { [$0.id, $0.title] }
    }
    throw .unknown(
      .unknownTopic,
      "没有叫“\(topic)”的规则或代码",
      "there is no rule or code “\(topic)”",
      nearest: nearest(to: topic, among: names)
    )
  }
}
