import Foundation
import TestKit

/// An invented province with a city, two counties and four towns, sound in figures, lines, zones, admissions and lists.
///
/// A county is ten by ten cells of 0.01°, each town half of it; a test spoils one thing before the family is written.
struct SoundFamily {
  /// Columns and rows of cells, from the south-west corner of the western county; half open.
  struct Patch {
    var west: Int
    var south: Int
    var east: Int
    var north: Int

    init(_ west: Int, _ south: Int, _ east: Int, _ north: Int) {
      (self.west, self.south, self.east, self.north) = (west, south, east, north)
    }

    func clipped(to columns: Range<Int>) -> Patch? {
      let (west, east) = (max(west, columns.lowerBound), min(east, columns.upperBound))
      return west < east ? Patch(west, south, east, north) : nil
    }
  }

  struct Feature {
    var patch: Patch
    var fields: [String: String] = [:]
  }

  /// A plan's own figure; where it has an upper plan, the same was allotted to it.
  struct Figure {
    let unit: String
    let indicator: String
    let relation: String
    var value: String
    let measure: String
    var allotted: String?
    var year = 2035
    var role = "本级"
  }

  struct Item {
    let unit: String
    let list: String
    var number = ""
    let name: String
    var location = ""
  }

  static let units = [
    ("990000", "示例省", "省级", ""), ("990100", "甲市", "市级", "990000"),
    ("990101", "甲东县", "县级", "990100"), ("990102", "甲西县", "县级", "990100"),
    ("990101100", "东一镇", "乡镇级", "990101"), ("990101101", "东二镇", "乡镇级", "990101"),
    ("990102100", "西一镇", "乡镇级", "990102"), ("990102101", "西二镇", "乡镇级", "990102"),
  ]

  /// Columns of cells of each unit; the western county is 甲西县.
  static let columns = [
    "990000": 0..<20, "990100": 0..<20, "990102": 0..<10, "990101": 10..<20,
    "990102100": 0..<5, "990102101": 5..<10, "990101100": 10..<15, "990101101": 15..<20,
  ]

  /// Zones of a county by code; 410, 420 and 430 make up its urban boundary.
  static let zones = [
    ("100", Patch(0, 8, 10, 10)), ("200", Patch(0, 7, 10, 8)), ("300", Patch(0, 4, 6, 7)),
    ("410", Patch(1, 1, 8, 3)), ("420", Patch(8, 1, 9, 2)), ("430", Patch(8, 2, 9, 3)),
    ("520", Patch(6, 4, 10, 7)), ("520", Patch(0, 3, 10, 4)), ("520", Patch(0, 1, 1, 3)),
    ("520", Patch(9, 1, 10, 3)), ("520", Patch(0, 0, 10, 1)),
  ]

  /// Features by unit and layer code.
  var layers: [String: [String: [Feature]]] = [:]
  var figures: [Figure] = []
  var items: [Item] = []
  /// Value of 主体功能定位 by who says it and of whom.
  var functions: [(unit: String, location: String, value: String)] = []

  init() {
    for (unit, _, tier, _) in Self.units { draw(unit, tier) }
    count()
    for (county, town, number) in [("990101", "990101100", "1"), ("990102", "990102101", "2")] {
      list(county, town, number)
    }
  }

  /// The same patches in every county.
  private static func everywhere(_ patch: Patch) -> [Patch] {
    [0, 10].map { Patch(patch.west + $0, patch.south, patch.east + $0, patch.north) }
  }

  private mutating func draw(_ unit: String, _ tier: String) {
    let columns = Self.columns[unit] ?? 0..<0
    let ground = ["省级": "XZQ", "市级": "SJXZQ", "县级": "XJXZQ", "乡镇级": "XZJXZQ"][tier] ?? ""
    layers[unit] = [
      ground: [Feature(patch: Patch(columns.lowerBound, 0, columns.upperBound, 10))],
      "STBHHX": [], "YJJBNT": [], "CZKFBJ": [],
    ]
    for (code, patch) in Self.zones {
      for patch in Self.everywhere(patch).compactMap({ $0.clipped(to: columns) }) {
        if code == "100" { layers[unit]?["STBHHX"]?.append(Feature(patch: patch)) }
        if code == "300" { layers[unit]?["YJJBNT"]?.append(Feature(patch: patch)) }
        if code.hasPrefix("4") {
          layers[unit]?["CZKFBJ"]?.append(Feature(patch: patch, fields: ["GHFQDM": code]))
        }
        guard ["市级", "县级"].contains(tier) else { continue }
        let zone = tier == "市级" ? code.prefix(1) + "00" : code
        layers[unit]?["GHFQ", default: []].append(Feature(patch: patch, fields: ["GHFQDM": String(zone)]))
      }
    }
    guard tier == "县级" else { return }
    let west = columns.lowerBound
    layers[unit]?["JSXM"] = [
      Self.project("城里住宅", "0701", Patch(west + 2, 1, west + 3, 2), ["XXGHBH": "示例详规-01"]),
      Self.project(
        "穿过红线的公路",
        "1202",
        Patch(west + 2, 8, west + 3, 9),
        ["HXZYQX": "3", "YXHDLB": "6", "RDYJWH": "示例认〔2026〕1号"]
      ),
    ]
  }

