internal import JSONRPC
internal import RuleDSL

/// What an assistant is told that drafts a rule from an article of law.
enum Prompt {
  private static let name = "draft_rule"

  /// What holds for every draft.
  static let instructions = Phrase(
    """
    你起草国土空间规划的规则，由人核对后采用。程序作出判定，你不作判定，也不给数。
    1. 先用 search_rules 看有没有同样的规则；用 search_vocabulary 查名称和依据，查不到的不能用，不要自己造，更不要把没有见过原文的文件列入文件表：写“依据待核”。
    2. 语法用 grammar 查，不要猜。
    3. 每条规则写一行“草拟：谁起草、还等什么”，并写至少三个案例：通过的、不通过的、待核实的。
    4. 用 compile 编译，按诊断和改法改到没有错误；再用 run_scenarios 和 lint。
    5. 把编译通过的文字、没有把握的地方和要人核对的原文一起交给人。
    """,
    """
    You draft rules on territorial plans, which a person verifies before they are adopted. The program judges; you give no verdicts and no figures.
    1. Look first with search_rules whether the rule is there; look up names and documents with search_vocabulary. What is not found cannot be used: invent none, and put no document into the table whose text nobody has seen; write `unverified` instead.
    2. Look the grammar up with grammar; do not guess.
    3. Give each rule a line `draft:` with who drafted it and what it waits for, and at least three scenarios: one that passes, one that fails, one that stays undetermined.
    4. Compile it with compile, and mend it by diagnostics and edits until there is no error; then use run_scenarios and lint.
    5. Hand over the text that compiles, what you are not sure of, and the articles that a person has to hold it to.
    """
  )

  static func listed(_ language: Language) -> JSONValue {
    func argument(_ name: String, _ summary: Phrase) -> JSONValue {
      ["name": .text(name), "description": .text(summary[language]), "required": true]
    }
    return [
      "name": .text(name),
      "title": .text(Phrase("按条文起草规则", "Draft a rule from an article")[language]),
      "description": .text(Phrase("由一条条文起草规则和案例", "a rule and its scenarios from an article of law")[language]),
      "arguments": [
        argument("article", Phrase("条文的原文", "the text of the article")),
        argument("citation", Phrase("出自哪个文件的哪一条", "the document and article it comes from")),
      ],
    ]
  }

  static func message(_ parameters: JSONValue, _ language: Language) throws(RPCError) -> JSONValue {
    guard parameters["name"]?.text == name else { throw .invalidParameters("no such prompt") }
    guard let article = parameters["arguments", "article"]?.text,
      let citation = parameters["arguments", "citation"]?.text
    else { throw .invalidParameters("the prompt wants `article` and `citation`") }
    guard article.utf8.count + citation.utf8.count <= ToolArguments.mostLongText else {
      throw .invalidParameters("the article is too long")
    }
    let task = Phrase("依据：\(citation)\n条文原文：\n\(article)", "Citation: \(citation)\nText of the article:\n\(article)")
    let content: JSONValue = ["type": "text", "text": .text(instructions[language] + "\n\n" + task[language])]
    return ["messages": [["role": "user", "content": content]]]
  }
}
