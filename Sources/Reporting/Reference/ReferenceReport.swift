public import RuleDSL
internal import Transmission

/// Everything that the language and the program know, written out from the tables that they work by.
public struct ReferenceReport {
  /// What may be asked for by itself; each is a page of the site.
  public enum Part: String, CaseIterable, Sendable {
    case forms
    case words
    case units
    case diagnostics
    case lint
    case checks
    case commands
    case statuses

    /// What the page is called.
    public var title: Phrase {
      switch self {
      case .forms: Phrase("写法", "Forms")
      case .words: Phrase("词", "Words")
      case .units: Phrase("单位", "Units")
      case .diagnostics: Phrase("诊断", "Diagnostics")
      case .lint: Phrase("规矩", "Lint rules")
      case .checks: Phrase("固有的检查", "Built-in checks")
      case .commands: Phrase("命令", "Commands")
      case .statuses: Phrase("退出码", "Exit statuses")
      }
    }
  }

  /// A command of the program, with its help page.
  public struct Command: Sendable {
    let name: String
    let summary: Phrase
    let help: String

    public init(name: String, summary: Phrase, help: String) {
      (self.name, self.summary, self.help) = (name, summary, help)
    }
  }

  /// How the program ends, as scripts see it.
  public struct Status: Sendable {
    let number: Int
    let meaning: Phrase

    public init(number: Int, meaning: Phrase) { (self.number, self.meaning) = (number, meaning) }
  }

  let language: Language
  let commands: [Command]
  let statuses: [Status]

  /// Commands and statuses are known to the program only.
  public init(language: Language, commands: [Command] = [], statuses: [Status] = []) {
    (self.language, self.commands, self.statuses) = (language, commands, statuses)
  }

  /// The checks that are built in, with what each means.
  package var checks: [(code: String, title: String, text: String)] {
    ShapeInspection.allCases.map { ($0.rawValue, $0.title, explanation(of: $0, language: language)) }
      + ItemInspection.allCases.map { ($0.rawValue, $0.title, explanation(of: $0, language: language)) }
      + WaiverInspection.allCases.map { ($0.rawValue, $0.title, explanation(of: $0, language: language)) }
  }
}
