#!/usr/bin/env python3
"""The same questions as `rulec check` on the spatial plan sets, asked of GeoPandas and Shapely.

    spatial_peers.py inheritance|overlap|area|partition DIR OUT.json

Written as somebody would who knows the library well: trees before overlays, whole arrays at a time. Writes verdicts and
areas. Planar areas are those of the layer's own coordinates; `check_spatial.py` allows for the scale of the projection.
"""

import json
import sys
from pathlib import Path

import geopandas
import numpy as np
import shapely

AREA, WIDTH = 1.0, 0.1


def read(folder: Path, file: str, layer: str, columns: list[str]):
    frame = geopandas.read_file(folder / file, layer=layer, columns=columns, use_arrow=True)
    return np.asarray(frame.geometry.values), frame


def pieces(shape) -> np.ndarray:
    parts = shapely.get_parts(shape)
    parts = parts[shapely.get_type_id(parts) == 3]
    # Areas are counted in 0.01 m², also before they are compared with the tolerance.
    area, length = shapely.area(parts).round(2), shapely.length(parts)
    return area[(area > AREA) & (2 * area > WIDTH * length)]


def inheritance(folder: Path) -> dict:
    """What each town's line lacks of the county's within the town, and adds to it; and all towns against the county."""
    county, _ = read(folder, "420526.gpkg", "STBHHX", [])
    towns, frame = read(folder, "towns.gpkg", "STBHHX", ["XZQDM"])
    ground, ground_frame = read(folder, "territory.gpkg", "XZQ", ["XZQDM"])
    drawn = dict(zip(frame.XZQDM, towns))
    parts = shapely.get_parts(county)
    tree = shapely.STRtree(parts)
    result = {}
    for code, territory in zip(ground_frame.XZQDM, ground):
        near = parts[tree.query(territory, predicate="intersects")]
        expected = shapely.union_all(shapely.intersection(near, territory)) if len(near) else shapely.Polygon()
        own = drawn.get(code, shapely.Polygon())
        lost, gained = pieces(shapely.difference(expected, own)), pieces(shapely.difference(own, expected))
        result[code] = [round(float(lost.sum()), 2), round(float(gained.sum()), 2)]
    whole, all_towns = shapely.union_all(parts), shapely.union_all(towns)
    lost, gained = pieces(shapely.difference(whole, all_towns)), pieces(shapely.difference(all_towns, whole))
    result["420526"] = [round(float(lost.sum()), 2), round(float(gained.sum()), 2)]
    return result


def overlap(folder: Path) -> dict:
    layers = {name: read(folder, "420526.gpkg", name, [])[0] for name in ("STBHHX", "YJJBNT", "CZKFBJ")}
    result = {}
    for first, second in (("STBHHX", "YJJBNT"), ("STBHHX", "CZKFBJ"), ("YJJBNT", "CZKFBJ")):
        left, right = shapely.get_parts(layers[first]), shapely.get_parts(layers[second])
        shapely.prepare(left)
        i, j = shapely.STRtree(right).query(left, predicate="intersects")
        found = shapely.union_all(shapely.intersection(left[i], right[j]))
        result[f"{first} {second}"] = sorted(pieces(found).tolist())
    return result


def area(folder: Path) -> dict:
    """Areas on the ellipsoid, geodesic edges, by PROJ; summed by town."""
    import pyproj

    shapes, frame = read(folder, "parcels.gpkg", "DLTB", ["XZQDM"])
    geod = pyproj.Geod(a=6378137.0, f=1 / 298.257222101)
    areas = np.array([abs(geod.geometry_area_perimeter(shape)[0]) for shape in shapely.orient_polygons(shapes)])
    codes, place = np.unique(frame.XZQDM, return_inverse=True)
    return dict(zip(codes.tolist(), np.bincount(place, weights=areas).round(2).tolist()))


def partition(folder: Path) -> dict:
    """Whether the parcels of each town neither overlap nor leave gaps, by the coverage test of GEOS."""
    shapes, frame = read(folder, "parcels.gpkg", "DLTB", ["XZQDM"])
    ground, ground_frame = read(folder, "territory.gpkg", "XZQ", ["XZQDM"])
    codes = np.asarray(frame.XZQDM)
    order = np.argsort(codes, kind="stable")
    starts = np.append(np.flatnonzero(np.append(True, codes[order][1:] != codes[order][:-1])), len(order))
    territories = dict(zip(ground_frame.XZQDM, ground))
    result = {}
    for low, high in zip(starts, starts[1:]):
        own = shapes[order[low:high]]
        code = str(codes[order[low]])
        is_clean = bool(shapely.coverage_is_valid(own))
        covered = float(shapely.area(own).sum())
        whole = float(shapely.area(territories[code]))
        result[code] = is_clean and abs(covered - whole) < 1e-12 * len(own)
    return result


def main() -> None:
    task, folder, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    tasks = {"inheritance": inheritance, "overlap": overlap, "area": area, "partition": partition}
    out.write_text(json.dumps(tasks[task](folder), indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
