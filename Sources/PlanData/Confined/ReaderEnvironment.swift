internal import Glibc

/// What a process that reads files needs of the system.
enum ReaderEnvironment {
  /// Where libraries and the data of coordinate systems are said to be, when they are not in the usual places.
  private static let places = ["LD_LIBRARY_PATH", "PROJ_LIB", "PROJ_DATA", "GDAL_DATA"]
  /// No threads of libraries that only GDAL's own libraries need, and no reports on crashes.
  private static let fixed = ["OPENBLAS_NUM_THREADS=1", "OMP_NUM_THREADS=1", "SWIFT_BACKTRACE=enable=no"]

  /// Variables: only what a reader of files needs, and all of the user's for one that reaches databases.
  static func entries(for reach: ReaderProcess.Reach) -> [String] {
    guard reach.allowsNetwork else {
      return fixed + places.compactMap { name in FileSystem.variable(name).map { "\(name)=\($0)" } }
    }
    var all: [String] = []
    var entry = environ
    while let text = entry.pointee {
      all.append(String(cString: text))
      entry += 1
    }
    return fixed + all
  }

  /// Folders and files of the system that may be read.
  static var folders: [String] {
    let said = places.compactMap { FileSystem.variable($0) }.flatMap { $0.split(separator: ":").map(String.init) }
    return ["/usr", "/lib", "/lib64", "/etc/ld.so.cache", "/dev/null", "/dev/urandom"] + said
  }
}
