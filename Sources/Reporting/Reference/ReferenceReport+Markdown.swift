internal import RuleDSL

extension ReferenceReport {
  /// The parts as Markdown, one after another; every heading can be linked to.
  public func markdown(_ parts: [Part]) -> String {
    parts.map { "# \($0.title[language])\n\n" + body(of: $0) }.joined(separator: "\n")
  }

  private func pick(_ chinese: String, _ english: String) -> String { Phrase(chinese, english)[language] }

  private func body(of part: Part) -> String {
    switch part {
    case .forms: forms
    case .words: words
    case .units: units
    case .diagnostics:
      sections(DiagnosticCode.allCases.map { ($0.rawValue, RuleDSL.markdown(of: $0, language: language)) })
    case .lint:
      sections(
        LintRule.all.map { ("\($0.code) \($0.title[language])", RuleDSL.markdown(of: $0, language: language)) }
      )
    case .checks: sections(checks.map { ("\($0.code) \($0.title)", $0.text) })
    case .commands: sections(commands.map { ("rulec \($0.name)", "\($0.summary[language])\n\n```\n\($0.help)```") })
    case .statuses:
      table(
        [pick("退出码", "Status"), pick("意思", "Meaning")],
        statuses.map { ["\($0.number)", $0.meaning[language]] }
      )
    }
  }

  private func sections(_ sections: [(head: String, text: String)]) -> String {
    sections.map { "## \($0.head)\n\n\($0.text)\n" }.joined(separator: "\n")
  }

  private func table(_ heads: [String], _ rows: [[String]]) -> String {
    let lines = [heads, heads.map { _ in "---" }] + rows
    return lines.map { "| " + $0.map { $0.replacing(mark: "|", with: "\\|") }.joined(separator: " | ") + " |\n" }
      .joined()
  }

  private var forms: String {
    sections(
      GrammarSection.all.map { section in
        let examples = [section.example.chinese, section.example.english].map { "```rule\n\($0)\n```" }
        return (
          section.name,
          "\(section.text[language])\n\n```ebnf\n\(section.productions)\n```\n\n" + examples.joined(separator: "\n\n")
        )
      }
    )
  }

  private var words: String {
    WordEntry.Kind.allCases.map { kind in
      let own = WordEntry.all.filter { $0.kind == kind }
      var heads = [pick("中文", "Chinese"), pick("英文", "English")]
      if kind == .clause { heads += [pick("写在", "Stands in"), pick("冒号后", "Behind the colon")] }
      heads.append(pick("语法", "Grammar"))
      let rows = own.map { entry in
        var cells = [entry.keyword.spelled(in: .chinese), "`\(entry.keyword.spelled(in: .english))`"]
        if kind == .clause {
          cells += [Keyword.list(entry.blocks, language), entry.content?[language] ?? ""]
        }
        return cells + [entry.sections.map { "[\($0)](forms.html#\($0))" }.joined(separator: pick("、", ", "))]
      }
      return "## \(kind.title[language])\n\n" + table(heads, rows)
    }.joined(separator: "\n")
  }

  private var units: String {
    table(
      [
        pick("单位", "Unit"), pick("也写成", "Also written"), pick("量纲", "Dimension"), pick("等于", "Equals"),
        pick("前面可写", "Multiplied by"),
      ],
      UnitEntry.all.map { unit in
        [
          unit.spellings[0], unit.spellings.dropFirst().joined(separator: pick("、", ", ")), unit.dimension[language],
          "\(unit.factor) \(unit.base)", unit.multipliers.joined(separator: pick("、", ", ")),
        ]
      }
    )
      + "\n"
      + pick(
        "两个单位之间写 /，是复合单位，如 平方米/人、立方米/万元。",
        "Two units with / between them are a compound unit, such as 平方米/人 or 立方米/万元."
      ) + "\n"
  }
}
