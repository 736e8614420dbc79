internal import RuleDSL
internal import Spatial
internal import Transmission

/// Makes features of one layer of one file out of what the file states.
struct FeatureBuilder: ~Copyable {
  let binding: MapBinding
  let layer: Layer
  let unit: Int
  var projector: Projector
  private(set) var features: [MapFeature] = []
  /// Of the layer as a whole.
  var flaws: [MapFlaw] = []
  private(set) var featureFlaws: [FeatureFlaw] = []
  var hasHeights = false
  /// Places in ``features`` by what equal shapes have in common, to find the same shape twice.
  private var alike: [Likeness: [Int]] = [:]

  private struct Likeness: Hashable {
    var points: Int
    var first: SIMD2<Double>
    var middle: SIMD2<Double>
  }

  init(binding: MapBinding, layer: Layer, unit: Int, projector: consuming Projector) {
    self.binding = binding
    self.layer = layer
    self.unit = unit
    self.projector = projector
  }

  /// Fields that ``add(_:number:)`` expects, in this order.
  static func fields(of binding: MapBinding) -> [String] {
    [binding.areaField?.name, binding.serialField].compactMap(\.self) + binding.fields.compactMap(\.self)
  }

  mutating func add(_ raw: RawFeature, number: Int) {
    var cells = raw.cells[...]
    let area = binding.areaField == nil ? nil : cells.popFirst()
    let serial = binding.serialField == nil ? nil : cells.popFirst()
    let fields = binding.fields.map { $0 == nil ? nil : cells.popFirst()?.text ?? "" }
    guard let drawing = drawing(of: raw.bytes, number) else { return }
    if let first = drawing.shape.points.first { lookForDuplicate(of: drawing.shape, first, number) }
    let id = serial?.text ?? ""
    features.append(
      MapFeature(
        id: id.isEmpty ? String(number) : id,
        shape: drawing.shape,
        lines: drawing.lines,
        statedArea: area.flatMap { statedArea($0, number) },
        fields: fields,
        source: source(number)
      )
    )
  }

  private mutating func lookForDuplicate(of shape: Shape, _ first: SIMD2<Double>, _ number: Int) {
    let middle = shape.points[shape.points.count / 2]
    let likeness = Likeness(points: shape.points.count, first: first, middle: middle)
    if let same = alike[likeness]?.first(where: { features[$0].shape == shape }) {
      report(.duplicate(of: features[same].source.feature), number, at: first)
    } else {
      // The feature is added next.
      alike[likeness, default: []].append(features.count)
    }
  }

  mutating func report(_ kind: FeatureFlaw.Kind, _ number: Int, at point: SIMD2<Double>? = nil) {
    let place = point.map { Plane.geographic($0) }
    featureFlaws.append(
      FeatureFlaw(
        kind,
        unit: unit,
        layer: binding.layer,
        source: source(number),
        place: place.map { FindingPiece.Place(longitude: $0.longitude, latitude: $0.latitude) }
      )
    )
  }

  private func source(_ number: Int) -> FeatureSource {
    FeatureSource(file: binding.source.file, layer: binding.source.layer, feature: number)
  }

  /// Digits as printed when the cell is text; a stored number to the 10⁻⁴ m² that areas are counted in.
  private mutating func statedArea(_ cell: RawFeature.Cell, _ number: Int) -> Quantity? {
    guard let text = cell.text, !text.isEmpty else { return nil }
    let measure = Unit(.squareMetre)
    if let exact = try? Quantity(digits: text, unit: measure) { return exact }
    if let value = Double(text), value.isFinite, value >= 0, value < 1e14 {
      let rounded = shortDigits((value * 10_000).rounded() / 10_000)
      if let quantity = try? Quantity(digits: rounded, unit: measure) { return quantity }
    }
    report(.badArea(text), number)
    return nil
  }

  /// What the shape shows once it stands in the plane; what reading mended was reported then.
  mutating func report(_ flaw: Flaw, _ number: Int) {
    switch flaw {
    case .spike(let point): report(.spike, number, at: point)
    case .invalid(let reason, let point): report(.invalid(reason: reason), number, at: point)
    case .empty, .tooFewPoints, .offTheEarth, .repeatedPoints: break
    }
  }
}
