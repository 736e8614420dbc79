internal import RuleDSL
internal import Spatial

extension RunContext {
  /// The features of which it is not known whether a rule chooses them or finds them fit, because their codes or numbers
  /// are none that anybody knows; the first ones of each layer.
  func unknownCodes(_ rule: PreparedRule, _ requirement: Int, _ unit: Int) -> [FindingPiece] {
    guard let map else { return [] }
    let selections = rule.rule.conditions(with: requirement).flatMap(\.selections)
    var seen: Set<Selection> = []
    return selections.filter { seen.insert($0).inserted }.flatMap { selection -> [FindingPiece] in
      let reference = selection.layer
      let plans = map.plans(of: reference, world.units, unit, rule.lineage?.places)
      return plans.flatMap { plan in
        pieces(of: selection, LayerView(map, reference.layer, of: plan, reference.version)?.parts ?? [], plan)
      }
    }
  }

  private static let mostShown = 200

  private func pieces(of selection: Selection, _ parts: [FeatureTable], _ plan: Int) -> [FindingPiece] {
    let identity = world.units.identity(of: plan)
    var pieces: [FindingPiece] = []
    for part in parts {
      let reading = FeatureReading(selection.condition, of: part, identity, choosing: selection.isChoice)
      for index in part.indices where pieces.count < Self.mostShown {
        guard reading.holds(for: index) == nil,
          let field = selection.condition.unknownField(for: index, of: part, identity, choosing: selection.isChoice)
        else { continue }
        var piece = FindingPiece(.unknown, part[index], of: plan)
        let name = vocabulary.layers[selection.layer.layer].fields[field].name
        piece.field = FindingPiece.Field(name: name, text: part.column(field)?[index] ?? "")
        pieces.append(piece)
      }
    }
    return pieces
  }
}

extension Rule {
  /// What decides about a requirement.
  func conditions(with requirement: Int) -> [Condition] {
    [condition, requirements[requirement].condition].compactMap(\.self) + exceptions.map(\.condition)
  }
}

extension FeatureCondition {
  /// The field of codes or numbers that keeps it open; `nil` where the file lacks it.
  fileprivate func unknownField(
    for index: Int,
    of columns: FeatureTable,
    _ unit: UnitIdentity,
    choosing: Bool
  ) -> Int? {
    switch self {
    case .among(let field, let values):
      guard let text = columns.column(field)?[index] else { return nil }
      return values.means(text, of: unit.code, choosing: choosing) == nil ? field : nil
    case .compare(let left, _, let right):
      return (left.fields + right.fields).first { field, unit in
        columns.column(field).map { unit.amount(of: $0[index]) == nil } ?? false
      }?.field
    case .stated, .matches: return nil
    case .all(let parts), .any(let parts):
      return parts.lazy.compactMap { $0.unknownField(for: index, of: columns, unit, choosing: choosing) }.first
    case .not(let part): return part.unknownField(for: index, of: columns, unit, choosing: choosing)
    }
  }
}
