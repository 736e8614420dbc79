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
    var code = text
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
    guard name.count == 2, name.hasPrefix("全"), let kind = name.last, "国省市区县州盟旗".contains(kind) else { return nil }
    if kind == "国" { return root }
    let upper = Set(units.parents.lazy.filter { $0 >= 0 }.map { Int($0) }).union(root.map { [$0] } ?? [])
    let found = upper.filter { units.names[$0].hasSuffix(String(kind)) }
    return found.count == 1 ? found.first : found.isEmpty && units.count > 1 ? root : nil
  }

  /// Whether one unit lies above another.
  func isAbove(_ unit: Int, _ lower: Int) -> Bool { units.isAncestor(unit, of: lower) }

  /// By name; 全市 is the city with counties below it.
  func unit(named text: String) -> Finding {
    let name = foldedHeader(text)
    guard !name.isEmpty else { return .unknown }
    if let found = named[name] { return found.count == 1 ? .unit(found[0]) : .ambiguous(found) }
    if let found = stems[name] { return found.count == 1 ? .unit(found[0]) : .ambiguous(found) }
    if let found = whole(name) { return .unit(found) }
    // 镇宁县 for 镇宁布依族苗族自治县.
    let stem = Self.stem(of: name)
    if stem != name, stem.unicodeScalars.count > 1 {
      let found = named.filter { $0.key.hasPrefix(stem) }.flatMap(\.value)
      if found.count == 1 { return .unit(found[0]) }
    }
    // 安顺市西秀区: the last name of a path counts.
    let parts = named.keys.filter { $0.unicodeScalars.count > 2 && name.hasSuffix($0) }
    guard parts.count == 1, let found = named[parts[0]] else { return .unknown }
    return found.count == 1 ? .unit(found[0]) : .ambiguous(found)
  }

  /// The unit with the longest name that stands in a text without blanks.
  func mentioned(in text: String) -> Int? {
    guard named.count <= 5000 else { return nil }
    let found = named.filter { $0.key.unicodeScalars.count > 1 && text.contains($0.key) }
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
    return whole(name) == unit
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
