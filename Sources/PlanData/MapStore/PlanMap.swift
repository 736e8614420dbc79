public import RuleDSL
internal import Spatial
internal import Synchronization
public import Transmission

/// The map layers of a plan set, read when they are needed: a run whose rules name no layer opens no map file.
///
/// What the files say is kept for all runs.  What is wrong with them is known to the run that read them: every run
/// takes a value of its own, see ``forOneRun()``.
public struct PlanMap: MapWorld {
  let store: MapStore
  let ledger: FlawLedger

  init(
    _ names: MapSearch,
    vocabulary: Vocabulary,
    owners: OwnerNames,
    jobs: Int,
    mostEdges: Int = LayerSurveyor.mostEdges
  ) {
    self.init(MapStore(names: names, vocabulary: vocabulary, owners: owners, jobs: jobs, mostEdges: mostEdges))
  }

  init(_ store: MapStore, isRecording: Bool = false) {
    self.store = store
    ledger = FlawLedger(isRecording: isRecording)
  }

  /// The same files, for a run that finds out by itself what is wrong with them.
  public func forOneRun() -> any MapWorld { PlanMap(store) }

  public var reading: MapReading {
    let isOpened = ledger.has(.catalogue)
    return MapReading(
      isOpened: isOpened,
      flaws: flaws.map { InputFlaw($0) },
      featureFlaws: ledger.flaws.ofFeatures.sorted(),
      ledger: isOpened ? opened().ledger(ofRead: ledger.asked, store.vocabulary) : MapLedger()
    )
  }

  /// What is wrong with whole files and layers, or worth knowing, as far as they were read; by file and layer.
  var flaws: [MapFlaw] { ledger.flaws.ofLayers.sorted() }

  /// How many features were read in all runs, those as often that were read again.
  package var featuresRead: Int { store.featureCount.load(ordering: .relaxed) }

  /// Whether the plan set holds any map file, be it of a format that is not read, judged by names alone.
  public var hasFiles: Bool {
    !names.files.isEmpty || !names.unread.isEmpty || !names.flaws.isEmpty
  }

  /// What stands in the plan set, by names alone.
  var names: MapSearch { store.names }

  /// The files that hold layers, by path; a geodatabase and a Shapefile count with each of their files, a GeoPackage with
  /// its log.
  public var inputs: [InputFile] {
    opened().files.flatMap { inputs(of: $0) }
  }

  func inputs(of file: MapFileName) -> [InputFile] {
    parts(of: file).map { store.folder.input($0, isMap: true, owner: file.owner) }
  }

  private func parts(of file: MapFileName) -> [String] {
    switch nameParts(file.path).ending {
    case "gdb":
      guard let folder = try? PlanFolder(path: store.folder.location(of: file.path)) else { return [file.path] }
      return folder.files.map { "\(file.path)/\($0)" }
    case "shp":
      return ShapefileParts.all(of: store.folder.location(of: file.path)).map { FileSystem.name(of: $0) }
        .map { file.folder.isEmpty ? $0 : "\(file.folder)/\($0)" }
    default:
      // What stands in its log counts, too.
      let log = file.path + "-wal"
      return [file.path] + (FileSystem.size(of: store.folder.location(of: log)) > 0 ? [log] : [])
    }
  }

  /// What judging each plan costs, by unit: the bytes of the maps that are its own, as far as names tell, and something for
  /// its figures.
  public var weights: [Int] {
    var weights = [Int](repeating: 1 << 16, count: store.owners.codes.count)
    for file in MapSearch(folder: store.folder, owners: store.owners).files {
      guard let owner = file.owner else { continue }
      for input in inputs(of: file) { weights[owner] += input.size }
    }
    return weights
  }

  /// Whether any file has the layer, judged by the files' lists of layers.
  public func hasLayer(_ layer: Int, _ version: PlanVersion) -> Bool {
    ledger.note(.has(layer, version))
    return store.vocabulary.layers.indices.contains(layer)
      && opened().bindings[layer].contains { $0.version == version }
  }

  /// The same for a layer that is going to be read, which is noted.
  func provides(_ layer: Int, _ version: PlanVersion) -> Bool {
    ledger.ask(layer)
    return hasLayer(layer, version)
  }

  /// Whether a file that cannot be read may hold the layer of a unit's plan.
  public func mayHide(_ layer: Int, of unit: Int, _ version: PlanVersion) -> Bool {
    ledger.note(.hides(layer, unit, version))
    guard store.vocabulary.layers.indices.contains(layer) else { return false }
    if isKeptBack(layer, of: unit, version) { return true }
    let bindings = opened().bindings[layer]
    return zip(bindings, indices(of: layer, bindings)).contains { binding, index in
      guard binding.version == version, !binding.isSetAside else { return false }
      // A plan's own file that can be read says something, be it that there is nothing.
      return binding.isWhole ? (binding.owner ?? binding.soleUnit) == unit : index == nil
    }
  }

  /// The same of files that are not read, whatever stands in them.
  func isKeptBack(_ layer: Int, of unit: Int, _ version: PlanVersion) -> Bool {
    opened().hidden.contains { $0.mayHold(layer, of: unit, version) }
      || opened().bindings[layer].contains { binding in
        binding.isSetAside && binding.version == version && binding.owner.map { $0 == unit } ?? true
      }
  }

  /// Whether features of a file do not say whether they belong to the layer of a unit's plan.
  public func leavesOut(_ layer: Int, of unit: Int, _ version: PlanVersion) -> Bool {
    guard store.vocabulary.layers.indices.contains(layer), !store.vocabulary.layers[layer].filterValues.isEmpty else {
      return false
    }
    ledger.note(.leaves(layer, unit, version))
    let bindings = opened().bindings[layer]
    return zip(bindings, indices(of: layer, bindings)).contains { binding, index in
      binding.version == version && index?.doubted.contains(unit) == true
    }
  }

