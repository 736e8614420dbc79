internal import Glibc

/// A folder for what is needed for a moment; it goes with everything in it.
public final class ScratchFolder {
  public let path: String

  /// Makes one in `TMPDIR`, or beside a path where that is wanted.
  public init(beside target: String? = nil) throws(SystemFailure) {
    let folder = target.map { FileSystem.folder(of: $0) } ?? FileSystem.variable("TMPDIR") ?? "/tmp"
    let path = FileSystem.joined(folder, ".chuandao-\(UInt64.random(in: .min ... .max)).partial")
    guard mkdir(path, 0o700) == 0 else { throw .last(folder) }
    self.path = path
  }

  deinit { Self.remove(path) }

  /// What is inside goes first, hidden files too; no link is followed.
  private static func remove(_ path: String) {
    if !FileSystem.isLink(path), let stream = opendir(path) {
      while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { remove(FileSystem.joined(path, name)) }
      }
      closedir(stream)
    }
    Glibc.remove(path)
  }

  /// The path of a file in it.
  public func file(_ name: String) -> String { FileSystem.joined(path, name) }
}

extension FileSystem {
  /// Makes a folder where there is none.
  public static func makeFolder(_ path: String) throws(SystemFailure) {
    if mkdir(path, 0o777) == 0 { return }
    let failure = SystemFailure.last(path)
    guard failure.reason == .system(EEXIST) else { throw failure }
    // A link that leads nowhere is no folder either.
    guard let kind = kind(of: path) else { throw SystemFailure(path, .system(ENOENT)) }
    if kind != .folder { throw SystemFailure(path, .system(ENOTDIR)) }
  }

  /// Refuses a folder that holds anything but files of these names; tells which of them it holds.
  @discardableResult
  public static func requireReplaceable(_ folder: String, names: Set<String>) throws(SystemFailure) -> [String] {
    guard let kind = kind(of: folder) else { return [] }
    guard kind == .folder else { throw SystemFailure(folder, .system(ENOTDIR)) }
    let there = try self.names(in: folder)
    guard there.odd.isEmpty, names.isSuperset(of: there.plain) else { throw SystemFailure(folder, .folderInUse) }
    return there.plain
  }

  /// Puts a complete folder in the place of another path: one that is not there, is empty, or holds nothing but files of
  /// these names, which go.
  ///
  /// The old folder steps aside first and comes back where the new one cannot take its place.
  public static func replaceFolder(_ target: String, with made: String, names: Set<String>) throws(SystemFailure) {
    let aside = try ScratchFolder(beside: target)
    defer { withExtendedLifetime(aside) {} }
    let old = aside.file("old")
    let isThere = try !requireReplaceable(target, names: names).isEmpty
    guard !isThere || rename(target, old) == 0 else { throw .last(target) }
    do throws(SystemFailure) {
      // Somebody may have put a file of his own into it meanwhile.
      if isThere { try requireReplaceable(old, names: names) }
      // Others may look into it, as into any folder that the user makes.
      let mask = umask(0)
      umask(mask)
      guard chmod(made, 0o777 & ~mask) == 0, rename(made, target) == 0 else { throw SystemFailure.last(target) }
    } catch {
      if isThere { rename(old, target) }
      throw SystemFailure(target, error.reason)
    }
  }
}
