internal import RuleDSL

extension ReferenceReport {
  /// The parts as one line of JSON; of the forms one section where it is named.
  public func json(_ parts: [Part], section: String? = nil) -> String {
    JSONText.text {
      $0.object { json in
        json.member("version", 1)
        for part in parts { json.member(part.rawValue) { write(part, section, to: &$0) } }
      }
    } + "\n"
  }

  private func write(_ part: Part, _ section: String?, to json: inout JSONText) {
    switch part {
    case .forms:
      json.array(GrammarSection.all.filter { section == nil || $0.name == section }) { json, section in
        json.object {
          $0.member("name", section.name)
          $0.member("text", section.text[language])
          $0.member("productions", section.productions)
          $0.phrase("example", section.example)
        }
      }
    case .words:
      json.array(WordEntry.all) { json, entry in
        json.object {
          $0.phrase("word", entry.keyword.spelling)
          $0.member("kind", entry.kind.rawValue)
          $0.member("blocks", each: entry.blocks) { $0.value($1.spelled(in: .english)) }
          $0.member("content", entry.content?[language])
          $0.member("sections", each: entry.sections) { $0.value($1) }
        }
      }
    case .units:
      json.array(UnitEntry.all) { json, unit in
        json.object {
          $0.member("spellings", each: unit.spellings) { $0.value($1) }
          $0.member("dimension", unit.dimension[language])
          $0.member("factor", unit.factor)
          $0.member("base", unit.base)
          $0.member("multipliers", each: unit.multipliers) { $0.value($1) }
        }
      }
    case .diagnostics:
      json.array(DiagnosticCode.allCases) { json, code in
        json.object {
          $0.member("code", code.rawValue)
          $0.member("severity", code.severity.rawValue)
          $0.member("page", RuleDSL.markdown(of: code, language: language))
        }
      }
    case .lint:
      json.array(LintRule.all) { json, rule in
        json.object {
          $0.member("code", rule.code)
          $0.member("title", rule.title[language])
          $0.member("hasFix", rule.hasFix)
          $0.member("page", RuleDSL.markdown(of: rule, language: language))
        }
      }
    case .checks:
      json.array(checks) { json, check in
        json.object {
          $0.member("code", check.code)
          $0.member("title", check.title)
          $0.member("page", check.text)
        }
      }
    case .commands:
      json.array(commands) { json, command in
        json.object {
          $0.member("name", command.name)
          $0.member("summary", command.summary[language])
          $0.member("help", command.help)
        }
      }
    case .statuses:
      json.array(statuses) { json, status in
        json.object {
          $0.member("status", status.number)
          $0.member("meaning", status.meaning[language])
        }
      }
    }
  }
}

extension JSONText {
  fileprivate mutating func phrase(_ name: String, _ phrase: Phrase) {
    object(name) {
      $0.member("zh", phrase.chinese)
      $0.member("en", phrase.english)
    }
  }
}
