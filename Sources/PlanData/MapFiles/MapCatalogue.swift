internal import RuleDSL
internal import Spatial
internal import Transmission

/// Which layers the files of a plan set hold, without their features.
struct MapCatalogue: Sendable {
  /// Bindings by layer of the vocabulary, in the order of the files.
  private(set) var bindings: [[MapBinding]]
  private(set) var flaws: [MapFlaw] = []
  /// Files that hold a layer of the vocabulary.
  private(set) var files: [MapFileName] = []

  init(files: [MapFileName], folder: PlanFolder, vocabulary: Vocabulary, jobs: Int) {
    bindings = Array(repeating: [], count: vocabulary.layers.count)
    let contents = parallelMap(files.count, jobs: min(jobs, 2)) { index in
      Contents(of: files[index], folder: folder, vocabulary: vocabulary)
    }
    for (file, content) in zip(files, contents) {
      flaws += content.flaws
      if !content.bindings.isEmpty { self.files.append(file) }
      for var binding in content.bindings {
        binding.place = bindings[binding.layer].count
        bindings[binding.layer].append(binding)
      }
    }
    for (layer, bindings) in zip(vocabulary.layers, bindings) where !layer.isTerritory { noteRepeats(bindings) }
  }

  /// Reports layers that a plan provides more than once: they are taken together, and what areas come to that are added
  /// up is open where both draw the same ground.
  private mutating func noteRepeats(_ bindings: [MapBinding]) {
    struct Whose: Hashable {
      var owner: Int
      var version: PlanVersion
    }
    var first: [Whose: MapBinding] = [:]
    for binding in bindings {
      guard let owner = binding.owner else { continue }
      let whose = Whose(owner: owner, version: binding.version)
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

    init(of file: MapFileName, folder: PlanFolder, vocabulary: Vocabulary) {
      let path = folder.location(of: file.path)
      // A .json file may be anything; only what OGR knows as a map is one.
      let mayBeOther = nameParts(file.path).ending == "json"
      guard !mayBeOther || JSONStart.mayBeMap(path) else { return }
      do throws(TableFailure) {
        let reader = try openMap(path, isGeoPackage: file.isGeoPackage)
        for table in try reader.tables() {
          let found = MapBinding.bindings(of: table, in: file, vocabulary)
          for binding in found { take(binding, vocabulary.layers[binding.layer]) }
          if found.isEmpty, let near = vocabulary.nearLayer(to: table.name) {
            flaws.append(MapFlaw(.layerUnknown(near: near), file: file.path, layer: table.name))
          }
        }
      } catch {
        guard !mayBeOther else { return }
        flaws.append(MapFlaw(error.flaw, file: file.path))
      }
    }

    private mutating func take(_ binding: MapBinding, _ layer: Layer) {
      // Without fields, as in a GeoJSON file without features, there is nothing to miss.
      for field in binding.missingFields(layer) where binding.table.tellsFields {
        report(.fieldMissing(field), binding)
      }
      do throws(ProjectionFailure) {
        _ = try Projector(binding.table.system)
      } catch {
        return report(error.kind, binding)
      }
      switch binding.table.system {
      case .missing: return
      case .foreign(let name, _): report(.transformed(from: name), binding)
      case .worldGeographic: report(.worldTaken, binding)
      case .geographic, .gaussKruger: break
      }
      if layer.filterField != nil, binding.filterField == nil { return }
      guard binding.owner != nil || !binding.unitFields.isEmpty else { return report(.ownerUnknown, binding) }
      bindings.append(binding)
    }

    private mutating func report(_ kind: MapFlaw.Kind, _ binding: MapBinding) {
      flaws.append(MapFlaw(kind, file: binding.file, layer: binding.table.name))
    }
  }
}

/// Opens a file with the reader for its format.
func openMap(_ path: String, isGeoPackage: Bool) throws(TableFailure) -> any MapReader {
  if isGeoPackage { return try GeoPackageReader(path: path) }
  return isDatabase(path) ? try PostGISReader(path: path) : try OGRReader(path: path)
}

extension TableFailure {
  var flaw: MapFlaw.Kind {
    switch self {
    case .unreadable(let reason): .unreadable(reason: reason)
    case .libraryMissing(let name, let package): .libraryMissing(name: name, package: package)
    case .database(let failure): .database(failure)
    case .tooLarge: .unreadable(reason: "too large")
    }
  }
}
