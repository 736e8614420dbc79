internal import RuleDSL
internal import Transmission

/// What every reader of figures shares, read only: the words it may meet and the units it may name.
struct FigureContext: Sendable {
  let vocabulary: Vocabulary
  let units: UnitTable
  /// Place in the table by code.
  let unitCodes: ByteTable
  let names: UnitNames
  let lexicon: Lexicon
  /// More than any unit of a tier has, land and sea together; by any number of a tier, `nil` where that is not known.
  let groundByTier: [Quantity?]
  /// Different dimensions of the indicators.
  let dimensions: [Dimension]
  /// Index into ``dimensions``, by indicator.
  let dimensionOfIndicator: [Int32]

  init(vocabulary: Vocabulary, units: UnitTable, unitCodes: ByteTable) {
    self.vocabulary = vocabulary
    self.units = units
    self.unitCodes = unitCodes
    names = UnitNames(units, codes: unitCodes)
    lexicon = Lexicon(vocabulary, names)
    groundByTier = Self.grounds(vocabulary)
    var dimensions: [Dimension] = []
    dimensionOfIndicator = vocabulary.indicators.map { indicator in
      if let known = dimensions.firstIndex(of: indicator.dimension) { return Int32(known) }
      dimensions.append(indicator.dimension)
      return Int32(dimensions.count - 1)
    }
    self.dimensions = dimensions
  }

  /// The largest county has 20, the largest city on land 47 and at sea some 200, the largest province 166 万 km² of land.
  private static func grounds(_ vocabulary: Vocabulary) -> [Quantity?] {
    let bounds = ["国家级": "1500", "省级": "400", "市级": "250", "县级": "25", "乡镇级": "25"]
    var found = [Quantity?](repeating: nil, count: Int(UInt8.max) + 1)
    for (tier, words) in vocabulary.tiers.enumerated().prefix(found.count) {
      found[tier] = bounds[words.name].flatMap { try? Quantity(digits: $0, unit: Unit(.squareKilometre, myriads: 1)) }
    }
    return found
  }
}

/// Where the columns of a figure table stand; -1 for an optional one that is missing.
struct FigureHeader: Sendable {
  let unit: Int
  let name: Int
  let year: Int
  let indicator: Int
  let relation: Int
  let value: Int
  let measure: Int
  let document: Int
  let clause: Int
  let link: Int
  let sentence: Int
  let role: Int
  /// 属性: whether the plan calls the indicator 约束性 or 预期性.
  let attribute: Int
  let width: Int

  /// For rows that hold the columns in their order.
  init(of kind: TableKind) {
    let place = { (column: Column) in kind.columns.firstIndex(of: column) ?? -1 }
    (unit, name, year, indicator) = (place(.unitCode), place(.unitName), place(.year), place(.indicator))
    (relation, value, measure, role) = (place(.relation), place(.value), place(.measure), place(.role))
    (document, clause, link, attribute) = (place(.document), place(.clause), place(.link), place(.attribute))
    sentence = place(.sentence)
    width = kind.columns.count
  }

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
    sentence = header.place(of: .sentence) ?? -1
    role = header.place(of: .role) ?? -1
    attribute = header.place(of: .attribute) ?? -1
    name = header.place(of: .unitName) ?? -1
    width = header.width
  }
}
