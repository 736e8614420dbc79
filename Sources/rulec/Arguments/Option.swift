internal import Chuandao
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
  case report
  case baseline
  case failOn = "fail-on"
  case lang
  case only
  case plan
  case by
  case shard
  case quiet
  case all
  case jobs
  case databaseHost = "database-host"
  case followLinks = "follow-links"
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
    case folder
    case date
    case number
    /// Which of how many, such as 2/7.
    case share
    case code
    case unit
    /// An area with its unit, such as 2公顷.
    case quantity
    case host
    case rule
    case choice([String])

    /// What help writes for it, and how it is written; `nil` for nothing.
    fileprivate var words: (placeholder: String, advice: Phrase)? {
      switch self {
      case .none: nil
      case .file: ("FILE", Phrase("写一个文件名", "Give the name of a file"))
      case .folder: ("DIR", Phrase("写一个文件夹", "Give a folder"))
      case .fileOrFolder: ("DIR", Phrase("写一个文件或文件夹", "Give a file or a folder"))
      case .date: ("DATE", Phrase("日期写成 2026-11-20", "Write the date as 2026-11-20"))
      case .number: ("N", Phrase("写一个 1 到 1024 之间的整数", "Give a whole number from 1 to 1024"))
      case .share: ("I/N", Phrase("写成 2/7 这样，第 2 份，共 7 份", "Write it as 2/7, share 2 of 7"))
      case .host:
        (
          "HOST",
          Phrase("写主机名或套接字的文件夹，与 .pg 文件里的一样", "Give the host, or the folder of the socket, as the .pg file writes it")
        )
      case .code: ("CODE", Phrase("写用途代码，如 1001", "Give the code of a use, such as 1001"))
      case .unit: ("CODE", Phrase("写行政区代码或名称，如 150500", "Give the code or name of a unit, such as 150500"))
      case .quantity: ("AREA", Phrase("写数和面积单位，如 2公顷", "Give a number and a unit of area, such as 2公顷"))
      case .rule: ("RULE", Phrase("写规则的编号，如 ZB-02", "Give the id of a rule, such as ZB-02"))
      case .choice(let words):
        (
          words.count > 5 ? "NAME" : words.joined(separator: "|"),
          Phrase("可以写：\(words.joined(separator: "、"))", "Possible: \(words.joined(separator: ", "))")
        )
      }
    }
  }

  /// What may stand there for a command; for no command, whatever any of them takes.
  func value(for command: CommandName?) -> Value {
    switch self {
    case .rules: .fileOrFolder
    case .asOf: .date
    case .format: .choice(command.map(\.formats) ?? CommandName.allFormats)
    case .output, .baseline: .file
    case .failOn: .choice(Decisive.allCases.flatMap { [$0.words.chinese, $0.words.english] })
    case .report: .folder
    case .lang, .language: .choice(Language.allCases.map(\.rawValue))
    case .only: .rule
    case .plan: .unit
    case .by: .choice(ReportArrangement.allCases.map(\.rawValue))
    case .jobs: .number
    case .databaseHost: .host
    case .shard: .share
    case .use: .code
    case .area: .quantity
    case .color: .choice(ColorChoice.allCases.map(\.rawValue))
    case .quiet, .all, .followLinks, .check, .fix, .help, .version: .none
    }
  }

  /// Whether the option may be given more than once.
  var isRepeatable: Bool { self == .rules || self == .only || self == .plan || self == .databaseHost }

  var spelling: String { "--\(rawValue)" }

  func placeholder(for command: CommandName?) -> String { value(for: command).words?.placeholder ?? "" }

  /// What it does, with the words that may stand there where these are too many to stand behind the option.
  func summary(for command: CommandName) -> Phrase {
    guard case .choice(let words) = value(for: command), words.count > 5 else { return summary }
    return Phrase(
      "\(summary.chinese)：\(words.joined(separator: "、"))",
      "\(summary.english): \(words.joined(separator: ", "))"
    )
  }

  /// How a value is written; `nil` for a flag.
  func advice(for command: CommandName?) -> Phrase? { value(for: command).words?.advice }

  var summary: Phrase {
    switch self {
    case .rules: Phrase("规则文件或文件夹，可重复；默认用本项目的规则", "rule file or folder, repeatable; default: the project's own rules")
    case .asOf:
      Phrase(
        "全部规划按这一天有效的规则判定，如 2026-11-20；不写时按各自批复日期",
        "judge all plans by the rules in force on that day, such as 2026-11-20; else each by those of its approval"
      )
    case .format: Phrase("报告格式，默认 text", "format of the report, text by default")
    case .output: Phrase("把报告写到文件；写全之后才替换旧文件", "write the report to a file, replaced only once it is complete")
    case .report:
      Phrase(
        "把审查意见、问题清单、网页、图层和 JSON 一起写进一个文件夹；写全之后才出现",
        "write opinion, list, page, layer and JSON into a folder, which appears once all are complete"
      )
    case .baseline:
      Phrase(
        "上次的 JSON 报告；逐处说明新增、未变、已整改",
        "the JSON report of an earlier run; tells what is new, unchanged and mended"
      )
    case .failOn: Phrase("什么决定退出码，默认“刚性”", "what decides the exit status, binding by default")
    case .lang: Phrase("报告与提示的语言，默认 zh", "language of reports and messages, zh by default")
    case .only: Phrase("只运行这些编号的规则，可重复，或以逗号分隔", "run only these rules, repeatable or separated by commas")
    case .plan:
      Phrase("只判定这些行政区的规划，可重复，或以逗号分隔", "judge only the plans of these units, repeatable or separated by commas")
    case .by: Phrase("文字报告按规划还是按规则排列，默认 plan", "arrange the text report by plans or by rules, plan by default")
    case .shard:
      Phrase("只判定 N 份中的第 I 份规划，结果供 rulec merge 合并", "judge only the plans of share I of N, for rulec merge")
    case .quiet: Phrase("只给出合计", "print only the counts")
    case .all: Phrase("逐处列出，通过的也列", "list every finding, passes too")
    case .jobs: Phrase("同时使用的处理器数", "how many processors to use")
    case .databaseHost:
      Phrase("允许规划集的 .pg 文件连接的主机，可重复", "a host that .pg files of the plan set may connect to, repeatable")
    case .followLinks:
      Phrase("规划集里的链接可以指到文件夹外面", "links in the plan set may lead out of its folder")
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
