internal import Glibc

/// The memory that the process may take.
enum Memory {
  /// Bytes that it may still take, by the narrowest of the limits that are set to it and the memory there is.
  static var remaining: Int {
    let pages = statistics()
    func used(_ column: Int) -> Int { pages.indices.contains(column) ? pages[column] * pageSize : 0 }
    let space = limit(of: RLIMIT_AS) - used(0)
    let data = limit(of: RLIMIT_DATA) - used(5)
    return max(0, min(space, data, resident - used(1)))
  }

  /// Makes sure that there is room for what takes so many bytes.
  static func require(_ bytes: Int) throws(TableFailure) {
    // What is small is not worth asking the system.
    guard bytes > 16 << 20 else { return }
    let left = remaining
    if bytes >= left { throw .memoryLacking(megabytes: bytes >> 20, left: left >> 20) }
  }

  /// Whether a limit is set to it.
  static var isLimited: Bool { min(limit(of: RLIMIT_AS), limit(of: RLIMIT_DATA)) < Int.max }

  /// Bytes that a process which reads files may take: half of what the machine has, and never more than this one may.
  static var mostForReader: Int { max(1 << 30, resident / 2) }

  private static let pageSize = sysconf(Int32(_SC_PAGESIZE))

  /// What may be resident at once: the memory of the machine, or less in a container.
  private static let resident: Int = {
    let (pages, overflow) = sysconf(Int32(_SC_PHYS_PAGES)).multipliedReportingOverflow(by: pageSize)
    let machine = overflow || pages <= 0 ? Int.max : pages
    return controlFiles().compactMap { number(in: $0) }.reduce(machine) { min($0, $1) }
  }()

  private static func limit(of resource: __rlimit_resource) -> Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0 else { return Int.max }
    return Int(clamping: limit.rlim_cur)
  }

  /// Where the kernel states the limit of the process's group, in either version of control groups.
  private static func controlFiles() -> [String] {
    let own = text(of: "/proc/self/cgroup").split(separator: "\n").flatMap { line -> [String] in
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { return [] }
      return parts[1].isEmpty
        ? ["/sys/fs/cgroup\(parts[2])/memory.max"]
        : parts[1].contains("memory") ? ["/sys/fs/cgroup/memory\(parts[2])/memory.limit_in_bytes"] : []
    }
    return own + ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"]
  }

  private static func number(in file: String) -> Int? { Int(text(of: file).filter { !$0.isWhitespace }) }

  /// The columns of /proc/self/statm, in pages.
  private static func statistics() -> [Int] {
    text(of: "/proc/self/statm").split(separator: " ").map { Int($0.filter(\.isNumber)) ?? 0 }
  }

  /// What a file of the kernel says, whose size is reported as zero; nothing where there is none.
  private static func text(of path: String) -> String {
    guard let file = try? OpenFile(path: path) else { return "" }
    var bytes: [UInt8] = []
    _ = file.eachBlock { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }
}
