internal import CGDAL
internal import Glibc

/// A file that OGR reads: File Geodatabase, Shapefile, GeoJSON, PostGIS.
final class OGRReader: MapReader {
  private let file: OGRFile
  private let library: GDALLibrary
  private let path: String

  /// Whether it is a Shapefile.
  private let cutsNames: Bool
  /// What a Shapefile's table says.
  private let texts: ShapefileTable?

  init(path: String) throws(TableFailure) {
    self.path = path
    cutsNames = nameParts(path).ending == "shp"
    texts = cutsNames ? ShapefileText.table(of: path) : nil
    if cutsNames {
      if let missing = ShapefileParts.missingFile(of: path) {
        throw .unreadable("\(missing): No such file or directory")
      }
      if let texts, let counts = ShapefileParts.disagreement(of: path, records: texts.records) {
        throw .counts(counts)
      }
    }
    file = try OGRFile(path: path, options: texts.map { ["ENCODING=\($0.encoding.used.name)"] } ?? [])
    library = try GDALLibrary.shared()
  }

  func tables() throws(TableFailure) -> [MapTable] {
    var tables: [MapTable] = []
    for name in file.layers() {
      guard let layer = file.layer(name), library.geometryType(layer) != wkbNone else { continue }
      var table = MapTable(name: name, fields: fields(of: layer), system: .missing)
      table.cutsNames = cutsNames
      if let system = library.system(layer) { table.system = coordinateSystem(system) }
      if let stated = StatedSystem.system(of: path, takenFor: table.system) { table.system = stated }
      table.notes = notes
      for (place, records) in texts?.cut ?? [:] where table.fields.indices.contains(place) {
        table.cutTexts[table.fields[place].name] = records
      }
      table.idColumn = library.keyColumn(layer).map { String(cString: $0) } ?? ""
      table.geometryColumn = library.geometryColumn(layer).map { String(cString: $0) } ?? ""
      tables.append(table)
    }
    return tables
  }

  /// What became of a Shapefile's table.
  private var notes: [MapFlaw.Kind] {
    guard let texts else { return [] }
    let used = texts.encoding.used.name
    var notes = texts.encoding.overruled.map { [MapFlaw.Kind.encodingOverruled(declared: $0.name, used: used)] } ?? []
    if texts.encoding.isMixed { notes.append(.encodingMixed(used: used)) }
    if texts.deleted > 0 { notes.append(.recordsDeleted(texts.deleted)) }
    return notes
  }

  private func fields(of layer: OGRLayerH) -> [MapTable.Field] {
    guard let definition = library.definition(layer) else { return [] }
    return (0..<library.fieldCount(definition)).compactMap { index in
      guard let field = library.field(definition, index), let name = library.fieldName(field) else { return nil }
      return MapTable.Field(name: String(cString: name), isNumeric: isNumeric(field))
    }
  }

  private func isNumeric(_ field: OGRFieldDefnH) -> Bool {
    [OFTInteger, OFTInteger64, OFTReal].contains(library.fieldType(field))
  }

  private func coordinateSystem(_ system: OGRSpatialReferenceH) -> CoordinateSystem {
    var text: UnsafeMutablePointer<CChar>?
    _ = library.exportToText(system, &text)
    defer { library.free(text) }
    let code = library.authority(system, nil).map { String(cString: $0) }
    return CoordinateSystem(epsg: code.flatMap { Int($0) }, text: text.map { String(cString: $0) } ?? "")
  }

