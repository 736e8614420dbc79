public import RuleDSL
public import Spatial

/// The map layers of a plan set; immutable, and asked from several threads at once.
public protocol MapWorld: Sendable {
  /// A layer of a unit's plan.
  ///
  /// - Parameters:
  ///   - layer: Index into the vocabulary's layers.
  ///   - unit: Index into the plan world's units.
  ///   - version: State of the plan.
  /// - Returns: The features, or that no file has the layer.
  func layer(_ layer: Int, of unit: Int, _ version: PlanVersion) -> LayerState

  /// Works through a layer part by part, in as many threads as there are and without keeping the features: for what asks
  /// them one by one, so that a layer may be larger than the memory.
  ///
  /// - Parameters:
  ///   - layer: Index into the vocabulary's layers.
  ///   - unit: Index into the plan world's units.
  ///   - version: State of the plan.
  ///   - body: Gets parts of any size; one feature is wholly in one part.
  /// - Returns: What was made of the parts, in the order of the features, whatever the threads; `nil` where no file has
  ///   the layer.
  func mapParts<Result: Sendable>(
    _ layer: Int,
    of unit: Int,
    _ version: PlanVersion,
    _ body: @Sendable (FeatureTable) -> Result
  ) -> [Result]?

  /// The areas measured of the features of a layer, one by one and each rounded, summed; `nil` where no file has the
  /// layer.
  func measuredArea(_ layer: Int, of unit: Int, _ version: PlanVersion) -> MeasuredArea?

  /// The features of a layer in patches, for what asks where they lie and not what they are; `nil` where no file has the
  /// layer.
  func patches(_ layer: Int, of unit: Int, _ version: PlanVersion) -> [Patch]?

  /// The features of a layer that meet any of some boxes, and perhaps others; as ``layer(_:of:_:)``.
  func layer(_ layer: Int, of unit: Int, _ version: PlanVersion, near boxes: [Bounds]) -> LayerState

  /// The features of a layer that meet a box, and perhaps others; what is wrong with them is for whoever reads the whole
  /// layer to find.
  ///
  /// The box is worked out only where features can be found by their place.  The result is `nil` where the layer has to be read as a whole, or there is no box.
  func nearby(_ layer: Int, of unit: Int, _ version: PlanVersion, within box: () -> Bounds?) -> [FeatureTable]?

  /// Tells, before several threads ask at once, that a layer is going to be asked for.
  func prepare(_ layer: Int, _ version: PlanVersion, for use: LayerUse)

  /// Whether any plan provides a layer, found without reading features.
  func hasLayer(_ layer: Int, _ version: PlanVersion) -> Bool

  /// Whether a file that cannot be read may hold a layer of a unit's plan; asked where no file that can be read does.
  func mayHide(_ layer: Int, of unit: Int, _ version: PlanVersion) -> Bool

  /// Whether features were left out of which nobody can tell whether they belong to the layer of a unit's plan, since what
  /// the layer's 条件 asks of them is blank or no code: what is known of the layer then is not all of it.
  func leavesOut(_ layer: Int, of unit: Int, _ version: PlanVersion) -> Bool

  /// Whether the unit's plan is being maintained: any layer of it shows the plan before or after.
  func isMaintained(_ unit: Int) -> Bool

  /// The same layers for one run, which is going to know for itself what is wrong with those that it reads.
  func forOneRun() -> any MapWorld

  /// The same layers for one measurement of a run, which notes what is asked of them.
  func recording() -> any MapWorld

  /// Counts a layer as asked for, which was read before through another value of the same map and is at hand still.
  func again(_ layer: Int, of unit: Int, _ version: PlanVersion)

  /// As ``prepare(_:_:for:)`` where everything that needs the layer was measured before: only what is wrong with it counts.
  func prepareNothing(_ layer: Int, _ version: PlanVersion, for use: LayerUse)

  /// What was found about the layers that were read through this value.
  var reading: MapReading { get }
}

/// What a run finds about the layers that it reads, whatever other runs read.
public struct MapReading: Codable, Sendable {
  /// Whether the files of the maps were opened at all.
  public var isOpened = false
  /// What is wrong with whole files and layers, or worth knowing; by file and layer.
  public var flaws: [InputFlaw] = []
  /// In the order of ``FeatureFlaw``.
  public var featureFlaws: [FeatureFlaw] = []
  /// What was not used.
  public var ledger = MapLedger()

  public init(
    isOpened: Bool = false,
    flaws: [InputFlaw] = [],
    featureFlaws: [FeatureFlaw] = [],
    ledger: MapLedger = MapLedger()
  ) {
    (self.isOpened, self.flaws, self.featureFlaws, self.ledger) = (isOpened, flaws, featureFlaws, ledger)
  }

  /// What several runs found together, each thing once.
  init(merging readings: [MapReading]) {
    isOpened = readings.contains(where: \.isOpened)
    // A run that opens no map holds no figure against one either.
    flaws = isOpened ? Set(readings.flatMap(\.flaws)).sorted() : []
    featureFlaws = Set(readings.flatMap(\.featureFlaws)).sorted()
    ledger = MapLedger(merging: readings.filter(\.isOpened).map(\.ledger))
  }
}

