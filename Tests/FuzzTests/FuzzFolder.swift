internal import Foundation
internal import Glibc

/// The one folder into which fuzzing writes; it goes when the process ends of itself.
enum FuzzFolder {
  static let path: String = {
    let base = NSTemporaryDirectory()
    var template = Array("\(base)/chuandao-fuzz-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { fatalError("no temporary folder in \(base)") }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard mkdir(path + "/set", 0o700) == 0 else { fatalError("no folder in \(path)") }
    atexit { try? FileManager.default.removeItem(atPath: FuzzFolder.path) }
    return path
  }()

  /// Writes a file whole, and says where it is.
  @discardableResult
  static func write(_ bytes: UnsafeRawBufferPointer, to name: String) -> String {
    let file = "\(path)/\(name)"
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard descriptor >= 0 else { fatalError("cannot write \(file)") }
    defer { close(descriptor) }
    guard bytes.isEmpty || Glibc.write(descriptor, bytes.baseAddress, bytes.count) == bytes.count else {
      fatalError("cannot write \(file)")
    }
    return file
  }

  static func remove(_ name: String) { unlink("\(path)/\(name)") }
}
