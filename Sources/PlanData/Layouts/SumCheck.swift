internal import RuleDSL
internal import Transmission

/// Holds the totals of a table against its rows.
struct SumCheck {
  private struct Line {
    var unit: Int?
    var quantity: Quantity?
    var subject: [String]
  }

  private let units: UnitTable
  /// The figures since the start of the table, and where those since the last subtotal begin; by place of the column.
  private var lines: [Int: [Line]] = [:]
  private var starts: [Int: Int] = [:]

  enum Result {
    case agrees
    case open
    case differs(stated: String, sum: String)
  }

  init(_ units: UnitTable) { self.units = units }

  static func isTotal(_ text: String) -> Bool {
    guard let word = word(text) else { return false }
    return words.contains(word.hasPrefix("全") && word.count == 4 ? String(word.dropFirst(2)) : word)
  }

  /// Whether a text is the total of a group of units: 市辖区小计, 山区县合计.
  static func isTotalOfGroup(_ text: String) -> Bool {
    guard !isTotal(text), let word = word(text) else { return false }
    return words.contains { word.hasSuffix($0) && word.count <= 12 }
  }

  private static let words = ["合计", "小计", "总计", "共计", "累计", "total", "sum"]

  private static func word(_ text: String) -> String? {
    guard let first = text.utf8.first, !(0x30...0x39).contains(first), text.utf8.count < 64 else { return nil }
    let word = foldedHeader(text)
    return word.hasSuffix(":") ? String(word.dropLast()) : word
  }

  /// `subject` is what the row says of indicator, year and role.
  mutating func add(_ quantity: Quantity?, of unit: Int?, place: Int, subject: [String]) {
    lines[place, default: []].append(Line(unit: unit, quantity: quantity, subject: subject))
  }

  /// A subtotal is of what stands since the last one.
  mutating func endSubtotal(place: Int) { starts[place] = lines[place]?.count ?? 0 }

  /// Holds a total against the rows since the start or the last subtotal, or against those of the units below one.
  func check(_ stated: Quantity?, place: Int, subject: [String], isSubtotal: Bool, of whole: Int? = nil) -> Result {
    let start = isSubtotal ? starts[place] ?? 0 : 0
    return check(stated, place: place, subject: subject, from: start, of: whole)
  }

  /// Whether there are rows since the last subtotal.
  func hasRows(place: Int) -> Bool { (starts[place] ?? 0) < count(place: place) }

  /// How many rows of a column were added so far.
  func count(place: Int) -> Int { lines[place]?.count ?? 0 }

  /// Holds a total against the rows from one on.
  func check(_ stated: Quantity?, place: Int, subject: [String], from start: Int, of whole: Int? = nil) -> Result {
    let all = lines[place] ?? []
    // A blank is whatever the rows say, if they say one thing.
    var own = all[min(start, all.count)...].filter { line in
      zip(line.subject, subject).allSatisfy { $1.isEmpty || $0 == $1 }
    }
    guard Set(own.map(\.subject)).count < 2 else { return .open }
    if let whole { own.removeAll { line in line.unit.map { !units.isAncestor(whole, of: $0) } ?? false } }
    guard let stated, stated.dimension != .ratio, !own.isEmpty else { return .open }
    // A row of a place that is not known may be of one that holds the others.
    if own.contains(where: { $0.unit == nil }), own.contains(where: { $0.unit != nil }) { return .open }
    // A unit whose parts stand in rows of their own is no part itself.
    let parts = own.filter { line in
      guard let unit = line.unit else { return true }
      return !own.contains { other in other.unit.map { units.isAncestor(unit, of: $0) } ?? false }
    }
    var sum = Rational(0)
    var slack = stated.lastDigit
    for part in parts {
      guard let quantity = part.quantity, quantity.dimension == stated.dimension,
        let next = sum.adding(Rational(Int128(quantity.base))), let wider = slack.adding(quantity.lastDigit)
      else { return .open }
      (sum, slack) = (next, wider)
    }
    guard let gap = sum.subtracting(Rational(Int128(stated.base))), let half = slack.divided(by: Rational(2)) else {
      return .open
    }
    if gap <= half, gap.negated <= half { return .agrees }
    return .differs(
      stated: stated.text,
      sum: "\(Decimal(sum, in: stated.unit, decimals: stated.decimals).text) \(stated.unit.text)"
    )
  }
}
