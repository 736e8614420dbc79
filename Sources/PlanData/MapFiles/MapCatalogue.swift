internal import RuleDSL
internal import Spatial
internal import Transmission

/// Which layers the files of a plan set hold, without their features.
struct MapCatalogue: Sendable {
  /// Bindings by layer of the vocabulary, in the order of the files.
  private(set) var bindings: [[MapBinding]]
  private(set) var flaws: [MapFlaw] = []
  /// Layers that the vocabulary does not know, and files of no use.
  private(set) var unknown: [LedgerEntry] = []
  /// Layers that may stand in what cannot be read.
  private(set) var hidden: [HiddenLayers] = []
  /// Files of layers that say what those of another file say, by ``MapBinding/key``.
  private var copies: [String: String] = [:]
  /// Files that hold a layer of the vocabulary.
  private(set) var files: [MapFileName] = []

  /// What a search found, looked into.
  init(_ search: MapSearch, folder: PlanFolder, vocabulary: Vocabulary, jobs: Int) {
    let files = search.files
    bindings = Array(repeating: [], count: vocabulary.layers.count)
    flaws = search.flaws
    let contents = parallelMap(files.count, jobs: min(jobs, 2)) { index in
      Contents(of: files[index], folder: folder, vocabulary: vocabulary)
    }
    for (file, content) in zip(files, contents) {
      flaws += content.flaws
      unknown += content.unknown
      hidden += content.hidden
      if !content.bindings.isEmpty { self.files.append(file) }
      for var binding in content.bindings {
        binding.place = bindings[binding.layer].count
        bindings[binding.layer].append(binding)
      }
    }
    let reason = Phrase("下级文件夹里只读图层", "only map layers are read in folders")
    unknown += search.others.map { LedgerEntry(file: $0, sheet: "", reason) }
    let provided = Set(bindings.joined().map(\.owner))
    for file in search.unread { leaveOut(file, isOnly: !provided.contains(file.owner), vocabulary) }
    let copied = Set(self.files.map(\.path).filter { CopyMark.isIn(path: $0) })
    for index in bindings.indices { setCopiesAside(of: index, copied, in: folder) }
    for (layer, bindings) in zip(vocabulary.layers, bindings) where !layer.isTerritory { noteRepeats(bindings) }
  }

  /// Tells of a file in a format that is not read, which may hold a layer by its name, or be all that a plan hands in.
  private mutating func leaveOut(_ file: MapFileName, isOnly: Bool, _ vocabulary: Vocabulary) {
    let name = file.plainName
    let layers = MapBinding.layers(called: name, vocabulary)
    let near = layers.first.map { vocabulary.layers[$0].codes.first ?? vocabulary.layers[$0].name }
    let likely = CopyMark.isIn(path: file.path) ? nil : near ?? vocabulary.nearLayer(to: name)
    let isPlan = isOnly && file.isNamedAfterOwner
    flaws.append(MapFlaw(.formatUnread(near: likely, isPlan: isPlan), file: file.path))
    guard likely != nil || isPlan else { return }
    let held = likely.map { vocabulary.layers(called: $0).union(layers) }
    hidden.append(HiddenLayers(file, held, version: file.unclearState == nil ? file.version : nil))
  }

  /// Leaves out files that are copies by their names where the file is there that they are copies of.
  private mutating func setCopiesAside(of layer: Int, _ copied: Set<String>, in folder: PlanFolder) {
    let copies = bindings[layer].filter { copied.contains($0.file) }
    guard !copies.isEmpty else { return }
    let others = bindings[layer].filter { !copied.contains($0.file) }
    var unused: Set<Int> = []
    for copy in copies {
      let original = others.first { other in
        other.owner == copy.owner && other.version == copy.version
          && MapBinding.plainCode(other) == MapBinding.plainCode(copy)
      }
      guard let original else {
        flaws.append(MapFlaw(.copyAlone, file: copy.file, layer: copy.table.name))
        continue
      }
      unused.insert(copy.place)
      let isSame = folder.isSame(copy.file, original.file)
      let kind: MapFlaw.Kind = isSame ? .copyUnused(of: original.file) : .copyDiffers(of: original.file)
      flaws.append(MapFlaw(kind, file: copy.file, layer: copy.table.name))
    }
    bindings[layer].removeAll { unused.contains($0.place) }
    for place in bindings[layer].indices { bindings[layer][place].place = place }
  }

