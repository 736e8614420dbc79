public import RuleDSL
internal import Spatial
public import Transmission

/// Projects read from one file of any format that holds polygons.
public struct ProjectFile: Sendable {
  /// In the order of layers and features, those without a shape that could be read too.
  public let projects: [Project]
  /// What is wrong with single shapes.
  public let featureFlaws: [FeatureFlaw]
  /// Worth knowing, or about whole layers.
  public let flaws: [MapFlaw]
  /// The file, or all files that it is made of.
  public let inputs: [InputFile]
}

/// Why projects cannot be read at all.
public struct ProjectFailure: Error, Sendable {
  /// At least one.
  public let flaws: [MapFlaw]
}

/// Reads the projects of a file: of any format that map layers may have.
///
/// The path may be of a folder such as a geodatabase; the vocabulary tells which fields hold codes.  Fails when the file
/// cannot be read or has no layer in a usable coordinate system.
public func readProjects(
  at path: String,
  _ vocabulary: Vocabulary,
  _ permissions: Permissions = Permissions()
) throws(ProjectFailure) -> ProjectFile {
  let name = path.split(separator: "/").last.map(String.init) ?? path
  let inputs = ShapefileParts.all(of: path).map { part in
    InputFile(path: FileSystem.name(of: part), location: part, stamp: FileStamp(path: part))
  }
  var collection = ProjectCollection(file: name, vocabulary)
  do throws(TableFailure) {
    let reader = try openMap(
      path,
      isGeoPackage: nameParts(name).ending == "gpkg",
      within: FileSystem.folder(of: path),
      permissions
    )
    for table in try reader.tables() { try collection.read(table, reader) }
  } catch {
    throw ProjectFailure(flaws: [MapFlaw(error.flaw, file: name)])
  }
  guard collection.hasLayer else {
    let flaws = collection.flaws.isEmpty ? [MapFlaw(.unreadable(reason: "0 layers"), file: name)] : collection.flaws
    throw ProjectFailure(flaws: flaws)
  }
  return ProjectFile(
    projects: collection.projects,
    featureFlaws: collection.featureFlaws,
    flaws: collection.flaws.sorted(),
    inputs: inputs
  )
}

/// What was read of a file of projects so far.
private struct ProjectCollection {
  let file: String
  var projects: [Project] = []
  var featureFlaws: [FeatureFlaw] = []
  var flaws: [MapFlaw] = []
  var hasLayer = false

  /// Names of fields that hold codes, in lower case, and their systems.
  private let systems: [String: Int]
  /// Names of fields that hold areas, in lower case.
  private let areaFields: Set<String>
  /// Names that rules know fields by and that a Shapefile cannot hold whole, in lower case, by layer.
  private let longNames: [[String]]

  init(file: String, _ vocabulary: Vocabulary) {
    self.file = file
    let fields = vocabulary.layers.flatMap(\.fields)
    let named = fields.flatMap { field in
      field.codeSystem.map { system in [field.name, field.code].map { ($0.lowercased(), system) } } ?? []
    }
    systems = Dictionary(named) { first, _ in first }
    longNames = vocabulary.layers.map { layer in
      let known = layer.fields.flatMap { [$0.name, $0.code] } + Project.areaFields + Project.nameFields
      return Set(known.map { $0.lowercased() }.filter { $0.utf8.count > ShapefileText.nameBytes }).sorted()
    }
    areaFields = Set(vocabulary.layers.compactMap { $0.areaField?.lowercased() } + Project.areaFields)
  }

