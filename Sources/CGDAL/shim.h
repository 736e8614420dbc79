#ifndef CHUANDAO_CGDAL_SHIM_H
#define CHUANDAO_CGDAL_SHIM_H

// Types only: the library itself is opened at run time (GDALLibrary.swift), because linking it costs every start 50 ms.
#include <gdal/gdal.h>
#include <gdal/ogr_api.h>
#include <gdal/ogr_srs_api.h>
#include <gdal/cpl_conv.h>
#include <gdal/cpl_error.h>

// Types of the functions that are looked up by name, taken from their declarations so that they cannot drift.
typedef __typeof__(GDALAllRegister) *GDALAllRegisterFunction;
typedef __typeof__(GDALOpenEx) *GDALOpenExFunction;
typedef __typeof__(GDALClose) *GDALCloseFunction;
typedef __typeof__(GDALDatasetGetLayerCount) *GDALDatasetGetLayerCountFunction;
typedef __typeof__(GDALDatasetGetLayer) *GDALDatasetGetLayerFunction;
typedef __typeof__(GDALDatasetGetLayerByName) *GDALDatasetGetLayerByNameFunction;
typedef __typeof__(OGR_L_GetName) *OGRLayerGetNameFunction;
typedef __typeof__(OGR_L_GetLayerDefn) *OGRLayerGetDefinitionFunction;
typedef __typeof__(OGR_L_ResetReading) *OGRLayerResetReadingFunction;
typedef __typeof__(OGR_L_GetNextFeature) *OGRLayerGetNextFeatureFunction;
typedef __typeof__(OGR_FD_GetFieldCount) *OGRDefinitionGetFieldCountFunction;
typedef __typeof__(OGR_FD_GetFieldDefn) *OGRDefinitionGetFieldFunction;
typedef __typeof__(OGR_Fld_GetNameRef) *OGRFieldGetNameFunction;
typedef __typeof__(OGR_Fld_GetType) *OGRFieldGetTypeFunction;
typedef __typeof__(OGR_F_GetFID) *OGRFeatureGetIDFunction;
typedef __typeof__(OGR_F_GetFieldAsString) *OGRFeatureGetTextFunction;
typedef __typeof__(OGR_F_IsFieldSetAndNotNull) *OGRFeatureHasFieldFunction;
typedef __typeof__(OGR_F_Destroy) *OGRFeatureDestroyFunction;
typedef __typeof__(OGR_L_GetSpatialRef) *OGRLayerGetSystemFunction;
typedef __typeof__(OGR_L_GetGeomType) *OGRLayerGetGeometryTypeFunction;
typedef __typeof__(OGR_L_GetFeature) *OGRLayerGetFeatureFunction;
typedef __typeof__(OGR_L_SetIgnoredFields) *OGRLayerSetIgnoredFieldsFunction;
typedef __typeof__(GDALDatasetExecuteSQL) *GDALDatasetExecuteQueryFunction;
typedef __typeof__(GDALDatasetReleaseResultSet) *GDALDatasetReleaseResultFunction;
typedef __typeof__(OGR_L_GetFIDColumn) *OGRLayerGetKeyColumnFunction;
typedef __typeof__(OGR_L_GetGeometryColumn) *OGRLayerGetGeometryColumnFunction;
typedef __typeof__(OGR_F_GetGeometryRef) *OGRFeatureGetGeometryFunction;
typedef __typeof__(OGR_F_GetFieldAsDouble) *OGRFeatureGetNumberFunction;
typedef __typeof__(OGR_G_WkbSize) *OGRGeometryGetSizeFunction;
typedef __typeof__(OGR_G_ExportToIsoWkb) *OGRGeometryExportFunction;
typedef __typeof__(OSRNewSpatialReference) *OSRNewFunction;
typedef __typeof__(OSRSetFromUserInput) *OSRSetFromTextFunction;
typedef __typeof__(OSRSetAxisMappingStrategy) *OSRSetAxisOrderFunction;
typedef __typeof__(OSRExportToWkt) *OSRExportToTextFunction;
typedef __typeof__(OSRGetAuthorityCode) *OSRGetAuthorityFunction;
typedef __typeof__(OSRDestroySpatialReference) *OSRDestroyFunction;
typedef __typeof__(OCTNewCoordinateTransformationEx) *OCTNewFunction;
typedef __typeof__(OCTNewCoordinateTransformationOptions) *OCTNewOptionsFunction;
typedef __typeof__(OCTCoordinateTransformationOptionsSetBallparkAllowed) *OCTAllowBallparkFunction;
typedef __typeof__(OCTCoordinateTransformationOptionsSetDesiredAccuracy) *OCTSetAccuracyFunction;
typedef __typeof__(OCTDestroyCoordinateTransformationOptions) *OCTDestroyOptionsFunction;
typedef __typeof__(OCTTransform) *OCTTransformFunction;
typedef __typeof__(OCTDestroyCoordinateTransformation) *OCTDestroyFunction;
typedef __typeof__(VSIFree) *VSIFreeFunction;
typedef __typeof__(CPLSetConfigOption) *CPLSetConfigOptionFunction;
typedef __typeof__(CPLSetErrorHandler) *CPLSetErrorHandlerFunction;
typedef __typeof__(CPLQuietErrorHandler) *CPLQuietErrorHandlerFunction;
typedef __typeof__(CPLGetLastErrorMsg) *CPLGetLastErrorMessageFunction;
typedef __typeof__(CPLGetLastErrorType) *CPLGetLastErrorTypeFunction;
typedef __typeof__(CPLErrorReset) *CPLErrorResetFunction;

#endif
