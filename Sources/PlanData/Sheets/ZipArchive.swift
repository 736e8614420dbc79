internal import Glibc

/// The functions of libzip, opened on the first workbook.
///
/// Unchecked, because functions of C are not marked as safe to share; those here are, on different archives.
private struct ZipLibrary: @unchecked Sendable {
  typealias Pointer = UnsafeMutableRawPointer
  let open: @convention(c) (UnsafePointer<CChar>, Int32, UnsafeMutablePointer<Int32>?) -> Pointer?
  let discard: @convention(c) (Pointer?) -> Void
  let openFile: @convention(c) (Pointer?, UnsafePointer<CChar>, UInt32) -> Pointer?
  let read: @convention(c) (Pointer?, Pointer?, UInt64) -> Int64
  let status: @convention(c) (Pointer?, UnsafePointer<CChar>, UInt32, Pointer?) -> Int32
  let closeFile: @convention(c) (Pointer?) -> Int32

  static let opened: Result<ZipLibrary, TableFailure> = {
    do throws(TableFailure) { return .success(try ZipLibrary()) } catch { return .failure(error) }
  }()

  init() throws(TableFailure) {
    let symbols = try Symbols(of: "libzip", ["libzip.so.4", "libzip.so.5", "libzip.so"], package: "libzip4")
    open = try symbols.find("zip_open")
    discard = try symbols.find("zip_discard")
    openFile = try symbols.find("zip_fopen")
    read = try symbols.find("zip_fread")
    status = try symbols.find("zip_stat")
    closeFile = try symbols.find("zip_fclose")
  }
}

/// A workbook as the archive of files that it is; a class, because it is closed once.
final class ZipArchive {
  private let library: ZipLibrary
  private let archive: UnsafeMutableRawPointer

  init(path: String) throws(TableFailure) {
    library = try ZipLibrary.opened.get()
    var code: Int32 = 0
    // 16 is ZIP_RDONLY.
    guard let opened = library.open(path, 16, &code) else {
      throw .unreadable(code == 19 ? "not a zip archive" : "zip error \(code)")
    }
    archive = opened
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
