/// A day of the calendar, `2026-11-20`; the only notion of time here, and never read from a clock.
public struct PlanDate: Hashable, Codable, Sendable, Comparable {
  public let year: Int
  public let month: Int
  public let day: Int

  /// Reads `2026-11-20`; returns `nil` for anything else or for a day that does not exist.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      text.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Reads `2024-03-25`, `2024/3/25`, `2024.3.25`, `2024年3月25日` and `20240325`, as people write a day.
  package init?(written text: some StringProtocol) {
    let numbers: [Int]
    if text.utf8.count == 8, let whole = Int(text), whole > 0 {
      numbers = [whole / 10_000, whole / 100 % 100, whole % 100]
    } else {
      let parts = text.split(omittingEmptySubsequences: false) { "-/.年月日".contains($0) }
      let isClosed = text.hasSuffix("日")
      guard parts.count == (isClosed ? 4 : 3), parts[0].utf8.count == 4, !isClosed || parts[3].isEmpty else {
        return nil
      }
      numbers = parts.prefix(3).compactMap { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int($0) : nil }
    }
    guard numbers.count == 3, knownYears.contains(numbers[0]) else { return nil }
    self.init(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
    let isLeap = (year.isMultiple(of: 4) && !year.isMultiple(of: 100)) || year.isMultiple(of: 400)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...lengths[month - 1]).contains(day) else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  public static func < (left: PlanDate, right: PlanDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  public var text: String {
    let padded = { (number: Int, width: Int) in
      String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

/// The years that rules and plans may speak about.
package let knownYears = 1900...2200