extension MapWorld {
  /// Takes the layer as it is kept.
  public func mapParts<Result: Sendable>(
    _ layer: Int,
    of unit: Int,
    _ version: PlanVersion,
    _ body: @Sendable (FeatureTable) -> Result
  ) -> [Result]? {
    switch self.layer(layer, of: unit, version) {
    case .known(let parts): parts.map(body)
    case .unprovided: nil
    }
  }

  /// None by their place.
  public func nearby(
    _ layer: Int,
    of unit: Int,
    _ version: PlanVersion,
    within box: () -> Bounds?
  ) -> [FeatureTable]? { nil }

  /// Nothing is unreadable.
  public func mayHide(_ layer: Int, of unit: Int, _ version: PlanVersion) -> Bool { false }

  /// Nothing is left out.
  public func leavesOut(_ layer: Int, of unit: Int, _ version: PlanVersion) -> Bool { false }

  /// Nothing.
  public func prepare(_ layer: Int, _ version: PlanVersion, for use: LayerUse) {}

  /// Measures part by part.
  public func measuredArea(_ layer: Int, of unit: Int, _ version: PlanVersion) -> MeasuredArea? {
    mapParts(layer, of: unit, version) { (area: $0.measuredArea, table: $0.table) }.map { parts in
      MeasuredArea(area: parts.reduce(0) { $0 + $1.area }, tables: Set(parts.map(\.table)).count)
    }
  }

  /// One patch for each part.
  public func patches(_ layer: Int, of unit: Int, _ version: PlanVersion) -> [Patch]? {
    mapParts(layer, of: unit, version) { Patch(of: $0.shapes) }
  }

  /// All of them.
  public func layer(_ layer: Int, of unit: Int, _ version: PlanVersion, near boxes: [Bounds]) -> LayerState {
    self.layer(layer, of: unit, version)
  }

  /// Itself: maps that are drawn cell by cell remember nothing.
  public func forOneRun() -> any MapWorld { self }

  /// Itself: nothing is kept of such maps.
  public func recording() -> any MapWorld { self }

  /// Nothing.
  public func again(_ layer: Int, of unit: Int, _ version: PlanVersion) {}

  /// Nothing.
  public func prepareNothing(_ layer: Int, _ version: PlanVersion, for use: LayerUse) {}

  /// Nothing: such maps are sound.
  public var reading: MapReading { MapReading() }
}

/// What the features of a layer of one plan measure.
public struct MeasuredArea: Hashable, Sendable {
  /// Summed, in base units of area.
  public var area: Int128
  /// So many tables that were added up: see ``FeatureTable/table``.
  public var tables: Int

  public init(area: Int128, tables: Int) {
    self.area = area
    self.tables = tables
  }
}

/// What a rule needs of a layer.
public struct LayerUse: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// ``MapWorld/layer(_:of:_:)`` or ``MapWorld/mapParts(_:of:_:_:)``.
  public static let features = LayerUse(rawValue: 1)
  /// ``MapWorld/measuredArea(_:of:_:)``.
  public static let areas = LayerUse(rawValue: 2)
  /// ``MapWorld/patches(_:of:_:)``.
  public static let patches = LayerUse(rawValue: 4)
}

/// What a plan set says about one layer of one unit.
public enum LayerState: Sendable {
  /// The features of the layer, file by file; none at all when the plan hands in an empty layer.
  case known([FeatureTable])
  /// No file of the plan set has the layer for the unit.
  case unprovided
}

extension LayerState {
  /// What the features cover, put together as they are, to be drawn; `nil` where no file has the layer.
  public var covered: Shape? {
    switch self {
    case .unprovided: return nil
    case .known(let parts):
      var all = Shape()
      for part in parts { all.append(part.shapes.polygons) }
      return all
    }
  }

  /// Features that were made one by one.
  static func drawn(_ features: [MapFeature]) -> LayerState { .known(FeatureTable.columns(of: features)) }

  /// What a plan set says about the ground of a unit: no unit is without, so a layer that draws nothing tells nothing.
  public static func ground(_ parts: [FeatureTable]) -> LayerState {
    parts.drawNothing ? .unprovided : .known(parts)
  }
}

extension [FeatureTable] {
  /// Whether no feature covers anything that could be measured.
  var drawNothing: Bool {
    allSatisfy { part in part.indices.allSatisfy { part.measuredArea(of: $0).base == 0 } }
  }
}

/// One feature of a layer.
public struct MapFeature: Hashable, Sendable {
  /// Identifier in its file: the feature id, or BSM where the layer has it.
  public var id: String
  /// Of a layer of polygons.
  public var shape = Shape()
  /// Of a layer of lines or points.
  public var lines = Lines()
  /// As stated in the layer's area field.
  public var statedArea: Quantity?
  /// What its fields say, by place in ``Layer/fields``: empty for a blank, `nil` where the file has no such field.
  public var fields: [String?] = []
  public var source: FeatureSource
}

/// Where a feature was read.
public struct FeatureSource: Hashable, Codable, Sendable {
  /// Relative to the plan set, and without the format: `150100` for `150100.gdb` and for `150100/STBHHX.shp`.
  public var file: String
  public var layer: String
  /// Number of the feature in its layer.
  public var feature: Int

  public init(file: String, layer: String, feature: Int) {
    self.file = file
    self.layer = layer
    self.feature = feature
  }
}
