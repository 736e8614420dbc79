internal import RuleDSL
internal import Spatial
internal import Transmission

/// Makes features of one layer of one file out of what the file states.
struct FeatureBuilder: ~Copyable {
  let binding: MapBinding
  let layer: Layer
  /// Whose features are added; those of different units are not compared.
  var unit: Int
  var projector: Projector
  private(set) var columns: FeatureTable
  /// Of the layer as a whole.
  var flaws: [MapFlaw] = []
  private(set) var featureFlaws: [FeatureFlaw] = []
  var hasHeights = false
  /// The features that draw polygons.
  private(set) var seen = SeenShapes()
  /// `nil` where shapes are compared later, those of all parts together.
  private var known: KnownShapes?
  private var texts: [ByteTable]
  private var linePoints = 0
  /// Some text was not UTF-8: whether it is sure what it was, by the answers met.
  private var foreign: Set<Bool> = []
  /// What stands in ``MapBinding/codeField``.
  private(set) var codes = SeenCodes()
  /// What stands in ``MapBinding/nameField``.
  private(set) var names = SeenCodes()
  /// Places of the fields that no table has.
  private let traits: [(place: Int, trait: FeatureTrait)]

  init(binding: MapBinding, layer: Layer, unit: Int, projector: consuming Projector, comparing: Bool = true) {
    known = comparing ? KnownShapes() : nil
    self.binding = binding
    self.layer = layer
    self.unit = unit
    self.projector = projector
    columns = FeatureTable(file: binding.source.file, layer: binding.source.layer)
    columns.table = binding.place
    columns.fields = zip(layer.fields, binding.fields).map { field, name in
      binding.readsFields && (name != nil || field.trait != nil) ? CodeColumn() : nil
    }
    traits = layer.fields.enumerated().compactMap { place, field in
      binding.readsFields ? field.trait.map { (place, $0) } : nil
    }
    texts = binding.fields.map { _ in ByteTable() }
  }

  /// Makes room for so many features at once.
  mutating func reserve(_ count: Int) {
    if layer.geometry == .polygon { columns.shapes.reserve(count) }
    columns.statedAreas.reserveCapacity(count)
    columns.numbers.reserveCapacity(count)
    seen.reserve(count)
  }

  /// Hands over the features that were added, and goes on without them.
  mutating func handOver() -> FeatureTable {
    flaws += foldCodes()
    defer { restart() }
    return columns
  }

  private mutating func restart() {
    let fields = columns.fields.map { $0 == nil ? nil : CodeColumn() }
    columns = FeatureTable(file: binding.source.file, layer: binding.source.layer)
    (columns.table, columns.fields) = (binding.place, fields)
    texts = texts.map { _ in ByteTable() }
  }

  /// Points of what was added.
  var pointCount: Int { columns.shapes.polygons.points.count + linePoints }

  /// Drops what was added, for a layer that there is no room for.
  mutating func forget() {
    restart()
    (seen, known, featureFlaws) = (SeenShapes(), nil, [])
  }

  /// Fields that ``add(_:number:)`` expects, in this order.
  static func fields(of binding: MapBinding) -> [String] {
    [binding.areaField?.name, binding.serialField].compactMap(\.self)
      + (binding.readsFields
        ? binding.fields.compactMap(\.self) + [binding.codeField, binding.nameField].compactMap(\.self) : [])
  }

  /// - Returns: Whether it is worth anything; else that was reported.
  @discardableResult
  mutating func add(_ raw: RawFeature, number: Int) -> Bool {
    guard draw(raw.bytes, number) else { return false }
    lookForDuplicate(raw.id, number)
    var cell = 0
    let next = { () -> Int in
      defer { cell += 1 }
      return cell
    }
    columns.statedAreas.append(binding.areaField == nil ? nil : statedArea(raw, next(), number))
    if binding.serialField != nil { raw.withText(of: next()) { columns.serials.append($0) } }
    for (place, trait) in traits {
      let text = text(of: trait)
      columns.fields[place]?.append(text)
    }
    for place in columns.fields.indices where columns.fields[place] != nil && layer.fields[place].trait == nil {
      raw.withText(of: next()) { columns.fields[place]?.append($0, known: &texts[place], &foreign) }
    }
    if binding.readsFields, binding.codeField != nil { raw.withText(of: next()) { codes.add($0) } }
    if binding.readsFields, binding.nameField != nil { raw.withText(of: next()) { names.add($0) } }
    columns.numbers.append(number)
    return true
  }

  /// What is known of the feature that was drawn last.
  private func text(of trait: FeatureTrait) -> String {
    let last = columns.shapes.count - 1
    return switch trait {
    case .fileName: binding.fileName
    case .parts: String(columns.shapes.polygons(of: last).count)
    case .holes: String(columns.shapes[last].holeCount)
    case .sharpAngles: String(columns.shapes[last].cornerCount(sharperThan: 10))
    case .coordinateSystem: projector.system.shortName
    }
  }

  /// Adds what a feature draws to the columns; `false` when it has to be left out, which was reported then.
  private mutating func draw(_ bytes: RawFeature.Bytes, _ number: Int) -> Bool {
    if layer.geometry == .polygon, case .wkb(let wkb) = bytes,
      columns.shapes.appendSound({ PlainPolygon.read(wkb, into: &$0, &projector) })
    {
      return true
    }
    guard let drawing = drawing(of: bytes, number) else { return false }
    columns.shapes.append(drawing.shape)
    if layer.geometry != .polygon {
      columns.lines.append(drawing.lines)
      linePoints += drawing.lines.points.count
    }
    return true
  }

