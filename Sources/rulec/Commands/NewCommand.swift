internal import Chuandao
internal import PlanData
internal import RuleDSL

/// `rulec new`: a plan set to fill in, or a pack of rules to write.
struct NewCommand {
  private let starter: Starter
  private let folder: String
  private let language: Language

  init(_ invocation: Invocation) throws(UsageError) {
    guard invocation.operands.count == 2 else { throw .operandMissing(.new) }
    guard let starter = Starter(rawValue: invocation.operands[0]) else {
      throw .unknownStarter(invocation.operands[0])
    }
    (self.starter, folder, language) = (starter, invocation.operands[1], invocation.language)
  }

  func run() -> ExitStatus {
    do throws(SystemFailure) {
      let names = try starter.write(to: folder, language)
      let files = names.map { "\(FileSystem.joined(folder, $0))\n" }.joined()
      return Terminal.print(files + next[language] + "\n", language)
    } catch {
      return Terminal.cannotWrite(error, language, otherwise: .allPass)
    }
  }

  /// What to do with it.
  private var next: Phrase {
    switch starter {
    case .planSet:
      Phrase(
        "填好表（指标、名录、定位没有的可以删掉），图层放进同一个文件夹，再运行 rulec check \(folder)",
        "fill the tables (delete those of figures, lists and designations that you have none of), put map layers into the folder, then run rulec check \(folder)"
      )
    case .pack:
      Phrase(
        "改成自己的规则，运行 rulec test \(folder)；检查时写 rulec check 规划集 --rules \(folder)",
        "make the rules your own and run rulec test \(folder); to check, rulec check PLANSET --rules \(folder)"
      )
    }
  }
}
