internal import CSandbox
internal import Chuandao
internal import Glibc
internal import PlanData
internal import RuleDSL

/// The other side of ``ChildProcess``: this program, started to do one thing within limits and to end.
public enum ChildService {
  /// What such a process is called, in the place of the program's name.
  public static let name = "rulec-check"

  /// The task is done, and its results are there.
  static let done: Int32 = 0
  /// There are none, and `problem.json` says why.
  static let refused: Int32 = 1
  static let memoryLacking: Int32 = 75

  /// Does what the arguments say, and ends.
  public static func serve(_ arguments: [String]) -> Never {
    guard let order = ChildOrder(words: arguments), sandbox_end_with_parent(order.parent) == 0,
      chdir(order.folder) == 0
    else { exit(2) }
    // Those who read pages come first, and those who wait at an editor.
    if order.task == .check || order.task == .validate {
      setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 19)
    }
    let processors = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    let (seconds, memory, disk) = (order.limits[2], order.limits[3], order.limits[4])
    sandbox_limit_check(UInt64(memory) << 20, UInt64(seconds * processors), UInt64(disk) << 20)
    MemoryShortage.endsCommand(saying: "", status: memoryLacking)
    do throws(ChildFailure) {
      try run(order, jobs: processors)
      exit(done)
    } catch {
      try? ResultFile.write(error.json, to: FileSystem.joined(order.folder, "problem.json"))
      exit(refused)
    }
  }

  private static func run(_ order: ChildOrder, jobs: Int) throws(ChildFailure) {
    let library = RuleLibrary(root: order.rules)
    guard mkdir(order.results, 0o700) == 0 else { throw .system(.last("results")) }
    switch order.task {
    case .check: try CheckTask(order, library, jobs: jobs).run(ResultFormat.allCases)
    case .validate: try CheckTask(order, library, jobs: jobs).run([.json])
    case .checkRules: try RuleTask(library, order.language).check()
    case .testRules: try RuleTask(library, order.language).test()
    case .ruleBook: try RuleBook(library, order.language).write()
    }
    ResultFile.synchronise(order.results)
  }
}
