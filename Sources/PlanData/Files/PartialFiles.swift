internal import Glibc
internal import Synchronization

/// The partial files of this process, which a signal that ends it removes.
public enum PartialFiles {
  private static let most = 16
  /// Paths as C texts; 0 where a place is free.
  ///
  /// Made before the first signal can come, and never freed.
  nonisolated(unsafe) private static let places: UnsafeMutablePointer<Atomic<UInt>> = {
    let places = UnsafeMutablePointer<Atomic<UInt>>.allocate(capacity: most)
    for place in 0..<most { (places + place).initialize(to: Atomic(0)) }
    return places
  }()

  /// From now on an interrupt, a request to end, or a closed terminal removes partial files before it ends the process.
  ///
  /// For the command alone: a library leaves signals to the program that uses it.
  public static func removeOnSignals() {
    _ = places
    // Whoever started this process from a worker thread may have blocked them.
    var set = sigset_t()
    sigemptyset(&set)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      // One that the caller wants ignored, as `nohup` does, stays ignored.
      guard signal(number, SIG_IGN).map({ unsafeBitCast($0, to: Int.self) }) != 1 else { continue }
      signal(number) { number in
        PartialFiles.removeAll()
        signal(number, SIG_DFL)
        raise(number)
      }
      sigaddset(&set, number)
    }
    sigprocmask(SIG_UNBLOCK, &set, nil)
  }

  /// Allocates nothing, since it runs within a signal.
  static func removeAll() {
    for place in 0..<most {
      let path = places[place].exchange(0, ordering: .sequentiallyConsistent)
      if let path = UnsafePointer<CChar>(bitPattern: path) { unlink(path) }
    }
  }

  /// The place of a path; none where all are taken.
  static func add(_ path: String) -> Int? {
    guard let copy = strdup(path) else { return nil }
    let address = UInt(bitPattern: copy)
    for place in 0..<most
    where places[place].compareExchange(expected: 0, desired: address, ordering: .sequentiallyConsistent).exchanged {
      return place
    }
    free(copy)
    return nil
  }

  static func remove(_ place: Int) {
    let address = places[place].exchange(0, ordering: .sequentiallyConsistent)
    free(UnsafeMutablePointer<CChar>(bitPattern: address))
  }
}