  static func project(_ name: String, _ use: String, _ patch: Patch, _ papers: [String: String] = [:]) -> Feature {
    let blank = ["HXZYQX", "YXHDLB", "RDYJWH", "BKBRLZ", "GWYPZWH", "BHFAWH", "ZMQDLB", "XXGHBH", "XZLZWH", "CYRHRD"]
    let fields = Dictionary(uniqueKeysWithValues: blank.map { ($0, "") })
    return Feature(
      patch: patch,
      fields: fields.merging(["XMMC": name, "YDYHFLDM": use]) { $1 }.merging(papers) { $1 }
    )
  }

  /// Figures that the layers bear out, summed from the towns up.
  private mutating func count() {
    let towns = Self.units.filter { $0.2 == "乡镇级" }.map(\.0)
    let red = totals(of: towns) { floor(area("STBHHX", $0) / 1e4) / 100 }
    let permanent = totals(of: towns) { floor(area("YJJBNT", $0) * 0.95 / 2000 * 3) / 1e4 }
    let farmland = totals(of: towns) { floor(area("YJJBNT", $0) * 1.2 / 2000 * 3) / 1e4 }
    let counties = ["990101", "990102"]
    let urban = totals(of: counties) { ceil(area("CZKFBJ", $0) / 1e4) / 100 }
    for (unit, _, tier, _) in Self.units {
      state(unit, "生态保护红线面积", "不低于", red[unit], 2, "平方千米")
      state(unit, "永久基本农田保护面积", "不低于", permanent[unit], 4, "万亩")
      state(unit, "耕地保有量", "不低于", farmland[unit], 4, "万亩")
      guard tier != "乡镇级" else { continue }
      state(unit, "城镇开发边界面积", "不超过", urban[unit], 2, "平方千米")
      state(unit, "城镇开发边界扩展倍数", "不超过", 1.3, 2, "倍")
      let (built, added) = tier == "县级" ? (1060.0, 318.0) : (2120.0, 636.0)
      state(unit, "新增城镇建设用地规模", "不超过", added, 2, "公顷")
      figures.append(
        Figure(
          unit: unit,
          indicator: "城镇建设用地规模",
          relation: "等于",
          value: String(format: "%.2f", built),
          measure: "公顷",
          year: 2020,
          role: "现状"
        )
      )
    }
  }

  /// What the lowest units have, and what those above them have together.
  private func totals(of lowest: [String], _ own: (String) -> Double) -> [String: Double] {
    var totals = Dictionary(uniqueKeysWithValues: lowest.map { ($0, own($0)) })
    for unit in ["990101", "990102", "990100", "990000"] where totals[unit] == nil {
      totals[unit] = Self.units.filter { $0.3 == unit }.compactMap { totals[$0.0] }.reduce(0, +)
    }
    return totals
  }

  private mutating func state(
    _ unit: String,
    _ indicator: String,
    _ relation: String,
    _ value: Double?,
    _ digits: Int,
    _ measure: String
  ) {
    let text = String(format: "%.\(digits)f", value ?? 0)
    let allotted = unit == "990000" ? nil : text
    figures.append(
      Figure(unit: unit, indicator: indicator, relation: relation, value: text, measure: measure, allotted: allotted)
    )
  }

  private mutating func list(_ county: String, _ town: String, _ number: String) {
    for (unit, location) in [("990000", county), ("990100", county), (county, town), (town, "")] {
      items.append(
        Item(unit: unit, list: "重点建设项目清单", number: "XM-00\(number)", name: "第\(number)水库", location: location)
      )
      items.append(Item(unit: unit, list: "自然保护地名录", name: "第\(number)自然保护区", location: location))
    }
    let value = number == "1" ? "农产品主产区" : "重点生态功能区"
    for unit in ["990000", "990100"] { functions.append((unit, county, value)) }
    functions.append((county, "", value))
    for (other, _, _, above) in Self.units where above == county {
      functions.append((other, "", value))
      guard other != town else { continue }
      items.append(Item(unit: other, list: "重点建设项目清单", number: "无", name: ""))
      items.append(Item(unit: other, list: "自然保护地名录", name: "无"))
    }
  }

  private func area(_ layer: String, _ unit: String) -> Double {
    (layers[unit]?[layer] ?? []).map { Self.area($0.patch) }.reduce(0, +)
  }
}
