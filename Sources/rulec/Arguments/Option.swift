internal import Reporting
internal import RuleDSL

/// Every option there is; help, completion and the parser read this.
///
/// To add one: a case, and what the compiler then demands.
enum Option: String, CaseIterable {
  case rules
  case asOf = "as-of"
  case format
  case output
  case lang
  case only
  case shard
  case quiet
  case all
  case jobs
  case use
  case area
  case color
  case check
  case fix
  case language
  case help
  case version

  /// What stands after the option.
  enum Value: Equatable {
    /// Nothing: it is a flag.
    case none
    case file
    case fileOrFolder
    case date
    case number
    /// Which of how many, such as 2/7.
    case share
    case code
    /// An area with its unit, such as 2公顷.
    case quantity
    case rule
    case choice([String])
  }

  /// What may stand there for a command; for no command, whatever any of them takes.
  func value(for command: CommandName?) -> Value {
    switch self {
    case .rules: .fileOrFolder
    case .asOf: .date
    case .format: .choice(command.map(\.formats) ?? CommandName.allFormats)
    case .output: .file
    case .lang, .language: .choice(Language.allCases.map(\.rawValue))
    case .only: .rule
    case .jobs: .number
    case .shard: .share
    case .use: .code
    case .area: .quantity
    case .color: .choice(ColorChoice.allCases.map(\.rawValue))
    case .quiet, .all, .check, .fix, .help, .version: .none
    }
  }

  /// Whether the option may be given more than once.
  var isRepeatable: Bool {
    switch self {
    case .rules, .only: true
    case .asOf, .format, .output, .lang, .shard, .quiet, .all, .jobs, .use, .area, .color, .check, .fix, .language,
      .help,
      .version:
      false
    }
  }

  var spelling: String { "--\(rawValue)" }

  func placeholder(for command: CommandName?) -> String {
    switch value(for: command) {
    case .none: ""
    case .file: "FILE"
    case .fileOrFolder: "DIR"
    case .date: "DATE"
    case .number: "N"
    case .share: "I/N"
    case .code: "CODE"
    case .quantity: "AREA"
    case .rule: "RULE"
    case .choice(let words): words.joined(separator: "|")
    }
  }

  var summary: Phrase {
    switch self {
    case .rules: Phrase("规则文件或文件夹，可重复；默认用本项目的规则", "rule file or folder, repeatable; default: the project's own rules")
    case .asOf: Phrase("按哪一天有效的规则判定，如 2026-11-20", "judge by the rules in force on that day, such as 2026-11-20")
    case .format: Phrase("报告格式，默认 text", "format of the report, text by default")
    case .output: Phrase("把报告写到文件；写全之后才替换旧文件", "write the report to a file, replaced only once it is complete")
    case .lang: Phrase("报告与提示的语言，默认 zh", "language of reports and messages, zh by default")
    case .only: Phrase("只运行这些编号的规则，可重复，或以逗号分隔", "run only these rules, repeatable or separated by commas")
    case .shard:
      Phrase("只判定 N 份中的第 I 份规划，结果供 rulec merge 合并", "judge only the plans of share I of N, for rulec merge")
    case .quiet: Phrase("只给出合计", "print only the counts")
    case .all: Phrase("逐处列出，通过的也列", "list every finding, passes too")
    case .jobs: Phrase("同时使用的处理器数", "how many processors to use")
    case .use: Phrase("用途代码，如 1001；必须写", "code of the use, such as 1001; required")
    case .area: Phrase("最小面积，如 2公顷、30亩，默认 0", "smallest area, such as 2公顷 or 30亩; 0 by default")
    case .color: Phrase("是否用颜色，默认只在终端上用", "colours; by default only on a terminal")
    case .check: Phrase("只列出格式不合的文件，不改动", "only list the files that would change")
    case .fix: Phrase("先改正只有一种改法的错误", "first mend errors that can be mended in one way only")
    case .language: Phrase("把关键词写成中文（zh）或英文（en）", "write keywords in Chinese (zh) or English (en)")
    case .help: Phrase("显示帮助", "show help")
    case .version: Phrase("显示版本", "show the version")
    }
  }
}

/// When to use colour.
enum ColorChoice: String, CaseIterable {
  case auto
  case always
  case never
}
