internal import RuleDSL
internal import Spatial
internal import Transmission

/// Joins what the readers of all figure tables found into one store.
///
/// Tables of texts are numbered by first appearance over files and rows, so the number of readers does not show.
struct FigureAssembly {
  private var formats: [FigureFormat] = []
  private var formatNumbers: [FigureFormat: UInt16] = [:]
  private var origins: [FigureOrigin] = []
  private var originNumbers: [FigureOrigin: Int32] = [:]
  private var texts: [String] = []
  private var textNumbers: [String: Int64] = [:]
  private var pieces: [FigureColumn.Key: [ColumnPiece]] = [:]
  private(set) var problems = ProblemList()
  private(set) var forms = FormNotes()
  /// Rows by the name of an indicator that the vocabulary lacks.
  private(set) var strangers: [String: Stranger] = [:]
  private(set) var rows = 0
  /// What rows say in their column 属性.
  private(set) var attributes: [StatedAttributes.Row] = []

  /// Moves the columns out of a part: a copy of one would be a copy of its figures.
  ///
  /// A blank 来源 where other rows of the table say 本级 and 下达 was forgotten, and its figure is open; where they do not
  /// tell these apart, a blank is the plan's own.
  mutating func take(_ part: inout TablePart<FigureReader>, _ states: StatedWords) {
    var columns = part.sink.directory.takeColumns()
    for var column in part.sink.unsaid.takeColumns() {
      for row in states.roles.isEmpty ? [] : column.rows {
        let row = Int(row) + part.rowOffset
        if states.tellsOwn {
          problems.add(part.sink.site.problem(.blank, row: row, column: .role))
        } else {
          forms.add(.blankRole, part.sink.site, row: row, column: .role)
        }
      }
      if states.tellsOwn { column.open(part.sink.openValue(of: column.key.indicator)) }
      columns.append(column)
    }
    for row in states.relation ? part.sink.blankRelations : [] {
      forms.add(.blankRelation, part.sink.site, row: Int(row) + part.rowOffset, column: .relation)
    }
    let reader = part.sink
    var numbering = Numbering(rowOffset: part.rowOffset)
    for format in reader.formats.formats { numbering.formats.append(number(of: format)) }
    for origin in reader.origins.origins(at: reader.site) { numbering.origins.append(number(of: origin)) }
    for text in reader.texts { numbering.texts.append(number(of: text)) }
    forms.add(reader.forms, rowOffset: part.rowOffset)
    attributes += reader.attributes.rows.map { stated in
      StatedAttributes.Row(
        unit: stated.unit,
        indicator: stated.indicator,
        text: stated.text,
        site: stated.site,
        row: stated.row + part.rowOffset
      )
    }
    for stranger in reader.strangers {
      note(stranger.name, rows: stranger.rows, at: reader.site, row: stranger.row + part.rowOffset)
    }
    for column in columns {
      rows += column.blocks.reduce(0) { $0 + $1.count }
      pieces[column.key, default: []].append(ColumnPiece(blocks: column.blocks, numbering: numbering))
    }
  }

  mutating func note(_ name: String, rows: Int, at site: TableSite, row: Int) {
    strangers[name, default: Stranger(rows: 0, site: site, row: row)].rows += rows
  }

  private mutating func number(of format: FigureFormat) -> UInt16 {
    if let known = formatNumbers[format] { return known }
    // Spellings, decimals, states and relations make some 40 000 formats, so the number always fits.
    let number = UInt16(truncatingIfNeeded: formats.count)
    formats.append(format)
    formatNumbers[format] = number
    return number
  }

  private mutating func number(of origin: FigureOrigin) -> Int32 {
    if let known = originNumbers[origin] { return known }
    let number = Int32(truncatingIfNeeded: origins.count)
    origins.append(origin)
    originNumbers[origin] = number
    return number
  }

  private mutating func number(of text: String) -> Int64 {
    if let known = textNumbers[text] { return known }
    let number = Int64(texts.count)
    texts.append(text)
    textNumbers[text] = number
    return number
  }