  func scan(
    _ table: MapTable,
    _ request: MapRequest,
    _ body: (RawFeature) -> Void
  ) throws(TableFailure) {
    guard let layer = file.layer(table.name) else { throw .unreadable(library.message) }
    let columns = request.fields.map { name in
      let place = table.fields.firstIndex { $0.name == name }
      return Column(place: place.map { Int32($0) }, isNumeric: place.map { table.fields[$0].isNumeric } ?? false)
    }
    ignore(all: table, but: request, in: layer)
    library.resetReading(layer)
    library.resetError()
    var raw = RawFeature()
    if let ids = request.ids {
      for id in ids {
        guard let feature = library.feature(layer, id) else { throw .unreadable(library.message) }
        deliver(feature, columns, request, &raw, body)
      }
      return
    }
    while let feature = library.nextFeature(layer) { deliver(feature, columns, request, &raw, body) }
    if library.lastErrorClass().rawValue >= CE_Failure.rawValue { throw .unreadable(library.message) }
  }

  /// Hands over the rows of a query whose columns are an identifier, the fields of the request in their order, and
  /// perhaps shapes; returns how many there are.
  func scan(
    query: String,
    _ table: MapTable,
    _ request: MapRequest,
    _ body: (RawFeature) -> Void
  ) throws(TableFailure) -> Int {
    library.resetError()
    guard let layer = library.executeQuery(file.dataset, query, nil, nil) else {
      throw .unreadable(library.wholeMessage)
    }
    defer { library.releaseResult(file.dataset, layer) }
    let columns = request.fields.enumerated().map { place, name in
      Column(place: Int32(place), isNumeric: table.field(name)?.isNumeric ?? false)
    }
    var raw = RawFeature()
    var count = 0
    while let feature = library.nextFeature(layer) {
      deliver(feature, columns, request, &raw, body)
      count += 1
    }
    if library.lastErrorClass().rawValue >= CE_Failure.rawValue { throw .unreadable(library.wholeMessage) }
    return count
  }

  /// Where a field stands in a feature; nowhere for one that the layer lacks.
  private struct Column {
    var place: Int32?
    var isNumeric: Bool
  }

  /// Spares OGR the fields and shapes that are not needed.
  private func ignore(all table: MapTable, but request: MapRequest, in layer: OGRLayerH) {
    var names = table.fields.map(\.name).filter { !request.fields.contains($0) }
    if !request.wantsShapes { names.append("OGR_GEOMETRY") }
    _ = withCStrings(names) { library.setIgnoredFields(layer, UnsafeMutablePointer(mutating: $0)) }
  }

  private func deliver(
    _ feature: OGRFeatureH,
    _ columns: [Column],
    _ request: MapRequest,
    _ raw: inout RawFeature,
    _ body: (RawFeature) -> Void
  ) {
    defer { library.destroyFeature(feature) }
    raw.restart(library.featureID(feature))
    for column in columns { append(feature, column, to: &raw) }
    guard request.wantsShapes, let shape = library.featureGeometry(feature) else { return body(raw) }
    let size = Int(library.geometrySize(shape))
    withUnsafeTemporaryAllocation(byteCount: max(size, 1), alignment: 8) { room in
      let start = room.baseAddress?.assumingMemoryBound(to: UInt8.self)
      let isExported = library.exportGeometry(shape, wkbNDR, start) == OGRERR_NONE
      let bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(room)[..<size])
      raw.bytes = isExported ? .wkb(bytes) : .corrupt
      body(raw)
    }
  }

  private func append(_ feature: OGRFeatureH, _ column: Column, to raw: inout RawFeature) {
    guard let place = column.place else { return raw.appendNull() }
    // OGR takes the number that such a text begins with.
    if let texts, var odd = texts.oddNumbers[library.featureID(feature)]?[Int(place)] {
      return odd.withUTF8 { raw.append($0) }
    }
    guard library.featureHasField(feature, place) != 0 else { return raw.appendNull() }
    if column.isNumeric { return raw.append(library.featureNumber(feature, place)) }
    guard let text = library.featureText(feature, place) else { return raw.appendNull() }
    // Left as it is: what is no UTF-8 is found out where the bytes are read.
    let bytes = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
    raw.append(UnsafeBufferPointer(start: bytes, count: strlen(text)))
  }
}
