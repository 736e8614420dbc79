internal import Glibc

/// A process that reads files with libraries that may break on them; used by one thread at a time.
///
/// It sees one folder and the system's own, without a network, and writes nothing; see `CSandbox/shim.h`.  A database is
/// reached by another one, which sees what the user may see.
final class ReaderProcess {
  /// What it may reach.
  struct Reach: Hashable, Sendable {
    /// A folder.
    var root: String
    var allowsNetwork: Bool
  }

  private struct Slot {
    var target: OGRTarget
    var layers: [OGRLayer]
    var used: Int
  }

  private static let mostSlots = 8

  let reach: Reach
  private let process: pid_t
  private let requests: Int32
  private let answers: WireInput
  private var slots: [Slot?] = Array(repeating: nil, count: mostSlots)
  private var time = 0

  init(_ reach: Reach, program: String) throws(TableFailure) {
    self.reach = reach
    guard let pipes = ReaderPipes() else { throw .unreadable(String(cString: strerror(errno))) }
    let spawned = pipes.spawn(program, environment: ReaderEnvironment.entries(for: reach))
    guard let process = spawned.process else { throw .unreadable(String(cString: strerror(spawned.error))) }
    self.process = process
    requests = pipes.requests.write
    answers = WireInput(pipes.answers.read)
    var wire = WireWriter()
    wire.begin(.confine)
    wire.add(reach.allowsNetwork)
    wire.add(UInt64(clamping: Memory.mostForReader))
    wire.add(reach.allowsNetwork ? ["/"] : [reach.root] + ReaderEnvironment.folders)
    _ = wire.end()
    _ = wire.flush(to: requests)
  }

  deinit {
    close(requests)
    kill(process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
  }

  /// Whether it has a file open.
  func holds(_ target: OGRTarget) -> Bool { slots.contains { $0?.target == target } }

  /// Whether it has any other file open, which may be what it breaks on.
  func holdsOthers(than target: OGRTarget) -> Bool { slots.contains { $0 != nil && $0?.target != target } }

  /// Opens a file unless it is open already.
  func open(_ target: OGRTarget, seconds: Int) throws(TableFailure) -> (slot: Int, layers: [OGRLayer]) {
    time += 1
    if let slot = slots.firstIndex(where: { $0?.target == target }), let layers = slots[slot]?.layers {
      slots[slot]?.used = time
      return (slot, layers)
    }
    // The one that was not used for longest makes room.
    let slot = slots.indices.min { (slots[$0]?.used ?? 0) < (slots[$1]?.used ?? 0) } ?? 0
    slots[slot] = nil
    var wire = WireWriter()
    wire.begin(.open)
    wire.add(UInt8(slot))
    wire.add(UInt32(clamping: seconds))
    wire.add(target)
    var layers: [OGRLayer] = []
    try exchange(&wire, seconds) { mark, content throws(WireCursor.Short) in
      guard mark == .layers else { throw WireCursor.Short() }
      for _ in 0..<(try content.count()) { layers.append(try content.layer()) }
      return true
    }
    slots[slot] = Slot(target: target, layers: layers, used: time)
    return (slot, layers)
  }

  func scan(
    _ slot: Int,
    _ scan: OGRScan,
    seconds: Int,
    _ body: (inout RawFeature) -> Void
  ) throws(TableFailure) -> Int {
    var wire = WireWriter()
    wire.begin(.scan)
    wire.add(UInt8(slot))
    wire.add(UInt32(clamping: seconds))
    wire.add(scan)
    var raw = RawFeature()
    var count = 0
    try exchange(&wire, seconds) { mark, content throws(WireCursor.Short) in
      switch mark {
      case .row:
        try raw.read(&content, cells: scan.columns.count)
        count += 1
        body(&raw)
        return false
      case .end: return true
      case .confine, .open, .scan, .confined, .layers, .failure: throw WireCursor.Short()
      }
    }
    return count
  }

  /// Sends a request and takes answers up to the last one.
  private func exchange(
    _ wire: inout WireWriter,
    _ seconds: Int,
    _ accept: (WireMark, inout WireCursor) throws(WireCursor.Short) -> Bool
  ) throws(TableFailure) {
    guard wire.end(), wire.flush(to: requests) else { throw .refused(.brokeOff) }
    var patience = seconds * 1000
    while true {
      let (number, content): (UInt8, WireCursor)
      do throws(WireInput.End) {
        (number, content) = try answers.next(&patience)
      } catch {
        switch error {
        case .closed: throw .refused(wasSlow ? .tooSlow(seconds: seconds) : .brokeOff)
        case .silent: throw .refused(.tooSlow(seconds: seconds))
        case .tooLong: throw .tooLarge
        }
      }
      if try take(number, content, accept) { return }
    }
  }

  private func take(
    _ number: UInt8,
    _ content: WireCursor,
    _ accept: (WireMark, inout WireCursor) throws(WireCursor.Short) -> Bool
  ) throws(TableFailure) -> Bool {
    var content = content
    var failure: TableFailure?
    do throws(WireCursor.Short) {
      guard let mark = WireMark(rawValue: number) else { throw WireCursor.Short() }
      switch mark {
      case .confined:
        if !(try content.flag()) { ReaderProcesses.shared.noteUnconfined() }
        return false
      case .failure:
        let words = try content.texts()
        failure =
          words.count == 2
          ? .libraryMissing(name: words[0], package: words[1]) : .unreadable(words.first ?? "")
      case .confine, .open, .scan, .layers, .row, .end: return try accept(mark, &content)
      }
    } catch {
      // Only a process that is no longer itself writes such things.
      throw .refused(.brokeOff)
    }
    if let failure { throw failure }
    return true
  }

  /// Whether the kernel ended it for the time that it took.
  private var wasSlow: Bool {
    var information = siginfo_t()
    guard waitid(P_PID, UInt32(process), &information, WEXITED | WNOWAIT) == 0 else { return false }
    return information._sifields._sigchld.si_status == SIGXCPU && information.si_code == CLD_KILLED
  }
}
