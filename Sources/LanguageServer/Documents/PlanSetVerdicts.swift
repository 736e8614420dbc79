internal import JSONRPC
internal import Chuandao
internal import Dispatch
internal import FoundationEssentials
internal import Glibc
internal import PlanData
internal import RuleDSL
internal import Synchronization

/// What the rules say about a plan set that the user chose, worked out beside the editor from what is saved.
///
/// A process of its own reads the plan set, so that whatever stands there takes neither the server's time nor its memory.
final class PlanSetVerdicts: Sendable {
  /// How many verdicts of each kind.
  struct Tally: Decodable, Hashable, Sendable {
    var pass = 0
    var fail = 0
    var undetermined = 0
    var notApplicable = 0
    var waived = 0
  }

  /// What came of one run.
  struct Outcome: Sendable {
    /// By the id of a rule.
    var rules: [String: Tally] = [:]
    /// Verdicts that are no passes, by the id of a rule and the name of a requirement.
    var requirements: [String: [String: Tally]] = [:]
    /// Why there is nothing to tell.
    var failure: String?
  }

  private struct State {
    var planSet: String?
    var outcomes: [RuleProject.Ground: Outcome] = [:]
    var running: Set<RuleProject.Ground> = []
    /// Asked for once more while it was running.
    var due: Set<RuleProject.Ground> = []
  }

  private let state = Mutex(State())
  private let program: String
  private let onJudged: @Sendable () -> Void

  init(program: String, onJudged: @escaping @Sendable () -> Void) {
    self.program = program
    self.onJudged = onJudged
  }

  /// Takes the plan set from the client's settings, where they name one.
  func configure(_ settings: JSONValue?) {
    guard let planSet = settings?["planSet"]?.text else { return }
    choose(planSet.isEmpty ? nil : DocumentURI.path(of: planSet) ?? planSet)
  }

  func choose(_ planSet: String?) {
    state.withLock { state in
      state.planSet = planSet
      state.outcomes = [:]
    }
  }

  func outcome(_ ground: RuleProject.Ground) -> Outcome? { state.withLock { $0.outcomes[ground] } }

  /// The plan set that rules of a project are held to: the chosen one, or the one they stand beside.
  func planSet(for ground: RuleProject.Ground) -> String? {
    if let chosen = state.withLock({ $0.planSet }) { return chosen }
    if case .planSet(let folder) = ground { return folder }
    return nil
  }

  /// Judges, unless that is going on; `onJudged` is called when there is news.
  func judge(_ ground: RuleProject.Ground, again: Bool, _ language: Language) {
    guard let planSet = planSet(for: ground) else { return }
    let starts = state.withLock { state in
      guard again || state.outcomes[ground] == nil else { return false }
      if state.running.insert(ground).inserted { return true }
      if again { state.due.insert(ground) }
      return false
    }
    guard starts else { return }
    let arguments =
      ["check", planSet, "--format", "json", "--lang", language.rawValue] + Self.rules(of: ground, planSet)
    WorkThread.start { [self] in
      repeat {
        let outcome = Self.outcome(of: run(arguments))
        state.withLock { $0.outcomes[ground] = outcome }
        onJudged()
      } while state.withLock { state in
        if state.due.remove(ground) != nil { return true }
        state.running.remove(ground)
        return false
      }
    }
  }

  private static func rules(of ground: RuleProject.Ground, _ planSet: String) -> [String] {
    switch ground {
    case .library, .alone: []
    case .pack(let folder), .folder(let folder): ["--rules", folder]
    case .planSet(let folder): folder == planSet ? [] : ["--rules", folder]
    }
  }

  // MARK: Running

  private static func outcome(of result: (output: [UInt8], complaint: String)) -> Outcome {
    struct Report: Decodable {
      struct Rule: Decodable {
        let id: String
        let summary: Tally
      }
      struct Finding: Decodable {
        let rule: String
        let requirement: String?
        let verdict: String
      }
      let rules: [Rule]
      let findings: [Finding]
    }
    guard let report = try? JSONDecoder().decode(Report.self, from: Data(result.output)) else {
      return Outcome(failure: result.complaint)
    }
    var outcome = Outcome()
    for rule in report.rules { outcome.rules[rule.id] = rule.summary }
    for finding in report.findings {
      var tally = outcome.requirements[finding.rule, default: [:]][finding.requirement ?? ""] ?? Tally()
      switch finding.verdict {
      case "fail": tally.fail += 1
      case "undetermined": tally.undetermined += 1
      case "waived": tally.waived += 1
      default: continue
      }
      outcome.requirements[finding.rule, default: [:]][finding.requirement ?? ""] = tally
    }
    return outcome
  }

  /// What the program writes, and the first line of what it complains about.
  private func run(_ arguments: [String]) -> (output: [UInt8], complaint: String) {
    var (ends, complaints): ([Int32], [Int32]) = ([-1, -1], [-1, -1])
    guard pipe(&ends) == 0 else { return ([], "") }
    guard pipe(&complaints) == 0 else {
      for end in ends { close(end) }
      return ([], "")
    }
    for end in ends + complaints { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let child = start(arguments, output: ends[1], complaints: complaints[1])
    close(ends[1])
    close(complaints[1])
    // Both are read at a time, so that neither fills up.
    let said = Mutex("")
    let done = DispatchSemaphore(value: 0)
    let complaint = complaints[0]
    WorkThread.start {
      let text = String(decoding: OpenStream.allBytes(from: complaint), as: UTF8.self)
      said.withLock { $0 = text.split(separator: "\n").first.map(String.init) ?? "" }
      done.signal()
    }
    let output = OpenStream.allBytes(from: ends[0])
    done.wait()
    close(ends[0])
    close(complaints[0])
    var status: Int32 = 0
    while let child, waitpid(child, &status, 0) < 0, errno == EINTR {}
    return (output, said.withLock { $0 })
  }

  private func start(_ arguments: [String], output: Int32, complaints: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, complaints, STDERR_FILENO)
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    return posix_spawn(&child, program, &actions, nil, &words, environ) == 0 ? child : nil
  }
}
