internal import CGDAL
internal import Glibc

/// A file or database that OGR has opened in this process.
final class OGRFile: OGRSource {
  private let library: GDALLibrary
  private let dataset: GDALDatasetH
  private let target: OGRTarget
  let layers: [OGRLayer]

  init(_ target: OGRTarget) throws(TableFailure) {
    let library = try GDALLibrary.shared()
    library.resetError()
    let flags = UInt32(GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR)
    let opened = withCStrings(target.drivers) { drivers in
      withCStrings(target.options) { library.openDataset(target.path, flags, drivers, $0, nil) }
    }
    guard let opened else { throw Self.failure(library, target) }
    self.library = library
    self.target = target
    dataset = opened
    layers = (0..<library.layerCount(opened)).compactMap { index in
      library.layer(opened, index).map { library.description(of: $0) }
    }
  }

  deinit { library.close(dataset) }

  private static func failure(_ library: GDALLibrary, _ target: OGRTarget) -> TableFailure {
    guard !target.isDatabase else { return .unreadable(library.wholeMessage) }
    // GDAL names the file by its path, which depends on where the plan set lies.
    let folder = target.path.lastIndex(of: "/").map { target.path[...$0] }
    return .unreadable(folder.map { library.message.replacing($0, with: "") } ?? library.message)
  }

  private var failure: TableFailure { Self.failure(library, target) }

  func scan(_ scan: OGRScan, _ body: (inout RawFeature) -> Void) throws(TableFailure) -> Int {
    library.resetError()
    var raw = RawFeature()
    var count = 0
    func deliver(_ feature: OGRFeatureH) {
      count += 1
      self.deliver(feature, scan, &raw, body)
    }
    switch scan.rows {
    case .query(let query):
      guard let layer = library.executeQuery(dataset, query, nil, nil) else { throw failure }
      defer { library.releaseResult(dataset, layer) }
      while let feature = library.nextFeature(layer) { deliver(feature) }
    case .ids(let ids):
      let layer = try layer(scan)
      for id in ids {
        guard let feature = library.feature(layer, id) else { throw failure }
        deliver(feature)
      }
      return count
    case .first(let most):
      let layer = try layer(scan)
      while count < most, let feature = library.nextFeature(layer) { deliver(feature) }
    case .all:
      let layer = try layer(scan)
      library.resetError()
      while let feature = library.nextFeature(layer) { deliver(feature) }
    }
    if library.lastErrorClass().rawValue >= CE_Failure.rawValue { throw failure }
    return count
  }

  /// A layer by name, without what is not needed of it; belongs to the file.
  private func layer(_ scan: OGRScan) throws(TableFailure) -> OGRLayerH {
    guard let layer = library.layerByName(dataset, scan.layer) else { throw failure }
    let ignored = scan.ignored + (scan.wantsShapes ? [] : ["OGR_GEOMETRY"])
    _ = withCStrings(ignored) { library.setIgnoredFields(layer, UnsafeMutablePointer(mutating: $0)) }
    library.resetReading(layer)
    return layer
  }

  private func deliver(
    _ feature: OGRFeatureH,
    _ scan: OGRScan,
    _ raw: inout RawFeature,
    _ body: (inout RawFeature) -> Void
  ) {
    defer { library.destroyFeature(feature) }
    raw.restart(library.featureID(feature))
    for column in scan.columns { append(feature, column, to: &raw) }
    guard scan.wantsShapes, let shape = library.featureGeometry(feature) else { return body(&raw) }
    let size = Int(library.geometrySize(shape))
    withUnsafeTemporaryAllocation(byteCount: max(size, 1), alignment: 8) { room in
      let start = room.baseAddress?.assumingMemoryBound(to: UInt8.self)
      let isExported = library.exportGeometry(shape, wkbNDR, start) == OGRERR_NONE
      let bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(room)[..<size])
      raw.bytes = isExported ? .wkb(bytes) : .corrupt
      body(&raw)
    }
  }

  private func append(_ feature: OGRFeatureH, _ column: OGRScan.Column, to raw: inout RawFeature) {
    guard let place = column.place, library.featureHasField(feature, place) != 0 else { return raw.appendNull() }
    if column.isNumeric { return raw.append(library.featureNumber(feature, place)) }
    guard let text = library.featureText(feature, place) else { return raw.appendNull() }
    // Left as it is: what is no UTF-8 is found out where the bytes are read.
    let bytes = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
    raw.append(UnsafeBufferPointer(start: bytes, count: strlen(text)))
  }
}

extension GDALLibrary {
  fileprivate func description(of layer: OGRLayerH) -> OGRLayer {
    let system = system(layer)
    return OGRLayer(
      name: text(layerName(layer)),
      fields: fields(of: layer),
      hasShapes: geometryType(layer) != wkbNone,
      code: system.flatMap { authority($0, nil) }.flatMap { Int(String(cString: $0)) },
      system: system.map { wellKnownText(of: $0) },
      keyColumn: text(keyColumn(layer)),
      geometryColumn: text(geometryColumn(layer))
    )
  }

  private func fields(of layer: OGRLayerH) -> [OGRLayer.Field] {
    guard let definition = definition(layer) else { return [] }
    return (0..<fieldCount(definition)).compactMap { index in
      guard let field = field(definition, index) else { return nil }
      let isNumeric = [OFTInteger, OFTInteger64, OFTReal].contains(fieldType(field))
      return OGRLayer.Field(name: text(fieldName(field)), isNumeric: isNumeric)
    }
  }

  private func wellKnownText(of system: OGRSpatialReferenceH) -> String {
    var made: UnsafeMutablePointer<CChar>?
    _ = exportToText(system, &made)
    defer { free(made) }
    return made.map { String(cString: $0) } ?? ""
  }

  private func text(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
}

/// A list of texts as C expects it: pointers up to a null one.
func withCStrings<Result>(
  _ texts: [String],
  _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
) -> Result {
  let copies = texts.map { text in
    let bytes = Array(text.utf8CString)
    let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
    copy.initialize(from: bytes, count: bytes.count)
    return copy
  }
  defer { for copy in copies { copy.deallocate() } }
  return (copies.map { UnsafePointer<CChar>($0) as UnsafePointer<CChar>? } + [nil]).withUnsafeBufferPointer {
    body($0.baseAddress)
  }
}