  private mutating func lookForDuplicate(_ id: Int64, _ number: Int) {
    // Read where they are: a local copy would be reference-counted for every feature.
    let last = columns.shapes.count - 1
    guard let mark = columns.shapes.mark(of: last, unit: unit) else { return }
    seen.append(SeenShape(mark: mark, id: id, number: Int32(clamping: number), unit: Int32(clamping: unit)))
    if let same = known?.insertLast(of: columns.shapes, mark) {
      let place = columns.shapes.points(of: last).first.map { columns.shapes.polygons.points[$0] }
      report(.duplicate(of: columns.numbers[same]), number, at: place)
    }
  }

  /// Reads codes as codes are written, when all features are there; reports the fields where they were not, and text in
  /// another encoding.
  mutating func foldCodes() -> [MapFlaw] {
    var notes = foreignTexts
    for (place, field) in zip(columns.fields.indices, layer.fields) where field.codeSystem != nil {
      guard let column = columns.fields[place], column.values.contains(where: { CodeSystem.folded($0) != $0 }) else {
        continue
      }
      columns.fields[place]?.rewrite(CodeSystem.folded)
      notes.append(MapFlaw(.codesFolded(field: field.name), file: binding.file, layer: binding.table.name))
    }
    return notes
  }

  private var foreignTexts: [MapFlaw] {
    let name = ShapefileTable.Encoding.Form.national.name
    return foreign.sorted { $0 && !$1 }.map { isSure in
      MapFlaw(
        isSure ? .encodingOverruled(declared: "UTF-8", used: name) : .encodingMixed(used: name),
        file: binding.file,
        layer: binding.table.name
      )
    }
  }

  mutating func report(_ kind: FeatureFlaw.Kind, _ number: Int, at point: SIMD2<Double>? = nil) {
    featureFlaws.append(FeatureFlaw(kind, unit: unit, binding, number, at: point))
  }

  /// Digits as printed when the cell is text; a stored number to the 10⁻⁴ m² that areas are counted in.
  private mutating func statedArea(_ raw: RawFeature, _ cell: Int, _ number: Int) -> Quantity? {
    if let exact = raw.number(cell).flatMap({ Quantity(hundredths: $0) }) { return exact }
    guard let text = raw.text(cell), !text.isEmpty else { return nil }
    let measure = Unit(.squareMetre)
    if let exact = try? Quantity(digits: text, unit: measure) { return exact }
    if let value = Double(text), value.isFinite, value >= 0, value < 1e14 {
      let rounded = shortDigits((value * 10_000).rounded() / 10_000)
      if let quantity = try? Quantity(digits: rounded, unit: measure) { return quantity }
    }
    report(.badArea(text), number)
    return nil
  }

  /// What the shape shows in the layer's own coordinates; what reading mended was reported then.
  mutating func report(_ flaw: Flaw, _ number: Int) {
    switch flaw {
    case .spike(let point): report(.spike, number, at: place(of: point))
    case .invalid(let reason, let point):
      report(.invalid(reason: reason), number, at: point.flatMap { place(of: $0) })
    case .empty, .tooFewPoints, .offTheEarth: break
    }
  }
}

extension FeatureFlaw {
  /// What is wrong with a feature of a table, by its number, perhaps at a point of the plane.
  init(_ kind: Kind, unit: Int, _ binding: MapBinding, _ number: Int, at point: SIMD2<Double>?) {
    let place = point.map { Plane.geographic($0) }
    self.init(
      kind,
      unit: unit,
      layer: binding.layer,
      source: binding.source(number),
      place: place.map { FindingPiece.Place(longitude: $0.longitude, latitude: $0.latitude) }
    )
  }
}

extension MapBinding {
  func source(_ number: Int) -> FeatureSource {
    FeatureSource(file: source.file, layer: source.layer, feature: number)
  }
}

extension Quantity {
  /// A stored number of m² that has at most two decimals, with those that its shortest digits have; else `nil`.
  fileprivate init?(hundredths number: Double) {
    let scaled = (number * 100).rounded()
    // Below 10¹⁵ different hundredths are different numbers, and these are their shortest digits.
    guard scaled >= 0, scaled < 1e14, scaled / 100 == number, number.sign == .plus else { return nil }
    let whole = Int64(scaled)
    let decimals: UInt8 = whole % 100 == 0 ? 0 : whole % 10 == 0 ? 1 : 2
    self.init(base: whole * 300, unit: Unit(.squareMetre), decimals: decimals)
  }
}

extension CodeColumn {
  /// Adds a text; the table holds the places of those before it.
  fileprivate mutating func append(
    _ text: UnsafeBufferPointer<UInt8>,
    known: inout ByteTable,
    _ foreign: inout Set<Bool>
  ) {
    var nothing: UInt8 = 0
    withUnsafePointer(to: &nothing) { nothing in
      let start = text.baseAddress ?? nothing
      if let place = known.find(start, text.count) {
        append(place: place)
      } else {
        let sound = String(validating: text, as: UTF8.self)
        let read = sound == nil ? ForeignText.text(of: text) : nil
        if let read { foreign.insert(read.isSure) }
        known.insert(start, text.count, value: append(sound ?? read?.text ?? ""))
      }
    }
  }
}
