internal import RuleDSL
internal import Synchronization
internal import Transmission

/// Finds units of government by what tables write: codes of any length, names in full or short.
struct UnitNames: Sendable {
  enum Finding: Hashable {
    case unit(Int)
    /// Several have the name.
    case ambiguous([Int])
    case unknown
  }

  private let units: UnitTable
  private let codes: ByteTable
  /// Made when the first name is sought: tables with codes need none.
  private let index: Index
  /// The unit that all others belong to, where there is one.
  private let root: Int?

  init(_ units: UnitTable, codes: ByteTable) {
    self.units = units
    self.codes = codes
    let roots = units.parents.indices.filter { units.parents[$0] < 0 }
    root = roots.count == 1 ? roots[0] : nil
    // A nation of townships is named by codes only.
    index = Index(units.count <= 200_000 ? units.names : [])
  }

  private var named: [String: [Int]] { index.tables.named }
  private var stems: [String: [Int]] { index.tables.stems }

  private struct Tables {
    /// Units by name, without blanks.
    var named: [String: [Int]] = [:]
    /// Units by the name without what says their kind: 安顺 for 安顺市.
    var stems: [String: [Int]] = [:]
  }

  private final class Index: Sendable {
    private let names: [String]
    private let made = Mutex<Tables?>(nil)

    init(_ names: [String]) { self.names = names }

    var tables: Tables {
      made.withLock { made in
        if let made { return made }
        var tables = Tables()
        for (unit, name) in names.enumerated() {
          let name = foldedHeader(name)
          tables.named[name, default: []].append(unit)
          let stem = UnitNames.stem(of: name)
          if stem != name { tables.stems[stem, default: []].append(unit) }
        }
        made = tables
        return tables
      }
    }
  }

  /// By code, as it is or with the zeros that twelve digits have more than six.
  func unit(code text: String) -> Int? {
    var code = withoutApostrophe(text)
    if let found = place(code) { return found }
    if code.hasSuffix(".0") { code.removeLast(2) }
    guard code.utf8.allSatisfy({ (0x30...0x39).contains($0) }), (6...12).contains(code.utf8.count) else { return nil }
    if let found = place(code) { return found }
    for length in [6, 9, 12] where length != code.utf8.count {
      let other =
        length < code.utf8.count
        ? code.hasSuffix(String(repeating: "0", count: code.utf8.count - length)) ? String(code.prefix(length)) : ""
        : code + String(repeating: "0", count: length - code.utf8.count)
      if let found = place(other) { return found }
    }
    return nil
  }

  private func place(_ code: String) -> Int? { codes.value(code).map { Int($0) } }

  /// The unit that 全市, 全县 or the like is: the only one of that kind with others below it, or above all others.
  private func whole(_ name: String) -> Int? {
    guard let kind = Self.wholeKind(name) else { return nil }
    if kind == "国" { return root }
    let upper = Set(units.parents.lazy.filter { $0 >= 0 }.map { Int($0) }).union(root.map { [$0] } ?? [])
    let found = upper.filter { units.names[$0].hasSuffix(String(kind)) }
    guard found.count < 2 else { return root.flatMap { found.contains($0) ? $0 : nil } }
    return found.first ?? (units.count > 1 ? root : nil)
  }

  private static func wholeKind(_ name: String) -> Character? {
    // 全市, 市域
    guard name.count == 2, name.hasPrefix("全") || name.hasSuffix("域"),
      let kind = name.hasPrefix("全") ? name.last : name.first, "国省市区县州盟旗".contains(kind)
    else { return nil }
    return kind
  }

  /// Whether 全市, 全县 or the like may be said of a unit, which the title of a table names.
  func isWhole(_ text: String, of unit: Int) -> Bool {
    Self.wholeKind(foldedHeader(text)).map { units.names[unit].hasSuffix(String($0)) } ?? false
  }

  /// Whether one unit lies above another.
  func isAbove(_ unit: Int, _ lower: Int) -> Bool { units.isAncestor(unit, of: lower) }

  /// By name; 全市 is the city with counties below it.
  func unit(named text: String) -> Finding {
    let name = foldedHeader(text)
    guard !name.isEmpty else { return .unknown }
    let found = unit(plainly: name)
    guard found == .unknown, let bare = Self.unqualified(name) else { return found }
    var named = unit(plainly: bare.name)
    if named == .unknown, let former = Self.former(name) { named = unit(plainly: former) }
    guard let code = bare.code else { return named }
    // 西秀区(520402): the code tells which of several, and must be that of the name.
    guard let coded = unit(code: code), agrees(bare.name, with: coded) else { return .unknown }
    return .unit(coded)
  }

