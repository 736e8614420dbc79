internal import Glibc
internal import PlanData
internal import Reporting
internal import Synchronization

/// Who did what, one line of JSON each, in a file that only grows: what was submitted, read, removed, and what was refused.
final class AuditLog: Sendable {
  private let path: String
  private let descriptor: Int32

  struct Entry {
    var address: String
    var who: String
    var method: String
    var path: String
    var status: Int
    var code: String?
    var check: String?
  }

  init(path: String) throws(SystemFailure) {
    self.path = path
    descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .last(path) }
  }

  deinit { close(descriptor) }

  func add(_ entry: Entry) {
    let line = JSONText.text {
      $0.object { json in
        json.member("time", Clock.text(Clock.now))
        json.member("address", entry.address)
        json.member("who", entry.who)
        json.member("method", String(entry.method.prefix(16)))
        json.member("path", String(entry.path.prefix(300)))
        json.member("status", entry.status)
        if let code = entry.code { json.member("code", code) }
        if let check = entry.check { json.member("check", check) }
      }
    }
    // One call, so that lines of several threads do not mix; a log that cannot be written to keeps nobody from reading.
    try? FileSystem.write(Array((line + "\n").utf8), to: descriptor, path)
  }

  /// The last lines, the newest first.
  func last(_ count: Int) -> [String] {
    let end = lseek(descriptor, 0, SEEK_END)
    let start = max(0, end - off_t(count * 600))
    var bytes = [UInt8](repeating: 0, count: Int(end - start))
    let got = pread(descriptor, &bytes, bytes.count, start)
    var lines = bytes.prefix(max(0, got)).split(separator: UInt8(ascii: "\n"))
    if start > 0, !lines.isEmpty { lines.removeFirst() }
    return lines.suffix(count).reversed().map { String(decoding: $0, as: UTF8.self) }
  }
}
