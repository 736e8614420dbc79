/// A file that OGR reads: File Geodatabase, Shapefile, GeoJSON, FlatGeobuf; or a PostGIS database.
final class OGRReader: MapReader {
  private let source: any OGRSource
  /// `nil` for a database.
  private let path: String?

  /// Whether it is a Shapefile.
  private let cutsNames: Bool
  /// What a Shapefile's table says.
  private let texts: ShapefileTable?

  /// Opens a file; what is read of it lies below a folder.
  init(path: String, within root: String) throws(TableFailure) {
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
    let options = texts.map { ["ENCODING=\($0.encoding.used.name)"] } ?? []
    source = try openSource(OGRTarget(map: path, options: options), within: root)
  }

  /// Connects to a database.
  init(_ link: DatabaseLink) throws(TableFailure) {
    (path, cutsNames, texts) = (nil, false, nil)
    do throws(TableFailure) {
      source = try openSource(OGRTarget(link), within: "/")
    } catch {
      guard case .unreadable(let reason) = error else { throw error }
      throw .database(.unreachable(link.name, reason: reason))
    }
  }

  func tables() throws(TableFailure) -> [MapTable] {
    source.layers.filter(\.hasShapes).map { layer in
      var table = MapTable(name: layer.name, fields: layer.fields, system: .missing)
      table.cutsNames = cutsNames
      if let text = layer.system { table.system = CoordinateSystem(epsg: layer.code, text: text) }
      if let path, let stated = StatedSystem.system(of: path, takenFor: table.system) { table.system = stated }
      table.notes = notes
      for (place, records) in texts?.cut ?? [:] where table.fields.indices.contains(place) {
        table.cutTexts[table.fields[place].name] = records
      }
      table.idColumn = layer.keyColumn
      table.geometryColumn = layer.geometryColumn
      return table
    }
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

  func scan(
    _ table: MapTable,
    _ request: MapRequest,
    _ body: (RawFeature) -> Void
  ) throws(TableFailure) {
    let columns = request.fields.map { name in
      let place = table.fields.firstIndex { $0.name == name }
      return OGRScan.Column(
        place: place.map { Int32($0) },
        isNumeric: place.map { table.fields[$0].isNumeric } ?? false
      )
    }
    let scan = OGRScan(
      layer: table.name,
      rows: request.ids.map { .ids($0) } ?? request.most.map { .first($0) } ?? .all,
      columns: columns,
      ignored: table.fields.map(\.name).filter { !request.fields.contains($0) },
      wantsShapes: request.wantsShapes
    )
    let odd = texts?.oddNumbers
    _ = try source.scan(scan) { raw in
      // OGR takes the number that such a text begins with.
      if let odd = odd?[raw.id] {
        for (cell, column) in columns.enumerated() {
          if let place = column.place, let text = odd[Int(place)] { raw.replace(cell, with: text) }
        }
      }
      body(raw)
    }
  }

  /// Hands over the rows of a query whose columns are an identifier, the fields of the request in their order, and
  /// perhaps shapes; returns how many there are.
  func scan(
    query: String,
    _ table: MapTable,
    _ request: MapRequest,
    _ body: (RawFeature) -> Void
  ) throws(TableFailure) -> Int {
    let columns = request.fields.enumerated().map { place, name in
      OGRScan.Column(place: Int32(place), isNumeric: table.field(name)?.isNumeric ?? false)
    }
    let scan = OGRScan(
      layer: "",
      rows: .query(query),
      columns: columns,
      wantsShapes: request.wantsShapes
    )
    return try source.scan(scan) { body($0) }
  }
}
