public import RuleDSL
public import Spatial

/// A plan set as it is compared with another: its own rules name things, so names stand for them.
public struct PlanSide {
  public let vocabulary: Vocabulary
  public let world: PlanWorld
  /// What a layer of a plan covers; `nil` where no file has it.
  public let covered: (_ layer: Int, _ unit: Int) -> Shape?

  public init(_ vocabulary: Vocabulary, _ world: PlanWorld, covered: @escaping (Int, Int) -> Shape?) {
    (self.vocabulary, self.world, self.covered) = (vocabulary, world, covered)
  }
}

/// What differs between two plan sets; rows, features and files may stand in any order.
///
/// Of every difference one of the two sides may be missing: it was added or removed.
public struct PlanChanges: Sendable {
  public struct Change<Key: Sendable, Value: Sendable>: Sendable {
    public var key: Key
    public var before: Value?
    public var after: Value?
  }

  public struct UnitFacts: Hashable, Sendable {
    public var name: String
    public var tier: String
    /// Code of the unit above; empty for a root.
    public var parent: String
    public var approval: Approval?
  }

  public struct FigureKey: Hashable, Comparable, Sendable {
    public var unit: String
    public var indicator: String
    public var year: Int
    public var role: Role

    public static func < (left: Self, right: Self) -> Bool {
      (left.unit, left.indicator, left.year, left.role.rawValue)
        < (right.unit, right.indicator, right.year, right.role.rawValue)
    }
  }

  public struct RowKey: Hashable, Comparable, Sendable {
    public var unit: String
    public var subject: String
    /// The number or name of an item; empty for a designation.
    public var item: String
    /// Codes of the units that it is about.
    public var places: [String]

    public static func < (left: Self, right: Self) -> Bool {
      (left.unit, left.subject, left.item, left.places.joined(separator: " "))
        < (right.unit, right.subject, right.item, right.places.joined(separator: " "))
    }
  }

  /// A layer of one plan, both drawings of it without slivers.
  public struct LayerChange: Sendable {
    public var unit: String
    public var layer: String
    public var isBefore: Bool
    public var isAfter: Bool
    public var before: Shape
    public var after: Shape
    /// What is covered now and was not, by falling area.
    public var entering: [Piece]
    /// What was covered and is not now.
    public var leaving: [Piece]
  }

  public var units: [Change<String, UnitFacts>] = []
  public var figures: [Change<FigureKey, Datum>] = []
  public var rows: [Change<RowKey, String>] = []
  public var layers: [LayerChange] = []
  /// Layers of plans whose shapes could not be compared.
  public var failed: [(unit: String, layer: String)] = []
  /// Names of units by code, those of the later plan set first.
  public var names: [String: String] = [:]

  public var isEmpty: Bool { units.isEmpty && figures.isEmpty && rows.isEmpty && layers.isEmpty && failed.isEmpty }

  /// Compares two plan sets; what of a layer is within the tolerance is a sliver.
  public init(from before: PlanSide, to after: PlanSide, tolerance: Tolerance = Tolerance(area: 1, width: 0.1)) {
    for side in [after, before] {
      for (code, name) in zip(side.world.units.codes, side.world.units.names) where names[code] == nil {
        names[code] = name
      }
    }
    units = Self.changes(before.units, after.units) { $0 == $1 }
    figures = Self.changes(before.figures, after.figures) { $0.isSame(as: $1) }
    rows = Self.changes(before.rows, after.rows) { $0 == $1 }
    addLayers(before, after, tolerance)
  }

  private static func changes<Key: Hashable & Comparable, Value>(
    _ before: [Key: Value],
    _ after: [Key: Value],
    isSame: (Value, Value) -> Bool
  ) -> [Change<Key, Value>] {
    Set(before.keys).union(after.keys).sorted().compactMap { key in
      let (one, other) = (before[key], after[key])
      if let one, let other, isSame(one, other) { return nil }
      return Change(key: key, before: one, after: other)
    }
  }

