internal import RuleDSL
internal import Transmission

/// Turns rows of a figure table into packed figures.
///
/// A row takes the short way when every field was met before and the value is plain digits; anything else goes through
/// ``examine(_:row:)``, which is slower, knows every accepted form, and words what is wrong.
struct FigureReader: RowSink {
  let context: FigureContext
  let columns: FigureHeader
  let site: TableSite
  let encoding: TextEncoding
  var problems = ProblemList()
  var dropped = DroppedRows()
  var misencoded: Misencoding?
  var forms = FormNotes()

  var directory: ColumnDirectory
  /// Figures whose 来源 is blank; whether they are the plan's own shows once the whole table was read.
  var unsaid: ColumnDirectory
  /// Which of them are stated in some row.
  var states = StatedWords()
  /// Rows with a blank 关系.
  var blankRelations: [Int32] = []
  var patterns: RowPatterns
  var formats = FormatTable()
  var origins = OriginTable()
  /// The words of deferred figures.
  var texts: [String] = []
  var attributes = StatedAttributes()
  /// Names that the vocabulary lacks, in the order of their first row.
  var strangers: [StrangeIndicator] = []
  var strangerPlaces: [String: Int] = [:]

  var unitCodes: ByteTable
  /// Names as they stand in rows, numbered; and by unit, the number of the one that was found to be its own.
  var names = ByteTable()
  var nameOfUnit: [Int32]
  var nameCount = 0
  /// Index of an indicator, or -1 - place in ``strangers``.
  var indicators = ByteTable()
  /// Raw value of a direction by ``directions``, ``noRelation`` or ``unknown``.
  var relations = ByteTable()
  var measures = ByteTable()
  var roles = ByteTable()
  var documents = ByteTable()
  var clauses = ByteTable()
  var links = ByteTable()
  var sentences = ByteTable()

  static let directions: [Direction] = [.floor, .ceiling, .fixed]
  static let noRelation: Int32 = 3
  /// A blank in the column of roles.
  static let noRole: Int32 = 255
  static let unknown: Int32 = -1
  /// A blank where a unit of measure is expected.
  static let noMeasure: Int32 = -2

  init(context: FigureContext, columns: FigureHeader, site: TableSite, encoding: TextEncoding) {
    self.context = context
    self.columns = columns
    self.site = site
    self.encoding = encoding
    unitCodes = context.unitCodes
    nameOfUnit = Array(repeating: -1, count: columns.name < 0 ? 0 : context.units.count)
    directory = ColumnDirectory(indicators: context.vocabulary.indicators.count)
    unsaid = directory
    patterns = RowPatterns(columns)
  }

  mutating func take(_ fields: UnsafeMutablePointer<Field>, row: Int) {
    guard let figure = plainFigure(fields) else {
      if !countStranger(fields, row: row) { examine(fields, row: row) }
      return
    }
    let cell = FigureColumn.Cell(
      value: figure.base,
      unit: figure.unit,
      origin: origin(fields, row: row),
      row: Int32(truncatingIfNeeded: row),
      format: UInt16(truncatingIfNeeded: figure.format)
    )
    guard misencoded == nil else { return }
    noteAttribute(fields, of: figure.unit, figure.indicator, row: row)
    if figure.isRelationBlank { blankRelations.append(Int32(truncatingIfNeeded: row)) }
    guard !figure.isRoleBlank else {
      _ = unsaid.append(cell, indicator: figure.indicator, year: figure.year, role: .own)
      return
    }
    let column = directory.append(cell, indicator: figure.indicator, year: figure.year, role: figure.role)
    guard !figure.isRelationBlank else { return }
    patterns.learn(fields, column: column, formatSlot: figure.formatSlot, origin: cell.origin)
  }

  @inline(__always)
  mutating func noteAttribute(_ fields: UnsafeMutablePointer<Field>, of unit: Int32, _ indicator: Int, row: Int) {
    guard columns.attribute >= 0 else { return }
    attributes.add(fields[columns.attribute], unit, indicator, site, row: row, encoding)
  }

