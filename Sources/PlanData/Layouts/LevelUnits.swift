internal import RuleDSL

/// A table of units with a column for each tier, 市级 beside 县级, in which every unit stands below those to its left.
struct LevelUnits {
  private struct Level {
    let place: Int
    let tier: String
  }

  private let grid: Grid
  private let header: Int
  private let levels: [Level]
  /// The column with the code of the narrowest unit of a row.
  private let codes: Int?
  private(set) var rows: [UnitRow] = []
  private(set) var forms = FormNotes()

  /// `nil` for a sheet that holds no such table.
  init?(_ grid: Grid) {
    self.grid = grid
    let rows = grid.rows.indices.prefix(20)
    guard let header = rows.first(where: { Self.levels(grid, $0).count > 1 && !Self.holds(.tier, grid, $0) }) else {
      return nil
    }
    self.header = header
    levels = Self.levels(grid, header)
    codes = grid.columns.indices.first { place in
      grid.cell(header, place).map { Self.isHeader($0.text, .code) } ?? false
    }
    read()
  }

  /// Notes what became of the cells.
  func note(in uses: inout SheetUses) {
    let read = levels.map(\.place) + (codes.map { [$0] } ?? [])
    for place in grid.columns.indices {
      let text = grid.cell(header, place).map { foldedHeader($0.text) } ?? ""
      let other: CellUse = .unused(LayoutSearch.serials.contains(text) ? .serial : .unknownColumn(text))
      for row in header..<grid.rows.count {
        uses.note(!read.contains(place) ? other : row == header ? .heading : .used, row: row, column: place)
      }
    }
  }

  private static func isHeader(_ text: String, _ column: Column) -> Bool {
    column.foldedSpellings.contains(foldedHeader(text))
  }

  private static func holds(_ column: Column, _ grid: Grid, _ row: Int) -> Bool {
    grid.columns.indices.contains { place in grid.cell(row, place).map { isHeader($0.text, column) } ?? false }
  }

  /// The columns that a row heads with a tier each, from the highest on.
  private static func levels(_ grid: Grid, _ row: Int) -> [Level] {
    let found = grid.columns.indices.compactMap { place -> Level? in
      guard let cell = grid.own(row, place) else { return nil }
      var word = foldedHeader(cell.text).filter { !"()、,/".contains($0) }
      for end in ["行政区名称", "行政区", "名称"] where word.hasSuffix(end) { word = String(word.dropLast(end.count)) }
      return tiers[word].map { Level(place: place, tier: $0) }
    }
    let order = ["省级", "市级", "县级", "乡镇级", "村级"]
    let ranks = found.compactMap { order.firstIndex(of: $0.tier) }
    return zip(ranks, ranks.dropFirst()).allSatisfy { $0 < $1 } ? found : []
  }

  private static let tiers: [String: String] = {
    let words: [(String, [String])] = [
      ("省级", ["省", "省级", "省份", "自治区", "省区", "省区市"]), ("市级", ["市", "市级", "地市", "市州", "地级市", "州市", "盟市", "地级"]),
      ("县级", ["县", "县级", "区县", "县区", "县市区", "旗县", "旗县区", "市县"]),
      ("乡镇级", ["乡", "乡级", "乡镇", "乡镇级", "镇", "乡镇街道", "镇街"]),
      ("村级", ["村", "村级", "行政村"]),
    ]
    return Dictionary(uniqueKeysWithValues: words.flatMap { tier, words in words.map { ($0, tier) } })
  }()

  /// Names as they stand in rows, from the highest tier on; a blank before a name is what stands above.
  private func paths() -> [(row: Int, names: [String], code: String)] {
    var last: [String] = []
    return (header + 1..<max(header + 1, grid.rows.count)).compactMap { row in
      let texts = levels.map { level in grid.cell(row, level.place).map { folded($0.text) } ?? "" }
      guard let end = texts.lastIndex(where: { !$0.isEmpty && !SumCheck.isTotal($0) && !isRemark($0) }) else {
        return nil
      }
      let names = (0...end).map { texts[$0].isEmpty ? $0 < last.count ? last[$0] : "" : texts[$0] }
      last = names
      let code = codes.flatMap { grid.cell(row, $0) }.map { withoutApostrophe(folded($0.text)) } ?? ""
      return (row, names, code)
    }
  }

  private mutating func read() {
    let paths = paths()
    var known: [[String]: String] = [:]
    var holders: [String: Set<[String]>] = [:]
    for path in paths {
      for count in 1...path.names.count {
        holders[path.names[count - 1], default: []].insert(Array(path.names.prefix(count)))
      }
      if !path.code.isEmpty { known[path.names] = path.code }
    }
    var seen: Set<[String]> = []
    for path in paths {
      var parent = ""
      for count in 1...path.names.count {
        let names = Array(path.names.prefix(count))
        guard let name = names.last, !name.isEmpty else { continue }
        let above = known[names] == nil ? upperCode(path.code, from: path.names.count, to: count) : nil
        let isOnly = holders[name]?.count == 1
        let code = known[names] ?? above ?? (isOnly ? name : names.filter { !$0.isEmpty }.joined())
        known[names] = code
        if seen.insert(names).inserted {
          let number = grid.rows[path.row] + 1
          if holdsHan(code) { forms.add(.nameForCode, grid.site, row: number) }
          rows.append(UnitRow(code: code, name: name, tier: levels[count - 1].tier, parent: parent, row: number))
        }
        parent = code
      }
    }
  }

  /// The code of a unit above another one, as codes of the country begin: two digits for the province, two for the city,
  /// two for the county.
  private func upperCode(_ code: String, from lower: Int, to upper: Int) -> String? {
    let digits = ["省级": 2, "市级": 4, "县级": 6]
    guard upper < lower, code.count >= 6, code.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let kept = digits[levels[upper - 1].tier]
    else { return nil }
    return code.prefix(kept) + String(repeating: "0", count: 6 - kept)
  }
}