  private mutating func addLayers(_ before: PlanSide, _ after: PlanSide, _ tolerance: Tolerance) {
    let layers = Set((before.vocabulary.layers + after.vocabulary.layers).map(\.name)).sorted()
    for code in Set(before.world.units.codes + after.world.units.codes).sorted() {
      for layer in layers {
        let (one, other) = (before.shape(of: layer, code), after.shape(of: layer, code))
        guard one != nil || other != nil, one != other else { continue }
        guard let old = Overlay.union([one ?? Shape()]), let new = Overlay.union([other ?? Shape()]),
          let difference = comparison(expected: old, own: new, tolerance: tolerance)
        else {
          failed.append((code, layer))
          continue
        }
        let change = LayerChange(
          unit: code,
          layer: layer,
          isBefore: one != nil,
          isAfter: other != nil,
          before: old,
          after: new,
          entering: difference.excess,
          leaving: difference.missing
        )
        if !change.entering.isEmpty || !change.leaving.isEmpty || change.isBefore != change.isAfter {
          self.layers.append(change)
        }
      }
    }
  }
}

extension PlanSide {
  fileprivate var units: [String: PlanChanges.UnitFacts] {
    let units = world.units
    return Dictionary(
      units.codes.indices.map { unit in
        let parent = units.parents[unit] < 0 ? "" : units.codes[Int(units.parents[unit])]
        let facts = PlanChanges.UnitFacts(
          name: units.names[unit],
          tier: vocabulary.tiers[Int(units.tiers[unit])].name,
          parent: parent,
          approval: units.approvals.isEmpty ? nil : units.approvals[unit]
        )
        return (units.codes[unit], facts)
      }
    ) { first, _ in first }
  }

  fileprivate var figures: [PlanChanges.FigureKey: Datum] {
    var figures: [PlanChanges.FigureKey: Datum] = [:]
    for column in world.figures.columns {
      let indicator = vocabulary.indicators[column.key.indicator].name
      for cell in column.chunks.joined() {
        let key = PlanChanges.FigureKey(
          unit: world.units.codes[Int(cell.unit)],
          indicator: indicator,
          year: column.key.year,
          role: column.key.role
        )
        figures[key] = world.datum(cell)
      }
    }
    return figures
  }

  fileprivate var rows: [PlanChanges.RowKey: String] {
    var rows: [PlanChanges.RowKey: String] = [:]
    for row in world.entries.rows {
      let (item, text) = label(of: row)
      let key = PlanChanges.RowKey(
        unit: world.units.codes[row.unit],
        subject: vocabulary.name(of: row.subject),
        item: item,
        places: row.locations.map { world.units.codes[$0] }
      )
      // Two rows of one item are one commitment.
      rows[key] = rows[key].map { min($0, text) } ?? text
    }
    return rows
  }

  /// What tells a row from others, and what it says.
  private func label(of row: EntryRow) -> (item: String, text: String) {
    switch (row.content, row.subject) {
    case (.item(let number, let name), .list(let list)):
      (
        row.key(vocabulary.lists[list]).map(vocabulary.lists[list].canonical) ?? "",
        [number, name].filter { !$0.isEmpty }.joined(separator: " ")
      )
    case (.item(let number, let name), _): (number, name)
    case (.nothing, _): ("", "无")
    case (.unread, _): ("", FigureStore.unreadable)
    case (.value(let value), .designation(let designation)):
      ("", vocabulary.designations[designation].values[value].name)
    case (.value, _): ("", "")
    }
  }

  fileprivate func shape(of layer: String, _ code: String) -> Shape? {
    guard let layer = vocabulary.layers.firstIndex(where: { $0.name == layer }),
      let unit = world.units.codes.firstIndex(of: code)
    else { return nil }
    return covered(layer, unit)
  }
}

extension Datum {
  /// Whether it says the same, digit by digit, wherever it stands.
  fileprivate func isSame(as other: Datum) -> Bool {
    switch (self, other) {
    case (.known(let one, let relation, _), .known(let two, let there, _)): one == two && relation == there
    case (.reference(let one, let relation, _), .reference(let two, let there, _)): one == two && relation == there
    case (.unallotted, .unallotted), (.notApplicable, .notApplicable), (.unprovided, .unprovided): true
    case (.known, _), (.reference, _), (.unallotted, _), (.notApplicable, _), (.unprovided, _): false
    }
  }
}
