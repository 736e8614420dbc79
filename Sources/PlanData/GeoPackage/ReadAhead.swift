internal import CSQLite
internal import Glibc

/// Has SQLite read a file in blocks of many pages where it goes through it from front to back: half of the time that the
/// system takes for a page is the call.
///
/// A file system for SQLite (a VFS) that is the usual one in everything else.  What was read ahead counts as long as the
/// file is locked for reading, as SQLite's own pages do.
enum ReadAhead {
  /// What to open a file by; `nil`, for the usual way, where SQLite does not take it.
  static var name: String? { isRegistered ? ownName : nil }

  private static let ownName = "chuandao-read-ahead"
  // INVARIANT: SQLite's own, which nobody changes.
  nonisolated(unsafe) private static let usual: UnsafeMutablePointer<sqlite3_vfs>? = sqlite3_vfs_find(nil)
  /// Where in the memory of an open file ours begins, behind what the usual way needs.
  fileprivate static let offset = usual.map { (Int($0.pointee.szOsFile) + 15) / 16 * 16 } ?? 0

  private static let isRegistered: Bool = {
    guard let usual, let name = strdup(ownName) else { return false }
    // Kept as long as the process runs.
    let own = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
    own.initialize(to: usual.pointee)
    own.pointee.zName = UnsafePointer(name)
    own.pointee.pNext = nil
    own.pointee.szOsFile = Int32(clamping: offset + MemoryLayout<FileState>.size)
    own.pointee.xOpen = { _, name, file, flags, outFlags in
      guard let usual = ReadAhead.usual, let file, let open = usual.pointee.xOpen else { return SQLITE_ERROR }
      let code = open(usual, name, file, flags, outFlags)
      if code == SQLITE_OK, flags & SQLITE_OPEN_MAIN_DB != 0, flags & SQLITE_OPEN_READONLY != 0 {
        FileState.install(in: file)
      }
      return code
    }
    return sqlite3_vfs_register(own, 0) == SQLITE_OK
  }()
}

/// What is kept of an open file, behind its own memory.
private struct FileState {
  /// A block is twice as long as the one before it, from the least to the most bytes.
  static let leastAtOnce = 1 << 15
  static let mostAtOnce = 1 << 18

  /// The usual methods, and the same with ours among them.
  var usual: UnsafePointer<sqlite3_io_methods>
  var own: sqlite3_io_methods
  var block: UnsafeMutableRawPointer
  /// The bytes of the file that the block holds.
  var held: Range<Int64> = 0..<0
  /// Where the last read ended.
  var end: Int64 = -1
  /// Length of the next block.
  var length = leastAtOnce
  /// Others may write where there is a log beside the file: it is read page by page then.
  var isOff = false

  static func of(_ file: UnsafeMutablePointer<sqlite3_file>) -> UnsafeMutablePointer<FileState> {
    (UnsafeMutableRawPointer(file) + ReadAhead.offset).assumingMemoryBound(to: FileState.self)
  }

  static func install(in file: UnsafeMutablePointer<sqlite3_file>) {
    guard let usual = file.pointee.pMethods else { return }
    let place = UnsafeMutableRawPointer(file) + ReadAhead.offset
    let state = place.bindMemory(to: FileState.self, capacity: 1)
    let block = UnsafeMutableRawPointer.allocate(byteCount: mostAtOnce, alignment: 16)
    state.initialize(to: FileState(usual: usual, own: usual.pointee, block: block))
    state.pointee.own.xClose = { file in
      guard let file else { return SQLITE_ERROR }
      let usual = FileState.of(file).pointee.usual
      FileState.of(file).pointee.block.deallocate()
      file.pointee.pMethods = usual
      return usual.pointee.xClose(file)
    }
    state.pointee.own.xRead = { file, target, count, offset in
      guard let file, let target else { return SQLITE_ERROR }
      return FileState.of(file).pointee.read(file, target, Int(count), offset)
    }
    state.pointee.own.xLock = { file, level in
      guard let file else { return SQLITE_ERROR }
      FileState.of(file).pointee.held = 0..<0
      return FileState.of(file).pointee.usual.pointee.xLock(file, level)
    }
    state.pointee.own.xShmMap = { file, region, size, extends, pointer in
      guard let file else { return SQLITE_ERROR }
      FileState.of(file).pointee.isOff = true
      return FileState.of(file).pointee.usual.pointee.xShmMap(file, region, size, extends, pointer)
    }
    file.pointee.pMethods = withUnsafePointer(to: &state.pointee.own) { $0 }
  }

  mutating func read(
    _ file: UnsafeMutablePointer<sqlite3_file>,
    _ target: UnsafeMutableRawPointer,
    _ count: Int,
    _ offset: Int64
  ) -> Int32 {
    let wanted = offset..<offset + Int64(count)
    let followsOn = offset == end
    end = wanted.upperBound
    if !followsOn { length = Self.leastAtOnce }
    if !isOff, !held.contains(wanted), followsOn, count < Self.leastAtOnce { fill(file, from: offset) }
    guard !isOff, held.contains(wanted) else { return usual.pointee.xRead(file, target, Int32(count), offset) }
    target.copyMemory(from: block + Int(offset - held.lowerBound), byteCount: count)
    return SQLITE_OK
  }

  private mutating func fill(_ file: UnsafeMutablePointer<sqlite3_file>, from offset: Int64) {
    held = 0..<0
    var size: Int64 = 0
    guard usual.pointee.xFileSize(file, &size) == SQLITE_OK, size > offset else { return }
    let count = min(Int64(length), size - offset)
    length = min(length * 2, Self.mostAtOnce)
    guard usual.pointee.xRead(file, block, Int32(count), offset) == SQLITE_OK else { return }
    held = offset..<offset + count
  }
}

extension Range<Int64> {
  fileprivate func contains(_ other: Range<Int64>) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}