  /// Reads a layer with all its fields; one without a usable system is a flaw.
  mutating func read(_ table: MapTable, _ reader: any MapReader) throws(TableFailure) {
    let projector: Projector
    do throws(ProjectionFailure) {
      projector = try Projector(table.system)
    } catch {
      flaws.append(MapFlaw(error.kind, file: file, layer: table.name))
      return
    }
    hasLayer = true
    flaws += table.notes.map { MapFlaw($0, file: file, layer: table.name) }
    if case .foreign(let name, _) = table.system {
      flaws.append(MapFlaw(.transformed(from: name), file: file, layer: table.name))
    }
    let names = table.fields.map(\.name)
    let longNames = cutNames(of: table)
    flaws += longNames.map { MapFlaw(.fieldCut($0.cut, from: $0.long), file: file, layer: table.name) }
    let codeSystems = names.map { name in
      systems[name.lowercased()]
        ?? longNames.first { $0.cut == name.lowercased() }.flatMap { systems[$0.long] }
    }
    let layer = Layer(
      name: table.name,
      codes: [],
      fields: zip(names, codeSystems).map { LayerField(name: $0, code: $0, codeSystem: $1) }
    )
    let binding = MapBinding(table, in: file, fields: names)
    var builder = FeatureBuilder(binding: binding, layer: layer, unit: 0, projector: projector)
    var read: [Project] = []
    try reader.scan(table, MapRequest(fields: names)) { raw in
      let number = read.count + 1
      let texts = zip(codeSystems, raw.allTexts).map { system, text in
        system == nil ? text ?? "" : CodeSystem.folded(text ?? "")
      }
      flaws += wrongAreas(zip(names, texts)).map { MapFlaw($0, file: file, layer: table.name, feature: number) }
      builder.add(raw, number: number)
      let isDrawn = builder.columns.numbers.last == number
      let shape = isDrawn ? builder.columns.shapes[builder.columns.shapes.count - 1] : nil
      var fields = Dictionary(zip(names, texts).map { ($0.lowercased(), $1) }) { first, _ in first }
      for (long, cut) in longNames { fields[long] = fields[cut] }
      let serial = fields["bsm"] ?? ""
      read.append(
        Project(
          id: serial.isEmpty ? String(number) : serial,
          shape: shape,
          fields: fields,
          source: FeatureSource(file: file, layer: table.name, feature: number)
        )
      )
    }
    projects += read
    featureFlaws += builder.featureFlaws
    flaws += builder.flaws + builder.foldCodes()
  }

  /// Fields that are found by the beginnings of longer names, and these; none that two names of one layer begin with.
  ///
  /// Whatever the format: names that a Shapefile cut stay short when it is converted.
  private func cutNames(of table: MapTable) -> [(long: String, cut: String)] {
    let own = table.fields.map { $0.name.lowercased() }
    let found = longNames.flatMap { names in
      let found = names.filter { !own.contains($0) }.compactMap { long -> (long: String, cut: String)? in
        let cut = own.filter { ShapefileText.isCut($0, from: long) }
        return cut.count == 1 ? (long, cut[0]) : nil
      }
      return found.filter { one in found.count { $0.cut == one.cut } == 1 }
    }
    return Dictionary(found.map { ($0.long, $0.cut) }) { first, _ in first }.sorted { $0.key < $1.key }
      .map { (long: $0.key, cut: $0.value) }
  }

  /// Fields for areas that say something which is no number; blank ones say nothing.
  private func wrongAreas(_ fields: some Sequence<(String, String)>) -> [MapFlaw.Kind] {
    fields.filter { name, text in
      areaFields.contains(name.lowercased()) && !text.isEmpty && Double(text)?.isFinite != true
    }.map { .notANumber(field: $0, text: $1) }
  }
}

extension MapBinding {
  /// A layer that stands for itself, with fields of its own names.
  fileprivate init(_ table: MapTable, in file: String, fields: [String]) {
    self.init(
      file: file,
      isGeoPackage: false,
      layer: 0,
      table: table,
      owner: nil,
      soleUnit: nil,
      version: .current,
      unitFields: [],
      areaField: nil,
      source: (file: file, layer: table.name),
      serialField: nil,
      filterField: nil,
      fields: fields
    )
  }
}
