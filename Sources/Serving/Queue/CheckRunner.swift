internal import Dispatch
internal import Glibc
internal import PlanData

/// Takes checks from the queue, one after another, and has each judged by a process of its own; a class, because its threads
/// share it.
final class CheckRunner: Sendable {
  private let settings: ServiceSettings
  private let store: SubmissionStore
  private let workshop: Workshop
  /// Signalled when a check is accepted.
  private let arrivals = DispatchSemaphore(value: 0)

  init(_ settings: ServiceSettings, _ store: SubmissionStore) {
    (self.settings, self.store) = (settings, store)
    workshop = Workshop(settings: settings)
  }

  /// A check was accepted.
  func wake() { arrivals.signal() }

  /// Starts as many threads as checks may run at once, and one that removes what was kept long enough.
  func start() {
    for _ in 0..<settings.limits[.parallel] { WorkThread.start { self.work() } }
    WorkThread.start { self.tidy() }
  }

  private func work() {
    while true {
      // The queue is on the disk: a full one, or one that cannot be read now, is tried again.
      if let next = try? store.takeNext(at: Clock.now) {
        run(next)
      } else {
        _ = arrivals.wait(timeout: .now() + 1)
      }
    }
  }

  private func run(_ submission: Submission) {
    do throws(ChildFailure) {
      let (state, outcome) = try judge(submission)
      end(submission, state, outcome)
    } catch {
      end(submission, .failed, error.json)
    }
  }

  /// What a check came to, whose results have taken their place.
  private func judge(_ submission: Submission) throws(ChildFailure) -> (Submission.State, outcome: String) {
    let folder = settings.folder(of: submission.id)
    // Under its own id, so that how far it is can be asked.
    Folders.remove(settings.path("work", submission.id))
    let work = try orFail { () throws(SystemFailure) in try workshop.begin(submission.id) }
    var order = workshop.order(.check, in: work)
    order.language = submission.language
    order.asOf = submission.asOf
    order.publication = settings.publish.map { ($0, submission.id) }
    if let plans = submission.plans {
      guard let root = settings.plans else { throw .planSetGone(plans) }
      order.planSet = (root, plans)
    } else {
      let archive = FileSystem.joined(folder, "plans.zip")
      guard link(archive, FileSystem.joined(work.folder, "plans.zip")) == 0 else { throw .system(.last("plans.zip")) }
    }
    let baseline = FileSystem.joined(folder, CheckTask.baseline)
    if FileSystem.kind(of: baseline) == .file, link(baseline, FileSystem.joined(work.folder, CheckTask.baseline)) != 0
    {
      throw .system(.last(CheckTask.baseline))
    }
    try workshop.run(order)
    if let problem = work.problem { return (.failed, problem) }
    let outcome = try orFail { () throws(SystemFailure) in
      let bytes = try FileSystem.bytes(of: FileSystem.joined(work.results, "outcome.json"))
      try Folders.move(work.results, to: FileSystem.joined(folder, "results"))
      return bytes
    }
    return (.succeeded, String(decoding: outcome, as: UTF8.self))
  }

  private func orFail<Value: ~Copyable>(_ body: () throws(SystemFailure) -> Value) throws(ChildFailure) -> Value {
    do throws(SystemFailure) { return try body() } catch {
      // Where the server keeps things is nobody's business.
      throw .system(SystemFailure(FileSystem.name(of: error.path), error.reason))
    }
  }

  private func end(_ submission: Submission, _ state: Submission.State, _ outcome: String) {
    // Until the queue can be written to, the check is not ended, and nobody sees its results.
    while true {
      do throws(StoreFailure) {
        _ = try store.end(submission.number, state, outcome: outcome, at: Clock.now)
        break
      } catch {
        sleep(1)
      }
    }
    for name in Self.inputs { unlink(FileSystem.joined(settings.folder(of: submission.id), name)) }
  }

  /// What a check reads, which goes once it is ended.
  private static let inputs = ["plans.zip", CheckTask.baseline]

  /// Removes what was kept long enough.
  private func tidy() {
    while true {
      let day = 86_400.0
      for id in (try? store.ended(before: Clock.now - Double(settings.limits[.days]) * day)) ?? [] {
        if (try? store.remove(id)) == true { Folders.remove(settings.folder(of: id)) }
      }
      sleep(60)
    }
  }

  /// Puts in order what a server that was ended at any moment left: what was running waits again, what is half done goes.
  func recover() throws(StoreFailure) {
    try store.requeue()
    for folder in ["work", "spool"].map({ settings.path($0) }) {
      for name in Folders.all(in: folder) { Folders.remove(FileSystem.joined(folder, name)) }
    }
    let known = Dictionary(uniqueKeysWithValues: try store.ids().map { ($0.id, $0.state) })
    for id in Folders.all(in: settings.path("checks")) {
      let folder = settings.folder(of: id)
      switch known[id] {
      case nil: Folders.remove(folder)
      case .queued, .running, .failed: Folders.remove(FileSystem.joined(folder, "results"))
      case .succeeded: for name in Self.inputs { unlink(FileSystem.joined(folder, name)) }
      }
    }
  }
}
