public import RuleDSL
public import Spatial

/// Features of one layer of one file that belong to one plan, in columns: a layer of a million features is a few arrays.
///
/// Also a collection of ``MapFeature``, each made when it is needed.  Whoever works through all features of a large
/// layer takes the columns.
///
/// INVARIANT: all columns are as long as ``numbers``, but for ``lines`` and ``serials``, which may be empty.
public struct FeatureTable: Hashable, Sendable {
  /// What polygons they draw: valid ones, or mended where they were not; nothing in layers of lines or points.
  public var shapes = ShapeColumn()
  /// Empty in layers of polygons.
  public var lines: [Lines] = []
  /// As stated in the layer's area field; `nil` where a feature states none.
  public var statedAreas: [Quantity?] = []
  /// By place in ``Layer/fields``: what the features say there, empty for a blank; `nil` where the file has no such field.
  public var fields: [CodeColumn?] = []
  /// Numbers of the features in their layer, from 1 and ascending.
  public var numbers: [Int] = []
  /// BSM of the features, or nothing at all; where it is blank, a feature's number is its identifier.
  public var serials = TextColumn()
  /// Relative to the plan set, and without the format; as in ``FeatureSource``.
  public var file: String
  public var layer: String
  /// Tells tables apart that hold one layer of one plan; ascending in the order of the files.
  public var table = 0

  public init(file: String, layer: String) {
    self.file = file
    self.layer = layer
  }

  /// What the features say in a field; `nil` where the file has no such field.
  public func column(_ field: Int) -> CodeColumn? { fields.indices.contains(field) ? fields[field] : nil }

  func source(_ index: Int) -> FeatureSource { FeatureSource(file: file, layer: layer, feature: numbers[index]) }

  /// What a feature covers, measured; rounded to 0.01 m².
  public func measuredArea(of index: Int) -> Quantity { Measurement.area(shapes.area(of: index)) }

  /// The same of all features, each rounded, summed; in base units.
  public var measuredArea: Int128 { indices.reduce(0) { $0 + Int128(measuredArea(of: $1).base) } }

  /// Identifier of a feature in its file.
  public func id(_ index: Int) -> String {
    let serial = serials.count == 0 ? "" : serials[index]
    return serial.isEmpty ? String(numbers[index]) : serial
  }
}

extension FeatureTable {
  /// Features that were made one by one, in as many columns as they have sources and sets of fields.
  static func columns(of features: [MapFeature]) -> [FeatureTable] {
    var parts: [FeatureTable] = []
    for feature in features {
      let source = feature.source
      if parts.last.map({ $0.takes(feature) }) != true {
        var part = FeatureTable(file: source.file, layer: source.layer)
        part.fields = feature.fields.map { $0 == nil ? nil : CodeColumn() }
        parts.append(part)
      }
      parts[parts.count - 1].append(feature)
    }
    return parts
  }

  private func takes(_ feature: MapFeature) -> Bool {
    file == feature.source.file && layer == feature.source.layer && lines.isEmpty == feature.lines.isEmpty
      && fields.map { $0 == nil } == feature.fields.map { $0 == nil }
  }

  private mutating func append(_ feature: MapFeature) {
    shapes.append(feature.shape)
    if !feature.lines.isEmpty { lines.append(feature.lines) }
    statedAreas.append(feature.statedArea)
    for (place, text) in feature.fields.enumerated() { if let text { fields[place]?.append(text) } }
    numbers.append(feature.source.feature)
    serials.append(feature.id)
  }
}

extension FeatureTable: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { numbers.count }

  public subscript(index: Int) -> MapFeature {
    MapFeature(
      id: id(index),
      shape: shapes[index],
      lines: lines.isEmpty ? Lines() : lines[index],
      statedArea: statedAreas[index],
      fields: fields.map { $0?[index] },
      source: source(index)
    )
  }
}
