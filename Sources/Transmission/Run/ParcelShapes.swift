public import RuleDSL
public import Spatial

/// The shape of the parcel that a verdict is about; `nil` for what is no verdict on a parcel, or where nobody kept it.
public typealias ParcelDrawing = (CheckRun.Outcome) -> Shape?

/// The shapes of the parcels that matrices judged, to be drawn.
///
/// A run keeps none of them.  They are read again plan by plan, so that no more are held than those of one plan: read
/// in the order of ``CheckRun/outcomes``.
public struct ParcelShapes {
  private let context: RunContext
  private let run: CheckRun
  private var known: CheckRun.ParcelKey?
  private var parts: [Part] = []
  /// By row: the part that has its shape, and the place there; `nil` for one that was not found again.
  private var places: [(part: Int, index: Int)?] = []

  /// Shapes of one part of a layer, with their rows.
  private struct Part: Sendable {
    var rows: [Int] = []
    var shapes = ShapeColumn()
  }

  /// Takes what the run was made with.
  public init(_ program: RuleProgram, _ world: PlanWorld, map: (any MapWorld)?, _ run: CheckRun) {
    context = RunContext([], program.vocabulary, world, map)
    self.run = run
  }

  /// The parcel that a verdict is about; `nil` for what is no verdict on a parcel.
  public mutating func shape(of outcome: CheckRun.Outcome) -> Shape? {
    guard case .parcel(let row) = outcome.found,
      let matrix = run.statements[Int(outcome.statement)].written?.matrix
    else { return nil }
    let key = CheckRun.ParcelKey(statement: outcome.statement, plan: outcome.plan)
    if known != key {
      read(key, matrix.uses.field.layer)
      known = key
    }
    guard places.indices.contains(Int(row)), let place = places[Int(row)] else { return nil }
    return parts[place.part].shapes[place.index]
  }

  private mutating func read(_ key: CheckRun.ParcelKey, _ layer: LayerReference) {
    (parts, places) = ([], [])
    guard let map = context.map, let rows = run.parcels[key] else { return }
    places = Array(repeating: nil, count: rows.count)
    let numbers = rows.byNumber
    for plan in context.world.units.plans(layer.plan, of: Int(key.plan)) {
      let read = map.mapParts(layer.layer, of: plan, layer.version) { part in
        let rows = numbers[FeatureSource(file: part.file, layer: part.layer, feature: 0)] ?? [:]
        var found = Part()
        for index in part.indices {
          guard let row = rows[part.numbers[index]] else { continue }
          found.rows.append(row)
          found.shapes.append(part.shapes[index])
        }
        return found
      }
      for part in read ?? [] {
        for (index, row) in part.rows.enumerated() { places[row] = (parts.count, index) }
        parts.append(part)
      }
    }
  }
}
