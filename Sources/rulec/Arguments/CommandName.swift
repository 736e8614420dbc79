internal import Reporting
internal import RuleDSL
internal import Serving

/// Every command there is.
///
/// To add one: a case, what the compiler then demands, and its file in `Commands`.
enum CommandName: String, CaseIterable {
  case check
  case watch
  case merge
  case diff
  case monitor
  case review
  case site
  case table
  case `import`
  case test
  case prove
  case lint
  case format
  case explain
  case packs
  case book
  case new
  case serve
  case lsp
  case mcp
  case reference
  case completions

  /// What its ``Option/format`` may name.
  var formats: [String] {
    switch self {
    case .review: ReviewFormat.names
    case .site: SiteFormat.names
    case .diff: PlanChangeReport.Format.allCases.map(\.rawValue)
    case .monitor: MonitorFormat.names
    case .check, .watch, .merge: OutputFormat.names
    case .import: PlainFormat.allCases.map(\.rawValue)
    case .test: TestFormat.allCases.map(\.rawValue)
    case .reference: ReferenceFormat.allCases.map(\.rawValue)
    case .book: RuleBook.Format.allCases.map(\.rawValue)
    case .prove, .lint, .format, .packs, .table, .explain, .new, .serve, .lsp, .mcp, .completions:
      PlainFormat.allCases.map(\.rawValue)
    }
  }

  /// The formats of all commands, each once.
  static var allFormats: [String] {
    allCases.flatMap(\.formats).reduce(into: []) { all, name in if !all.contains(name) { all.append(name) } }
  }

  var options: [Option] {
    switch self {
    case .check:
      [
        .rules, .asOf, .format, .output, .report, .publish, .baseline, .failOn, .only, .plan, .why, .unit,
        .slack, .by, .shard, .state, .quiet, .all, .jobs,
        .databaseHost,
        .followLinks,
        .color,
        .lang,
      ]
    case .watch:
      [
        .rules, .asOf, .format, .output, .report, .publish, .baseline, .failOn, .only, .by, .state, .all, .jobs,
        .databaseHost,
        .followLinks,
        .color,
        .lang,
      ]
    case .merge: [.format, .output, .report, .publish, .baseline, .failOn, .by, .quiet, .all, .color, .lang]
    case .diff: [.rules, .asOf, .format, .output, .only, .jobs, .databaseHost, .followLinks, .lang]
    case .monitor:
      [
        .unit, .indicator, .chart, .rules, .asOf, .format, .output, .failOn, .jobs, .databaseHost, .followLinks,
        .color,
        .lang,
      ]
    case .review: [.rules, .asOf, .format, .output, .only, .jobs, .databaseHost, .followLinks, .color, .lang]
    case .site:
      [.use, .area, .rules, .asOf, .format, .output, .only, .jobs, .databaseHost, .followLinks, .color, .lang]
    case .table: [.rules, .followLinks, .lang]
    case .import: [.output, .units, .append, .dryRun, .timeout, .rules, .format, .lang]
    case .test:
      [
        .rules, .only, .format, .output, .all, .durations, .coverage, .mutate, .write, .accept, .yes, .watch, .jobs,
        .lang,
      ]
    case .prove: [.rules, .pack, .lower, .solver, .timeout, .smt, .emitScenario, .format, .output, .lang]
    case .lint: [.rules, .only, .fix, .all, .format, .lang]
    case .format: [.check, .fix, .language, .format, .lang]
    case .explain: [.rules, .lang]
    case .packs: [.rules, .format, .followLinks, .lang]
    case .serve:
      [.data, .port, .address, .plans, .hostName, .anonymous, .limit, .publish, .issue, .lang]
    case .lsp: [.stdio, .lang]
    case .mcp: [.allow, .lang]
    case .reference: [.format, .lang]
    case .book: [.rules, .format, .output, .jobs, .lang]
    case .new, .completions: [.lang]
    }
  }

  /// What stands after the command, besides options.
  var operands: (text: String, atLeast: Int, atMost: Int) {
    switch self {
    case .check, .watch: ("PLANSET", 1, 1)
    case .merge: ("PART…", 1, .max)
    case .diff: ("PLANSET PLANSET", 2, 2)
    case .monitor: ("PLANSET", 1, 1)
    case .review: ("PLANSET PROJECTS", 2, 2)
    case .site: ("PLANSET", 1, 1)
    case .table: ("FILE", 1, 1)
    case .import: ("FILE…", 1, .max)
    case .test: ("[PATH…]", 0, .max)
    case .prove: ("[QUESTION [RULE…]]", 0, .max)
    case .lint: ("[PATH…]", 0, .max)
    case .format: ("PATH…", 1, .max)
    case .explain: ("RULE|CODE", 1, 1)
    case .packs: ("[PLANSET]", 0, 1)
    case .serve, .lsp, .mcp: ("", 0, 0)
    case .reference: ("[PART…]", 0, .max)
    case .book: ("[PATH…]", 0, .max)
    case .new: ("planset|pack DIR", 2, 2)
    case .completions: ("bash|zsh|fish", 1, 1)
    }
  }