  /// The store: columns in order, each sorted by unit, on at most `jobs` threads.
  mutating func finish(context: FigureContext, jobs: Int) -> FigureStore {
    let keys = pieces.keys.sorted {
      ($0.indicator, $0.year, $0.role.rawValue) < ($1.indicator, $1.year, $1.role.rawValue)
    }
    let openText = number(of: FigureStore.unreadable)
    let openFormats = context.vocabulary.indicators.map { indicator in
      let format = FigureFormat(state: .reference, relation: indicator.direction, unit: indicator.unit, decimals: 0)
      return number(of: format)
    }
    let tables = FigureTables(
      context: context,
      formats: formats,
      origins: origins,
      texts: texts,
      openText: openText,
      openFormats: openFormats
    )
    // Each place is emptied by the one thread that drew its number, so that a column is not held twice.
    nonisolated(unsafe) let waiting = UnsafeMutablePointer<[ColumnPiece]>.allocate(capacity: keys.count)
    for (place, key) in keys.enumerated() { (waiting + place).initialize(to: pieces[key] ?? []) }
    pieces = [:]
    defer { waiting.deinitialize(count: keys.count).deallocate() }
    let sorted = parallelMap(keys.count, jobs: rows < 100_000 ? 1 : jobs) { place in
      let own = waiting[place]
      waiting[place] = []
      return SortedColumn(key: keys[place], pieces: own, tables: tables)
    }
    for column in sorted {
      problems.add(column.problems)
      for cell in column.repeats {
        let site = TableSite(of: origins[Int(cell.origin)])
        forms.add(.repeatedFigure, site, row: Int(cell.row), column: .value)
      }
    }
    for cell in sorted.lazy.flatMap(\.zeros) { note(.zero, cell) }
    noteSlips(sorted.map(\.column))
    return FigureStore(
      columns: sorted.map(\.column),
      formats: formats,
      origins: origins,
      texts: texts,
      reprints: sorted.enumerated().flatMap { place, column in
        column.reprints.map { FigureStore.Reprint(column: place, cell: $0) }
      }
    )
  }
}

extension FigureAssembly {
  /// Notes own figures that differ from those allotted as one unit of measure from another.
  private mutating func noteSlips(_ columns: [FigureColumn]) {
    var allotted: [FigureColumn.Key: FigureColumn] = [:]
    for column in columns where column.key.role == .allotted { allotted[column.key] = column }
    for column in columns where column.key.role == .own {
      guard
        let other = allotted[
          FigureColumn.Key(indicator: column.key.indicator, year: column.key.year, role: .allotted)
        ]
      else { continue }
      var issued = other.chunks.joined().makeIterator()
      var next = issued.next()
      for cell in column.chunks.joined() {
        while let figure = next, figure.unit < cell.unit { next = issued.next() }
        guard let figure = next, figure.unit == cell.unit, formats[Int(figure.format)].state == .printed else {
          continue
        }
        let (small, large) = (min(cell.value, figure.value), max(cell.value, figure.value))
        guard small > 0, large.isMultiple(of: small), [15, 100, 1500, 10_000].contains(large / small) else {
          continue
        }
        note(.slip, cell)
      }
    }
  }

  private mutating func note(_ form: FormNotes.Form, _ cell: FigureColumn.Cell) {
    guard formats[Int(cell.format)].state == .printed else { return }
    forms.add(form, TableSite(of: origins[Int(cell.origin)]), row: Int(cell.row), column: .value)
  }
}

/// How a reader's numbers are to be read.
struct Numbering: Sendable {
  var rowOffset: Int
  var formats: [UInt16] = []
  var origins: [Int32] = []
  var texts: [Int64] = []

  init(rowOffset: Int) {
    self.rowOffset = rowOffset
  }

  /// Whether the reader's numbers already are those of the store.
  var changesNothing: Bool {
    rowOffset == 0 && formats.indices.allSatisfy { formats[$0] == $0 }
      && origins.indices.allSatisfy { origins[$0] == $0 } && texts.indices.allSatisfy { texts[$0] == $0 }
  }
}

/// What one reader found for one column.
struct ColumnPiece: Sendable {
  var blocks: [[FigureColumn.Cell]]
  let numbering: Numbering
}

/// The tables that cells point into.
struct FigureTables: Sendable {
  let context: FigureContext
  let formats: [FigureFormat]
  let origins: [FigureOrigin]
  let texts: [String]
  /// Of a figure that cannot be read: the number of its words, and that of its format by indicator.
  let openText: Int64
  let openFormats: [UInt16]

  /// The same figure as one that is open.
  func opened(_ cell: FigureColumn.Cell, indicator: Int) -> FigureColumn.Cell {
    var cell = cell
    (cell.value, cell.format) = (openText, openFormats[indicator])
    return cell
  }

  func isOpen(_ cell: FigureColumn.Cell) -> Bool {
    formats[Int(cell.format)].state == .reference && cell.value == openText
  }
}
