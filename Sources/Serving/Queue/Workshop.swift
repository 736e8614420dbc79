internal import Chuandao
internal import Glibc
internal import PlanData
internal import RuleDSL

/// Where child processes work: every task in a folder of its own that goes when it is done.
struct Workshop: Sendable {
  let settings: ServiceSettings

  /// A task with what it left.
  struct Work: ~Copyable {
    let folder: String

    fileprivate init(_ folder: String) { self.folder = folder }

    deinit { Folders.remove(folder) }

    /// A file or folder of the results; only once the task is done.
    var results: String { FileSystem.joined(folder, "results") }

    /// Why there are no results; `nil` where there are.
    var problem: String? {
      (try? FileSystem.bytes(of: FileSystem.joined(folder, "problem.json"))).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
  }

  /// An empty folder for a task.
  func begin(_ name: String = Submission.newID()) throws(SystemFailure) -> Work {
    let path = settings.path("work", name)
    guard mkdir(path, 0o700) == 0 else { throw .last(path) }
    return Work(path)
  }

  /// An order in a folder.
  func order(_ task: ChildOrder.Task, in work: borrowing Work) -> ChildOrder {
    ChildOrder(
      task,
      folder: work.folder,
      rules: settings.library?.root ?? "",
      parent: getpid(),
      limits: settings.limits
    )
  }

  /// Does what an order says; throws where the process did not come to an end by itself.
  func run(_ order: ChildOrder) throws(ChildFailure) { try ChildProcess(order).wait() }

  /// The answer to a question about rules; a problem as JSON where there is none.
  func answer(
    _ task: ChildOrder.Task,
    text: [UInt8]?,
    _ language: Language
  ) throws(ChildFailure) -> (answer: [UInt8]?, problem: String?) {
    do throws(SystemFailure) {
      let work = try begin()
      if let text {
        let file = try WholeFile(path: FileSystem.joined(work.folder, RuleTask.file))
        try file.write(text)
        try file.finish()
      }
      var order = order(task, in: work)
      order.language = language
      do throws(ChildFailure) { try run(order) } catch { return (nil, error.json) }
      if let problem = work.problem { return (nil, problem) }
      return (try FileSystem.bytes(of: FileSystem.joined(work.results, "answer.json")), nil)
    } catch {
      throw .system(error)
    }
  }
}
