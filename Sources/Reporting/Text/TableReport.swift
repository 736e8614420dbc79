public import RuleDSL
public import Transmission

/// How the tables of one file are understood: which cell is which figure, which item, which place.
public struct TableReport {
  private let program: RuleProgram
  private let world: PlanWorld
  private let file: String
  private let ledger: [LedgerEntry]
  private let language: Language

  /// Takes the file relative to the plan set, and what became of the cells of all files.
  public init(_ program: RuleProgram, _ world: PlanWorld, file: String, ledger: [LedgerEntry], _ language: Language) {
    (self.program, self.world, self.file, self.language) = (program, world, file, language)
    self.ledger = ledger.filter { $0.file == file }
  }

  private struct Line {
    var sheet: String
    var row: Int
    var column: String
    var text: String
  }

  /// Every sheet with what was read in it, row by row.
  public var text: String {
    let lines = figures + entries
    let isOne = ledger.count == 1
    return ledger.map { entry in
      let own = lines.filter { $0.sheet == entry.sheet || isOne }.sorted {
        ($0.row, $0.column.count, $0.column, $0.text) < ($1.row, $1.column.count, $1.column, $1.text)
      }
      let counts = Phrase(
        "：\(entry.cells) 个单元格，用了 \(entry.used) 个",
        ": \(counted(entry.cells, "cell")), of which \(entry.used) are used"
      )
      let unused = entry.unused.map { unused in
        let place = unused.place.isEmpty ? "" : unused.place + " "
        return "  " + Phrase("不用 ", "not used: ")[language] + place + unused.reason[language] + "\n"
      }
      let width = own.map { ($0.column + "\($0.row)").count }.max() ?? 0
      let read = own.map { line in
        let cell = line.column + "\(line.row)"
        return "  " + cell + String(repeating: " ", count: width - cell.count) + "  " + line.text + "\n"
      }
      return entry.name + counts[language] + "\n" + read.joined() + unused.joined()
    }.joined()
  }

  private var figures: [Line] {
    world.figures.columns.flatMap { column -> [Line] in
      let indicator = program.vocabulary.indicators[column.key.indicator].name
      let about = "\(indicator)  \(column.key.year)\(Phrase("年", "")[language])  \(name(of: column.key.role))"
      let reprints = world.figures.reprints.filter { world.figures.columns[$0.column].key == column.key }.map(\.cell)
      return (column.chunks.joined() + reprints).compactMap { cell in
        let origin = world.figures.origins[Int(cell.origin)]
        guard origin.file == file else { return nil }
        let unit = world.units.names[Int(cell.unit)]
        return Line(
          sheet: origin.sheet,
          row: Int(cell.row),
          column: origin.column,
          text: "\(unit)  \(about)  \(amount(world.datum(cell)))"
        )
      }
    }
  }

  private var entries: [Line] {
    world.entries.rows.filter { $0.source.origin.file == file }.map { row in
      let places = row.locations.map { world.units.names[$0] }.joined(separator: "、")
      let words = [world.units.names[row.unit], program.vocabulary.name(of: row.subject), content(row), places]
      let origin = row.source.origin
      let text = words.filter { !$0.isEmpty }.joined(separator: "  ")
      return Line(sheet: origin.sheet, row: row.source.row, column: origin.column, text: text)
    }
  }

  private func content(_ row: EntryRow) -> String {
    switch row.content {
    case .nothing: return Phrase("无", "none")[language]
    case .unread: return Phrase("读不出", "unreadable")[language]
    case .item(let number, let name): return [number, name].filter { !$0.isEmpty }.joined(separator: " ")
    case .value(let value):
      guard case .designation(let index) = row.subject else { return "" }
      return program.vocabulary.designations[index].values[value].name
    }
  }

  private func name(of role: Role) -> String {
    switch role {
    case .own: Phrase("本级", "own")[language]
    case .allotted: Phrase("下达", "allotted")[language]
    case .present: Phrase("现状", "present")[language]
    case .before: Phrase("维护前", "before")[language]
    case .after: Phrase("维护后", "after")[language]
    }
  }

  private func amount(_ datum: Datum) -> String {
    switch datum {
    case .known(let quantity, let relation, _): "\(relation.sign) \(quantity.text)"
    case .reference(FigureStore.unreadable, _, _): Phrase("读不出", "unreadable")[language]
    case .reference(let text, _, _): "“\(text)”"
    case .unallotted: Phrase("未分解", "not allotted")[language]
    case .notApplicable: Phrase("不适用", "not applicable")[language]
    case .unprovided: Phrase("未提供", "not provided")[language]
    }
  }
}
