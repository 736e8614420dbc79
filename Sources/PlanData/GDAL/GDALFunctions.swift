internal import CGDAL

/// The functions of GDAL that reading shapes needs.
struct ShapeFunctions: @unchecked Sendable {
  let system: OGRLayerGetSystemFunction
  let geometryType: OGRLayerGetGeometryTypeFunction
  let feature: OGRLayerGetFeatureFunction
  let setIgnoredFields: OGRLayerSetIgnoredFieldsFunction
  let geometry: OGRFeatureGetGeometryFunction
  let number: OGRFeatureGetNumberFunction
  let size: OGRGeometryGetSizeFunction
  let export: OGRGeometryExportFunction

  init(_ symbols: Symbols) throws(TableFailure) {
    system = try symbols.find("OGR_L_GetSpatialRef")
    geometryType = try symbols.find("OGR_L_GetGeomType")
    feature = try symbols.find("OGR_L_GetFeature")
    setIgnoredFields = try symbols.find("OGR_L_SetIgnoredFields")
    geometry = try symbols.find("OGR_F_GetGeometryRef")
    number = try symbols.find("OGR_F_GetFieldAsDouble")
    size = try symbols.find("OGR_G_WkbSize")
    export = try symbols.find("OGR_G_ExportToIsoWkb")
  }
}

/// The functions of GDAL that querying a database needs.
struct QueryFunctions: @unchecked Sendable {
  let execute: GDALDatasetExecuteQueryFunction
  let release: GDALDatasetReleaseResultFunction
  let keyColumn: OGRLayerGetKeyColumnFunction
  let geometryColumn: OGRLayerGetGeometryColumnFunction

  init(_ symbols: Symbols) throws(TableFailure) {
    execute = try symbols.find("GDALDatasetExecuteSQL")
    release = try symbols.find("GDALDatasetReleaseResultSet")
    keyColumn = try symbols.find("OGR_L_GetFIDColumn")
    geometryColumn = try symbols.find("OGR_L_GetGeometryColumn")
  }
}

/// The functions of GDAL that transforming coordinates needs.
struct CoordinateFunctions: @unchecked Sendable {
  let make: OSRNewFunction
  let setFromText: OSRSetFromTextFunction
  let setAxisOrder: OSRSetAxisOrderFunction
  let exportToText: OSRExportToTextFunction
  let authority: OSRGetAuthorityFunction
  let destroy: OSRDestroyFunction
  let makeTransformation: OCTNewFunction
  let makeOptions: OCTNewOptionsFunction
  let allowBallpark: OCTAllowBallparkFunction
  let setAccuracy: OCTSetAccuracyFunction
  let destroyOptions: OCTDestroyOptionsFunction
  let transform: OCTTransformFunction
  let destroyTransformation: OCTDestroyFunction
  let free: VSIFreeFunction

  init(_ symbols: Symbols) throws(TableFailure) {
    make = try symbols.find("OSRNewSpatialReference")
    setFromText = try symbols.find("OSRSetFromUserInput")
    setAxisOrder = try symbols.find("OSRSetAxisMappingStrategy")
    exportToText = try symbols.find("OSRExportToWkt")
    authority = try symbols.find("OSRGetAuthorityCode")
    destroy = try symbols.find("OSRDestroySpatialReference")
    makeTransformation = try symbols.find("OCTNewCoordinateTransformationEx")
    makeOptions = try symbols.find("OCTNewCoordinateTransformationOptions")
    allowBallpark = try symbols.find("OCTCoordinateTransformationOptionsSetBallparkAllowed")
    setAccuracy = try symbols.find("OCTCoordinateTransformationOptionsSetDesiredAccuracy")
    destroyOptions = try symbols.find("OCTDestroyCoordinateTransformationOptions")
    transform = try symbols.find("OCTTransform")
    destroyTransformation = try symbols.find("OCTDestroyCoordinateTransformation")
    free = try symbols.find("VSIFree")
  }
}
