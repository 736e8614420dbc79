"""What the spatial plan sets are made of: units, and how files are written."""

import json
from pathlib import Path

import numpy as np
import pyogrio.raw
import shapely

COUNTY = "420526"
# Metres of zone 37 (3°, 111° E) where the county's lower left corner lies, and its place in degrees.
CORNER = np.array([512_000.0, 3_395_000.0])
CORNER_DEGREES = np.array([111.125, 30.675])
METRES_PER_DEGREE = np.array([95_800.0, 110_850.0])


def town_code(number: int) -> str:
    return f"{COUNTY}{number + 1:03}"


def town_blocks(size: int) -> list[tuple[range, range]]:
    """The cells of each town: about sixty by sixty."""
    count = max(2, size // 60)
    cuts = [size * index // count for index in range(count + 1)]
    spans = [range(low, high) for low, high in zip(cuts, cuts[1:])]
    return [(rows, columns) for rows in spans for columns in spans]


def zone_metres(points: np.ndarray) -> np.ndarray:
    return np.round(points + CORNER, 4)


def degrees(points: np.ndarray) -> np.ndarray:
    return np.round(points / METRES_PER_DEGREE + CORNER_DEGREES, 9)


def write_units(folder: Path, towns: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "units.csv", "w", encoding="utf-8", newline="\n") as file:
        file.write("code,name,tier,parent_code\n")
        file.write(f"{COUNTY},某县,县级,\n")
        for number in range(towns):
            file.write(f"{town_code(number)},第{number + 1}乡,乡镇级,{COUNTY}\n")


def write_layer(path: Path, name: str, shapes: np.ndarray, fields: dict[str, np.ndarray], epsg: int) -> None:
    """Adds a layer of polygons to a GeoPackage; polygons alone stay polygons."""
    kinds = set(shapely.get_type_id(shapes))
    pyogrio.raw.write(
        path,
        geometry=shapely.to_wkb(shapes),
        field_data=[np.asarray(column) for column in fields.values()],
        fields=np.array(list(fields)),
        layer=name,
        driver="GPKG",
        geometry_type="Polygon" if kinds == {3} else "MultiPolygon" if kinds == {6} else "Unknown",
        crs=f"EPSG:{epsg}",
        append=path.exists(),
    )


def serials(kind: str, count: int) -> np.ndarray:
    """BSM: eighteen digits in the national standard."""
    return np.array([f"{COUNTY}{kind}{number:010}" for number in range(1, count + 1)])


def write_manifest(folder: Path, manifest: dict) -> None:
    text = json.dumps(manifest, ensure_ascii=False, indent=1)
    (folder / "manifest.json").write_text(text + "\n", encoding="utf-8")


def outline_facts(shapes: np.ndarray) -> dict:
    """Sizes of a layer for the manifest."""
    sizes = shapely.get_num_coordinates(shapes)
    parts = shapely.get_parts(shapes)
    return {
        "features": len(shapes),
        "vertices": int(sizes.sum()),
        "largest": int(sizes.max()),
        "holes": int(shapely.get_num_interior_rings(parts).sum()),
    }


def only_polygons(shape) -> list:
    """The polygons of a shape, those of more than a square metre."""
    parts = shapely.get_parts(shapely.get_parts(np.atleast_1d(shape)))
    parts = parts[shapely.get_type_id(parts) == 3]
    return list(parts[shapely.area(parts) > 1.0])


def all_valid(shapes: np.ndarray, what: str) -> np.ndarray:
    bad = int((~shapely.is_valid(shapes)).sum())
    if bad:
        raise SystemExit(f"{what}: {bad} shapes are not valid")
    return shapes
