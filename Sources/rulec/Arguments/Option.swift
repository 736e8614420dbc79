internal import Chuandao
internal import Reporting
internal import RuleDSL
internal import Serving

/// Every option there is; help, completion and the parser read this.
///
/// To add one: a case, and what the compiler then demands.
enum Option: String, CaseIterable {
  case rules
  case asOf = "as-of"
  case format
  case output
  case report
  case publish
  case baseline
  case failOn = "fail-on"
  case lang
  case only
  case plan
  case why
  case unit
  case slack
  case indicator
  case chart
  case by
  case shard
  case state
  case quiet
  case all
  case jobs
  case databaseHost = "database-host"
  case followLinks = "follow-links"
  case use
  case area
  case color
  case data
  case port
  case address
  case plans
  case hostName = "host-name"
  case anonymous
  case limit
  case issue
  case durations
  case coverage
  case mutate
  case write
  case pack
  case lower
  case solver
  case timeout
  case smt
  case emitScenario = "emit-scenario"
  case accept
  case yes
  case watch
  case stdio
  case units
  case append
  case dryRun = "dry-run"
  case allow
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
    /// The name of a pack of rules.
    case pack
    /// The name of an indicator.
    case indicator
    case choice([String])
    case port
    /// A number of this machine in a network.
    case address
    /// A limit of the server, such as seconds=600.
    case limit
    /// A role and a name, such as read:planning.
    case role

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
      case .port:
        ("PORT", Phrase("写一个 0 到 65535 之间的整数，0 是任一空的", "Give a whole number up to 65535, 0 for any that is free"))
      case .address:
        ("ADDRESS", Phrase("写本机的一个 IP 地址，如 0.0.0.0", "Give an IP address of this machine, such as 0.0.0.0"))
      case .limit:
        (
          "NAME=N",
          Phrase(
            "写成 seconds=600 这样，名称见 rulec serve --help",
            "Write it as seconds=600; rulec serve --help lists the names"
          )
        )
      case .role:
        (
          "ROLE:NAME",
          Phrase("写成 read:名字；角色是 read、submit、administer", "Write it as read:NAME; roles are read, submit, administer")
        )
      case .rule: ("RULE", Phrase("写规则的编号，如 ZB-02", "Give the id of a rule, such as ZB-02"))
      case .indicator:
        ("INDICATOR", Phrase("写指标的名称，如 耕地保有量", "Give the name of an indicator, such as 耕地保有量"))
      case .pack: ("PACK", Phrase("写规则包的名称，如 浙江省", "Give the name of a pack, such as 浙江省"))
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
    case .rules, .allow: .fileOrFolder
    case .asOf: .date
    case .format: .choice(command.map(\.formats) ?? CommandName.allFormats)
    case .output where command == .import: .folder
    case .units: .fileOrFolder
    case .output, .publish, .baseline, .write, .smt, .emitScenario: .file
    case .pack: .pack
    case .indicator: .indicator
    case .chart: .fileOrFolder
    case .lower, .timeout: .number
    case .solver: .choice(SolverChoice.words)
    case .failOn: .choice(Decisive.allCases.flatMap { [$0.words.chinese, $0.words.english] })
    case .report, .state: .folder
    case .lang, .language: .choice(Language.allCases.map(\.rawValue))
    case .only, .why: .rule
    case .plan, .unit: .unit
    case .by: .choice(ReportArrangement.allCases.map(\.rawValue))
    case .jobs: .number
    case .databaseHost: .host
    case .shard: .share
    case .use: .code
    case .area: .quantity
    case .color: .choice(ColorChoice.allCases.map(\.rawValue))
    case .data, .plans: .folder
    case .port: .port
    case .address: .address
    case .hostName: .host
    case .anonymous: .choice(["none"] + ServiceRole.allCases.map(\.rawValue))
    case .limit: .limit
    case .issue: .role
    case .quiet, .all, .slack, .followLinks, .durations, .coverage, .mutate, .accept, .yes, .watch, .check, .fix,
      .stdio, .append, .dryRun, .help, .version:
      .none
    }
  }

  /// Whether the option may be given more than once.
  var isRepeatable: Bool {
    [.rules, .only, .plan, .indicator, .databaseHost, .hostName, .limit, .allow].contains(self)
  }

  var spelling: String { "--\(rawValue)" }

  func placeholder(for command: CommandName?) -> String { value(for: command).words?.placeholder ?? "" }

  /// What it does, with the words that may stand there where these are too many to stand behind the option.
  func summary(for command: CommandName) -> Phrase {
    if self == .only, command == .test {
      return Phrase(
        "只运行这些案例：规则的编号，或案例标题的一部分；可重复，或以逗号分隔",
        "run only these scenarios: id of a rule or part of a title, repeatable or separated by commas"
      )
    }
    if self == .unit, command == .monitor {
      return Phrase("只看这个行政区的规划", "only the plan of this unit")
    }
    if command == .import {
      switch self {
      case .output:
        return Phrase("写出的规划集，新的或空的文件夹；必须写", "the plan set that is written, a new or empty folder; required")
      case .rules:
        return Phrase(
          "词汇在哪些规则文件里，可重复；默认用本项目的",
          "rule files with the vocabulary, repeatable; default: the project's own"
        )
      default: break
      }
    }
    if command == .lint {
      switch self {
      case .only:
        return Phrase(
          "只查这几条，如 L301；可重复，或以逗号分隔",
          "look for these only, such as L301, repeatable or separated by commas"
        )
      case .all: return Phrase("列出全部规矩", "list every rule of lint")
      case .fix: return Phrase("先改正不影响任何判定的", "first make changes that alter no verdict")
      default: break
      }
    }
    if self == .format, command == .reference {
      return Phrase("格式，默认 markdown", "format, markdown by default")
    }
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
    case .publish:
      Phrase(
        "把结果也写进 PostGIS，文件 *.pg 说明哪个库；同一次检查再写时替换旧的",
        "write the results into PostGIS, too, where a file *.pg says; those of the same run are replaced"
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
    case .why:
      Phrase(
        "只说明这条规则对 --unit 的判定是怎样得出的，或为什么没有判定",
        "tell only how the verdicts of this rule on --unit follow, or why there is none"
      )
    case .unit: Phrase("与 --why 一起：哪个行政区", "with --why: which unit")
    case .indicator: Phrase("只看这些指标，可重复，或以逗号分隔", "only these indicators, repeatable or separated by commas")
    case .chart:
      Phrase(
        "把图画成 SVG：写 .svg 的是一个文件，其他的是文件夹，一项一张",
        "draw charts as SVG: all in one file that ends in .svg, else one each in a folder"
      )
    case .slack:
      Phrase("与 --why 一起：各下级还有多少余地", "with --why: how much room each lower plan has")
    case .by: Phrase("文字报告按规划还是按规则排列，默认 plan", "arrange the text report by plans or by rules, plan by default")
    case .shard:
      Phrase("只判定 N 份中的第 I 份规划，结果供 rulec merge 合并", "judge only the plans of share I of N, for rulec merge")
    case .state:
      Phrase(
        "把测量结果留在这个文件夹，下次只重新测量改动过的；报告与不用它时逐字节相同",
        "keep what is measured in this folder, and measure only what changed the next time; the report is the same"
      )
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
    case .units:
      Phrase("行政区表或规划集：代码、层级和上级从这里来", "a table of units or a plan set: codes, tiers and parents come from it")
    case .append:
      Phrase("添加到已有的规划集；与其中的数不同的不写", "add to the plan set that is there; nothing that differs from it is written")
    case .dryRun: Phrase("只说明会读出什么，不写文件", "only tell what would be read; no file is written")
    case .stdio:
      Phrase("用标准输入和标准输出，总是如此；编辑器习惯写出来", "use standard input and output, as always; editors like to say so")
    case .allow:
      Phrase(
        "助手可以让它读的文件或文件夹，可重复；默认是所在的文件夹",
        "file or folder that an assistant may have read, repeatable; by default the working folder"
      )
    case .check: Phrase("只列出格式不合的文件，不改动", "only list the files that would change")
    case .fix: Phrase("先改正只有一种改法的错误", "first mend errors that can be mended in one way only")
    case .language: Phrase("把关键词写成中文（zh）或英文（en）", "write keywords in Chinese (zh) or English (en)")
    case .data: Phrase("队列和结果的文件夹；必须写", "folder of the queue and of results; required")
    case .port: Phrase("端口，默认 8080", "port, 8080 by default")
    case .address: Phrase("在本机的哪个地址上等，默认 127.0.0.1", "address of this machine to listen at, 127.0.0.1 by default")
    case .plans: Phrase("里面的文件夹是可以按名称检查的规划集", "its folders are plan sets that may be checked by name")
    case .hostName: Phrase("别人用哪个主机名来，可重复", "a host name by which others come, repeatable")
    case .anonymous:
      Phrase("没有令牌的能做什么；本机默认 submit，其他默认 none", "what may be done without a token; submit on loopback, else none")
    case .limit: Phrase("改一个限额，可重复", "change a limit, repeatable")
    case .issue: Phrase("发一个令牌，只显示这一次，然后结束", "issue a token, shown this once, and end")
    case .pack: Phrase("只问这个规则包的规则", "ask only about the rules of this pack")
    case .lower: Phrase("一个规划至多有几个下级规划，默认 2", "how many plans a family has below one at most, 2 by default")
    case .solver:
      Phrase("用哪个求解器，both 是两个都用；默认装了哪个用哪个", "which solver, both for both; by default whichever is installed")
    case .timeout:
      Phrase(
        "每次求解至多几秒，默认 10；读一个文件的程序至多几秒，默认 120",
        "how many seconds a solver may take each time, 10 by default; or a program that reads a document, 120"
      )
    case .smt: Phrase("把问题写成 SMT-LIB 2 文件", "write the problems as SMT-LIB 2 into a file")
    case .emitScenario: Phrase("把举出的规划集写成案例", "write the plan sets that were found as scenarios into a file")
    case .durations: Phrase("写出每个案例用的时间", "tell how long each scenario takes")
    case .coverage:
      Phrase(
        "列出案例没有走到的判定、条件、例外和矩阵行列",
        "list verdicts, conditions, exceptions, rows and columns that no scenario reaches"
      )
    case .mutate: Phrase("在规则里放小错误，看案例看不看得出", "put small faults into the rules and see whether scenarios notice")
    case .write:
      Phrase(
        "把还缺的案例写到文件：能走到没有走到的，或能看出存活的错误的",
        "write scenarios that are wanting to a file: that reach what is not reached, or notice what survived"
      )
    case .accept: Phrase("问过以后把不符的“应当”改成实际的判定", "rewrite expectations that are not met to what came, after asking")
    case .yes: Phrase("与 --accept 同用，不问", "with --accept, without asking")
    case .watch: Phrase("文件一改就再运行", "run again whenever a file changes")
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
