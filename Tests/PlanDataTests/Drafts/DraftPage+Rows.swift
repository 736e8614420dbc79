@testable internal import PlanData
internal import RuleDSL
internal import TestKit
internal import Transmission

/// Pages whose rows say one thing each: units of government, and items of lists.
extension DraftPage {
  mutating func drawUnits() {
    if random.once(in: 2) { putTitle("行政区划一览表", width: 4) }
    let serial = random.once(in: 3) ? 1 : 0
    let order = random.once(in: 2) ? [0, 1, 2, 3] : [0, 1, 2, 3].shuffled(using: &random)
    let isByName = random.once(in: 3)
    let headers = [
      ["行政区代码", "行政区划代码", "代码", "XZQDM"], ["名称", "行政区名称", "行政区划名称"], ["层级", "行政层级", "规划层级"],
      isByName ? ["上级", "上级名称", "上级行政区"] : ["上级代码", "上级行政区代码"],
    ]
    if serial == 1 { put(0, "序号", false) }
    for (place, column) in order.enumerated() { put(serial + place, random.pick(headers[column])) }
    row += 1
    let isMerged = random.once(in: 2)
    for (number, unit) in family.all.enumerated() {
      if serial == 1 { put(0, "\(number + 1)", false) }
      let isCounty = family.counties.contains { $0.code == unit.code }
      let isCity = unit.code == family.city.code
      let parent = isCounty ? family.city : isCity ? family.province : nil
      let tier = isCounty ? "县级" : isCity ? "市级" : "省级"
      let texts = [unit.code, unit.name, tier, parent.map { isByName ? $0.name : $0.code } ?? ""]
      let isFirst = unit.code == family.counties.first?.code
      for (place, column) in order.enumerated() {
        let isRange = isMerged && isCounty && column > 1
        if isRange, !isFirst { continue }
        put(serial + place, texts[column])
        guard isRange else { continue }
        let rows = row...row + family.counties.count - 1
        sheet.merge(rows, left + serial + place...left + serial + place, mayRepeat: true)
      }
      row += 1
    }
    putNotes()
  }

  /// Returns the items as rows of a plain table.
  mutating func drawList(_ list: ItemList) -> [String] {
    let isNamed = sheet.name != "名录"
    let columns = unitColumns(from: 0)
    var order = ["item"] + (list.key == .number || random.once(in: 3) ? ["key"] : [])
    order += isNamed && random.once(in: 2) ? [] : ["list"]
    order += random.once(in: 3) ? [] : ["place"]
    order.shuffle(using: &random)
    let width = columns.width + order.count
    if random.once(in: 2) { putTitle("\(family.city.name)\(list.name)", width: width) }
    if let code = columns.code { put(code, random.pick(["行政区代码", "行政区划代码", "XZQDM"])) }
    if let name = columns.name { put(name, random.pick(["行政区名称", "行政区划名称", "地区", "县区"])) }
    let headers = [
      "item": ["名称", "项目名称", "条目"], "key": ["编号", "项目编号"], "list": ["名录", "名录名称"], "place": ["所在地", "所在行政区"],
    ]
    for (place, name) in order.enumerated() { put(columns.width + place, random.pick(headers[name] ?? [])) }
    row += 1
    var lines: [String] = []
    for unit in [family.city] + family.counties {
      let top = row
      let isMerged = columns.name != nil && columns.code == nil && random.once(in: 2)
      for number in 0..<1 + random.below(3) {
        if !isMerged || row == top { putUnit(unit, columns) }
        let key = order.contains("key") ? "XM-\(unit.code.suffix(2))-0\(number)" : ""
        let name = ["青龙", "白塔", "石桥", "东门"][random.below(4)] + ["水库", "公园", "遗址"][random.below(3)] + "\(row)"
        var places: [DraftFamily.Unit] = []
        if order.contains("place"), unit.code == family.city.code {
          places = Array(family.counties.shuffled(using: &random).prefix(random.below(3)))
        }
        for (place, column) in order.enumerated() {
          switch column {
          case "item": put(columns.width + place, name)
          case "key": put(columns.width + place, key)
          case "list": put(columns.width + place, random.pick([list.name] + list.aliases))
          default:
            let isNamed = random.once(in: 2)
            let words = places.map { isNamed ? $0.name : $0.code }
            put(columns.width + place, words.joined(separator: random.pick(["、", "，", "；", " "])))
          }
        }
        lines.append("\(unit.code),\(list.name),\(key),\(name),\(places.map(\.code).joined(separator: "、"))\n")
        row += 1
      }
      if isMerged, let name = columns.name { sheet.merge(top...row - 1, left + name...left + name, mayRepeat: true) }
    }
    putNotes()
    return lines
  }
}
