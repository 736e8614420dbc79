internal import CGDAL

/// A file of tables that OGR can read: workbooks, databases, text.
struct OGRFile: ~Copyable {
  private let library: GDALLibrary
  let dataset: GDALDatasetH

  /// Opens a file, or the database that a file `*.pg` names; options are the driver's own, `NAME=VALUE`.
  init(path: String, options: [String] = []) throws(TableFailure) {
    let library = try GDALLibrary.shared()
    let link = isDatabase(path) ? try DatabaseLink(path: path) : nil
    library.resetError()
    let flags = UInt32(GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR)
    let opened = withCStrings(options) { library.openDataset(link?.connection ?? path, flags, nil, $0, nil) }
    guard let opened else {
      if let link { throw .database(.unreachable(link.name, reason: library.wholeMessage)) }
      // GDAL names the file by its path, which depends on where the plan set lies.
      let folder = path.lastIndex(of: "/").map { path[...$0] }
      throw .unreadable(folder.map { library.message.replacing($0, with: "") } ?? library.message)
    }
    self.library = library
    dataset = opened
  }

  deinit { library.close(dataset) }

  /// Names of the layers, in the order of the file.
  func layers() -> [String] {
    (0..<library.layerCount(dataset)).compactMap { index in
      library.layer(dataset, index).flatMap { library.layerName($0) }.map { String(cString: $0) }
    }
  }

  /// A layer by name; belongs to the file.
  func layer(_ name: String) -> OGRLayerH? { library.layerByName(dataset, name) }

  /// Hands over every row of a layer as text, with the row's number in the sheet from 1.
  func rows(of name: String, _ body: (_ row: Int, _ texts: [String]) -> Void) throws(TableFailure) {
    guard let layer = library.layerByName(dataset, name), let definition = library.definition(layer) else {
      throw .unreadable(library.message)
    }
    let count = library.fieldCount(definition)
    library.resetReading(layer)
    while let feature = library.nextFeature(layer) {
      defer { library.destroyFeature(feature) }
      body(Int(library.featureID(feature)), (0..<count).map { text(of: feature, $0) })
    }
  }

  private func text(of feature: OGRFeatureH, _ field: Int32) -> String {
    guard library.featureHasField(feature, field) != 0 else { return "" }
    return library.featureText(feature, field).map { String(cString: $0) } ?? ""
  }
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
