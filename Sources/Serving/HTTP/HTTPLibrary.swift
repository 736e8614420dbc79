internal import CMicroHTTPD
internal import Glibc

/// libmicrohttpd, opened when a server starts.
///
/// Unchecked, because functions of C are not marked as safe to share; those are.
extension HTTPLibrary: @unchecked @retroactive Sendable {
  /// The Debian package that has it.
  static let package = "libmicrohttpd12"

  /// `nil` where it is not installed.
  static func open(_ names: [String] = ["libmicrohttpd.so.12", "libmicrohttpd.so"]) -> HTTPLibrary? {
    guard let handle = names.lazy.compactMap({ dlopen($0, RTLD_NOW | RTLD_LOCAL) }).first else { return nil }
    // It is nothing but pointers to functions, one for each name.
    let count = MemoryLayout<HTTPLibrary>.size / MemoryLayout<UnsafeMutableRawPointer>.size
    let functions = UnsafeBufferPointer(start: HTTPSymbols(), count: count).compactMap { dlsym(handle, $0) }
    return functions.count == count ? functions.withUnsafeBytes { $0.load(as: HTTPLibrary.self) } : nil
  }
}