  private struct PlainFigure {
    var unit: Int32
    var indicator: Int
    var year: Int
    var role: Role
    var isRoleBlank: Bool
    var isRelationBlank: Bool
    var base: Int64
    var format: Int
    var formatSlot: Int
  }

  /// The short way: known words and plain digits only.
  @inline(__always)
  private mutating func plainFigure(_ fields: UnsafeMutablePointer<Field>) -> PlainFigure? {
    let code = fields[columns.unit]
    guard let unit = unitCodes.find(code.start, code.count), let year = plainYear(fields[columns.year]),
      columns.name < 0 || isKnownName(fields[columns.name].start, fields[columns.name].count, of: unit)
    else { return nil }
    let name = fields[columns.indicator]
    guard let indicator = indicators.find(name.start, name.count), indicator >= 0 else { return nil }
    let sign = fields[columns.relation]
    guard let relation = relations.find(sign.start, sign.count), relation >= 0 else { return nil }
    let spelling = fields[columns.measure]
    guard let measure = measures.find(spelling.start, spelling.count), measure >= 0,
      isCompatible(measure, Int(indicator)), let number = plainNumber(fields[columns.value]),
      let word = knownRole(fields),
      let role = word == Self.noRole ? .own : Role(rawValue: UInt8(truncatingIfNeeded: word))
    else { return nil }
    let direction = direction(relation, of: Int(indicator))
    let format = formats.format(
      measure: measure,
      relation: direction,
      decimals: number.decimals,
      state: .printed
    )
    let (base, overflow) = number.mantissa.multipliedReportingOverflow(by: formats.multipliers[format])
    guard !overflow, formats.multipliers[format] > 0 else { return nil }
    return PlainFigure(
      unit: unit,
      indicator: Int(indicator),
      year: year,
      role: role,
      isRoleBlank: word == Self.noRole,
      isRelationBlank: relation == Self.noRelation && role != .present,
      base: base,
      format: format,
      formatSlot: FormatTable.slot(measure: measure, relation: direction)
    )
  }

  /// Counts a row about a name that the vocabulary lacks and that was met before, where its unit is plain.
  private mutating func countStranger(_ fields: UnsafeMutablePointer<Field>, row: Int) -> Bool {
    let name = fields[columns.indicator]
    guard misencoded == nil, let number = indicators.find(name.start, name.count), number < 0 else { return false }
    let code = fields[columns.unit]
    guard let unit = unitCodes.find(code.start, code.count),
      columns.name < 0 || isKnownName(fields[columns.name].start, fields[columns.name].count, of: unit)
    else { return false }
    strangers[Int(-1 - number)].rows += 1
    dropped.add(.stranger, row: row)
    return true
  }

  @inline(__always)
  private mutating func knownRole(_ fields: UnsafeMutablePointer<Field>) -> Int32? {
    guard columns.role >= 0 else { return Int32(Role.own.rawValue) }
    let word = fields[columns.role]
    return roles.find(word.start, word.count)
  }

  /// Whether the name is the unit's, to the letter or as it was found before.
  @inline(__always)
  mutating func isKnownName(_ start: UnsafePointer<UInt8>, _ count: Int, of unit: Int32) -> Bool {
    if isNameInTable(start, count, of: unit) { return true }
    guard let number = names.find(start, count) else { return false }
    return nameOfUnit[Int(unit)] == number
  }

  private func isNameInTable(_ start: UnsafePointer<UInt8>, _ count: Int, of unit: Int32) -> Bool {
    let same = context.units.names[Int(unit)].utf8.withContiguousStorageIfAvailable { known in
      known.count == count && areEqual(known.baseAddress ?? start, start, count)
    }
    return same ?? false
  }

  @inline(__always)
  func isCompatible(_ measure: Int32, _ indicator: Int) -> Bool {
    measureDimensions[Int(measure)] == context.dimensionOfIndicator[indicator]
  }

  @inline(__always)
  func direction(_ relation: Int32, of indicator: Int) -> Direction {
    relation == Self.noRelation
      ? context.vocabulary.indicators[indicator].direction : Self.directions[Int(relation)]
  }