  /// Whether a name holds a code, or words that say that it is of all of the unit.
  static func isQualified(_ text: String) -> Bool { unqualified(foldedHeader(text)) != nil }

  /// 西秀区 of 520402西秀区, 西秀区(520402), 西秀区合计 and 西秀区（含开发区）.
  private static func unqualified(_ name: String) -> (name: String, code: String?)? {
    let isDigit = { (letter: Character) in letter.isASCII && letter.isNumber }
    let digits = name.drop { !isDigit($0) }.prefix(while: isDigit)
    if (6...12).contains(digits.count) {
      let rest = (name[..<digits.startIndex] + name[digits.endIndex...]).filter { !"()[]-_:/.'".contains($0) }
      return rest.isEmpty ? nil : (String(rest), String(digits))
    }
    for word in ["合计", "小计", "总计", "共计", "全域"] where name.hasSuffix(word) && name.count > word.count + 1 {
      return (String(name.dropLast(word.count)), nil)
    }
    let plain = withoutFootnotes(name)
    if plain != name, !plain.isEmpty { return (plain, nil) }
    guard name.hasSuffix(")"), let open = name.firstIndex(of: "("), open > name.startIndex else { return nil }
    let inside = name[name.index(after: open)...].dropLast()
    // 普定（县） is 普定县.
    if kinds.contains(String(inside)) { return (name[..<open] + String(inside), nil) }
    guard
      inside.hasPrefix("含") || ["全域", "全市", "全县", "全区", "全境", "合计", "小计"].contains(String(inside))
        || former(name) != nil
    else {
      return nil
    }
    return (String(name[..<open]), nil)
  }

  /// 普定县 of 普定区（原普定县）.
  private static func former(_ name: String) -> String? {
    guard name.hasSuffix(")"), let open = name.firstRange(of: "(原") else { return nil }
    let inside = name[open.upperBound...].dropLast()
    return inside.count > 1 ? String(inside) : nil
  }

  /// By name as it is, or without the word for its kind; quick.
  func unit(exactly text: String) -> Finding {
    let name = foldedHeader(text)
    guard let found = named[name] ?? stems[name] else { return .unknown }
    return found.count == 1 ? .unit(found[0]) : .ambiguous(found)
  }

  private func unit(plainly name: String) -> Finding {
    let exact = unit(exactly: name)
    if exact != .unknown { return exact }
    // Of many numbers, none is worth a look through all names.
    guard name.contains(where: \.isLetter) else { return .unknown }
    if let found = whole(name) { return .unit(found) }
    // 镇宁县 for 镇宁布依族苗族自治县.
    let stem = Self.stem(of: name)
    if stem != name, stem.unicodeScalars.count > 1 {
      let found = named.filter { $0.key.hasPrefix(stem) }.flatMap(\.value)
      if found.count == 1 { return .unit(found[0]) }
    }
    // 安顺市西秀区: the last name of a path counts.
    let parts = named.keys.filter { name.ends(with: $0) && $0.unicodeScalars.count > 2 }
    guard parts.count == 1, let found = named[parts[0]] else { return .unknown }
    guard found.count > 1 else { return .unit(found[0]) }
    // 西秀区城关镇 rather than 普定县城关镇.
    let head = String(name.dropLast(parts[0].count))
    let inside = found.filter { isWithin(head, $0) }
    return inside.count == 1 ? .unit(inside[0]) : .ambiguous(found)
  }

  /// Whether a text holds the name of a unit above another one.
  private func isWithin(_ head: String, _ unit: Int) -> Bool {
    above(unit).contains { upper in
      let name = foldedHeader(units.names[upper])
      return head.hasSuffix(name) || head.hasSuffix(Self.stem(of: name))
    }
  }

  /// The units above one, the nearest first.
  private func above(_ unit: Int) -> [Int] {
    var found: [Int] = []
    var place = Int(units.parents[unit])
    while place >= 0, found.count < 16 {
      found.append(place)
      place = Int(units.parents[place])
    }
    return found
  }

