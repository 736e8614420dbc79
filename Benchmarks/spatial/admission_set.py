"""The plan set of admission: parcels of a county, and zones that divide it, so that every parcel has an answer.

Farmland and towns are clusters of whole parcels, whose borders are borders of parcels; the red line is fractal and cuts
parcels; what is left is a zone of its own, with the others as holes.
"""

from pathlib import Path

import numpy as np
import shapely

from lattice import Lattice
from lines_sets import LEAST, clustered, gathered, patches
from outlines import cluster_polygon, clusters
from parcels_set import divided
from set_files import (
    CORNER, COUNTY, all_valid, degrees, outline_facts, serials, write_layer, write_manifest,
)

# The codes of the national classification of zones: 生态保护区, 农田保护区, 城镇发展区, 乡村发展区.
RED, FARMLAND, URBAN, REST = "100", "300", "400", "500"
# Farmland and the rest are one multipolygon for so many cells in each direction: four towns.
DISTRICT = 120


def make(folder: Path, size: int, random: np.random.Generator) -> None:
    lattice, parcels, _, classes = divided(size, random)
    county = shapely.Polygon(lattice.block(range(size), range(size)))
    red, taken = patches(lattice, max(2, size // 120), 0.3, 1000 + size * 10, random)
    red = np.array([within(patch, county) for patch in red], dtype=object)
    farmland, urban = (kept(mask) for mask in clustered(lattice, taken, random))
    zones = {
        RED: gathered(red, 4),
        FARMLAND: by_district(lattice, farmland),
        URBAN: np.array([cluster_polygon(lattice, cells) for cells in clusters(urban, 1)], dtype=object),
        REST: without(by_district(lattice, ~farmland & ~urban), red),
    }
    shapes = all_valid(np.concatenate(list(zones.values())), "zones")
    cover_once(shapes, county)
    codes = np.repeat(list(zones), [len(shapes) for shapes in zones.values()])
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{COUNTY}.gpkg"
    write_layer(path, "GHFQ", shapes, {"GHFQDM": codes}, 4490)
    write_layer(path, "DLTB", parcels, {"DLBM": classes, "BSM": serials("10", len(parcels))}, 4490)
    (folder / "units.csv").write_text(f"code,name,tier,parent_code\n{COUNTY},某县,县级,\n", encoding="utf-8")
    facts = {code: outline_facts(shapes) for code, shapes in zones.items()}
    write_manifest(folder, {"parcels": outline_facts(parcels), "zones": facts})


def within(patch, county: shapely.Polygon):
    """A patch in degrees; of one that sticks out of the county, the largest part inside."""
    made = shapely.transform(patch, lambda points: degrees(points - CORNER))
    if county.contains_properly(made):
        return made
    return max(polygons(shapely.intersection(made, county)), key=lambda part: part.area)


def kept(mask: np.ndarray) -> np.ndarray:
    """The mask without clusters of few cells."""
    large = np.zeros(mask.size, bool)
    for cells in clusters(mask, LEAST):
        large[cells] = True
    return large.reshape(mask.shape)


def by_district(lattice: Lattice, mask: np.ndarray) -> np.ndarray:
    """The cells of a mask, one multipolygon for each district that has any."""
    cuts = range(0, lattice.size, DISTRICT)
    made = []
    for row, column in ((row, column) for row in cuts for column in cuts):
        block = np.s_[row : row + DISTRICT, column : column + DISTRICT]
        own = np.zeros_like(mask)
        own[block] = mask[block]
        if own.any():
            made.append(shapely.multipolygons([cluster_polygon(lattice, cells) for cells in clusters(own, 1)]))
    return np.array(made, dtype=object)


def without(shapes: np.ndarray, red: np.ndarray) -> np.ndarray:
    """Multipolygons less the patches that meet them."""
    tree = shapely.STRtree(red)
    made = []
    for shape in shapes:
        near = red[tree.query(shape, predicate="intersects")]
        rest = shapely.difference(shape, shapely.multipolygons(list(near))) if len(near) else shape
        made.append(shapely.multipolygons(polygons(rest)))
    return np.array(made, dtype=object)


def polygons(shape) -> list:
    return [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]


def cover_once(zones: np.ndarray, county: shapely.Polygon) -> None:
    """Ends the program when areas do not add up to the county's: no place is in two zones or in none, save by rounding."""
    ratio = shapely.area(zones).sum() / county.area - 1
    if abs(ratio) > 1e-9:
        raise SystemExit(f"the zones cover {ratio:+.1e} more than the county")
