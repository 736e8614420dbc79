#ifndef CHUANDAO_CGDAL_SHIM_H
#define CHUANDAO_CGDAL_SHIM_H

// Types only: the library itself is opened at run time (GDALLibrary.swift), because linking it costs every start 50 ms.
#include <gdal/gdal.h>
#include <gdal/ogr_api.h>
#include <gdal/cpl_conv.h>
#include <gdal/cpl_error.h>

#endif
