internal import RuleDSL
internal import Transmission

/// What every reader of figures shares, read only: the words it may meet and the units it may name.
struct FigureContext: Sendable {
  let vocabulary: Vocabulary
  let units: UnitTable
  /// Place in the table by code.
  let unitCodes: ByteTable
  /// Different dimensions of the indicators.
  let dimensions: [Dimension]
  /// Index into ``dimensions``, by indicator.
  let dimensionOfIndicator: [Int32]

  init(vocabulary: Vocabulary, units: UnitTable, unitCodes: ByteTable) {
    self.vocabulary = vocabulary
    self.units = units
    self.unitCodes = unitCodes
    var dimensions: [Dimension] = []
    dimensionOfIndicator = vocabulary.indicators.map { indicator in
      if let known = dimensions.firstIndex(of: indicator.dimension) { return Int32(known) }
      dimensions.append(indicator.dimension)
      return Int32(dimensions.count - 1)
    }
    self.dimensions = dimensions
  }
}

/// Where the columns of a figure table stand; -1 for an optional one that is missing.
struct FigureHeader: Sendable {
  let unit: Int
  let year: Int
  let indicator: Int
  let relation: Int
  let value: Int
  let measure: Int
  let document: Int
  let clause: Int
  let link: Int
  let role: Int
  let width: Int

  /// Returns `nil` when a required column is missing.
  init?(_ header: TableHeader) {
    guard let unit = header.place(of: .unitCode), let year = header.place(of: .year),
      let indicator = header.place(of: .indicator), let relation = header.place(of: .relation),
      let value = header.place(of: .value), let measure = header.place(of: .measure)
    else { return nil }
    self.unit = unit
    self.year = year
    self.indicator = indicator
    self.relation = relation
    self.value = value
    self.measure = measure
    document = header.place(of: .document) ?? -1
    clause = header.place(of: .clause) ?? -1
    link = header.place(of: .link) ?? -1
    role = header.place(of: .role) ?? -1
    width = header.width
  }
}
