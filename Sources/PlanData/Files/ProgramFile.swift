internal import CSandbox
internal import Glibc

/// The file of the running program.
package enum ProgramFile {
  /// What it is known by: its size, when it was changed last, and the libraries of geometry and databases that it uses,
  /// whose names carry their versions.
  ///
  /// A program that was built anew is another one, though it has the same version.
  package static var identity: String {
    var status = stat()
    let isKnown = stat("/proc/self/exe", &status) == 0
    let file =
      isKnown
      ? "\(status.st_size) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec)" : "\(UInt64.random(in: .min ... .max))"
    let mapped = (try? FileSystem.bytes(of: "/proc/self/maps")).map { String(decoding: $0, as: UTF8.self) } ?? ""
    let libraries = mapped.split(separator: "\n").compactMap { $0.split(separator: "/").last.map(String.init) }
      .filter { $0.hasPrefix("libgeos") || $0.hasPrefix("libsqlite3") }
    return ([file] + Set(libraries).sorted()).joined(separator: " ")
  }
}
