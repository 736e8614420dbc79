internal import RuleDSL

/// One column of figures spread out by unit: scratch memory that a worker uses again and again.
struct DenseColumn {
  private(set) var standings: [Standing]
  private(set) var values: [Int64]

  init(count: Int) {
    standings = [Standing](repeating: .unprovided, count: count)
    values = [Int64](repeating: 0, count: count)
  }

  subscript(unit: Int) -> Commitment { Commitment(standings[unit], values[unit]) }

  /// Replaces everything by a column's cells; the table says what each format stands for.
  mutating func load(_ key: FigureColumn.Key, _ world: PlanWorld, _ table: [Standing]) {
    standings.withUnsafeMutableBufferPointer { $0.update(repeating: .unprovided) }
    for chunk in world.column(key)?.chunks ?? [] {
      for cell in chunk {
        let unit = Int(cell.unit)
        standings[unit] = table[Int(cell.format)]
        values[unit] = cell.value
      }
    }
    markSilence(key, world)
  }

  private mutating func markSilence(_ key: FigureColumn.Key, _ world: PlanWorld) {
    guard world.hasCompleteDocuments, key.role == .own || key.role == .allotted else { return }
    let flags = key.role == .own ? world.hasCompletePlan : world.hasCompleteAllotment
    for unit in flags.indices where flags[unit] && standings[unit] == .unprovided && world.isSilent(key, of: unit) {
      standings[unit] = .unallotted
    }
  }

  /// Replaces deferred figures by the ones they name.
  mutating func resolve(
    _ key: FigureColumn.Key,
    _ world: PlanWorld,
    _ side: Direction?,
    issuer: (Int) -> Int?
  ) {
    guard key.role.isCommitment, let column = world.column(key) else { return }
    for cell in column.chunks.joined() where standings[Int(cell.unit)] == .deferred {
      let unit = Int(cell.unit)
      let datum = world.resolved(world.datum(cell), key, of: unit, issuer: issuer(unit))
      guard case .known(let quantity, let relation, _) = datum else { continue }
      standings[unit] = Standing(datum, side: side ?? relation)
      values[unit] = quantity.base
    }
  }

  /// Puts the known figures of another column over this one's.
  mutating func overlay(_ key: FigureColumn.Key, _ world: PlanWorld, _ table: [Standing]) {
    guard let column = world.column(key) else { return }
    for cell in column.chunks.joined() where table[Int(cell.format)].isKnown {
      standings[Int(cell.unit)] = table[Int(cell.format)]
      values[Int(cell.unit)] = cell.value
    }
  }
}

extension PlanWorld {
  /// What each format says about a subject; without a side every figure binds.
  func standings(side: Direction?) -> [Standing] {
    figures.formats.map { Standing($0, side: side ?? $0.relation) }
  }
}
