internal import Glibc

/// The functions of libzip, opened on the first archive.
///
/// Unchecked, because functions of C are not marked as safe to share; those here are, on different archives.
struct ZipLibrary: @unchecked Sendable {
  typealias Pointer = UnsafeMutableRawPointer
  let open: @convention(c) (UnsafePointer<CChar>, Int32, UnsafeMutablePointer<Int32>?) -> Pointer?
  let discard: @convention(c) (Pointer?) -> Void
  let count: @convention(c) (Pointer?, UInt32) -> Int64
  let name: @convention(c) (Pointer?, UInt64, UInt32) -> UnsafePointer<CChar>?
  let openFile: @convention(c) (Pointer?, UnsafePointer<CChar>, UInt32) -> Pointer?
  let openEntry: @convention(c) (Pointer?, UInt64, UInt32) -> Pointer?
  let read: @convention(c) (Pointer?, Pointer?, UInt64) -> Int64
  let status: @convention(c) (Pointer?, UnsafePointer<CChar>, UInt32, Pointer?) -> Int32
  let entryStatus: @convention(c) (Pointer?, UInt64, UInt32, Pointer?) -> Int32
  let attributes:
    @convention(c) (Pointer?, UInt64, UInt32, UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<UInt32>?) -> Int32
  let closeFile: @convention(c) (Pointer?) -> Int32

  static let opened: Result<ZipLibrary, TableFailure> = {
    do throws(TableFailure) { return .success(try ZipLibrary()) } catch { return .failure(error) }
  }()

  init() throws(TableFailure) {
    let symbols = try Symbols(of: "libzip", ["libzip.so.4", "libzip.so.5", "libzip.so"], package: "libzip4")
    open = try symbols.find("zip_open")
    discard = try symbols.find("zip_discard")
    count = try symbols.find("zip_get_num_entries")
    name = try symbols.find("zip_get_name")
    openFile = try symbols.find("zip_fopen")
    openEntry = try symbols.find("zip_fopen_index")
    read = try symbols.find("zip_fread")
    status = try symbols.find("zip_stat")
    entryStatus = try symbols.find("zip_stat_index")
    attributes = try symbols.find("zip_file_get_external_attributes")
    closeFile = try symbols.find("zip_fclose")
  }

  /// Opens an archive for reading.
  func archive(at path: String) throws(TableFailure) -> Pointer {
    var code: Int32 = 0
    // 16 is ZIP_RDONLY.
    guard let opened = open(path, 16, &code) else {
      throw .unreadable(code == 19 ? "not a zip archive" : "zip error \(code)")
    }
    return opened
  }
}
