internal import CGDAL
internal import Glibc

/// The GDAL library, opened on the first file that needs it; a run over CSV files never pays for it.
///
/// Unchecked, because functions of C are not marked as safe to share; those here are, on different datasets, once the
/// drivers are registered.
struct GDALLibrary: @unchecked Sendable {
  let openDataset: GDALOpenExFunction
  let close: GDALCloseFunction
  let layerCount: GDALDatasetGetLayerCountFunction
  let layer: GDALDatasetGetLayerFunction
  let layerByName: GDALDatasetGetLayerByNameFunction
  let layerName: OGRLayerGetNameFunction
  let definition: OGRLayerGetDefinitionFunction
  let resetReading: OGRLayerResetReadingFunction
  let nextFeature: OGRLayerGetNextFeatureFunction
  let fieldCount: OGRDefinitionGetFieldCountFunction
  let field: OGRDefinitionGetFieldFunction
  let fieldName: OGRFieldGetNameFunction
  let fieldType: OGRFieldGetTypeFunction
  let featureID: OGRFeatureGetIDFunction
  let featureText: OGRFeatureGetTextFunction
  let featureHasField: OGRFeatureHasFieldFunction
  let destroyFeature: OGRFeatureDestroyFunction
  let lastError: CPLGetLastErrorMessageFunction
  /// Severity of ``lastError``, as `CPLErr`.
  let lastErrorClass: CPLGetLastErrorTypeFunction
  let resetError: CPLErrorResetFunction
  let shapes: ShapeFunctions
  let coordinates: CoordinateFunctions
  let queries: QueryFunctions

  /// Opened once: registering drivers again while another thread opens a file would pull the list from under it.
  private static let opened: Result<GDALLibrary, TableFailure> = {
    do throws(TableFailure) {
      return .success(try GDALLibrary(names: names))
    } catch {
      return .failure(error)
    }
  }()

  static func shared() throws(TableFailure) -> GDALLibrary { try opened.get() }

  /// The version of Debian 12 first, then any.
  static let names = ["libgdal.so.32", "libgdal.so"]

  init(names: [String]) throws(TableFailure) {
    let opened = names.lazy.compactMap { dlopen($0, RTLD_NOW | RTLD_LOCAL) }.first
    guard let opened else { throw .libraryMissing(name: "GDAL", package: "libgdal32") }
    let symbols = Symbols(handle: opened)
    openDataset = try symbols.find("GDALOpenEx")
    close = try symbols.find("GDALClose")
    layerCount = try symbols.find("GDALDatasetGetLayerCount")
    layer = try symbols.find("GDALDatasetGetLayer")
    layerByName = try symbols.find("GDALDatasetGetLayerByName")
    layerName = try symbols.find("OGR_L_GetName")
    definition = try symbols.find("OGR_L_GetLayerDefn")
    resetReading = try symbols.find("OGR_L_ResetReading")
    nextFeature = try symbols.find("OGR_L_GetNextFeature")
    fieldCount = try symbols.find("OGR_FD_GetFieldCount")
    field = try symbols.find("OGR_FD_GetFieldDefn")
    fieldName = try symbols.find("OGR_Fld_GetNameRef")
    fieldType = try symbols.find("OGR_Fld_GetType")
    featureID = try symbols.find("OGR_F_GetFID")
    featureText = try symbols.find("OGR_F_GetFieldAsString")
    featureHasField = try symbols.find("OGR_F_IsFieldSetAndNotNull")
    destroyFeature = try symbols.find("OGR_F_Destroy")
    lastError = try symbols.find("CPLGetLastErrorMsg")
    lastErrorClass = try symbols.find("CPLGetLastErrorType")
    resetError = try symbols.find("CPLErrorReset")
    shapes = try ShapeFunctions(symbols)
    coordinates = try CoordinateFunctions(symbols)
    queries = try QueryFunctions(symbols)
    try Self.prepare(symbols)
  }

  /// Registers the drivers, keeps GDAL from writing to the terminal, and requests cells as text.
  private static func prepare(_ symbols: Symbols) throws(TableFailure) {
    let setHandler: CPLSetErrorHandlerFunction = try symbols.find("CPLSetErrorHandler")
    let quiet: CPLQuietErrorHandlerFunction = try symbols.find("CPLQuietErrorHandler")
    let setOption: CPLSetConfigOptionFunction = try symbols.find("CPLSetConfigOption")
    let register: GDALAllRegisterFunction = try symbols.find("GDALAllRegister")
    // For all threads; pushing one would quieten the first thread only.
    _ = setHandler(quiet)
    for format in ["XLSX", "ODS", "XLS"] {
      setOption("OGR_\(format)_FIELD_TYPES", "STRING")
      setOption("OGR_\(format)_HEADERS", "FORCE")
    }
    register()
  }

  /// What GDAL said last, in one line.
  var message: String {
    let text = lastError().map { String(cString: $0) } ?? ""
    return text.split(separator: "\n").first.map(String.init) ?? "GDAL"
  }

  /// All that GDAL said last, in one line: a database says on the second one why it was not reached.
  var wholeMessage: String {
    let text = lastError().map { String(cString: $0) } ?? ""
    return text.split(whereSeparator: \.isNewline).map { String(trimmed(String($0))) }.joined(separator: " ")
  }
}

/// Functions of an opened library by name.
struct Symbols {
  let handle: UnsafeMutableRawPointer

  func find<Function>(_ name: String) throws(TableFailure) -> Function {
    guard let symbol = dlsym(handle, name) else {
      throw .libraryMissing(name: "GDAL（\(name)）", package: "libgdal32")
    }
    return unsafeBitCast(symbol, to: Function.self)
  }
}
