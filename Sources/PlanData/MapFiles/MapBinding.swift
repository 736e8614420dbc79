internal import RuleDSL
internal import Transmission

/// One layer of a file that holds features of one layer of the vocabulary.
struct MapBinding: Sendable {
  /// Relative to the plan set.
  let file: String
  let isGeoPackage: Bool
  /// Index into the vocabulary's layers.
  let layer: Int
  let table: MapTable
  /// Unit by the name of the file or its folder.
  let owner: Int?
  /// The only unit of the plan set: a layer without features is its.
  let soleUnit: Int?
  let version: PlanVersion
  /// Fields that hold a unit's code, the first one first, or its name.
  let unitFields: [String]
  /// Whether it is the name.
  var hasUnitNames = false
  /// By place in ``unitFields``, where those hold codes: the field with the name that should be the code's.
  var nameFields: [String?] = []
  /// In a plan's own file, the field with the codes of units, which should be its own.
  var codeField: String?
  /// The same, with the name.
  var nameField: String?
  var areaField: MapTable.Field?
  /// What findings call the file and the layer: without the format, and as the vocabulary spells the layer's code, so
  /// that a plan gives the same findings in every format.
  let source: (file: String, layer: String)
  /// BSM, the serial of the national standard.
  var serialField: String?
  let filterField: String?
  /// By place in ``Layer/fields``; `nil` where the table lacks one.
  let fields: [String?]
  /// Place among the tables of the layer, in the order of the files.
  var place = 0
  /// 文件名: of the file, or of the folder where its files hold one layer each; without its ending.
  var fileName = ""
  /// Whether what it says about the plan cannot be told, so that it is not read: another file of the plan draws the same
  /// ground otherwise, or it lies elsewhere.
  var isSetAside = false
  /// A point of one of its first features, in the plane; of the whole table, where that holds several layers.
  var sample: SIMD2<Double>?
  /// `false` where only shapes are needed.
  var readsFields = true

  /// Whether every feature belongs to the owner, so that nothing has to be sorted out.
  var isWhole: Bool { unitFields.isEmpty && filterField == nil }
}

extension MapBinding {
  /// Names a layer of a file.
  var key: String { "\(file)#\(table.name)#\(layer)" }

  /// Names a table of a file, whatever layers it holds.
  var tableKey: String { "\(file)#\(table.name)" }

  /// The layers of the vocabulary that a table of a file holds.
  static func bindings(of table: MapTable, in file: MapFileName, _ vocabulary: Vocabulary) -> [MapBinding] {
    layers(of: table, in: file, vocabulary).chosen.map { index in
      let layer = vocabulary.layers[index]
      // A plan's own file is the plan's, whatever codes its features carry: a province's line is drawn county by
      // county.  Only the ground of units is assigned by the features, since an upper plan draws that of those below.
      let codeFields =
        file.owner != nil && !layer.isTerritory ? [] : ["XZQDM", "XJXZQDM"].compactMap { table.field($0)?.name }
      // Names tell whose a feature is where nothing else does.
      let hasNames = codeFields.isEmpty && file.owner == nil && (file.soleUnit == nil || file.isOfNamedFolder)
      let isOwn = file.owner != nil && !layer.isTerritory
      let unitFields = hasNames ? ["XZQMC", "XJXZQMC"].compactMap { table.field($0)?.name } : codeFields
      return MapBinding(
        file: file.path,
        isGeoPackage: file.isGeoPackage,
        layer: index,
        table: table,
        owner: file.owner ?? (unitFields.isEmpty ? file.soleUnit : nil),
        soleUnit: file.soleUnit,
        version: file.version,
        unitFields: unitFields,
        hasUnitNames: hasNames && !unitFields.isEmpty,
        nameFields: hasNames ? [] : unitFields.map { nameField(beside: $0, of: table) },
        codeField: isOwn ? table.field("XZQDM")?.name : nil,
        nameField: isOwn ? table.field("XZQMC")?.name : nil,
        areaField: layer.areaField.flatMap { table.field($0) },
        source: source(of: table, in: file, layer),
        serialField: table.field("BSM")?.name,
        filterField: layer.filterField.flatMap { table.field($0)?.name },
        fields: layer.fields.map { $0.trait != nil ? nil : (table.field($0.code) ?? table.field($0.name))?.name },
        fileName: holder(code(of: table, in: file, layer), of: file).split(separator: "/").last.map(String.init) ?? ""
      )
    }
  }

