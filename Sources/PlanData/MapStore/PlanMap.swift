public import RuleDSL
public import Spatial
public import Transmission

/// The map layers of a plan set, read when somebody asks for them: a run whose rules name no layer opens no map file.
public struct PlanMap: MapWorld {
  private let store: MapStore

  init(
    folder: PlanFolder,
    vocabulary: Vocabulary,
    units: UnitTable,
    jobs: Int,
    mostEdges: Int = LayerSurveyor.mostEdges
  ) {
    store = MapStore(folder: folder, vocabulary: vocabulary, units: units, jobs: jobs, mostEdges: mostEdges)
  }

  /// Whether the plan set holds any map file, told by names alone.
  public var hasFiles: Bool { store.hasFiles }

  /// A layer of a unit's plan, read from the files now unless it was just before.
  public func layer(_ layer: Int, of unit: Int, _ version: PlanVersion) -> LayerState {
    store.layer(layer, of: unit, version)
  }

  /// What is made of a layer part by part, read from the files now and not kept.
  public func mapParts<Result: Sendable>(
    _ layer: Int,
    of unit: Int,
    _ version: PlanVersion,
    _ body: @Sendable (FeatureColumns) -> Result
  ) -> [Result]? {
    store.mapParts(layer, of: unit, version, body)
  }

  /// The areas of the features of a unit, measured and summed; a file that holds features of several units is read once.
  public func measuredArea(_ layer: Int, of unit: Int, _ version: PlanVersion) -> MeasuredArea? {
    store.measuredArea(layer, of: unit, version)
  }

  /// The features of a unit in patches; a file that holds features of several units is read once.
  public func patches(_ layer: Int, of unit: Int, _ version: PlanVersion) -> [Patch]? {
    store.patches(layer, of: unit, version)
  }

  /// The features that meet any of some boxes and perhaps others, read from the files now.
  public func layer(_ layer: Int, of unit: Int, _ version: PlanVersion, near boxes: [Bounds]) -> LayerState {
    store.layer(layer, of: unit, version, near: boxes)
  }

  /// Sorts out whose features a file holds, or surveys them, with as many threads as there are.
  public func prepare(_ layer: Int, _ version: PlanVersion, for use: LayerUse) {
    store.prepare(layer, version, for: use)
  }

  /// Whether any file has the layer, told by the files' lists of layers.
  public func hasLayer(_ layer: Int, _ version: PlanVersion) -> Bool { store.hasLayer(layer, version) }

  /// Whether any layer of the unit's plan is marked as 维护前 or 维护后.
  public func isMaintained(_ unit: Int) -> Bool { store.isMaintained(unit) }

  /// What is wrong with the features that were read so far, in no order.
  public var featureFlaws: [FeatureFlaw] { store.featureFlaws }

  /// What is wrong with whole files and layers, or worth knowing, as far as they were read; by file and layer.
  public var flaws: [MapFlaw] { store.sortedFlaws }

  /// The files that hold layers, by path; a geodatabase counts with each of its files.
  ///
  /// Empty before the first layer is asked for.
  public var inputs: [InputFile] {
    store.files.flatMap { file -> [InputFile] in
      let location = store.location(of: file)
      guard nameParts(file).ending == "gdb", let folder = try? PlanFolder(path: location) else {
        return [InputFile(path: file, location: location)]
      }
      return folder.files.map { InputFile(path: "\(file)/\($0)", location: folder.location(of: $0)) }
    }
  }
}
