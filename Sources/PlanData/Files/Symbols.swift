internal import Glibc

/// Functions of an opened library by name.
struct Symbols {
  let handle: UnsafeMutableRawPointer
  var library = "GDAL"
  /// The Debian package that holds the library.
  var package = "libgdal32"

  func find<Function>(_ name: String) throws(TableFailure) -> Function {
    guard let symbol = dlsym(handle, name) else {
      throw .libraryMissing(name: "\(library)（\(name)）", package: package)
    }
    return unsafeBitCast(symbol, to: Function.self)
  }
}