  /// Groups of files that all hold the same layer of one plan in one state, by place; of files of many units, those that
  /// differ in nothing but the format.
  var rivals: [(layer: Int, places: [Int])] {
    bindings.indices.flatMap { layer in
      let own = bindings[layer].filter { $0.owner != nil ? $0.unitFields.isEmpty : !$0.unitFields.isEmpty }
      let groups = Dictionary(grouping: own, by: Whose.init).values.filter { $0.count > 1 }
        .flatMap { Dictionary(grouping: $0, by: MapBinding.plainCode).values.filter { $0.count > 1 } }
      return groups.map { (layer: layer, places: $0.map(\.place)) }
        .sorted { $0.places.lexicographicallyPrecedes($1.places) }
    }
  }

  /// Files of many units, each with the files that hold the same layer of one unit's plan; by place.
  var mixedRivals: [(layer: Int, places: [Int])] {
    bindings.indices.flatMap { layer in
      let all = bindings[layer].filter { !$0.isSetAside }
      return all.filter { $0.owner == nil && !$0.unitFields.isEmpty }.compactMap { shared in
        let own = all.filter {
          $0.owner != nil && $0.version == shared.version && MapBinding.plainCode($0) == MapBinding.plainCode(shared)
        }
        return own.isEmpty ? nil : (layer: layer, places: ([shared] + own).map(\.place))
      }
    }
  }

  /// Whose layer it is, in which state.
  private struct Whose: Hashable {
    var owner: Int?
    var version: PlanVersion
    /// Of a file of many units.
    var name: String?

    init(_ binding: MapBinding) {
      (owner, version) = (binding.owner, binding.version)
      if owner == nil { name = String(binding.file.dropLast(nameParts(binding.file).ending.count)) }
    }
  }

  /// Notes what came of files that hold the same layer.
  mutating func settle(_ layer: Int, _ places: [Int], _ rivalry: Rivalry) {
    if !rivalry.contested.isEmpty { return contest(layer, rivalry.contested.map { places[$0] }) }
    for (place, original) in rivalry.copies {
      copies[bindings[layer][places[place]].key] = bindings[layer][places[original]].file
    }
  }

  /// Leaves out layers that say what another file says, and tells so once for a table.
  mutating func removeCopies() {
    guard !copies.isEmpty else { return }
    var tables: Set<[String]> = []
    for layer in bindings.indices {
      for binding in bindings[layer] {
        guard let original = copies[binding.key] else { continue }
        flaws.append(MapFlaw(.copyUnused(of: original), file: binding.file, layer: binding.table.name))
        tables.insert([binding.file, binding.table.name])
      }
      bindings[layer].removeAll { copies[$0.key] != nil }
      for place in bindings[layer].indices { bindings[layer][place].place = place }
    }
    leaveUnrepeated(tables)
  }

  /// Notes that files draw the same ground differently.
  private mutating func contest(_ layer: Int, _ places: [Int]) {
    guard let first = places.first else { return }
    for place in places {
      bindings[layer][place].isSetAside = true
      let other = bindings[layer][place == first ? places[1] : first]
      flaws.append(
        MapFlaw(
          .contested(other: "\(other.file)[\(other.table.name)]"),
          file: bindings[layer][place].file,
          layer: bindings[layer][place].table.name
        )
      )
    }
    leaveUnrepeated(Set(places.map { [bindings[layer][$0].file, bindings[layer][$0].table.name] }))
  }

  /// Takes back that tables repeat others.
  private mutating func leaveUnrepeated(_ tables: Set<[String]>) {
    flaws.removeAll { flaw in
      if case .repeats = flaw.kind { tables.contains([flaw.file, flaw.layer]) } else { false }
    }
  }

