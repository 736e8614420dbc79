/// A file that another process reads with OGR.
final class ConfinedFile: OGRSource {
  private let target: OGRTarget
  private let reach: ReaderProcess.Reach
  private let program: String
  private let seconds: Int
  private(set) var layers: [OGRLayer] = []

  init(_ target: OGRTarget, _ reach: ReaderProcess.Reach, program: String) throws(TableFailure) {
    (self.target, self.reach, self.program) = (target, reach, program)
    seconds = Self.least + (target.isDatabase ? Self.forDatabase : Self.bytes(of: target.path) >> 20)
    layers = try with { process throws(TableFailure) in try process.open(target, seconds: self.seconds).layers }
  }

  /// Seconds for any file, and one for each MiB of it: ten times what OGR takes on a slow machine.
  private static let least = 60
  private static let forDatabase = 600

  func scan(_ scan: OGRScan, _ body: (inout RawFeature) -> Void) throws(TableFailure) -> Int {
    var isBegun = false
    return try with(mayRepeat: { !isBegun }) { process throws(TableFailure) in
      let slot = try process.open(self.target, seconds: self.seconds).slot
      return try process.scan(slot, scan, seconds: self.seconds) { row in
        isBegun = true
        body(&row)
      }
    }
  }

  /// Has a process do something; once more in a new one where it ended and may have done so for another file that it had
  /// open, so that what is said of a file does not hang on which others were read.
  private func with<Answer>(
    mayRepeat: () -> Bool = { true },
    _ body: (ReaderProcess) throws(TableFailure) -> Answer
  ) throws(TableFailure) -> Answer {
    let process = try ReaderProcesses.shared.take(reach, for: target, program)
    let mayBeOthers = process.holdsOthers(than: target)
    do throws(TableFailure) {
      return try use(process, body)
    } catch {
      guard mayBeOthers, mayRepeat() else { throw error }
    }
    return try use(ReaderProcesses.shared.start(reach, program), body)
  }

  /// Has a process do something, and keeps it for the next file unless it ended or is to be given up.
  private func use<Answer>(
    _ process: ReaderProcess,
    _ body: (ReaderProcess) throws(TableFailure) -> Answer
  ) throws(TableFailure) -> Answer {
    do throws(TableFailure) {
      let answer = try body(process)
      ReaderProcesses.shared.giveBack(process)
      return answer
    } catch {
      switch error {
      case .unreadable, .libraryMissing: ReaderProcesses.shared.giveBack(process)
      case .refused, .tooLarge, .memoryLacking, .database, .counts: ReaderProcesses.shared.leave()
      }
      throw error
    }
  }

  /// Of a file, or of all files of a folder.
  private static func bytes(of path: String) -> Int {
    guard FileSystem.kind(of: path) == .folder, let names = try? FileSystem.names(in: path).plain else {
      return FileSystem.size(of: path)
    }
    return names.reduce(0) { $0 + FileSystem.size(of: FileSystem.joined(path, $1)) }
  }
}

/// Opens something that OGR reads, by a process that sees nothing but a folder; in this process where the program cannot be
/// started again, as in a library.
func openSource(_ target: OGRTarget, within root: String) throws(TableFailure) -> any OGRSource {
  guard let program = ReaderProcesses.shared.program else { return try OGRFile(target) }
  // A link that the user allowed leads elsewhere.
  let isInside = target.isDatabase || FileSystem.isInside(root, target.path)
  let folder = FileSystem.resolved(isInside ? root : FileSystem.folder(of: FileSystem.resolved(target.path)))
  let reach = ReaderProcess.Reach(root: folder, allowsNetwork: target.isDatabase)
  return try ConfinedFile(target, reach, program: program)
}
