internal import Glibc
internal import PlanData
internal import Synchronization

/// How far a check is, in a file that the server shows; a class, because several threads tell it.
final class ProgressFile: Sendable {
  enum Stage: String {
    case unpacking
    case reading
    case judging
    case writing
  }

  private static let name = "progress.json"
  /// Where it stands, since the process may go to another folder.
  private let path = FileSystem.joined(FileSystem.resolved("."), name)
  private let last = Mutex<Double>(0)
  private static let pause = 0.2

  func show(_ stage: Stage) { write("{\"stage\":\"\(stage.rawValue)\"}") }

  func show(_ stage: Stage, done: Int, of total: Int) {
    let now = Clock.steady
    let isDue = last.withLock { last in
      guard now - last > Self.pause else { return false }
      last = now
      return true
    }
    if isDue { write("{\"stage\":\"\(stage.rawValue)\",\"done\":\(done),\"total\":\(total)}") }
  }

  /// Nobody waits for it, so that it need not be on the disk.
  private func write(_ text: String) {
    let partial = path + ".partial"
    let file = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    try? FileSystem.write(Array(text.utf8), to: file, partial)
    close(file)
    rename(partial, path)
  }

  /// What a check in a folder says; `nil` before it says anything.
  static func text(in folder: String) -> String? {
    (try? FileSystem.bytes(of: FileSystem.joined(folder, name))).map { String(decoding: $0, as: UTF8.self) }
  }
}
