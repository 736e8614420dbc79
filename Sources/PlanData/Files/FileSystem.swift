internal import Glibc
internal import RuleDSL

/// The few system calls that are needed; Foundation would double the time of a start.
public enum FileSystem {
  /// What a path may lead to.
  public enum Kind {
    case file
    case folder
    case other
  }

  /// What a path leads to, links followed; `nil` when it leads nowhere.
  public static func kind(of path: String) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// Bytes of a file; none where there is none.
  static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Whether a path leads to a symbolic link.
  public static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// The path without links and dots, to see whether two names mean one file.
  public static func resolved(_ path: String) -> String {
    guard let full = realpath(path, nil) else { return path }
    defer { free(full) }
    return String(cString: full)
  }

  /// Whether a path leads to a folder or to something in it, links followed.
  public static func isInside(_ folder: String, _ path: String) -> Bool {
    let (root, own) = (resolved(folder), resolved(path))
    return own == root || own.hasPrefix(joined(root, ""))
  }

  /// What distinguishes a file or folder from every other one, whatever it is called.
  struct Identity: Hashable {
    let device: UInt64
    let number: UInt64
  }

  /// The same for every path that leads to it; `nil` for one that leads nowhere.
  static func identity(of path: String) -> Identity? {
    var status = stat()
    return stat(path, &status) == 0 ? Identity(device: UInt64(status.st_dev), number: UInt64(status.st_ino)) : nil
  }

  /// Whether two paths lead to one file.
  public static func areSame(_ left: String, _ right: String) -> Bool {
    identity(of: left).map { $0 == identity(of: right) } ?? false
  }

  /// The bytes of a file.
  public static func bytes(of path: String) throws(SystemFailure) -> [UInt8] {
    switch kind(of: path) {
    case .file: break
    case .folder: throw SystemFailure(path, .system(EISDIR))
    case .other: throw SystemFailure(path, .notRegularFile)
    case nil: throw .last(path)
    }
    var bytes: [UInt8] = []
    guard try OpenFile(path: path).eachBlock({ bytes += $0 }) else { throw .last(path) }
    return bytes
  }

  /// Writes bytes to an open file, which the user knows by a path.
  public static func write(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws(SystemFailure) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress.map { $0 + done }, $0.count - done) }
      if count >= 0 { done += count } else if errno != EINTR { throw .last(path) }
    }
  }

  /// Names in a folder, hidden ones left out, in the order of their characters.
  ///
  /// `odd` are those that are no text in UTF-8, as programs of former days leave them, or hold control characters: files of
  /// such names are not read, and the names stand there as one can show them.
  public static func names(in folder: String) throws(SystemFailure) -> (plain: [String], odd: [String]) {
    var (plain, odd): ([String], [String]) = ([], [])
    for bytes in try entries(in: folder) where bytes.first != UInt8(ascii: ".") {
      if let name = String(validating: bytes, as: UTF8.self), !name.unicodeScalars.contains(where: \.isControl) {
        plain.append(name)
      } else {
        odd.append(shown(bytes))
      }
    }
    return (plain.sorted(), odd.sorted())
  }

  /// The bytes of all names in a folder, in no order.
  static func entries(in folder: String) throws(SystemFailure) -> [[UInt8]] {
    guard let stream = opendir(folder) else { throw .last(folder) }
    defer { closedir(stream) }
    var entries: [[UInt8]] = []
    while let entry = readdir(stream) {
      entries.append(withUnsafeBytes(of: &entry.pointee.d_name) { bytes in bytes.prefix { $0 != 0 }.map(\.self) })
    }
    return entries
  }

  /// A name as GB18030 reads it, else with its odd bytes as numbers.
  private static func shown(_ bytes: [UInt8]) -> String {
    let isText = String(validating: bytes, as: UTF8.self) != nil
    if !isText, let text = converted(bytes, from: "GB18030"), !text.unicodeScalars.contains(where: \.isControl) {
      return text
    }
    return String(decoding: bytes, as: UTF8.self).asOneLine
  }

  /// The path of a file in a folder.
  public static func joined(_ folder: String, _ name: String) -> String {
    folder.utf8.last == slash ? folder + name : "\(folder)/\(name)"
  }

  /// The folder a path stands in.
  public static func folder(of path: String) -> String {
    guard let end = path.utf8.lastIndex(of: slash) else { return "." }
    return end == path.startIndex ? "/" : String(path[..<end])
  }

  /// The last part of a path.
  public static func name(of path: String) -> String {
    path.utf8.lastIndex(of: slash).map { String(path[path.utf8.index(after: $0)...]) } ?? path
  }

  /// A byte to the system, whatever accent follows it.
  private static let slash = UInt8(ascii: "/")

  /// What an environment variable says; `nil` for nothing.
  public static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }
}
