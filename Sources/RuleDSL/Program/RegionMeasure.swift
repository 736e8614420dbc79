/// What can be measured of a region.
///
/// Areas are taken in the one equal-area plane, in m² rounded to 0.01 m²; lengths in metres.
public enum RegionMeasure: Hashable, Sendable {
  /// 面积（甲）
  case area(Region)
  /// 长度（甲）: of a line layer its length, of anything with an area its perimeter.
  case length(Region)
  /// 个数（甲）: how many separate pieces, or features of a line or point layer.
  case pieces(Region)
  /// 占比（甲，乙）: the area of the first over the area of the second.
  case share(Region, of: Region)
  /// 登记面积（图层）: the sum of the layer's stated area field (``Layer/areaField``), in m².
  case statedArea(LayerReference)
  /// 量得面积（图层）: the sum of the areas measured of its features one by one, each rounded; what two features cover
  /// counts twice, as in statistics of features.
  case measuredArea(LayerReference)

  public var dimension: Dimension { unit.dimension }

  /// The regions it reads.
  public var regions: [Region] {
    switch self {
    case .area(let region), .length(let region), .pieces(let region): [region]
    case .share(let region, let whole): [region, whole]
    case .statedArea(let layer), .measuredArea(let layer): [.layer(layer)]
    }
  }

  /// The unit reports use.
  public var unit: Unit {
    switch self {
    case .area, .statedArea, .measuredArea: Unit(.squareMetre)
    case .length: Unit(.metre)
    case .pieces: Unit(.item)
    case .share: Unit(.percent)
    }
  }
}

extension Amount {
  /// The layers it reads, in the order they are written.
  package var layers: [LayerReference] {
    switch self {
    case .literal, .figure, .first, .known, .average, .reduce, .count, .items: []
    case .measure(let measure): measure.regions.flatMap(\.layers)
    case .sum(let left, let right), .difference(let left, let right), .product(let left, let right),
      .quotient(let left, let right):
      left.layers + right.layers
    }
  }
}

extension Condition {
  /// The layers it reads, in the order they are written.
  package var layers: [LayerReference] {
    switch self {
    case .stated, .carried, .agreesAsPrinted, .tier: []
    case .compare(let left, _, let right): left.layers + right.layers
    case .provided(let layer), .areasAgree(let layer): [layer]
    case .submitted(let subject): subject.layer.map { [$0] } ?? []
    case .everyFeature(let layer, _): [layer]
    case .distinct(let field): [field.layer]
    case .relation(let left, _, let right): left.layers + right.layers
    case .meets(let layer, let region), .tiles(let layer, let region): [layer] + region.layers
    case .all(let parts), .any(let parts): parts.flatMap(\.layers)
    case .not(let part): part.layers
    }
  }
}

extension Region {
  /// The layers it reads, in the order they are written.
  public var layers: [LayerReference] {
    switch self {
    case .layer(let layer): [layer]
    case .intersection(let left, let right), .difference(let left, let right), .union(let left, let right):
      left.layers + right.layers
    case .buffer(let region, _), .fragments(let region, _): region.layers
    case .select(let layer, _): [layer]
    case .changed(let before, let after): [before.layer, after.layer]
    }
  }

  /// How many parts it has; definitions that use each other multiply.
  var size: Int {
    switch self {
    case .layer: 1
    case .select, .changed: 2
    case .intersection(let left, let right), .difference(let left, let right), .union(let left, let right):
      1 + left.size + right.size
    case .buffer(let region, _), .fragments(let region, _): 1 + region.size
    }
  }
}