  /// Index into the context's dimensions, by unit of measure; -1 for one that no indicator has.
  var measureDimensions: [Int32] = []

  /// Number of the row's document, clause, link and sentence; sets ``misencoded`` when one is no text.
  @inline(__always)
  mutating func origin(_ fields: UnsafeMutablePointer<Field>, row: Int) -> Int32 {
    var document: Int32 = 0
    var clause: Int32 = 0
    var link: Int32 = 0
    if columns.document >= 0 {
      let field = fields[columns.document]
      document = documents.find(field.start, field.count) ?? newText(field, row: row)
      if document < 0 { document = remember(~document, field, in: &documents) }
    }
    if columns.clause >= 0 {
      let field = fields[columns.clause]
      clause = clauses.find(field.start, field.count) ?? newText(field, row: row)
      if clause < 0 { clause = remember(~clause, field, in: &clauses) }
    }
    if columns.link >= 0 {
      let field = fields[columns.link]
      link = links.find(field.start, field.count) ?? newText(field, row: row)
      if link < 0 { link = remember(~link, field, in: &links) }
    }
    var sentence: Int32 = 0
    if columns.sentence >= 0 {
      let field = fields[columns.sentence]
      sentence = sentences.find(field.start, field.count) ?? newText(field, row: row)
      if sentence < 0 { sentence = remember(~sentence, field, in: &sentences) }
    }
    return origins.number(document: document, clause: clause, link: link, sentence: sentence)
  }

  /// The complement of a number for a text that was not met before.
  @inline(never)
  private mutating func newText(_ field: Field, row: Int) -> Int32 {
    guard let text = decoded(field, row: row) else { return 0 }
    let words = String(trimmed(text))
    return ~(words.isEmpty ? 0 : origins.add(words))
  }

  /// The text of a field; sets ``misencoded`` when it is none.
  mutating func decoded(_ field: Field, row: Int) -> String? {
    let text = encoding.text(of: field.bytes)
    if text == nil, misencoded == nil { misencoded = Misencoding(row: row, address: UInt(bitPattern: field.start)) }
    return text
  }
}

@inline(never)
private func remember(_ number: Int32, _ field: Field, in table: inout ByteTable) -> Int32 {
  table.insert(field.start, field.count, value: number)
  return number
}

/// What a column says in some row, so that a blank in another may be a word that was forgotten.
struct StatedWords: Sendable {
  var roles: Set<Role> = []
  var relation = false

  /// 本级 and something else, so that a blank is neither.
  var tellsOwn: Bool { roles.count > 1 && roles.contains(.own) }

  mutating func add(_ other: StatedWords) {
    roles.formUnion(other.roles)
    relation = relation || other.relation
  }
}

/// An indicator that the vocabulary lacks.
struct StrangeIndicator: Sendable {
  let name: String
  var rows: Int
  /// The first one.
  let row: Int
}

/// Four ASCII digits within the years that figures may have.
@inline(__always)
private func plainYear(_ field: Field) -> Int? {
  guard field.count == 4 else { return nil }
  var year = 0
  for index in 0..<4 {
    let digit = field.start[index] &- 0x30
    guard digit <= 9 else { return nil }
    year = year &* 10 &+ Int(digit)
  }
  return ColumnDirectory.years.contains(year) ? year : nil
}

/// At most 18 ASCII digits with at most one point between them.
@inline(__always)
private func plainNumber(_ field: Field) -> (mantissa: Int64, decimals: Int)? {
  guard field.count > 0, field.count <= 19 else { return nil }
  var mantissa: Int64 = 0
  var point = -1
  for index in 0..<field.count {
    let byte = field.start[index]
    let digit = byte &- 0x30
    if digit <= 9 {
      mantissa = mantissa &* 10 &+ Int64(digit)
    } else if byte == 0x2E, point < 0, index > 0 {
      point = index
    } else {
      return nil
    }
  }
  if point < 0 { return field.count <= 18 ? (mantissa, 0) : nil }
  let decimals = field.count - point - 1
  return decimals > 0 ? (mantissa, decimals) : nil
}