  /// Whether any layer of the unit's plan is marked as 维护前 or 维护后.
  public func isMaintained(_ unit: Int) -> Bool {
    ledger.note(.maintained(unit))
    let all = opened().bindings
    return all.indices.contains { layer in
      guard all[layer].contains(where: { $0.version != .current }) else { return false }
      return zip(all[layer], indices(of: layer, all[layer])).contains { binding, index in
        binding.version != .current && (binding.owner == unit || index?.ranges[unit] != nil)
      }
    }
  }

  /// A layer of a unit's plan, read from the files now unless it was just before.
  public func layer(_ layer: Int, of unit: Int, _ version: PlanVersion) -> LayerState {
    ledger.note(.features(layer, unit, version))
    guard provides(layer, version) else { return .unprovided }
    let files = files(of: layer, version)
    let key = LayerKey(layer: layer, unit: unit, version: version)
    let known = store.kept(key)
    let found =
      known
      ?? noting { map in
        let parts = map.mapParts(files, layer, unit, keeping: true) { $0 }
        let isGround = store.vocabulary.layers[layer].isTerritory
        return parts.map { isGround ? LayerState.ground($0) : .known($0) } ?? .unprovided
      }
    if known == nil { store.keep(found, key) }
    return take(found, .layer(key))
  }

  /// What is made of a layer part by part, read from the files now and not kept.
  public func mapParts<Result: Sendable>(
    _ layer: Int,
    of unit: Int,
    _ version: PlanVersion,
    _ body: @Sendable (FeatureTable) -> Result
  ) -> [Result]? {
    ledger.note(.features(layer, unit, version))
    guard provides(layer, version) else { return nil }
    return mapParts(files(of: layer, version), layer, unit, keeping: false, body)
  }

  /// A table of a layer, and who owns which of its features.
  private typealias LayerFile = (binding: MapBinding, index: MapIndex?)

  private func files(of layer: Int, _ version: PlanVersion) -> [LayerFile] {
    let bindings = opened().bindings[layer]
    return zip(bindings, indices(of: layer, bindings)).filter { $0.0.version == version }
  }

  private func mapParts<Result: Sendable>(
    _ files: [LayerFile],
    _ layer: Int,
    _ unit: Int,
    keeping: Bool,
    _ body: @Sendable (FeatureTable) -> Result
  ) -> [Result]? {
    let read = files.compactMap { binding, index in
      mapParts(binding, index, unit, keeping: keeping, body).map { (binding: binding, read: $0) }
    }
    // Ground is drawn by the plans above as well, and is the same there.
    if read.count > 1, !store.vocabulary.layers[layer].isTerritory {
      report(duplicates(read.map { ($0.binding, $0.read.seen) }))
    }
    return read.isEmpty ? nil : read.flatMap(\.read.results)
  }

  func opened() -> MapCatalogue {
    let found = store.catalogue.withLock { catalogue in
      if let catalogue { return catalogue }
      let search = MapSearch(folder: store.folder, owners: store.owners)
      var made = MapCatalogue(search, folder: store.folder, vocabulary: store.vocabulary, jobs: store.jobs)
      for group in made.rivals {
        let bindings = group.places.map { made.bindings[group.layer][$0] }
        made.settle(group.layer, group.places, noting { $0.rivalry(of: bindings) }.value)
      }
      for group in made.mixedRivals where !store.vocabulary.layers[group.layer].isTerritory {
        let bindings = group.places.map { made.bindings[group.layer][$0] }
        made.settle(group.layer, group.places, noting { $0.mixedRivalry(of: bindings) }.value)
      }
      made.removeCopies()
      for stray in noting({ $0.strays(among: made.bindings.flatMap(\.self)) }).value { made.setAside(stray) }
      let found = Found(value: made, flaws: Flaws(ofLayers: Set(made.flaws)))
      catalogue = found
      return found
    }
    return take(found, .catalogue)
  }

  /// Who owns which features, by binding; `nil` where the file's owner owns them all or the file is broken.
  func indices(of layer: Int, _ bindings: [MapBinding]) -> [MapIndex?] {
    let found = store.indices.withLock { indices in
      if let known = indices[layer] { return known }
      let made = noting { map in
        parallelMap(bindings.count, jobs: min(store.jobs, 2)) { place -> MapIndex? in
          bindings[place].isWhole ? nil : map.index(bindings[place])
        }
      }
      indices[layer] = made
      return made
    }
    return take(found, .owners(layer: layer))
  }

  /// Makes something that is kept for all runs.
  func noting<Value>(_ make: (PlanMap) -> Value) -> Found<Value> {
    let own = PlanMap(store)
    return Found(value: make(own), flaws: own.ledger.flaws)
  }

  /// Uses something that is kept for all runs: its flaws are the run's, too.
  func take<Value>(_ found: Found<Value>, _ source: FlawLedger.Source) -> Value {
    ledger.add(found.flaws, from: source)
    return found.value
  }

  func report(_ found: [MapFlaw]) { ledger.add(found) }

  func report(_ found: [FeatureFlaw]) { ledger.add(found) }
}

extension InputFlaw {
  /// A flaw of a layer, worded.
  public init(_ flaw: MapFlaw) {
    self.init(
      isNote: flaw.severity == .note,
      mayHideLayer: flaw.mayHideLayer,
      file: flaw.file,
      layer: flaw.layer,
      feature: flaw.feature,
      message: flaw.message,
      remedy: flaw.remedy
    )
  }
}
