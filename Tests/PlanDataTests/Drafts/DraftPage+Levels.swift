@testable internal import PlanData
internal import RuleDSL
internal import TestKit

extension DraftPage {
  /// Towns beside their counties, whose own figures stand above them, or below as their sum.
  mutating func drawLevels() {
    let drawn = subjects.flatMap { subject in times.map { column(subject, $0) } }
    let style = random.below(60)
    if random.once(in: 2) { putTitle("\(family.city.name)各乡镇规划指标分解表", width: 2 + drawn.count) }
    put(0, random.pick(["县区", "县（市、区）", "区县名称", "行政区"]))
    put(1, random.pick(["乡镇", "乡镇（街道）", "乡镇名称"]))
    for (place, column) in drawn.enumerated() {
      put(2 + place, column.label(.all, hasYear: true, style))
      headers[left + 2 + place] = DraftPlace(row: row, column: left + 2 + place)
    }
    row += 1
    for county in family.counties {
      let top = row
      let isSummed = random.once(in: 3)
      let isMerged = random.once(in: 2)
      // Below the first row the name of the county may be left out.
      let isRepeated = isMerged || random.once(in: 2)
      let name = written(county)
      subject = nil
      if !isSummed, random.once(in: 2) {
        put(0, name, isMerged ? nil : true)
        for (place, column) in drawn.enumerated() { _ = putValue(2 + place, column, county, isPlain: true) }
        row += 1
      }
      var sums = drawn.map { _ in DraftSum() }
      for town in family.towns[county.code] ?? [] {
        // A merged name is used where any of its rows states a figure.
        if row == top || isRepeated && !isMerged { put(0, name, isMerged ? nil : true) }
        put(1, town.name)
        subject = DraftPlace(row: row, column: left + 1)
        var hasFigure = false
        for (place, column) in drawn.enumerated() {
          let value = putValue(2 + place, column, town, isPlain: isSummed)
          hasFigure = hasFigure || value != nil
          sums[place].add(value?.amount)
        }
        if !hasFigure { sheet.release(row: row) }
        row += 1
      }
      subject = nil
      if isSummed { putSubtotal(county, drawn, sums, isRepeated && !isMerged ? name : "") }
      if isMerged { sheet.merge(top...row - 1, left...left, mayRepeat: true) }
    }
    putNotes()
  }

  /// What a county has in all, which is a figure of its own.
  private mutating func putSubtotal(
    _ county: DraftFamily.Unit,
    _ drawn: [DraftColumn],
    _ sums: [DraftSum],
    _ name: String
  ) {
    put(0, name)
    put(1, "小计", nil)
    for (place, column) in drawn.enumerated() {
      let cell = DraftPlace(row: row, column: left + 2 + place)
      sheet[row, cell.column] = DraftCell(text: sums[place].text, mustBeUsed: nil)
      let key = MeantFigure.Key(
        unit: county.code,
        indicator: column.indicator.name,
        year: column.year,
        role: column.role
      )
      var figure = MeantFigure(
        key: key,
        relation: "",
        value: sums[place].text,
        measure: column.measure,
        place: "\(sheet.name)!\(columnLetters(cell.column))\(row + 1)"
      )
      (figure.cell, figure.header) = (cell, headers[cell.column])
      meant.append(figure)
    }
    row += 1
  }
}
