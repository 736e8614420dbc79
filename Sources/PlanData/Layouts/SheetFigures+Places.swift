internal import RuleDSL
internal import Transmission

/// Which unit a row is about.
enum RowPlace {
  /// As its cells say, for whoever reads the row.
  case stated(Int?)
  /// The narrowest of several names.
  case level(Int)
  /// Several names that are not those of one unit, which was reported.
  case flawed
  /// That of the title or of the line above.
  case around(Int)
  /// Beside a code that is not known.
  case named(String, Int?)
  case none

  var unit: Int? {
    switch self {
    case .stated(let unit), .named(_, let unit): unit
    case .level(let unit), .around(let unit): unit
    case .flawed, .none: nil
    }
  }
}

/// Whose figures a row and a merged cell hold.
extension SheetFigures {
  /// The names in a row from the widest column on, without 小计 and 全县 beside a name.
  func named(_ row: Int) -> [String] {
    var seen: Set<Int> = []
    let texts = names.compactMap { place -> String? in
      guard let index = grid.index(row, place), seen.insert(index).inserted else { return nil }
      return grid.cells[index].text
    }
    guard names.count > 1 else { return texts }
    return texts.filter { !SumCheck.isTotal($0) && !Self.wholes.contains(foldedHeader($0)) }
  }

  private static let wholes: Set<String> = ["全域", "全市", "全县", "全区", "全旗", "全州", "全盟"]

  /// Whether a total in a column of names is that of a unit which the row names, or whose name it leaves blank.
  func isOfUnit(_ place: Int, _ row: Int) -> Bool {
    guard names.contains(place), names.count > 1 else { return false }
    if !named(row).isEmpty { return true }
    let isSubtotal = grid.cell(row, place).map { foldedHeader($0.text) == "小计" } ?? false
    return isSubtotal && upper != nil && place != names.first
  }

  mutating func place(of row: Int) -> RowPlace {
    if namedAbove[row] != nil, let placeAbove {
      forms.add(.unitWrittenOnce, grid.site, row: grid.rows[row] + 1)
      return placeAbove.unit.map { .level($0) } ?? .flawed
    }
    let found = ownPlace(of: row)
    placeAbove = found
    return found
  }

  private mutating func ownPlace(of row: Int) -> RowPlace {
    let named = named(row)
    let code = folded(layout.place(of: .unitCode).flatMap { grid.cell(row, $0) }?.text ?? "")
    if code.isEmpty, named.isEmpty {
      if names.count > 1, let upper, isSubtotal(row) { return .level(upper) }
      return (section ?? (namesOthers ? nil : around.unit)).map { .around($0) } ?? .none
    }
    let coded = context.names.unit(code: code)
    guard names.count > 1 else { return placeOfOne(named.first ?? "", coded, code, row) }
    guard code.isEmpty else {
      guard let coded else { return .named(named.last ?? "", nil) }
      return .named(context.names.stranger(named, to: coded) ?? "", coded)
    }
    // A blank in the widest column is what stands above.
    let isBlank = names.first.map { grid.index(row, $0) == nil } ?? false
    let number = grid.rows[row] + 1
    if !isBlank { upper = names.first.flatMap { grid.cell(row, $0) }.flatMap { lexicon.unit($0.text) } }
    do throws(UnitNames.Disagreement) {
      let unit = try context.names.narrowest(named, within: isBlank ? upper : nil)
      if isBlank, let upper, named.contains(where: { lexicon.unit($0) == nil }), context.names.isRelated(unit, upper)
      {
        forms.add(.unitAbove, grid.site, row: number)
      }
      forms.add(.unitByName, grid.site, row: number)
      return .level(unit)
    } catch {
      let kind: PlanDataProblem.Kind
      switch error {
      case .unknown(let name): kind = .unitUnknown(name, nearest: nil)
      case .ambiguous(let name, let found): kind = .unitAmbiguous(name, among: context.names.labels(found))
      case .apart(let one, let other): kind = .unitsApart(one, other)
      }
      let site = figureParts.first.map { self.site(of: $0) } ?? grid.site
      problems.add(site.problem(kind, row: number, column: .unitName))
      return .flawed
    }
  }

  /// Of several units with the name of a row, the one within the unit of the title, or of the rows above, counts.
  private mutating func placeOfOne(_ name: String, _ coded: Int?, _ code: String, _ row: Int) -> RowPlace {
    // 全市 in a table of 甲市 is that city.
    let whole = [section, around.unit].compactMap(\.self).first { context.names.isWhole(name, of: $0) }
    if let whole, code.isEmpty {
      forms.add(.unitOfSheet, grid.site, row: grid.rows[row] + 1)
      return .level(whole)
    }
    if let found = coded ?? lexicon.unit(name) {
      if !context.units.children(of: found).isEmpty { upper = found }
      return .stated(found)
    }
    guard code.isEmpty else { return .stated(nil) }
    let names = context.names
    let found = [upper, around.unit].compactMap { within in within.flatMap { names.unit(named: name, within: $0) } }
    guard let found = found.first else { return .stated(nil) }
    forms.add(.unitAbove, grid.site, row: grid.rows[row] + 1)
    return .level(found)
  }

  private func isSubtotal(_ row: Int) -> Bool {
    names.contains { place in grid.cell(row, place).map { SumCheck.isTotal($0.text) } ?? false }
  }

  /// Whether a number is merged over cells of several units, so that nobody can tell whether it is the figure of each or
  /// of all together; reported once.
  mutating func isJoint(_ part: TableLayout.Part, _ row: Int) -> Bool {
    guard let index = grid.index(row, part.place) else { return false }
    let cell = grid.cells[index]
    let isMerged =
      grid.own(row, part.place) == nil || row + 1 < grid.rows.count && grid.index(row + 1, part.place) == index
      || part.place + 1 < grid.columns.count && grid.index(row, part.place + 1) == index
    guard isMerged else { return false }
    if let known = joint[index] { return known }
    guard Double(WrittenFigure(folded(cell.text)).digits) != nil,
      let subject = indicator(of: part, row), lexicon.vocabulary.indicators[subject].dimension != .ratio
    else {
      joint[index] = false
      return false
    }
    var units: [String] = []
    for row in row..<grid.rows.count where grid.rows[row] - cell.row < 100_000 {
      let parts = figureParts.filter { grid.index(row, $0.place) == index }
      if parts.isEmpty { break }
      for part in parts {
        let name = part.first(\.unit).map { context.units.names[$0.value] } ?? subjectName(row)
        if !units.contains(name) { units.append(name) }
        if units.count > 20 { break }
      }
    }
    joint[index] = units.count > 1
    guard units.count > 1 else { return false }
    let site = site(of: part)
    problems.add(site.problem(.jointFigure(cell.text, units: units), row: grid.rows[row] + 1, column: .value))
    return true
  }

  /// What a row calls its unit.
  private func subjectName(_ row: Int) -> String {
    let code = layout.place(of: .unitCode).flatMap { grid.cell(row, $0) }?.text
    let name = named(row).last ?? code ?? ""
    let unit = code.flatMap { context.names.unit(code: folded($0)) } ?? lexicon.unit(name)
    return unit.map { context.units.names[$0] } ?? name
  }
}
