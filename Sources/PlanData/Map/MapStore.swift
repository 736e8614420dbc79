internal import RuleDSL
internal import Spatial
internal import Synchronization
internal import Transmission

/// What was read of a plan set's maps so far.
///
/// A class, because it is the memory that all copies of a ``PlanMap`` share.
final class MapStore: Sendable {
  private struct Key: Hashable {
    var layer: Int
    var unit: Int
    var version: PlanVersion
  }

  /// Layers that were read before, up to so many points.
  private struct Kept {
    var states: [Key: LayerState] = [:]
    var points = 0
  }

  private static let mostKeptPoints = 2_000_000

  let folder: PlanFolder
  let vocabulary: Vocabulary
  private let units: UnitTable
  private let jobs: Int
  let pool = ReaderPool()
  private let catalogue = Mutex<MapCatalogue?>(nil)
  private let indices = Mutex<[Int: [MapIndex?]]>([:])
  private let kept = Mutex(Kept())
  private let flaws = Mutex<Set<MapFlaw>>([])
  private let unsound = Mutex<Set<FeatureFlaw>>([])

  init(folder: PlanFolder, vocabulary: Vocabulary, units: UnitTable, jobs: Int) {
    self.folder = folder
    self.vocabulary = vocabulary
    self.units = units
    self.jobs = jobs
  }

  var sortedFlaws: [MapFlaw] { flaws.withLock { $0 }.sorted() }

  var featureFlaws: [FeatureFlaw] { unsound.withLock { Array($0) } }

  /// Files that hold layers, empty as long as nobody asked for one.
  var files: [String] { catalogue.withLock { $0?.files ?? [] } }

  /// Whose files they are is not asked.
  var hasFiles: Bool { !MapSearch(folder: folder, owners: OwnerNames(codes: [])).files.isEmpty }

  func location(of file: String) -> String { folder.location(of: file) }

  func layer(_ layer: Int, of unit: Int, _ version: PlanVersion) -> LayerState {
    guard hasLayer(layer, version) else { return .unprovided }
    let key = Key(layer: layer, unit: unit, version: version)
    if let known = kept.withLock({ $0.states[key] }) { return known }
    let bindings = opened().bindings[layer]
    let indices = indices(of: layer, bindings)
    var state = LayerState.unprovided
    for (binding, index) in zip(bindings, indices) where binding.version == version {
      guard let features = features(binding, index, unit) else { continue }
      state = .known(state.features + features)
    }
    keep(state, key)
    return state
  }

  func hasLayer(_ layer: Int, _ version: PlanVersion) -> Bool {
    vocabulary.layers.indices.contains(layer) && opened().bindings[layer].contains { $0.version == version }
  }

  func isMaintained(_ unit: Int) -> Bool {
    let all = opened().bindings
    return all.indices.contains { layer in
      guard all[layer].contains(where: { $0.version != .current }) else { return false }
      return zip(all[layer], indices(of: layer, all[layer])).contains { binding, index in
        binding.version != .current && (binding.owner == unit || index?.ranges[unit] != nil)
      }
    }
  }

  private func opened() -> MapCatalogue {
    catalogue.withLock { catalogue in
      if let catalogue { return catalogue }
      let files = MapSearch(folder: folder, owners: OwnerNames(codes: units.codes)).files
      let made = MapCatalogue(files: files, folder: folder, vocabulary: vocabulary, jobs: jobs)
      flaws.withLock { $0.formUnion(made.flaws) }
      catalogue = made
      return made
    }
  }

  /// Who owns which features, by binding; `nil` where the file's owner owns them all or the file is broken.
  private func indices(of layer: Int, _ bindings: [MapBinding]) -> [MapIndex?] {
    indices.withLock { indices in
      if let known = indices[layer] { return known }
      let owners = OwnerNames(codes: units.codes)
      let made = parallelMap(bindings.count, jobs: min(jobs, 2)) { place -> MapIndex? in
        guard !bindings[place].isWhole else { return nil }
        return self.index(bindings[place], owners)
      }
      indices[layer] = made
      return made
    }
  }

  private func index(_ binding: MapBinding, _ owners: OwnerNames) -> MapIndex? {
    do throws(TableFailure) {
      let path = folder.location(of: binding.file)
      let reader = try pool.take(path, isGeoPackage: binding.isGeoPackage)
      let index = try MapIndex(binding, vocabulary.layers[binding.layer], owners: owners, reader: reader)
      pool.giveBack(reader, path)
      report(index.flaws)
      return index
    } catch {
      report([MapFlaw(error.flaw, file: binding.file, layer: binding.table.name)])
      return nil
    }
  }

  func report(_ found: [MapFlaw]) {
    if !found.isEmpty { flaws.withLock { $0.formUnion(found) } }
  }

  func report(_ found: [FeatureFlaw]) {
    if !found.isEmpty { unsound.withLock { $0.formUnion(found) } }
  }

  private func keep(_ state: LayerState, _ key: Key) {
    let points = state.features.reduce(1) { $0 + $1.shape.points.count + $1.lines.points.count }
    kept.withLock { kept in
      if kept.points + points > Self.mostKeptPoints { kept = Kept() }
      if points <= Self.mostKeptPoints {
        kept.states[key] = state
        kept.points += points
      }
    }
  }
}

extension LayerState {
  fileprivate var features: [MapFeature] {
    switch self {
    case .known(let features): features
    case .unprovided: []
    }
  }
}
