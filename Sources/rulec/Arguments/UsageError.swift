internal import Reporting
internal import RuleDSL

/// Why the command line could not be understood; exit status 64.
enum UsageError: Error, Equatable {
  case noCommand
  case unknownCommand(String)
  case unknownOption(String, CommandName?)
  case valueMissing(Option, CommandName?)
  case valueUnexpected(Option)
  case badValue(Option, String, CommandName?)
  case repeated(Option)
  case operandMissing(CommandName)
  case operandExcess(CommandName, String)
  case conflict(Option, Option)
  /// The first is of use with the second only.
  case needs(Option, Option)
  case outputMissing
  /// It would be lost.
  case outputIsInput(String)
  case shardOutputMissing
  /// The folder of a state would be a part of the plan set.
  case stateInPlanSet(String)
  /// An import that is to write somewhere.
  case importOutputMissing
  /// Nothing can be new.
  case baselineMissing
  case useMissing
  case dataMissing
  case unknownUse(String, meaning: Phrase?)
  case unknownRule(String, nearest: String?)
  case draftedRule(String)
  case unknownPart(String)
  case allowedMissing(String)
  case unknownPlan(String, nearest: String?)
  case unknownIndicator(String, nearest: String?)
  case unknownTopic(String, nearest: String?)
  case unknownShell(String)
  case unknownQuestion(String, nearest: String?)
  /// Not as many rules as the question is about.
  case rulesOfQuestion(String)
  case unknownPack(String, nearest: String?)
  case unknownStarter(String)
  case unknownScenario(String, nearest: String?)
  /// An option that means nothing without another.
  case without(Option, Option)

  var message: Phrase {
    switch self {
    case .noCommand: Phrase("没有写命令", "no command given")
    case .unknownCommand(let word): Phrase("没有“\(word)”这个命令", "there is no command “\(word)”")
    case .unknownOption(let word, _): Phrase("没有“\(word)”这个选项", "there is no option “\(word)”")
    case .valueMissing(let option, let command):
      Phrase(
        "\(option.spelling) 后面要有 \(option.placeholder(for: command))",
        "\(option.spelling) needs \(option.placeholder(for: command))"
      )
    case .valueUnexpected(let option):
      Phrase("\(option.spelling) 后面不带值", "\(option.spelling) takes no value")
    case .badValue(let option, let word, _):
      Phrase("\(option.spelling) 的值“\(word)”不对", "“\(word)” is no value for \(option.spelling)")
    case .repeated(let option): Phrase("\(option.spelling) 只能写一次", "\(option.spelling) can be given only once")
    case .operandMissing(let command):
      Phrase(
        "\(command.rawValue) 后面要有 \(command.operands.text)",
        "\(command.rawValue) needs \(command.operands.text)"
      )
    case .operandExcess(let command, let word):
      Phrase("\(command.rawValue) 不要“\(word)”", "\(command.rawValue) does not take “\(word)”")
    case .conflict(let left, let right):
      Phrase(
        "\(left.spelling) 与 \(right.spelling) 不能同时用",
        "\(left.spelling) and \(right.spelling) exclude each other"
      )
    case .needs(let option, let other):
      Phrase("\(option.spelling) 要与 \(other.spelling) 一起用", "\(option.spelling) needs \(other.spelling)")
    case .outputIsInput(let path):
      Phrase("--output 的“\(path)”是要读的输入", "“\(path)” of --output is an input")
    case .outputMissing:
      Phrase("这种格式要用 --output 指明写到哪里", "this format needs --output to say where it goes")
    case .shardOutputMissing: Phrase("--shard 要用 --output 指明写到哪里", "--shard needs --output to say where it goes")
    case .stateInPlanSet(let path):
      Phrase("--state 的“\(path)”在规划集里", "“\(path)” of --state lies in the plan set")
    case .importOutputMissing: Phrase("要用 --output 指明写到哪个文件夹", "--output has to say which folder to write")
    case .baselineMissing: Phrase("--fail-on 新增 要有 --baseline", "--fail-on new needs --baseline")
    case .dataMissing: Phrase("要用 --data 写明队列和结果的文件夹", "--data has to name the folder of the queue and of results")
    case .useMissing: Phrase("要用 --use 写明用途代码", "--use has to say the code of the use")
    case .unknownUse(let word, _):
      Phrase("准入矩阵所用的代码系统里没有“\(word)”", "no code system of an admission matrix has “\(word)”")
    case .unknownRule(let word, _): Phrase("没有编号为“\(word)”的规则", "there is no rule with the id “\(word)”")
    case .unknownPart(let word): Phrase("参考里没有“\(word)”这一部分", "the reference has no part “\(word)”")
    case .allowedMissing(let path): Phrase("--allow 的“\(path)”不存在", "“\(path)” of --allow is not there")
    case .draftedRule(let word):
      Phrase("“\(word)”是草拟的规则，不参加检查", "“\(word)” is a draft, which takes part in no check")
    case .unknownPlan(let word, _):
      Phrase("规划集里没有代码或名称是“\(word)”的行政区", "no unit of the plan set has the code or name “\(word)”")
    case .unknownIndicator(let word, _):
      Phrase("词汇里没有叫“\(word)”的指标", "the vocabulary has no indicator “\(word)”")
    case .unknownTopic(let word, _):
      Phrase("没有叫“\(word)”的规则或诊断代码", "there is no rule or diagnostic code “\(word)”")
    case .unknownScenario(let word, _):
      Phrase("没有叫“\(word)”的规则或案例", "there is no rule or scenario “\(word)”")
    case .without(let option, let other):
      Phrase("\(option.spelling) 要与 \(other.spelling) 同用", "\(option.spelling) needs \(other.spelling)")
    case .unknownQuestion(let word, _): Phrase("没有“\(word)”这个问题", "there is no question “\(word)”")
    case .rulesOfQuestion(let word):
      Phrase("“\(word)”问的规则不是这么几条", "“\(word)” is not asked about so many rules")
    case .unknownPack(let word, _): Phrase("没有叫“\(word)”的规则包", "there is no pack of rules “\(word)”")
    case .unknownStarter(let word): Phrase("不能新建“\(word)”", "“\(word)” is nothing that can be begun")
    case .unknownShell(let word): Phrase("没有为“\(word)”准备补全", "there is no completion for “\(word)”")
    }
  }

