internal import RuleDSL
public import Spatial

/// The shape of the parcel that a verdict is about; `nil` for what is no verdict on a parcel, or where nobody kept it.
public typealias ParcelDrawing = (CheckRun.Outcome) -> Shape?

/// The shapes of the parcels that matrices judged, to be drawn.
///
/// A run keeps none of them.  They are read again plan by plan, so that no more are held than those of one plan: read
/// in the order of ``CheckRun/outcomes``.
public struct ParcelShapes {
  private let map: (any MapWorld)?
  private let run: CheckRun
  private var known: (unit: Int, layer: LayerReference)?
  private var shapes: [ShapeColumn] = []
  /// By layer of a file and number there: in which of the columns its shape stands, and where.
  private var places: [FeatureSource: [Int: (column: Int, index: Int)]] = [:]

  /// Takes the map that the run was made with.
  public init(_ map: (any MapWorld)?, _ run: CheckRun) {
    self.map = map?.forOneRun()
    self.run = run
  }

  /// The parcel that a verdict is about; `nil` for what is no verdict on a parcel.
  public mutating func shape(of outcome: CheckRun.Outcome) -> Shape? {
    guard let (table, row) = run.evidence.parcel(outcome.found),
      let layer = run.statements[Int(outcome.statement)].written?.matrix?.uses.field.layer
    else { return nil }
    if known?.unit != table.unit || known?.layer != layer {
      known = (table.unit, layer)
      read(layer, of: table.unit)
    }
    let (source, number) = table.source(row).split
    return places[source]?[number].map { shapes[$0.column][$0.index] }
  }

  private mutating func read(_ layer: LayerReference, of unit: Int) {
    (shapes, places) = ([], [:])
    let kept = run.evidence.features(of: unit)
    let parts = map?.mapParts(layer.layer, of: unit, layer.version) { part in
      let source = FeatureSource(file: part.file, layer: part.layer, feature: 0)
      var found = (source: source, numbers: [Int](), shapes: ShapeColumn())
      for index in part.indices where kept[source]?.contains(part.numbers[index]) == true {
        found.numbers.append(part.numbers[index])
        found.shapes.append(part.shapes[index])
      }
      return found
    }
    for part in parts ?? [] {
      for (index, number) in part.numbers.enumerated() {
        places[part.source, default: [:]][number] = (shapes.count, index)
      }
      shapes.append(part.shapes)
    }
  }
}