  /// Why several names in a row are not those of one unit and units above it.
  enum Disagreement: Error {
    case unknown(String)
    case ambiguous(String, [Int])
    case apart(String, String)
  }

  /// The narrowest unit that a row names, whose other names must be of units above it; `upper` is one that holds for rows
  /// in which its name is blank.
  func narrowest(_ names: [String], within upper: Int?) throws(Disagreement) -> Int {
    var found: [(name: String, units: [Int])] = []
    for name in names {
      if let coded = unit(code: folded(name)) {
        found.append((name, [coded]))
        continue
      }
      switch unit(named: name) {
      case .unit(let place): found.append((name, [place]))
      case .ambiguous(let places): found.append((name, places))
      case .unknown: throw .unknown(name)
      }
    }
    let sure = found.flatMap { $0.units.count == 1 ? $0.units : [] } + (upper.map { [$0] } ?? [])
    for index in found.indices where found[index].units.count > 1 {
      let fitting = found[index].units.filter { candidate in
        sure.allSatisfy { isRelated($0, candidate) }
      }
      guard fitting.count == 1 else { throw .ambiguous(found[index].name, found[index].units) }
      found[index].units = fitting
    }
    guard var narrowest = found.first else { throw .unknown("") }
    for other in found.dropFirst() {
      guard isRelated(narrowest.units[0], other.units[0]) else { throw .apart(other.name, narrowest.name) }
      if isAbove(narrowest.units[0], other.units[0]) { narrowest = other }
    }
    return narrowest.units[0]
  }

  /// The unit of an ambiguous name that alone lies within another, or is it.
  func unit(named name: String, within upper: Int) -> Int? {
    guard case .ambiguous(let found) = unit(named: name) else { return nil }
    let inside = found.filter { isAbove(upper, $0) }
    return inside.count == 1 ? inside[0] : nil
  }

  func isRelated(_ one: Int, _ other: Int) -> Bool { one == other || isAbove(one, other) || isAbove(other, one) }

  /// Of names in a row, the first that is neither one of a unit nor one of those above it.
  func stranger(_ names: [String], to unit: Int) -> String? {
    let own = [unit] + above(unit)
    return names.first { name in !own.contains { agrees(name, with: $0) } }
  }

  /// The unit with the longest name that stands in a text without blanks.
  func mentioned(in text: String) -> Int? {
    guard named.count <= 5000 else { return nil }
    let found = named.filter { text.holds($0.key) && $0.key.unicodeScalars.count > 1 }
    guard let longest = found.keys.map(\.count).max() else { return nil }
    let best = found.filter { $0.key.count == longest }.flatMap(\.value)
    return best.count == 1 ? best[0] : nil
  }

  /// Whether a name may be one of a unit: in full, short, or with the names of those above it in front.
  func agrees(_ text: String, with unit: Int) -> Bool {
    let (name, known) = (foldedHeader(text), foldedHeader(units.names[unit]))
    if name == known || name.isEmpty || known.isEmpty { return true }
    let (short, stem) = (Self.stem(of: name), Self.stem(of: known))
    if short.unicodeScalars.count > 1, known.hasPrefix(short) { return true }
    if stem.unicodeScalars.count > 1, name.hasPrefix(stem) { return true }
    if name.hasSuffix(known), known.unicodeScalars.count > 1 { return true }
    if let former = Self.former(name), agrees(former, with: unit) { return true }
    return whole(name) == unit || isWhole(name, of: unit)
  }

  /// A name without the word for its kind; at least two characters of it.
  static func stem(of name: String) -> String {
    for kind in kinds where name.hasSuffix(kind) && name.unicodeScalars.count >= kind.unicodeScalars.count + 2 {
      return String(name.dropLast(kind.count))
    }
    return name
  }

  private static let kinds = [
    "壮族自治区", "回族自治区", "维吾尔自治区", "特别行政区", "自治区", "自治州", "自治县", "自治旗", "街道办事处", "民族乡", "街道", "苏木", "嘎查", "地区", "林区",
    "特区",
    "矿区", "新区", "省", "市", "盟", "州", "县", "旗", "区", "镇", "乡", "村",
  ]

  /// `甲县（150121）`, as messages list units that share a name.
  func labels(_ found: [Int]) -> [String] { found.map { "\(units.names[$0])（\(units.codes[$0])）" } }
}
