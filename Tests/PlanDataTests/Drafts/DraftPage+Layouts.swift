@testable internal import PlanData
internal import RuleDSL
internal import TestKit
internal import Transmission

extension DraftPage {
  // MARK: One row for each figure

  mutating func drawLong(_ units: [DraftFamily.Unit]?) {
    let isOfOne = units != nil && random.once(in: 2)
    let hasMeasure = isBare || !measuresAreClear || !random.once(in: 3)
    let hasRelation = random.once(in: 2)
    let hasRole = Set(times.map(\.role)) != [.own] || random.once(in: 3)
    var order = ["indicator", "value"] + (hasMeasure ? ["measure"] : []) + (hasRelation ? ["relation"] : [])
    order += ["year"] + (hasRole ? ["role"] : []) + (random.once(in: 3) ? ["document"] : [])
    if random.once(in: 3) { order.shuffle(using: &random) }
    let serial = random.once(in: 3) ? 1 : 0
    // Beside other words a blank is one that was forgotten, unless all of them are blank.
    let own = Set(times.map(\.role)).count > 1 ? random.pick([["本级"], [""]]) : ["本级", ""]
    let units = units ?? family.counties
    let columns = isOfOne ? UnitColumns() : unitColumns(from: serial)
    let width = serial + columns.width + order.count
    if !isBare, random.once(in: 2) || !hasMeasure {
      putTitle(random.pick(["规划指标一览表", "附表1　主要指标", "\(family.city.name)国土空间规划指标"]), width: width)
    }
    if !hasMeasure { putMeasures(width: width) }
    if serial == 1 { put(0, "序号", false) }
    putUnitHeaders(columns)
    let headers = [
      "indicator": ["指标", "指标名称", "indicator"], "value": ["数值", "指标值", "value"], "measure": ["单位", "计量单位", "unit"],
      "relation": ["关系", "约束关系", "operator"],
      "year": ["年份", "年度", "year"], "role": ["来源", "指标来源", "role"], "document": ["依据", "文号"],
    ]
    let first = serial + columns.width
    for (place, name) in order.enumerated() { put(first + place, random.pick(headers[name] ?? [])) }
    if random.once(in: 3) { put(width, random.pick(["备注", "责任单位名单", "填报人"]), false) }
    let hasRemarks = sheet[row, left + width] != nil
    row += 1
    for unit in units {
      let top = row
      let isMerged = columns.name != nil && columns.code == nil && random.once(in: 3)
      for subject in subjects {
        for time in times {
          let column = column(subject, time)
          if serial == 1 { put(0, "\(row)", false) }
          if !isMerged || row == top { putUnit(unit, columns) }
          let isBound = column.indicator.direction != .fixed
          let floor = column.indicator.direction == .floor
          let sign = !hasRelation || !isBound ? "" : random.pick(floor ? [">=", "不低于", "≥"] : ["<=", "不超过", "≤"])
          for (place, name) in order.enumerated() where name != "value" {
            put(first + place, text(name, column, sign, own))
          }
          let place = first + (order.firstIndex(of: "value") ?? 0)
          let relation = isBound ? floor ? ">=" : "<=" : ""
          if putValue(place, column, unit, relation: sign.isEmpty ? "" : relation, isPlain: true, isWide: false)
            == nil
          {
            put(place, "—")
          }
          if hasRemarks, random.once(in: 3) { put(width, random.pick(["已核", "累计数", "待定"]), false) }
          row += 1
        }
      }
      if isMerged, let name = columns.name { sheet.merge(top...row - 1, left + name...left + name, mayRepeat: true) }
      if random.once(in: 6), !isBare { row += 1 }
    }
    putNotes()
  }

  private mutating func text(_ name: String, _ column: DraftColumn, _ sign: String, _ own: [String]) -> String {
    switch name {
    case "indicator": column.alias
    case "measure": column.measure
    case "relation": sign
    case "year": random.once(in: 4) ? "\(column.year)年" : "\(column.year)"
    case "role": column.role == .own ? random.pick(own) : column.role == .allotted ? "下达" : "现状"
    default: "国函〔2023〕148号"
    }
  }

  // MARK: Units against indicators

