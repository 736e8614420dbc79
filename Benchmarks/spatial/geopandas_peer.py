#!/usr/bin/env python3
"""The same questions as `rulec check` on the spatial plan sets, answered by GeoPandas and Shapely.

    geopandas_peer.py inheritance|overlap|area|partition|admission DIR OUT.json

Written as somebody would who knows the library well: trees before overlays, whole arrays at a time. Writes verdicts and
areas. Planar areas are those of the layer's own coordinates, except of `admission`, which maps them into the plane of the
official areas first so that verdicts can be distinguished at a square metre; `check_findings.py` allows for the scale of the projection.
"""

import json
import sys
from pathlib import Path

import geopandas
import numpy as np
import shapely

AREA, WIDTH = 1.0, 0.1
# What the matrix BM-K5 refuses in each kind of zone, by the first two digits of a use.
REFUSED = {
    "100": ["01", "02", "06", "07", "10"],
    "300": ["03", "04", "11", "12", "06", "07", "10"],
    "400": [],
    "500": ["06"],
}


def read(folder: Path, file: str, layer: str, columns: list[str]):
    frame = geopandas.read_file(folder / file, layer=layer, columns=columns, use_arrow=True)
    return np.asarray(frame.geometry.values), frame


def large(shapes):
    """Polygons above the tolerance in area, their areas, and whether they are above it in mean width, too."""
    parts = shapely.get_parts(shapes)
    parts = parts[shapely.get_type_id(parts) == 3]
    # Areas are counted in 0.01 m², also before they are compared with the tolerance.
    area = shapely.area(parts).round(2)
    parts, area = parts[area > AREA], area[area > AREA]
    return parts, area, 2 * area > WIDTH * shapely.length(parts)


def pieces(shape) -> np.ndarray:
    """Areas of the real pieces; what is narrow on the whole is cut where it is narrower than the tolerance."""
    parts, area, is_wide = large(shape)
    narrow = parts[~is_wide]
    around = shapely.buffer(shapely.buffer(narrow, -WIDTH / 2, quad_segs=16), WIDTH, quad_segs=16)
    _, wide_area, is_real = large(shapely.intersection(around, narrow))
    return np.concatenate([area[is_wide], wide_area[is_real]])


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


def equal_area(points: np.ndarray) -> np.ndarray:
    """Degrees on CGCS2000 in the plane (L, F(B)), metres."""
    a, f = 6378137.0, 1 / 298.257222101
    e2 = f * (2 - f)
    e = e2**0.5
    sine = np.sin(np.radians(points[:, 1]))
    zone = a * a * (1 - e2) / 2 * (sine / (1 - e2 * sine * sine) + np.arctanh(e * sine) / e)
    scale = a * np.cos(np.radians(35.0))
    return np.column_stack([np.radians(points[:, 0] - 105.0) * scale, zone / scale])


def admission(folder: Path) -> dict:
    """The area of every parcel in each kind of zone, and the verdict of the matrix BM-K5; two threads."""
    from concurrent.futures import ThreadPoolExecutor

    zones, zone_frame = read(folder, "420526.gpkg", "GHFQ", ["GHFQDM"])
    shapes, frame = read(folder, "420526.gpkg", "DLTB", ["DLBM"])
    with ThreadPoolExecutor(2) as pool:
        mapped = pool.map(lambda part: shapely.transform(part, equal_area), np.array_split(shapes, 16))
        shapes = np.concatenate(list(mapped))
        zones = shapely.transform(zones, equal_area)
        kinds = list(REFUSED)
        kind = np.array([kinds.index(code) for code in zone_frame.GHFQDM])
        whole = shapely.area(shapes)
        shapely.prepare(zones)
        zone, parcel = shapely.STRtree(shapes).query(zones, predicate="intersects")
        inside = shapely.covers(zones[zone], shapes[parcel])
        common = np.where(inside, whole[parcel], 0.0)
        rest = np.flatnonzero(~inside)
        cut = pool.map(lambda i: shapely.area(shapely.intersection(zones[zone[i]], shapes[parcel[i]])), np.array_split(rest, 64))
        common[rest] = np.concatenate(list(cut)) if len(rest) else 0.0
    areas = np.zeros((len(shapes), len(kinds)))
    np.add.at(areas, (parcel, kind[zone]), common)
    outside = (whole - areas.sum(1)).round(2) > 1.0
    areas = areas.round(2)
    use = np.array([code[:2] for code in frame.DLBM])
    fails = np.zeros(len(shapes), bool)
    for column, code in enumerate(kinds):
        fails |= (areas[:, column] > 1.0) & np.isin(use, REFUSED[code])
    verdict = np.where(fails, "fail", np.where(outside, "undetermined", "pass"))
    return {"areas": areas.tolist(), "verdicts": verdict.tolist()}


def main() -> None:
    task, folder, out = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    tasks = {"inheritance": inheritance, "overlap": overlap, "area": area, "partition": partition, "admission": admission}
    out.write_text(json.dumps(tasks[task](folder)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