  /// Leaves out a table that lies elsewhere.
  mutating func setAside(_ stray: Stray) {
    for layer in bindings.indices {
      for place in bindings[layer].indices where bindings[layer][place].tableKey == stray.tableKey {
        bindings[layer][place].isSetAside = true
      }
    }
    flaws.append(stray.flaw)
  }

  /// Reports layers that a plan provides more than once: they are taken together, and what areas come to that are added
  /// up is open where both draw the same ground.
  private mutating func noteRepeats(_ bindings: [MapBinding]) {
    var first: [Whose: MapBinding] = [:]
    for binding in bindings {
      guard binding.owner != nil else { continue }
      let whose = Whose(binding)
      guard let other = first[whose] else {
        first[whose] = binding
        continue
      }
      let kind = MapFlaw.Kind.repeats("\(other.file)[\(other.table.name)]")
      flaws.append(MapFlaw(kind, file: binding.file, layer: binding.table.name))
    }
  }

  /// What one file holds.
  private struct Contents: Sendable {
    var bindings: [MapBinding] = []
    var flaws: [MapFlaw] = []
    var unknown: [LedgerEntry] = []
    var hidden: [HiddenLayers] = []

    init(of file: MapFileName, folder: PlanFolder, vocabulary: Vocabulary) {
      let path = folder.location(of: file.path)
      if let state = file.unclearState {
        flaws.append(MapFlaw(.stateUnclear(word: state.word, likely: state.likely), file: file.path))
        hidden.append(HiddenLayers(file, HiddenLayers.layers(named: file, vocabulary), version: nil))
        return
      }
      // A .json file may be anything; only what OGR knows as a map is one.
      let mayBeOther = nameParts(file.path).ending == "json"
      let isNamed = !mayBeOther || Self.isNamedLikeLayer(file, vocabulary)
      guard isNamed || JSONStart.mayBeMap(path) else { return }
      do throws(TableFailure) {
        let reader = try openMap(path, isGeoPackage: file.isGeoPackage, within: folder.path, folder.permissions)
        for table in try reader.tables() {
          let found = MapBinding.bindings(of: table, in: file, vocabulary)
          if !MapBinding.layers(of: table, in: file, vocabulary).overruled.isEmpty {
            flaws.append(MapFlaw(.nameOverruled(table.name), file: file.path))
          }
          let sample = found.isEmpty ? nil : Self.sample(of: table, reader)
          for var binding in found {
            binding.sample = sample
            take(binding, vocabulary.layers[binding.layer])
          }
          if !found.isEmpty { flaws += table.notes.map { MapFlaw($0, file: file.path, layer: table.name) } }
          flaws += cutTexts(of: table, found).map { MapFlaw($0, file: file.path, layer: table.name) }
          guard found.isEmpty else { continue }
          let byFile = file.holdsOneLayer ? vocabulary.nearLayer(to: file.plainName) : nil
          if let near = vocabulary.nearLayer(to: table.name) ?? byFile {
            flaws.append(MapFlaw(.layerUnknown(near: near), file: file.path, layer: table.name))
            hidden.append(HiddenLayers(file, vocabulary.layers(called: near), version: file.version))
          } else {
            let reason = Phrase("词汇里没有这个图层", "the vocabulary has no such layer")
            unknown.append(LedgerEntry(file: file.path, sheet: table.name, reason))
          }
        }
        for name in try reader.unregisteredTables() {
          let table = MapTable(name: name, fields: [], system: .missing)
          let layers = MapBinding.bindings(of: table, in: file, vocabulary).map(\.layer)
          if !layers.isEmpty {
            flaws.append(MapFlaw(.unregistered, file: file.path, layer: name))
            hidden.append(HiddenLayers(file, Set(layers), version: file.version))
          }
        }
      } catch {
        guard isNamed else { return }
        flaws.append(MapFlaw(error.flaw, file: file.path))
        hidden.append(HiddenLayers(file, HiddenLayers.layers(named: file, vocabulary), version: file.version))
      }
    }