  /// XZQMC beside XZQDM.
  private static func nameField(beside code: String, of table: MapTable) -> String? {
    table.field(code.uppercased().replacing("XZQDM", with: "XZQMC"))?.name
  }

  /// The layers that a table is, and what its name says instead where a file that holds one layer is named otherwise:
  /// the name of the file is what people see.
  static func layers(
    of table: MapTable,
    in file: MapFileName,
    _ vocabulary: Vocabulary
  ) -> (chosen: [Int], overruled: [Int]) {
    guard file.holdsOneLayer else {
      let names: Set = [table.name.lowercased()]
      return (vocabulary.layers.indices.filter { names.contains(anyOf: vocabulary.layers[$0]) }, [])
    }
    let byName = layers(called: table.name, vocabulary)
    let byFile = layers(called: nameParts(file.path).base, vocabulary)
    if byFile.isEmpty { return (byName, []) }
    return (byFile, Set(byName).isSubset(of: byFile) ? [] : byName)
  }

  /// The layers that a name is that of, but for marks around it.
  static func layers(called name: String, _ vocabulary: Vocabulary) -> [Int] {
    vocabulary.layers.indices.filter { names(name.lowercased()).contains(anyOf: vocabulary.layers[$0]) }
  }

  private static func source(
    of table: MapTable,
    in file: MapFileName,
    _ layer: Layer
  ) -> (file: String, layer: String) {
    let code = code(of: table, in: file, layer)
    return (file.isShared ? file.path : holder(code, of: file), code)
  }

  /// What the table is called but for marks of copies, the case, and numbers around.
  static func plainCode(_ binding: MapBinding) -> String {
    CopyMark.withoutDraft(CopyMark.plain(binding.source.layer))
  }

  /// The layer's code as the vocabulary spells it.
  private static func code(of table: MapTable, in file: MapFileName, _ layer: Layer) -> String {
    let base = file.holdsOneLayer ? nameParts(file.path).base : table.name.lowercased()
    return layer.codes.first { $0.lowercased() == base } ?? table.name
  }

  /// The file without its ending, or its folder where it is called like the one layer that it holds.
  private static func holder(_ code: String, of file: MapFileName) -> String {
    let isOneOfMany = file.holdsOneLayer && !file.folder.isEmpty && code.lowercased() == nameParts(file.path).base
    return isOneOfMany ? file.folder : file.stem
  }

  /// Names under which a table may be known, in lower case: a Shapefile may carry the unit's code or the plan's state.
  private static func names(_ name: String) -> Set<String> {
    let plain = CopyMark.plain(name).replacing("维护前", with: "").replacing("维护后", with: "")
    return [name, CopyMark.withoutDraft(plain)]
  }

  /// Fields of features that the table lacks; one without any misses nothing.
  func missingFeatureFields(_ layer: Layer) -> [String] {
    table.tellsFields
      ? zip(layer.fields, fields).filter { $1 == nil && $0.trait == nil && !$0.isOptional }.map(\.0.code) : []
  }

  /// Fields that are found by the beginnings of the names that the vocabulary has for them, and these names.
  func cutFields(of layer: Layer) -> [(field: String, name: String)] {
    let wanted =
      layer.fields.flatMap { [$0.code, $0.name] } + [layer.areaField, layer.filterField].compactMap(\.self)
    return wanted.compactMap { name in
      table.field(name).map(\.name).flatMap { $0.lowercased() == name.lowercased() ? nil : ($0, name) }
    }
  }

  /// What the layer of the vocabulary needs and the table lacks.
  func missingFields(_ layer: Layer) -> [String] {
    let area = areaField == nil ? layer.areaField : nil
    let filter = filterField == nil ? layer.filterField : nil
    return [area, filter].compactMap(\.self)
  }
}

extension Set<String> {
  fileprivate func contains(anyOf layer: Layer) -> Bool {
    contains(layer.name.lowercased()) || layer.codes.contains { contains($0.lowercased()) }
  }
}