  mutating func drawWide() {
    let years = Set(times.map(\.year))
    let isOneTime = times.count == 1 && times[0].role != .present
    var levels: [[DraftColumn.Level]]
    var hasYear = !mayOmitYear
    let measuresInTitle = measuresAreClear && random.once(in: 4)
    let name: DraftColumn.Level = measuresInTitle ? .indicator : .named
    if isOneTime {
      hasYear = hasYear && random.once(in: 2)
      let needsRole = times[0].role == .allotted && !mayOmitRole
      switch random.below(3) {
      case 0 where !measuresInTitle: levels = [[needsRole || hasYear ? .all : .named]]
      case 1 where !measuresInTitle:
        levels = (needsRole ? [[.time]] : hasYear ? [[.year]] : []) + [[.indicator], [.measure]]
      default: levels = (needsRole || hasYear ? [[.time]] : []) + [[name]]
      }
      if mayOmitRole, hasYear, levels.joined().contains(where: { $0 == .time || $0 == .all }) { hasYear = true }
    } else {
      switch random.below(4) {
      case 0: levels = [[.time], [name]]
      case 1 where !measuresInTitle: levels = [[.indicator], [.time], [.measure]]
      case 2 where years.count == 1: levels = [[.year], [name], [.role]]
      case 3 where !measuresInTitle: levels = [[.all]]
      default: levels = [[name], [.time]]
      }
    }
    let isTimeFirst = [.time, .year].contains(levels[0][0]) && levels.count > 1
    var drawn: [DraftColumn] = []
    if isTimeFirst {
      for time in times { for subject in subjects { drawn.append(column(subject, time)) } }
    } else {
      for subject in subjects { for time in times { drawn.append(column(subject, time)) } }
    }
    if levels.count == 3, levels[0] == [.year] {
      drawn = subjects.flatMap { subject in times.map { column(subject, $0) } }
    }
    drawWide(drawn, levels, hasYear: hasYear, measuresInTitle: measuresInTitle)
  }

  private mutating func drawWide(
    _ drawn: [DraftColumn],
    _ levels: [[DraftColumn.Level]],
    hasYear: Bool,
    measuresInTitle: Bool
  ) {
    let serial = random.once(in: 3) ? 1 : 0
    let columns = unitColumns(from: serial)
    let first = serial + columns.width
    let width = first + drawn.count
    let title = "\(family.city.name)各县（市、区）规划指标分解表"
    if measuresInTitle || random.once(in: 2) { putTitle(title, width: width) }
    if measuresInTitle { putMeasures(width: width) }
    let top = row
    let bottom = row + levels.count - 1
    if serial == 1 {
      put(0, "序号", false)
      sheet.merge(top...bottom, left...left)
    }
    putUnitHeaders(columns)
    for place in [columns.code, columns.name].compactMap({ $0 }) {
      sheet.merge(top...bottom, left + place...left + place)
    }
    let hasRemarks = random.once(in: 3)
    if hasRemarks {
      put(width, "备注", false)
      sheet.merge(top...bottom, left + width...left + width)
    }
    putHeaders(drawn, levels, hasYear: hasYear, from: first)
    row = bottom + 1
    let units = (random.once(in: 3) ? [family.city] : []) + family.counties
    let hasTotal = random.once(in: 3)
    let isPlain = hasTotal && random.once(in: 2)
    var sums = drawn.map { _ in DraftSum() }
    let totalRow = hasTotal && random.once(in: 4) ? row : nil
    var parts = drawn.map { _ in DraftSum() }
    let subtotal = hasTotal && random.once(in: 2) ? 1 + random.below(units.count) : nil
    if totalRow != nil { row += 1 }
    for (number, unit) in units.enumerated() {
      if serial == 1 { put(0, "\(number + 1)", false) }
      putUnit(unit, columns)
      var hasFigure = false
      for (place, column) in drawn.enumerated() {
        let value = putValue(first + place, column, unit, isPlain: isPlain)
        hasFigure = hasFigure || value != nil
        guard unit.code != family.city.code else { continue }
        sums[place].add(value?.amount)
        parts[place].add(value?.amount)
      }
      if !hasFigure { sheet.release(row: row) }
      if hasRemarks, random.once(in: 3) { put(width, random.pick(["含飞地", "累计数", "—"]), false) }
      if random.once(in: 10) { sheet.hiddenRows.insert(row) }
      if random.once(in: 20) { sheet.hiddenColumns.insert(left + first) }
      row += random.once(in: 12) ? 2 : 1
      if subtotal == number + 1, unit.code != family.city.code {
        putSums(parts, "小计", columns, first)
        row += 1
      }
    }
    if hasTotal {
      let end = row
      row = totalRow ?? row
      putSums(sums, random.pick(["合计", "总计", "合　计", "合计：", "全市合计"]), columns, first)
      row = totalRow == nil ? row + 1 : end
    }
    putNotes()
  }

  private mutating func putSums(_ sums: [DraftSum], _ word: String, _ columns: UnitColumns, _ first: Int) {
    put(columns.name ?? columns.code ?? 0, word, nil)
    for place in sums.indices {
      sheet[row, left + first + place] = DraftCell(text: sums[place].text, mustBeUsed: false)
    }
  }

