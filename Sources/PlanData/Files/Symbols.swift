internal import Glibc

/// Functions of an opened library by name.
struct Symbols {
  private let handle: UnsafeMutableRawPointer
  private let library: String
  private let package: String

  /// Opens a library, which goes by one of these names; the Debian package that holds it is named where there is none.
  init(of library: String, _ names: [String], package: String) throws(TableFailure) {
    guard let handle = names.lazy.compactMap({ dlopen($0, RTLD_NOW | RTLD_LOCAL) }).first else {
      throw .libraryMissing(name: library, package: package)
    }
    (self.handle, self.library, self.package) = (handle, library, package)
  }

  func find<Function>(_ name: String) throws(TableFailure) -> Function {
    guard let symbol = dlsym(handle, name) else {
      throw .libraryMissing(name: "\(library)（\(name)）", package: package)
    }
    return unsafeBitCast(symbol, to: Function.self)
  }
}