  /// What to do about it; one line.
  var advice: Phrase {
    switch self {
    case .noCommand: Self.see(nil)
    case .unknownCommand(let word):
      Self.suggest(nearest(to: word, among: CommandName.allCases.map(\.rawValue)), else: nil)
    case .unknownOption(let word, let command):
      Self.suggest(nearest(to: word, among: Self.spellings(command)), else: command)
    case .valueMissing(let option, let command), .badValue(let option, _, let command):
      option.advice(for: command) ?? Self.see(nil)
    case .valueUnexpected, .repeated, .conflict: Self.see(nil)
    case .needs: Phrase("例如 --why ZB-02 --unit 150500", "such as --why ZB-02 --unit 150500")
    case .operandMissing(let command), .operandExcess(let command, _): Self.see(command)
    case .unknownRule(_, let nearest), .unknownPlan(_, let nearest), .unknownTopic(_, let nearest),
      .unknownScenario(_, let nearest), .unknownPack(_, let nearest), .unknownIndicator(_, let nearest):
      Self.suggest(nearest, else: nil)
    case .unknownQuestion(_, let nearest): Self.suggest(nearest, else: .prove)
    case .rulesOfQuestion: Self.see(.prove)
    case .unknownPart:
      Phrase(
        "可以写：\(ReferenceReport.Part.allCases.map(\.rawValue).joined(separator: "、"))",
        "Possible: \(ReferenceReport.Part.allCases.map(\.rawValue).joined(separator: ", "))"
      )
    case .allowedMissing: Phrase("写一个有的文件或文件夹", "Give a file or folder that is there")
    case .draftedRule:
      Phrase("用 rulec test 运行它的案例，或删去“草拟”一行", "Run its scenarios with rulec test, or delete the line `draft`")
    case .unknownUse(_, let meaning): meaning ?? Self.see(.site)
    case .importOutputMissing: Phrase("只看读出什么的，写 --dry-run", "to only see what would be read, give --dry-run")
    case .dataMissing: Phrase("例如 --data checks", "such as --data checks")
    case .useMissing: Phrase("例如 --use 1001", "such as --use 1001")
    case .baselineMissing: Phrase("例如 --baseline 上次.json", "such as --baseline earlier.json")
    case .shardOutputMissing: Phrase("例如 --shard 2/7 --output 2.part", "such as --shard 2/7 --output 2.part")
    case .stateInPlanSet: Phrase("写规划集以外的文件夹", "Give a folder outside of it")
    case .outputMissing:
      Phrase("例如 --format geojson --output 问题.geojson", "such as --format geojson --output pieces.geojson")
    case .outputIsInput: Phrase("写到别的文件", "Write to another file")
    case .without(_, let other): Phrase("加上 \(other.spelling)", "Add \(other.spelling)")
    case .unknownStarter: Phrase("可以写：planset、pack", "Possible: planset, pack")
    case .unknownShell: Phrase("可以写：bash、zsh、fish", "Possible: bash, zsh, fish")
    }
  }

  private static func spellings(_ command: CommandName?) -> [String] {
    let options = command.map { $0.options + [.help] } ?? [.help, .version]
    return options.map(\.spelling)
  }

  private static func suggest(_ word: String?, else command: CommandName?) -> Phrase {
    guard let word else { return see(command) }
    return Phrase("是否要写“\(word)”？", "Did you mean “\(word)”?")
  }

  private static func see(_ command: CommandName?) -> Phrase {
    let words = ["rulec", command?.rawValue, "--help"].compactMap(\.self).joined(separator: " ")
    return Phrase("用法见 \(words)", "See \(words)")
  }
}
