#!/usr/bin/env python3
"""Reads findings with OGR and holds them to what they promise: findings_open.py FILE"""

import json
import sys

from osgeo import gdal, ogr

gdal.UseExceptions()
FIELDS = {
    "rule", "title", "obligation", "verdict", "kind", "message", "unit_code", "unit_name", "issuer_code",
    "issuer_name", "area_m2", "area_ha", "width_m", "length_m", "stated_m2", "deciding_m2", "sources",
    "office_level", "office_code", "comparison",
}


def is_counter_clockwise(ring):
    return sum(x1 * y2 - x2 * y1 for (x1, y1, *_), (x2, y2, *_) in zip(ring, ring[1:])) > 0


def check_geojson(path):
    """RFC 7946: longitude first, outer rings counter-clockwise and holes clockwise, no other coordinate system."""
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    assert document["type"] == "FeatureCollection" and "crs" not in document
    for feature in document["features"]:
        geometry = feature["geometry"]
        if geometry is None or geometry["type"] == "Point":
            continue
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        for outer, *holes in polygons:
            assert is_counter_clockwise(outer) and not any(is_counter_clockwise(hole) for hole in holes)
            assert outer[0] == outer[-1] and all(110 < x < 113 and 39 < y < 42 for x, y in outer)


def main(path):
    dataset = gdal.OpenEx(path, gdal.OF_VECTOR)
    layer = dataset.GetLayer(0)
    assert dataset.GetLayerCount() == 1 and layer.GetName() == "findings"
    names = {layer.GetLayerDefn().GetFieldDefn(i).GetName() for i in range(layer.GetLayerDefn().GetFieldCount())}
    assert names == FIELDS, names ^ FIELDS
    system = layer.GetSpatialRef().GetAuthorityCode(None)
    assert system == ("4490" if path.endswith("gpkg") else "4326"), system
    kinds = {}
    for feature in layer:
        kind = feature["kind"]
        kinds[kind] = kinds.get(kind, 0) + 1
        assert feature["verdict"] == "fail" and feature["message"] and feature["sources"]
        geometry = feature.GetGeometryRef()
        if kind in ("missing", "excess", "overlap"):
            assert ogr.GT_Flatten(geometry.GetGeometryType()) in (ogr.wkbPolygon, ogr.wkbMultiPolygon)
            assert geometry.IsValid() and geometry.GetArea() > 0
            # Hectares to the square metre.
            assert abs(feature["area_m2"] / 10_000 - feature["area_ha"]) <= 0.000051 and feature["width_m"] > 0.1
            assert feature["issuer_code"] or feature["obligation"] in ("rule", "aggregate")
        elif kind in ("invalid", "duplicate"):
            assert geometry.GetGeometryType() == ogr.wkbPoint and feature["area_m2"] is None
        else:
            assert kind == "noGeometry" and geometry is None
    assert kinds["missing"] >= 5 and kinds["excess"] >= 2 and kinds["invalid"] == kinds["duplicate"] == 1
    if path.endswith("geojson"):
        check_geojson(path)
    print(f"{path.rsplit('/', 1)[-1]}: {sum(kinds.values())} features, {kinds}")


if __name__ == "__main__":
    main(sys.argv[1])
