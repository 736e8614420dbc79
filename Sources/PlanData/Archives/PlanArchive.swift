internal import Glibc
internal import RuleDSL

/// A plan set that somebody sent as a zip archive: a stranger's, so that it is held to limits before and while it unfolds.
public struct PlanArchive {
  /// What an archive may hold.
  public struct Limits: Sendable {
    public var entries: Int
    /// Of all files, unfolded.
    public var bytes: Int

    public init(entries: Int, bytes: Int) { (self.entries, self.bytes) = (entries, bytes) }
  }

  private let path: String
  private let limits: Limits
  /// Folders within folders that any plan set needs.
  private static let mostDepth = 16
  private static let mostNameBytes = 255
  /// How many times its size in the archive a file may unfold to; small ones do no harm.
  private static let (mostFolding, smallBytes) = (200, 32 << 20)
  /// Kept by systems beside what people pack.
  private static let systemNames = ["__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"]

  /// The archive in a file.
  public init(path: String, limits: Limits) { (self.path, self.limits) = (path, limits) }

  /// Unfolds it into a folder that is there and empty; gives the folder of the plan set, which may be the only one in it.
  public func unpack(into folder: String) throws(ArchiveFailure) -> String {
    let library: ZipLibrary
    let archive: ZipLibrary.Pointer
    do throws(TableFailure) {
      library = try ZipLibrary.opened.get()
      archive = try library.archive(at: path)
    } catch {
      throw ArchiveFailure(error)
    }
    defer { library.discard(archive) }
    var work = Unpacking(library, archive, limits, folder)
    return try work.unpack()
  }

  /// One archive being unfolded.
  private struct Unpacking {
    let library: ZipLibrary
    let archive: ZipLibrary.Pointer
    let limits: Limits
    let folder: String
    /// Bytes that may still be written.
    var left: Int
    /// Paths of files without regard to letter case, since some systems make one file of two.
    var seen: Set<String> = []

    init(_ library: ZipLibrary, _ archive: ZipLibrary.Pointer, _ limits: Limits, _ folder: String) {
      (self.library, self.archive, self.limits, self.folder) = (library, archive, limits, folder)
      left = limits.bytes
    }

    mutating func unpack() throws(ArchiveFailure) -> String {
      let entries = try entries()
      for entry in entries { try write(entry) }
      return root(of: entries)
    }

    struct Entry {
      var index: UInt64
      var parts: [String]
      var isFolder: Bool
      var size: Int
      var path: String { parts.joined(separator: "/") }
    }

    /// Every entry, each found harmless by what the archive says of it, before any is written.
    private mutating func entries() throws(ArchiveFailure) -> [Entry] {
      let count = library.count(archive, 0)
      guard count <= limits.entries else { throw .tooMany(Int(count), most: limits.entries) }
      var (entries, total): ([Entry], Int) = ([], 0)
      for index in 0..<UInt64(max(0, count)) {
        guard let entry = try entry(index) else { continue }
        if !entry.isFolder, !seen.insert(entry.path.lowercased()).inserted { throw .twice(entry.path) }
        let (sum, overflow) = total.addingReportingOverflow(entry.size)
        guard !overflow, sum <= limits.bytes else { throw .tooLarge(megabytes: limits.bytes >> 20) }
        total = sum
        entries.append(entry)
      }
      guard entries.contains(where: { !$0.isFolder }) else { throw .empty }
      return entries
    }

    private func entry(_ index: UInt64) throws(ArchiveFailure) -> Entry? {
      // 64 is ZIP_FL_ENC_RAW: the bytes as they stand; names of other encodings are read as programs of China write them.
      guard let raw = library.name(archive, index, 64) else { throw .damaged("\(index + 1)") }
      let bytes = Array(UnsafeBufferPointer(start: raw, count: strlen(raw))).map { UInt8(bitPattern: $0) }
      let decoded = String(validating: bytes, as: UTF8.self) ?? converted(bytes, from: "GB18030")
      let shown = String(decoding: bytes, as: UTF8.self).asOneLine
      guard let name = decoded, !name.unicodeScalars.contains(where: \.isControl), !name.unicodeScalars.contains("\\")
      else {
        throw .name(shown)
      }
      let isFolder = name.utf8.last == UInt8(ascii: "/")
      let parts = name.parts(between: "/").dropLast(isFolder ? 1 : 0)
      guard !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }),
        parts.first?.utf8.last != UInt8(ascii: ":"),
        parts.count <= PlanArchive.mostDepth, parts.allSatisfy({ $0.utf8.count <= PlanArchive.mostNameBytes })
      else { throw .name(shown) }
      guard !parts.contains(where: { PlanArchive.systemNames.contains($0) }) else { return nil }
      var (system, attributes): (UInt8, UInt32) = (0, 0)
      _ = library.attributes(archive, index, 0, &system, &attributes)
      // 3 is Unix: the upper half is the mode of the file, which may be none.
      let kind = system == 3 ? attributes >> 16 & S_IFMT : 0
      guard kind == 0 || kind == (isFolder ? S_IFDIR : S_IFREG) else { throw .link(shown) }
      var status = [UInt64](repeating: 0, count: 16)
      guard library.entryStatus(archive, index, 0, &status) == 0 else { throw .damaged(shown) }
      // zip_stat_t: what is valid, name, index, size, size in the archive, time, sums, methods.
      let (size, stored) = (status[3], max(1, status[4]))
      guard size <= UInt64(limits.bytes),
        size < UInt64(PlanArchive.smallBytes) || size / stored <= PlanArchive.mostFolding
      else { throw .tooLarge(megabytes: limits.bytes >> 20) }
      return Entry(index: index, parts: Array(parts), isFolder: isFolder, size: isFolder ? 0 : Int(size))
    }

    private mutating func write(_ entry: Entry) throws(ArchiveFailure) {
      var path = folder
      for part in entry.isFolder ? entry.parts[...] : entry.parts.dropLast() {
        path = FileSystem.joined(path, part)
        guard mkdir(path, 0o700) == 0 || errno == EEXIST && FileSystem.kind(of: path) == .folder else {
          throw .system(.last(entry.path))
        }
      }
      guard !entry.isFolder else { return }
      // Only what was made here is in the folder, and no link among it.
      let file = open(
        FileSystem.joined(folder, entry.path),
        O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
        0o600
      )
      guard file >= 0 else { throw .system(.last(entry.path)) }
      defer { close(file) }
      guard let source = library.openEntry(archive, entry.index, 0) else { throw .damaged(entry.path) }
      defer { _ = library.closeFile(source) }
      var block = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let got = Int(library.read(source, &block, UInt64(block.count)))
        guard got >= 0 else { throw .damaged(entry.path) }
        guard got > 0 else { return }
        left -= got
        guard left >= 0 else { throw .tooLarge(megabytes: limits.bytes >> 20) }
        do throws(SystemFailure) {
          try FileSystem.write(Array(block[..<got]), to: file, entry.path)
        } catch {
          throw .system(error)
        }
      }
    }

    /// People pack a folder as often as what is in it.
    private func root(of entries: [Entry]) -> String {
      let first = entries.first?.parts.first ?? ""
      let isWrapped = entries.allSatisfy { $0.parts.first == first && ($0.isFolder || $0.parts.count > 1) }
      return isWrapped ? FileSystem.joined(folder, first) : folder
    }
  }
}
