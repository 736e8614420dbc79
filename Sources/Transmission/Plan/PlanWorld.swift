public import RuleDSL

/// A plan set in memory: units, figures, and what the set says about its documents.
///
/// Immutable; files, scenarios and tests build it, the evaluator only reads it.
public struct PlanWorld: Sendable {
  public let units: UnitTable
  public let figures: FigureStore
  /// Rows of lists and designations.
  public let entries: EntryStore
  public let asOf: PlanDate?
  /// Whether a document that states the unit's own figures is transcribed completely, by unit.
  public let hasCompletePlan: [Bool]
  /// Whether a document that states what was allotted to the unit is transcribed completely, by unit.
  public let hasCompleteAllotment: [Bool]
  /// Indicators (vocabulary indices) whose allotted figures are stated apart from the plans' own.
  public let allottedIndicators: Set<Int>
  /// Whether tables that cannot be read may state figures.
  public let hidesFigures: Bool
  /// Whether any document is transcribed completely.
  let hasCompleteDocuments: Bool
  let columnIndex: [FigureColumn.Key: Int]
  /// The columns of one indicator and role, over all years.
  let subjectIndex: [Subject: [Int]]

  struct Subject: Hashable, Sendable {
    var indicator: Int
    var role: Role
  }

  /// Takes the documents that are transcribed completely (规划集, 完整转录), and the indicators with a column of allotted
  /// figures even where every cell is blank; those that have any allotted figure are added.
  public init(
    units: UnitTable,
    figures: FigureStore,
    entries: EntryStore = EntryStore(),
    asOf: PlanDate? = nil,
    completeDocuments: Set<String> = [],
    allottedIndicators: Set<Int> = [],
    hidesFigures: Bool = false
  ) {
    self.hidesFigures = hidesFigures
    self.units = units
    self.figures = figures
    self.entries = entries
    self.asOf = asOf
    var index: [FigureColumn.Key: Int] = [:]
    var subjects: [Subject: [Int]] = [:]
    var allotted = allottedIndicators
    for (place, column) in figures.columns.enumerated() {
      index[column.key] = place
      subjects[Subject(indicator: column.key.indicator, role: column.key.role), default: []].append(place)
      if column.key.role == .allotted { allotted.insert(column.key.indicator) }
    }
    columnIndex = index
    subjectIndex = subjects
    self.allottedIndicators = allotted
    var plans = [Bool](repeating: false, count: units.count)
    var allotments = plans
    let isComplete = figures.origins.map { completeDocuments.contains($0.document) }
    hasCompleteDocuments = isComplete.contains(true)
    for row in entries.rows where completeDocuments.contains(row.source.origin.document) { plans[row.unit] = true }
    if hasCompleteDocuments {
      for column in figures.columns where column.key.role == .own || column.key.role == .allotted {
        for cell in column.chunks.joined() where isComplete[Int(cell.origin)] {
          if column.key.role == .own { plans[Int(cell.unit)] = true } else { allotments[Int(cell.unit)] = true }
        }
      }
    }
    hasCompletePlan = plans
    hasCompleteAllotment = allotments
  }

  /// A plan set without a plan.
  static let empty = PlanWorld(units: .empty, figures: .empty)

  /// The figures of one indicator, year and role; `nil` when the plan set has none.
  public func column(_ key: FigureColumn.Key) -> FigureColumn? {
    columnIndex[key].map { figures.columns[$0] }
  }

  /// What the plan set says about one figure of one unit.
  public func datum(_ key: FigureColumn.Key, of unit: Int) -> Datum {
    guard let cell = column(key)?.cell(of: unit) else {
      return isSilent(key, of: unit) ? .unallotted(nil) : .unprovided
    }
    return datum(cell)
  }

  /// Whether a completely transcribed document of the unit says nothing on the subject, in any year.
  func isSilent(_ key: FigureColumn.Key, of unit: Int) -> Bool {
    switch key.role {
    case .own: hasCompletePlan[unit] && !isStatedInAnotherYear(key, of: unit)
    case .allotted: hasCompleteAllotment[unit] && !isStatedInAnotherYear(key, of: unit)
    case .present, .before, .after: false
    }
  }

  /// A subject that a complete document states for another year was allotted; only this year's figure is unknown.
  private func isStatedInAnotherYear(_ key: FigureColumn.Key, of unit: Int) -> Bool {
    let places = subjectIndex[Subject(indicator: key.indicator, role: key.role)] ?? []
    return places.contains { figures.columns[$0].cell(of: unit) != nil }
  }

  /// Where a plan states a figure of its own for another year, for which nothing was allotted and its issuer states
  /// nothing either.
  func misdated(_ key: FigureColumn.Key, of unit: Int, issuer: Int?) -> FigureColumn.Key? {
    let places = subjectIndex[Subject(indicator: key.indicator, role: .own)] ?? []
    return places.lazy.map { figures.columns[$0] }.first { column in
      let allotted = FigureColumn.Key(indicator: key.indicator, year: column.key.year, role: .allotted)
      guard column.key.year != key.year, let cell = column.cell(of: unit) else { return false }
      let state = figures.formats[Int(cell.format)].state
      return (state == .printed || state == .reference)
        && self.column(allotted)?.cell(of: unit) == nil && issuer.flatMap { column.cell(of: $0) } == nil
    }?.key
  }

  /// The meaning of a cell.
  public func datum(_ cell: FigureColumn.Cell) -> Datum {
    let format = figures.formats[Int(cell.format)]
    let source = FigureSource(origin: figures.origins[Int(cell.origin)], row: Int(cell.row))
    switch format.state {
    case .printed:
      let quantity = format.quantity(cell)
      return .known(quantity, relation: format.relation, source)
    case .reference: return .reference(figures.texts[Int(cell.value)], relation: format.relation, source)
    case .unallotted: return .unallotted(source)
    case .notApplicable: return .notApplicable(source)
    }
  }
}

/// What a plan set says about one figure; missing is never zero.
public enum Datum: Hashable, Codable, Sendable {
  case known(Quantity, relation: Direction, FigureSource)
  /// 引用: deferred in words, such as 自治区下达指标.
  case reference(String, relation: Direction, FigureSource)
  /// 未分解: none was allotted; without a source when a completely transcribed document is silent.
  case unallotted(FigureSource?)
  /// 不适用
  case notApplicable(FigureSource)
  /// 未提供: not in the documents of the plan set.
  case unprovided
}

/// Where a figure stands: document, clause, file, sheet, row.
public struct FigureSource: Hashable, Codable, Sendable {
  public var origin: FigureOrigin
  public var row: Int

  public init(origin: FigureOrigin, row: Int) {
    self.origin = origin
    self.row = row
  }
}
