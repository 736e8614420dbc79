"""The plan sets of control lines: one handed down from a county to its towns, and three of one county."""

from pathlib import Path

import numpy as np
import shapely

from lattice import Lattice
from outlines import cluster_polygon, clusters, fractal_patch
from set_files import (
    COUNTY, all_valid, only_polygons, outline_facts, serials, town_blocks, town_code, write_layer, write_manifest,
    write_units, zone_metres,
)

EPSG = 4546
# Metres by which a line may be off when it is drawn again, and by which a whole line is moved without a violation.
REDRAWN = 0.03
SMALL_SHIFT = 0.04
# Clusters of fewer cells are no part of a line.
LEAST = 4
MODES = ("bite", "bump", "shift", "hole", "small_shift")


def patches(lattice: Lattice, count: int, share: float, vertices: int, random: np.random.Generator):
    """Fractal patches in some squares of a coarse grid: (outlines, which squares they took)."""
    pitch = lattice.extent / count
    taken = random.random((count, count)) < share
    made = []
    for row, column in np.argwhere(taken):
        radius = 0.48 * pitch.min() * random.uniform(0.7, 1.0)
        points = int(vertices * random.uniform(0.4, 1.6))
        centre = (np.array([column, row]) + 0.5) * pitch
        made.append(fractal_patch(centre, radius, max(points, 24), points // 220, random))
    return np.array([placed(shape) for shape in made], dtype=object), taken


def placed(shape):
    return shapely.transform(shape, zone_metres)


def gathered(parts: np.ndarray, count: int) -> np.ndarray:
    """A few huge multipolygons, from west to east."""
    order = np.argsort(shapely.get_x(shapely.centroid(parts)), kind="stable")
    groups = np.array_split(order, min(count, len(parts)))
    return np.array([shapely.multipolygons(list(parts[group])) for group in groups], dtype=object)


# MARK: - One line, from the county to its towns


def make_inheritance(folder: Path, size: int, random: np.random.Generator) -> None:
    lattice = Lattice(size, random, [])
    blocks = town_blocks(size)
    side = max(2, round(len(blocks) ** 0.5 * 0.8))
    parts, _ = patches(lattice, side, 0.75, 1000 + size * 2, random)
    county = all_valid(gathered(parts, 4), "the county's line")
    lattice.points = zone_metres(lattice.points)
    territories = np.array([shapely.Polygon(lattice.block(*block)) for block in blocks], dtype=object)
    all_valid(territories, "territories")
    upper, lower, codes = [], [], []
    tree = shapely.STRtree(parts)
    for number, territory in enumerate(territories):
        near = parts[tree.query(territory, predicate="intersects")]
        found = only_polygons(shapely.intersection(near, territory)) if len(near) else []
        if found:
            upper.append(shapely.multipolygons(found))
            lower.append(redrawn(upper[-1], random))
            codes.append(town_code(number))
    planted = plant_changes(upper, lower, codes, random)
    write_units(folder, len(blocks))
    write_layer(folder / "territory.gpkg", "XZQ", territories, {"XZQDM": [town_code(n) for n in range(len(blocks))]}, EPSG)
    fields = {"BSM": serials("21", len(county)), "MJ": shapely.area(county).round(2)}
    write_layer(folder / f"{COUNTY}.gpkg", "STBHHX", county, fields, EPSG)
    lower = all_valid(np.array(lower, dtype=object), "the towns' lines")
    fields = {"BSM": serials("22", len(lower)), "XZQDM": np.array(codes), "MJ": shapely.area(lower).round(2)}
    write_layer(folder / "towns.gpkg", "STBHHX", lower, fields, EPSG)
    facts = {"county": outline_facts(county), "lower": outline_facts(lower), "towns": len(blocks)}
    write_manifest(folder, facts | {"with_line": codes, "planted": planted})


def redrawn(shape, random: np.random.Generator):
    """The shape with every point a little off, the same point always by the same; as it was where that breaks it."""
    points = shapely.get_coordinates(shape)
    unique, place = np.unique(points, axis=0, return_inverse=True)
    angle = random.uniform(0, 2 * np.pi, len(unique))
    step = REDRAWN * np.sqrt(random.random(len(unique)))
    moved = np.round(unique + np.stack([np.cos(angle), np.sin(angle)], -1) * step[:, None], 4)
    made = shapely.set_coordinates(shapely.transform(shape, lambda all: all), moved[place.reshape(-1)])
    return made if made.is_valid else shape


def plant_changes(upper, lower, codes, random: np.random.Generator) -> list[dict]:
    """One town in five gets a change; the small shift stays below the tolerance, all others have to be found."""
    planted = []
    chosen = sorted(random.permutation(len(lower))[: max(3, len(lower) // 5)].tolist())
    for position, index in enumerate(chosen):
        mode, shape = MODES[position % len(MODES)], lower[index]
        big = max(shapely.get_parts(shape), key=lambda part: part.area)
        rim = big.exterior.interpolate(random.random(), normalized=True)
        if mode == "bite":
            made = shapely.difference(shape, rim.buffer(12))
        elif mode == "bump":
            made = shapely.union(shape, rim.buffer(9))
        elif mode == "hole":
            made = shapely.difference(shape, big.point_on_surface().buffer(6))
        else:
            step = 2.5 if mode == "shift" else SMALL_SHIFT
            made = shapely.transform(upper[index], lambda points: points + [step, 0])
        lower[index] = shapely.multipolygons(only_polygons(made))
        lost = shapely.difference(upper[index], lower[index]).area
        gained = shapely.difference(lower[index], upper[index]).area
        planted.append({"town": codes[index], "mode": mode, "lost": round(lost, 2), "gained": round(gained, 2)})
    return planted


# MARK: - Three lines of one county


def make_overlap(folder: Path, size: int, random: np.random.Generator) -> None:
    lattice = Lattice(size, random, [])
    side = max(2, size // 120)
    red, taken = patches(lattice, side, 0.3, 1000 + size * 10, random)
    masks = clustered(lattice, taken, random)
    lattice.points = zone_metres(lattice.points)
    farmland, urban = ([cluster_polygon(lattice, cells) for cells in clusters(mask, LEAST)] for mask in masks)
    farmland, urban = np.array(farmland, dtype=object), np.array(urban, dtype=object)
    all_valid(farmland, "farmland"), all_valid(urban, "the urban boundary"), all_valid(red, "the red line")
    layers = {"STBHHX": list(gathered(red, 4)), "YJJBNT": list(farmland), "CZKFBJ": list(urban)}
    facts = {name: outline_facts(np.array(shapes, dtype=object)) for name, shapes in layers.items()}
    planted = plant_overlaps(layers, random)
    write_units(folder, 0)
    write_layer(folder / "territory.gpkg", "XZQ", np.array([shapely.Polygon(
        lattice.block(range(size), range(size)))], dtype=object), {"XZQDM": [COUNTY]}, EPSG)
    for number, (name, shapes) in enumerate(layers.items()):
        shapes = np.array(shapes, dtype=object)
        area = "YJJBNTMJ" if name == "YJJBNT" else "MJ"
        fields = {"BSM": serials(str(31 + number), len(shapes)), area: shapely.area(shapes).round(2)}
        write_layer(folder / f"{COUNTY}.gpkg", name, shapes, fields, EPSG)
    write_manifest(folder, {"layers": facts, "planted": planted})


def clustered(lattice: Lattice, taken: np.ndarray, random: np.random.Generator):
    """Which cells are farmland and which within the urban boundary; none in a patch's square."""
    size = lattice.size
    noise = smooth_noise(size, random)
    where = lattice.placed(np.stack(np.meshgrid(np.arange(size) + 0.5, np.arange(size) + 0.5), -1).reshape(-1, 2))
    square = np.clip((where / lattice.extent * len(taken)).astype(int), 0, len(taken) - 1)
    is_free = ~grown(taken[square[:, 1], square[:, 0]].reshape(size, size))
    low, high = np.quantile(noise, [0.4, 0.93])
    is_farmland = is_free & (noise > low) & (noise <= high) & (random.random((size, size)) > 0.07)
    return is_farmland, is_free & (noise > high)


def grown(mask: np.ndarray) -> np.ndarray:
    """The mask and three cells around it."""
    for _ in range(3):
        wide = mask.copy()
        wide[1:] |= mask[:-1]
        wide[:-1] |= mask[1:]
        wide[:, 1:] |= mask[:, :-1]
        wide[:, :-1] |= mask[:, 1:]
        mask = wide
    return mask


def smooth_noise(size: int, random: np.random.Generator) -> np.ndarray:
    """Noise of several sizes, largest first."""
    places = np.arange(size)
    noise = np.zeros((size, size))
    pitch, weight = max(8, size // 6), 1.0
    while pitch >= 3:
        knots = random.normal(size=(size // pitch + 3, size // pitch + 3))
        share = places / pitch
        first = share.astype(int)
        part = share - first
        rows = knots[first] * (1 - part)[:, None] + knots[first + 1] * part[:, None]
        noise += weight * (rows[:, first] * (1 - part) + rows[:, first + 1] * part)
        pitch, weight = pitch // 2, weight * 0.62
    return noise


def plant_overlaps(layers: dict[str, list], random: np.random.Generator) -> list[dict]:
    """Twelve discs across the rim of another line, which have to be found, and four small ones, which do not."""
    planted = []
    pairs = [("CZKFBJ", "YJJBNT"), ("YJJBNT", "STBHHX"), ("CZKFBJ", "STBHHX")]
    originals = {name: np.array(shapes, dtype=object) for name, shapes in layers.items()}
    used = []
    while len(planted) < 16:
        source, target = pairs[len(planted) % 3]
        radius = float(random.uniform(5, 40)) if len(planted) < 12 else 0.3
        feature = originals[target][random.integers(len(originals[target]))]
        part = max(shapely.get_parts(feature), key=lambda part: part.area)
        disc = part.exterior.interpolate(random.random(), normalized=True).buffer(radius, quad_segs=6)
        wide = disc.buffer(100)
        # Clear of the third line, of the own one and of other discs, so that only one pair of lines overlaps there.
        others = [name for name in layers if name != target]
        if any(shapely.intersects(originals[name], disc).any() for name in others) or any(wide.intersects(u) for u in used):
            continue
        area = float(shapely.area(shapely.intersection(originals[target], disc)).sum())
        used.append(disc)
        layers[source].append(disc)
        planted.append({"source": source, "target": target, "area": round(area, 2), "found": radius > 1})
    return planted