  /// Rows of headers, in which neighbours that say the same are merged as far as what stands above them.
  private mutating func putHeaders(
    _ drawn: [DraftColumn],
    _ levels: [[DraftColumn.Level]],
    hasYear: Bool,
    from first: Int
  ) {
    let style = random.below(60)
    let repeats = random.once(in: 2)
    var labels: [[String]] = []
    for level in levels { labels.append(drawn.map { $0.label(level[0], hasYear: hasYear, style) }) }
    for (level, words) in labels.enumerated() {
      var start = 0
      while start < words.count {
        var end = start
        let isLast = level == labels.count - 1
        while !isLast, end + 1 < words.count, words[end + 1] == words[start],
          labels[..<level].allSatisfy({ $0[end + 1] == $0[start] })
        {
          end += 1
        }
        let above = row
        row += level
        put(first + start, words[start])
        if [.indicator, .named, .all].contains(levels[level][0]) {
          for place in start...end {
            headers[left + first + place] = DraftPlace(row: row, column: left + first + start)
          }
        }
        row = above
        sheet.merge(row + level...row + level, left + first + start...left + first + end, mayRepeat: repeats)
        start = end + 1
      }
    }
  }

  // MARK: Indicators against units

  mutating func drawTransposed() {
    let isOneTime = times.count == 1 && times[0].role != .present
    let hasMeasure = random.once(in: 2)
    let serial = random.once(in: 3) ? 1 : 0
    let units = (random.once(in: 3) ? [family.city] : []) + family.counties
    let first = serial + (hasMeasure ? 2 : 1)
    let count = isOneTime ? 1 : times.count
    let needsRole = isOneTime && times[0].role != .own
    putTitle(needsRole ? "\(family.city.name)下达各县指标" : "\(family.city.name)指标分解表", width: first + units.count * count)
    let top = row
    let bottom = isOneTime ? top : top + 1
    if serial == 1 {
      put(0, "序号", false)
      sheet.merge(top...bottom, left...left)
    }
    put(serial, random.pick(["指标", "指标名称", "指标项"]))
    sheet.merge(top...bottom, left + serial...left + serial)
    if hasMeasure {
      put(serial + 1, random.pick(["单位", "计量单位"]))
      sheet.merge(top...bottom, left + serial + 1...left + serial + 1)
    }
    let style = random.below(60)
    let repeats = random.once(in: 2)
    for (place, unit) in units.enumerated() {
      let start = first + place * count
      put(start, random.once(in: 3) ? written(unit) : unit.name)
      sheet.merge(top...top, left + start...left + start + count - 1, mayRepeat: repeats)
      guard !isOneTime else { continue }
      for (index, time) in times.enumerated() {
        let text = column(subjects[0], time).label(.time, hasYear: true, style)
        row += 1
        put(start + index, text)
        row -= 1
      }
    }
    row = bottom + 1
    for (number, subject) in subjects.enumerated() {
      putSection(number)
      if serial == 1 { put(0, "\(number + 1)", false) }
      let named = column(subject, times[0])
      put(serial, hasMeasure ? written(subject.alias, number + 1) : named.label(.named, hasYear: false, style))
      if hasMeasure { put(serial + 1, subject.measure) }
      var hasFigure = false
      for (place, unit) in units.enumerated() {
        for (index, time) in times.enumerated() {
          let value = putValue(first + place * count + index, column(subject, time), unit)
          hasFigure = hasFigure || value != nil
        }
      }
      if !hasFigure { sheet.release(row: row) }
      row += 1
    }
    putNotes()
  }

  // MARK: One plan

  mutating func drawProfile(of unit: DraftFamily.Unit, isNamedInTitle: Bool) {
    let serial = random.once(in: 2) ? 1 : 0
    let hasKind = random.once(in: 2)
    let first = serial + (hasKind ? 2 : 1)
    let isMeasureLast = random.once(in: 2)
    let firstValue = isMeasureLast ? first : first + 1
    let width = first + times.count + 1
    if isNamedInTitle {
      putTitle(
        random.pick(["\(unit.name)国土空间总体规划（2021—2035年）指标表", "\(unit.name)规划指标表", "表1　\(unit.name)主要指标"]),
        width: width
      )
    }
    if serial == 1 { put(0, "序号", false) }
    put(serial, random.pick(["指标", "指标名称", "指标项"]))
    if hasKind { put(serial + 1, random.pick(["指标属性", "指标类型", "属性"]), nil) }
    put(isMeasureLast ? first + times.count : first, random.pick(["单位", "计量单位"]))
    let style = random.below(60)
    for (index, time) in times.enumerated() {
      put(firstValue + index, column(subjects[0], time).label(.time, hasYear: true, style))
    }
    row += 1
    for (number, subject) in subjects.enumerated() {
      putSection(number)
      if serial == 1 { put(0, "\(number + 1)", false) }
      put(serial, written(subject.alias, number + 1))
      if hasKind { put(serial + 1, random.pick(["约束性", "预期性"]), nil) }
      put(isMeasureLast ? first + times.count : first, subject.measure)
      var hasFigure = false
      for (index, time) in times.enumerated() {
        hasFigure = putValue(firstValue + index, column(subject, time), unit) != nil || hasFigure
      }
      if !hasFigure { sheet.release(row: row) }
      row += 1
    }
    putNotes()
    row += 1
  }
}
