internal import Glibc

/// The time of the queue and of the log; reports know none.
enum Clock {
  /// Seconds since 1970.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec / 1_000_000) / 1000
  }

  /// Seconds that only grow.
  static var steady: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// RFC 3339, such as 2026-11-20T08:00:00.250Z.
  static func text(_ seconds: Double) -> String {
    var (whole, parts) = (time_t(seconds), tm())
    gmtime_r(&whole, &parts)
    func digits(_ number: Int, _ count: Int = 2) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, count - text.count)) + text
    }
    let day = [digits(Int(parts.tm_year) + 1900, 4), digits(Int(parts.tm_mon) + 1), digits(Int(parts.tm_mday))]
    let time = [Int(parts.tm_hour), Int(parts.tm_min), Int(parts.tm_sec)].map { digits($0) }
    let thousandths = Int((seconds - Double(whole)) * 1000 + 0.5)
    return day.joined(separator: "-") + "T" + time.joined(separator: ":") + "." + digits(min(999, thousandths), 3)
      + "Z"
  }
}
