internal import RuleDSL

/// One control line and the units it travels between.
struct LineSubject: Sendable {
  let line: LineTransmission
  let family: Family
  /// Index of 行政区 in the vocabulary's layers.
  let boundary: Int?

  /// Control lines follow the administrative tree; 下达关系 speaks about figures.
  init(_ line: LineTransmission, _ vocabulary: Vocabulary, _ units: UnitTable) {
    self.line = line
    family = Family(Family.Key(tiers: line.tiers, orders: []), units)
    boundary = vocabulary.territory
  }
}
