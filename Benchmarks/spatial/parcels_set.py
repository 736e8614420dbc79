"""The plan set of parcels: a layer that divides every town without gaps and overlaps, save where one was planted."""

from pathlib import Path

import numpy as np
import shapely

from lattice import Lattice
from set_files import (
    all_valid, degrees, outline_facts, serials, town_blocks, town_code, write_layer, write_manifest, write_units,
)

LAND_CLASSES = np.array(["0101", "0103", "0201", "0301", "0305", "0401", "0601", "0702", "1101", "1203"])
ROAD_CLASS = "1003"
HOLE_SHARE = 0.03


def divided(size: int, random: np.random.Generator):
    """The lattice in degrees, the parcels that divide its towns without a fault, the town and the class of each."""
    blocks = town_blocks(size)
    road_rows = [row for row in range(20, size - 1, 41) if all(row not in (b.start, b.stop - 1) for b, _ in blocks)]
    lattice = Lattice(size, random, road_rows)
    straighten_invalid(lattice)
    lattice.points = degrees(lattice.points)
    shapes, towns, classes = [], [], []
    for number, (rows, columns) in enumerate(blocks):
        for made, kind in parcels_of(lattice, rows, columns, set(road_rows), random):
            shapes.append(made)
            towns.append(np.full(len(made), number))
            classes.append(np.full(len(made), ROAD_CLASS) if kind == "road" else random.choice(LAND_CLASSES, len(made)))
    shapes, towns, classes = np.concatenate(shapes), np.concatenate(towns), np.concatenate(classes)
    # Files are seldom sorted by town: neighbouring blocks of rows come one after another.
    order = np.lexsort((random.integers(0, 8, len(shapes)), towns // 2))
    return lattice, shapes[order], towns[order], classes[order]


def make(folder: Path, size: int, random: np.random.Generator) -> None:
    blocks = town_blocks(size)
    lattice, shapes, towns, classes = divided(size, random)
    shapes, towns, classes, planted = plant(shapes, towns, classes, len(blocks), random)
    all_valid(shapes, "parcels")
    territories = np.array([shapely.Polygon(lattice.block(*block)) for block in blocks], dtype=object)
    write_units(folder, len(blocks))
    codes = np.array([town_code(number) for number in range(len(blocks))])
    write_layer(folder / "territory.gpkg", "XZQ", territories, {"XZQDM": codes}, 4490)
    areas = ellipsoidal_areas(shapes)
    fields = {"BSM": serials("10", len(shapes)), "DLBM": classes, "XZQDM": codes[towns], "TBMJ": areas.round(2)}
    write_layer(folder / "parcels.gpkg", "DLTB", shapes, fields, 4490)
    wrong = write_totals(folder, areas, towns, codes, random)
    write_manifest(folder, {"parcels": outline_facts(shapes), "towns": len(blocks), "pieces": planted, "totals": wrong})


def straighten_invalid(lattice: Lattice) -> None:
    """Cells whose borders would cross themselves get straight ones."""
    row, column = np.divmod(np.arange(lattice.size**2), lattice.size)
    for _ in range(4):
        points, ends = lattice.cells(row, column)
        cells = shapely.from_ragged_array(shapely.GeometryType.POLYGON, points, (ends, np.arange(len(ends))))
        bad = ~shapely.is_valid(cells)
        if not bad.any():
            return
        r, c = row[bad], column[bad]
        edges = [lattice.across(r, c), lattice.across(r + 1, c), lattice.along(r, c), lattice.along(r, c + 1)]
        lattice.straighten(np.concatenate(edges))
    raise SystemExit("some cells stay invalid; try another seed")


def parcels_of(lattice: Lattice, rows: range, columns: range, roads: set[int], random: np.random.Generator):
    """The parcels of one town: cells, cells with a hole and the parcels in the holes, and roads of many cells."""
    plain = [row for row in rows if row not in roads]
    row, column = (grid.reshape(-1) for grid in np.meshgrid(plain, columns, indexing="ij"))
    points, ends = lattice.cells(row, column)
    cells = shapely.from_ragged_array(shapely.GeometryType.POLYGON, points, (ends, np.arange(len(ends))))
    islands = []
    for index in np.flatnonzero(random.random(len(cells)) < HOLE_SHARE):
        ring = points[ends[index] : ends[index + 1] - 1]
        inner = np.round(ring.mean(0) + (ring - ring.mean(0)) * 0.3, 9)[::2]
        if len(inner) < 4:
            continue
        island = shapely.Polygon(inner)
        if island.is_valid and cells[index].contains_properly(island):
            cells[index] = shapely.Polygon(points[ends[index] : ends[index + 1]], [island.exterior.coords])
            islands.append(island)
    yield cells, "cell"
    if islands:
        yield np.array(islands, dtype=object), "island"
    cuts = [columns.start, *range(columns.start + 30, columns.stop - 10, 30), columns.stop]
    strips = [range(low, high) for low, high in zip(cuts, cuts[1:])]
    made = [shapely.Polygon(lattice.block(range(row, row + 1), strip)) for row in rows if row in roads for strip in strips]
    if made:
        yield np.array(made, dtype=object), "road"


def plant(shapes, towns, classes, count: int, random: np.random.Generator):
    """A fifth of the towns gets a gap, an overlap, or a slip too thin to count; the places are far from each other."""
    planted, dropped, added, added_towns = [], [], [], []
    for position, town in enumerate(sorted(random.permutation(count)[: max(3, count // 5)].tolist())):
        sizes = shapely.get_num_coordinates(shapes)
        mine = np.flatnonzero((towns == town) & (shapely.get_num_interior_rings(shapes) == 0) & (sizes < 60))
        chosen = int(random.choice(mine))
        mode = ("gap", "overlap", "slip")[position % 3]
        shape = shapes[chosen]
        area = float(ellipsoidal_areas(np.array([shape]))[0])
        if mode == "gap":
            dropped.append(chosen)
        elif mode == "overlap":
            # Half a parcel drawn twice.
            ring = np.array(shape.exterior.coords)
            centre = ring[:-1].mean(0)
            small = shapely.Polygon(np.round(centre + (ring - centre) * 0.5, 9))
            added.append(small)
            added_towns.append(town)
            area = float(ellipsoidal_areas(np.array([small]))[0])
        else:
            # One point of the parcel, not of its neighbours, a finger's breadth off.
            ring = np.array(shape.exterior.coords)
            ring[1] += random.uniform(1e-7, 2e-7, 2)
            moved = shapely.Polygon(np.round(ring, 9))
            if not moved.is_valid:
                continue
            shapes[chosen], area = moved, 0.0
        planted.append({"town": town_code(town), "mode": mode, "area": round(area, 2)})
    keep = np.ones(len(shapes), bool)
    keep[dropped] = False
    extra = np.array(added, dtype=object)
    return (np.concatenate([shapes[keep], extra]), np.concatenate([towns[keep], np.array(added_towns, int)]),
            np.concatenate([classes[keep], random.choice(LAND_CLASSES, len(added))]), planted)


def ellipsoidal_areas(shapes: np.ndarray) -> np.ndarray:
    """m² on CGCS2000, by the closed form of the area between a parallel and the equator."""
    points, ring_of = shapely.get_coordinates(shapes, return_index=True)
    flattening = 1 / 298.257222101
    square = flattening * (2 - flattening)
    root, sine = square**0.5, np.sin(np.radians(points[:, 1]))
    zone = 6378137.0**2 * (1 - square) / 2 * (sine / (1 - square * sine**2) + np.arctanh(root * sine) / root)
    kind, _, offsets = shapely.to_ragged_array(shapes)
    rings, parts = offsets[0], offsets[1]
    starts = np.repeat(rings[:-1], np.diff(rings))
    east = np.radians(points[:, 0] - points[starts, 0])
    north = zone - zone[starts]
    cross = np.append(east[:-1] * north[1:] - east[1:] * north[:-1], 0)
    cross[rings[1:] - 1] = 0
    areas = np.abs(np.add.reduceat(cross, rings[:-1])) / 2
    is_hole = np.ones(len(areas), bool)
    is_hole[parts[:-1]] = False
    return np.add.reduceat(np.where(is_hole, -areas, areas), parts[:-1])


def write_totals(folder: Path, areas, towns, codes, random: np.random.Generator) -> list[dict]:
    """What each town states as the area of its parcels; one in ten states two square metres too much."""
    sums = np.bincount(towns, weights=areas, minlength=len(codes))
    wrong = set(random.permutation(len(codes))[: max(1, len(codes) // 10)].tolist())
    with open(folder / "indicators.csv", "w", encoding="utf-8", newline="\n") as file:
        file.write("unit_code,unit_name,year,indicator,operator,value_as_printed,unit,source_doc,clause\n")
        for town, code in enumerate(codes):
            stated = sums[town] + (2 if town in wrong else 0)
            file.write(f"{code},第{town + 1}乡,2035,地类图斑面积,=,{stated:.2f},平方米,基准测试,表1\n")
    return [{"town": str(codes[town]), "area": round(float(sums[town]), 2)} for town in sorted(wrong)]