    /// A point of one of the first features, in the plane.
    private static func sample(of table: MapTable, _ reader: any MapReader) -> SIMD2<Double>? {
      // In a database a query that fails would end the transaction in which all else is read.
      guard !(reader is PostGISReader), var projector = try? Projector(table.system) else { return nil }
      var sample: SIMD2<Double>?
      // What keeps it from being read is found where it is read as a whole.
      try? reader.scan(table, MapRequest(fields: [], most: 4)) { raw in
        guard sample == nil, case .wkb(let bytes) = raw.bytes, let shape = try? WKBReader.read(bytes) else { return }
        sample = (shape.points.first ?? shape.linePoints.first).flatMap { projector.planePoints([$0])?.first }
      }
      return sample
    }

    /// Fields that rules may read and in which text breaks off.
    private func cutTexts(of table: MapTable, _ bindings: [MapBinding]) -> [MapFlaw.Kind] {
      let read = Set(bindings.flatMap { $0.fields.compactMap(\.self) + [$0.filterField].compactMap(\.self) })
      return table.cutTexts.filter { read.contains($0.key) }.sorted { $0.key < $1.key }
        .map { .textCut(field: $0.key, records: $0.value) }
    }

    /// Whether a file is called like a unit's plan, or like a layer: one that cannot be read is missed then.
    private static func isNamedLikeLayer(_ file: MapFileName, _ vocabulary: Vocabulary) -> Bool {
      let base = nameParts(FileSystem.name(of: file.path)).base
      let code = base.prefix { $0.isASCII && $0.isNumber }
      guard code.count < 6 else { return true }
      let table = MapTable(name: base, fields: [], system: .missing)
      return !MapBinding.bindings(of: table, in: file, vocabulary).isEmpty
    }

    private mutating func take(_ binding: MapBinding, _ layer: Layer) {
      // Without fields, as in a GeoJSON file without features, there is nothing to miss.
      for field in binding.missingFields(layer) where binding.table.tellsFields {
        report(.fieldMissing(field), binding)
      }
      for (field, name) in binding.cutFields(of: layer) { report(.fieldCut(field, from: name), binding) }
      do throws(ProjectionFailure) {
        _ = try Projector(binding.table.system)
      } catch {
        return lose(binding, error.kind)
      }
      switch binding.table.system {
      case .missing, .notUnderstood: return
      case .foreign(let name, _): report(.transformed(from: name), binding)
      case .worldGeographic: report(.worldTaken, binding)
      case .geographic, .gaussKruger: break
      }
      if layer.filterField != nil, binding.filterField == nil { return hidden.append(HiddenLayers(binding)) }
      guard binding.owner != nil || !binding.unitFields.isEmpty else { return lose(binding, .ownerUnknown) }
      bindings.append(binding)
    }

    /// Leaves a layer out, which somebody may miss.
    private mutating func lose(_ binding: MapBinding, _ kind: MapFlaw.Kind) {
      report(kind, binding)
      hidden.append(HiddenLayers(binding))
    }

    private mutating func report(_ kind: MapFlaw.Kind, _ binding: MapBinding) {
      flaws.append(MapFlaw(kind, file: binding.file, layer: binding.table.name))
    }
  }
}

/// Opens a file with the reader for its format; what is read of it lies below a folder.
func openMap(
  _ path: String,
  isGeoPackage: Bool,
  within root: String,
  _ permissions: Permissions = Permissions()
) throws(TableFailure) -> any MapReader {
  if isGeoPackage { return try GeoPackageReader(path: path) }
  return isDatabase(path) ? try PostGISReader(path: path, permissions) : try OGRReader(path: path, within: root)
}

extension TableFailure {
  var flaw: MapFlaw.Kind {
    switch self {
    case .unreadable(let reason): .unreadable(reason: reason)
    case .libraryMissing(let name, let package): .libraryMissing(name: name, package: package)
    case .database(let failure): .database(failure)
    case .counts(let counts):
      .countsDisagree(shapes: counts.shapes, index: counts.index, records: counts.records)
    case .tooLarge, .memoryLacking: .tooLarge
    case .refused(let refusal): .refused(refusal)
    }
  }
}