  var summary: Phrase {
    switch self {
    case .check: Phrase("检查一套规划的上下级传导", "check a family of plans between its tiers")
    case .watch: Phrase("检查一套规划，一改就再查", "check a family of plans whenever it changes")
    case .merge: Phrase("把分几份判定的结果合成一份报告", "put the shards of a check together")
    case .diff: Phrase("比较两套规划有什么不同", "tell what differs between two plan sets")
    case .monitor:
      Phrase("逐年监测：现状守没守住承诺，哪一年突破", "watch year by year whether plans are kept, and when they are broken")
    case .review: Phrase("审查建设项目用地合不合规划", "review construction projects against the plans")
    case .site: Phrase("找出某种用途可以选址的地块", "find where a use is admitted")
    case .table: Phrase("说明一个表是怎样读的", "show how a table is understood")
    case .import: Phrase("从批复和规划文本读出指标", "read figures out of approvals and plan texts")
    case .test: Phrase("运行规则文件中的案例", "run the scenarios in rule files")
    case .prove: Phrase("不用规划，证明规则之间的关系", "prove how rules stand to one another, without any plan")
    case .lint: Phrase("指出规则文件里不妥的写法", "tell what is doubtful in rule files")
    case .format: Phrase("把规则文件整理成统一格式", "rewrite rule files in the canonical form")
    case .packs: Phrase("列出规则包", "list the packs of rules")
    case .explain: Phrase("说明一条规则或一个诊断代码", "tell what a rule or a diagnostic code means")
    case .serve: Phrase("把检查做成服务", "offer checks to others over HTTP")
    case .new: Phrase("新建一套空表或一个规则包", "begin a plan set or a pack of rules")
    case .lsp: Phrase("给编辑器用：边写边检查、补全、改名", "help editors: check, complete and rename while writing")
    case .mcp: Phrase("给起草规则的助手用：编译、查找、运行案例", "help assistants that draft rules: compile, search, run scenarios")
    case .book: Phrase("把规则编成一本书", "write the rules out as a book")
    case .reference: Phrase("写出语言和命令的全部参考", "write out the reference of the language and its commands")
    case .completions: Phrase("输出命令行补全脚本", "print a completion script for the shell")
    }
  }

  var example: String {
    switch self {
    case .check: "rulec check Examples/inner-mongolia --only ZB-02 --as-of 2026-11-20"
    case .watch: "rulec watch Examples/inner-mongolia --only ZB-02"
    case .merge: "rulec merge 1.part 2.part 3.part --format json"
    case .diff: "rulec diff 上报稿 修改稿 --format html --output 对比.html"
    case .monitor: "rulec monitor Examples/monitoring --chart 监测.svg"
    case .review: "rulec review Examples/review Examples/review/projects.geojson"
    case .site: "rulec site Examples/review --use 1001 --area 1公顷"
    case .table: "rulec table Examples/inner-mongolia/indicators.csv"
    case .import: "rulec import 批复.pdf 规划文本.docx --units units.csv --output 规划集"
    case .test: "rulec test Rules/national"
    case .prove: "rulec prove implied ZB-02"
    case .lint: "rulec lint --fix my-rules"
    case .format: "rulec format --check Rules"
    case .explain: "rulec explain E301"
    case .packs: "rulec packs Examples/inner-mongolia"
    case .serve: "rulec serve --data checks --port 8080 --plans Examples"
    case .new: "rulec new planset 我的规划集"
    case .lsp: "rulec lsp"
    case .mcp: "rulec mcp --allow my-rules --allow Examples"
    case .book: "rulec book --format html --output 规则汇编.html"
    case .reference: "rulec reference units --lang en"
    case .completions: "rulec completions bash > ~/.local/share/bash-completion/completions/rulec"
    }
  }

  /// What may be limited, a line each.
  func limits(_ language: Language) -> String {
    ServiceLimits.Name.allCases.map { "  \($0.rawValue)  \($0.summary[language])" }.joined(separator: "\n")
  }
}
