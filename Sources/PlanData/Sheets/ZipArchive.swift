/// A workbook as the archive of files that it is; a class, because it is closed once.
final class ZipArchive {
  private let library: ZipLibrary
  private let archive: UnsafeMutableRawPointer

  init(path: String) throws(TableFailure) {
    library = try ZipLibrary.opened.get()
    archive = try library.archive(at: path)
  }

  deinit { library.discard(archive) }

  /// The bytes of a file in the archive; `nil` where it holds none of that name.
  ///
  /// A file that unfolds to far more than a table is refused, by what the archive says and by what comes.
  func bytes(of name: String) throws(TableFailure) -> ByteStream? {
    // 1 is ZIP_FL_NOCASE: some programs write names in another letter case than they refer to.
    var status = [UInt64](repeating: 0, count: 16)
    guard library.status(archive, name, 1, &status) == 0 else { return nil }
    // zip_stat_t: what is valid, name, index, size, size in the archive.
    let (size, stored) = (status[3], max(1, status[4]))
    guard size <= Self.mostBytes, size < Self.smallBytes || size / stored <= 200 else { throw .tooLarge }
    try Memory.require(Int(size) * Self.memoryForByte)
    guard let file = library.openFile(archive, name, 1) else { return nil }
    let library = library
    var left = Int(size)
    return ByteStream(
      read: { memory, count in
        let got = Int(library.read(file, memory, UInt64(count)))
        left -= got
        return left < 0 ? -1 : got
      },
      close: { _ = library.closeFile(file) }
    )
  }

  /// What a byte of a sheet takes until its cells are judged.
  private static let memoryForByte = 4
  /// Larger parts are no tables of a plan set, and smaller ones do no harm however well they are packed.
  private static let mostBytes: UInt64 = 1 << 30
  private static let smallBytes: UInt64 = 32 << 20
}

/// Bytes that come one block after the other; a class, because C calls back into it.
final class ByteStream {
  /// Fills memory, and says with how many bytes; negative when the bytes are damaged.
  let read: (UnsafeMutableRawPointer, Int) -> Int
  private let close: () -> Void
  /// Reading failed once.
  fileprivate(set) var isDamaged = false

  init(read: @escaping (UnsafeMutableRawPointer, Int) -> Int, close: @escaping () -> Void) {
    self.read = read
    self.close = close
  }

  deinit { close() }

  func fill(_ memory: UnsafeMutableRawPointer, _ count: Int) -> Int {
    let got = read(memory, count)
    if got < 0 { isDamaged = true }
    return got
  }
}
