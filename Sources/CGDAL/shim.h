#ifndef CHUANDAO_CGDAL_SHIM_H
#define CHUANDAO_CGDAL_SHIM_H

// Types only: the library itself is opened at run time (GDALLibrary.swift), because linking it costs every start 50 ms.
#include <gdal/gdal.h>
#include <gdal/ogr_api.h>
#include <gdal/ogr_srs_api.h>
#include <gdal/cpl_conv.h>
#include <gdal/cpl_error.h>
#include <gdal/cpl_http.h>

// One driver for each format that is read; declared here, because GDAL's own list of them is for C++.
void RegisterOGRGeoJSON(void);
void RegisterOGRESRIJSON(void);
void RegisterOGROpenFileGDB(void);
void RegisterOGRShape(void);
void RegisterOGRFlatGeobuf(void);
void RegisterOGRPG(void);
void RegisterOGRXLS(void);
void RegisterOGRGeoPackage(void);

// What the functions are called here and in the library, by which name they are looked up.
#define GDAL_FUNCTIONS(X) \
  X(registerGeoJSON, RegisterOGRGeoJSON) \
  X(registerEsriJSON, RegisterOGRESRIJSON) \
  X(registerGeodatabase, RegisterOGROpenFileGDB) \
  X(registerShapefile, RegisterOGRShape) \
  X(registerFlatGeobuf, RegisterOGRFlatGeobuf) \
  X(registerPostGIS, RegisterOGRPG) \
  X(registerExcel, RegisterOGRXLS) \
  X(registerGeoPackage, RegisterOGRGeoPackage) \
  X(setFetch, CPLHTTPSetFetchCallback) \
  X(setGridDownloads, OSRSetPROJEnableNetwork) \
  X(allocate, VSICalloc) \
  X(setOption, CPLSetConfigOption) \
  X(setErrorHandler, CPLSetErrorHandler) \
  X(quietErrorHandler, CPLQuietErrorHandler) \
  X(lastError, CPLGetLastErrorMsg) \
  X(lastErrorClass, CPLGetLastErrorType) \
  X(resetError, CPLErrorReset) \
  X(openDataset, GDALOpenEx) \
  X(close, GDALClose) \
  X(layerCount, GDALDatasetGetLayerCount) \
  X(layer, GDALDatasetGetLayer) \
  X(layerByName, GDALDatasetGetLayerByName) \
  X(executeQuery, GDALDatasetExecuteSQL) \
  X(releaseResult, GDALDatasetReleaseResultSet) \
  X(layerName, OGR_L_GetName) \
  X(definition, OGR_L_GetLayerDefn) \
  X(resetReading, OGR_L_ResetReading) \
  X(nextFeature, OGR_L_GetNextFeature) \
  X(feature, OGR_L_GetFeature) \
  X(setIgnoredFields, OGR_L_SetIgnoredFields) \
  X(system, OGR_L_GetSpatialRef) \
  X(geometryType, OGR_L_GetGeomType) \
  X(keyColumn, OGR_L_GetFIDColumn) \
  X(geometryColumn, OGR_L_GetGeometryColumn) \
  X(fieldCount, OGR_FD_GetFieldCount) \
  X(field, OGR_FD_GetFieldDefn) \
  X(fieldName, OGR_Fld_GetNameRef) \
  X(fieldType, OGR_Fld_GetType) \
  X(featureID, OGR_F_GetFID) \
  X(featureText, OGR_F_GetFieldAsString) \
  X(featureNumber, OGR_F_GetFieldAsDouble) \
  X(featureHasField, OGR_F_IsFieldSetAndNotNull) \
  X(featureGeometry, OGR_F_GetGeometryRef) \
  X(destroyFeature, OGR_F_Destroy) \
  X(geometrySize, OGR_G_WkbSize) \
  X(exportGeometry, OGR_G_ExportToIsoWkb) \
  X(makeSystem, OSRNewSpatialReference) \
  X(setFromText, OSRSetFromUserInput) \
  X(setAxisOrder, OSRSetAxisMappingStrategy) \
  X(exportToText, OSRExportToWkt) \
  X(authority, OSRGetAuthorityCode) \
  X(destroySystem, OSRDestroySpatialReference) \
  X(makeTransformation, OCTNewCoordinateTransformationEx) \
  X(makeOptions, OCTNewCoordinateTransformationOptions) \
  X(allowBallpark, OCTCoordinateTransformationOptionsSetBallparkAllowed) \
  X(setAccuracy, OCTCoordinateTransformationOptionsSetDesiredAccuracy) \
  X(destroyOptions, OCTDestroyCoordinateTransformationOptions) \
  X(transform, OCTTransform) \
  X(destroyTransformation, OCTDestroyCoordinateTransformation) \
  X(free, VSIFree)

// Types are taken from the declarations, so that they cannot drift.
#define GDAL_POINTER(name, symbol) __typeof__(symbol) *_Nonnull name;
#define GDAL_SYMBOL(name, symbol) #symbol,

// Functions of the opened library.
struct GDALLibrary { GDAL_FUNCTIONS(GDAL_POINTER) };

// Their names, in the order of the pointers.
static inline const char *_Nonnull const *_Nonnull GDALSymbols(void) {
  static const char *const symbols[] = { GDAL_FUNCTIONS(GDAL_SYMBOL) };
  return symbols;
}

#endif
