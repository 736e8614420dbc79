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
  let owners: OwnerNames
  let jobs: Int
  /// See ``LayerSurveyor``.
  let mostEdges: Int
  let pool = ReaderPool()
  private let catalogue = Mutex<MapCatalogue?>(nil)
  private let indices = Mutex<[Int: [MapIndex?]]>([:])
  private let kept = Mutex(Kept())
  private let flaws = Mutex<Set<MapFlaw>>([])
  private let unsound = Mutex<Set<FeatureFlaw>>([])
  /// By file and layer of the file; `nil` where it is broken.
  let surveys = Mutex<[String: (withPatches: Bool, survey: LayerSurvey?)]>([:])

  init(folder: PlanFolder, vocabulary: Vocabulary, units: UnitTable, jobs: Int, mostEdges: Int) {
    self.folder = folder
    self.vocabulary = vocabulary
    owners = OwnerNames(codes: units.codes)
    self.jobs = jobs
    self.mostEdges = mostEdges
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
    let parts = mapParts(layer, of: unit, version, keeping: true) { $0 }
    let isGround = vocabulary.layers[layer].isTerritory
    let state = parts.map { isGround ? LayerState.ground($0) : .known($0) } ?? .unprovided
    keep(state, key)
    return state
  }

  /// What is made of a layer part by part; kept only where what is made of a part keeps it.
  func mapParts<Result: Sendable>(
    _ layer: Int,
    of unit: Int,
    _ version: PlanVersion,
    keeping: Bool = false,
    _ body: @Sendable (FeatureColumns) -> Result
  ) -> [Result]? {
    guard hasLayer(layer, version) else { return nil }
    let bindings = opened().bindings[layer]
    let indices = indices(of: layer, bindings)
    let read = zip(bindings, indices).filter { $0.0.version == version }.compactMap { binding, index in
      mapParts(binding, index, unit, keeping: keeping, body).map { (binding: binding, read: $0) }
    }
    // Ground is drawn by the plans above as well, and is the same there.
    if read.count > 1, !vocabulary.layers[layer].isTerritory {
      report(duplicates(read.map { ($0.binding, $0.read.seen) }))
    }
    return read.isEmpty ? nil : read.flatMap(\.read.results)
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

  func opened() -> MapCatalogue {
    catalogue.withLock { catalogue in
      if let catalogue { return catalogue }
      let search = MapSearch(folder: folder, owners: owners)
      let made = MapCatalogue(files: search.files, folder: folder, vocabulary: vocabulary, jobs: jobs)
      flaws.withLock { $0.formUnion(search.flaws + made.flaws) }
      catalogue = made
      return made
    }
  }

  /// Who owns which features, by binding; `nil` where the file's owner owns them all or the file is broken.
  func indices(of layer: Int, _ bindings: [MapBinding]) -> [MapIndex?] {
    indices.withLock { indices in
      if let known = indices[layer] { return known }
      let made = parallelMap(bindings.count, jobs: min(jobs, 2)) { place -> MapIndex? in
        guard !bindings[place].isWhole else { return nil }
        return self.index(bindings[place])
      }
      indices[layer] = made
      return made
    }
  }

  private func index(_ binding: MapBinding) -> MapIndex? {
    let sorting = OwnerSorting(binding: binding, layer: vocabulary.layers[binding.layer], owners: owners)
    let parts = readParts(binding, sorting.request) { reader, request throws(TableFailure) -> OwnerSorting in
      var sorting = sorting
      try reader.scan(binding.table, request) { sorting.take($0) }
      return sorting
    }
    guard let parts else { return nil }
    let index = MapIndex(parts)
    report(index.flaws)
    return index
  }

  /// Reads a layer in parts, by several threads where its format allows that; `nil` for one that cannot be read, which is
  /// reported.
  func readParts<Part: Sendable>(
    _ binding: MapBinding,
    _ request: MapRequest,
    _ body: @Sendable (any MapReader, MapRequest) throws(TableFailure) -> Part
  ) -> [Part]? {
    let ranges: [ClosedRange<Int64>?]
    switch withReader(of: binding, { reader throws(TableFailure) in try reader.ranges(of: binding.table) }) {
    case .success(let found): ranges = found ?? [nil]
    case .failure(let failure): return lost(binding, failure)
    }
    let read = parallelMap(ranges.count, jobs: jobs) { place -> Result<Part, TableFailure> in
      var request = request
      request.range = ranges[place]
      return self.withReader(of: binding) { reader throws(TableFailure) in try body(reader, request) }
    }
    var parts: [Part] = []
    for result in read {
      switch result {
      case .success(let part): parts.append(part)
      case .failure(let failure): return lost(binding, failure)
      }
    }
    return parts
  }

  private func lost<Part>(_ binding: MapBinding, _ failure: TableFailure) -> [Part]? {
    report([MapFlaw(failure.flaw, file: binding.file, layer: binding.table.name)])
    return nil
  }

  func withReader<Answer>(
    of binding: MapBinding,
    _ body: (any MapReader) throws(TableFailure) -> Answer
  ) -> Result<Answer, TableFailure> {
    do throws(TableFailure) {
      let path = folder.location(of: binding.file)
      let reader = try pool.take(path, isGeoPackage: binding.isGeoPackage)
      let answer = try body(reader)
      pool.giveBack(reader, path)
      return .success(answer)
    } catch {
      return .failure(error)
    }
  }

  func report(_ found: [MapFlaw]) {
    if !found.isEmpty { flaws.withLock { $0.formUnion(found) } }
  }

  func report(_ found: [FeatureFlaw]) {
    if !found.isEmpty { unsound.withLock { $0.formUnion(found) } }
  }

  private func keep(_ state: LayerState, _ key: Key) {
    let points = state.parts.reduce(1) { sum, part in
      sum + part.shapes.polygons.points.count + part.lines.reduce(0) { $0 + $1.points.count }
    }
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
  fileprivate var parts: [FeatureColumns] {
    switch self {
    case .known(let parts): parts
    case .unprovided: []
    }
  }
}
