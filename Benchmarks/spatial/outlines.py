"""Outlines for spatial benchmark data: fractal patches with holes, and clusters of whole cells of a lattice."""

import numpy as np
import shapely

from lattice import Lattice


def fractal_ring(centre: np.ndarray, radius: float, count: int, random: np.random.Generator) -> np.ndarray:
    """A closed ring around a centre, never farther from it than the radius nor nearer than a third of it."""
    angle = np.arange(count) * (2 * np.pi / count)
    rough = np.zeros(count)
    wave = 1
    while wave <= count // 3:
        phase = random.uniform(0, 2 * np.pi, 2)
        rough += random.normal() * wave**-0.95 * np.sin(wave * angle + phase[0])
        wave = max(wave + 1, int(wave * 1.17))
    rough += random.normal(size=count) * 0.35 / max(1.0, count**0.5)
    rough = (rough - rough.min()) / (rough.max() - rough.min())
    distance = radius * (0.36 + 0.62 * rough)
    ring = centre + distance[:, None] * np.stack([np.cos(angle), np.sin(angle)], -1)
    return np.concatenate([ring, ring[:1]])


def fractal_patch(centre, radius: float, count: int, holes: int, random: np.random.Generator) -> shapely.Polygon:
    """A fractal ring with fractal holes, which lie within a third of the radius from the centre."""
    outer = fractal_ring(centre, radius, count, random)
    side = max(1, int(np.ceil(holes**0.5)))
    pitch = 0.46 * radius / side
    places = random.permutation(side * side)[:holes]
    rings = []
    for place in places:
        at = centre + (np.array(divmod(place, side)) - (side - 1) / 2) * pitch
        rings.append(fractal_ring(at, pitch * random.uniform(0.25, 0.48), int(random.integers(12, 90)), random))
    return shapely.Polygon(outer, rings)


def clusters(mask: np.ndarray, least: int) -> list[np.ndarray]:
    """Connected cells of a mask, by their sides, as arrays of flat places; those of fewer cells left out."""
    rows, columns = mask.shape
    left = set(np.flatnonzero(mask).tolist())
    found = []
    for seed in np.flatnonzero(mask).tolist():
        if seed not in left:
            continue
        left.discard(seed)
        cluster, open_cells = [seed], [seed]
        while open_cells:
            cell = open_cells.pop()
            row, column = divmod(cell, columns)
            for near, is_there in ((cell - columns, row > 0), (cell + columns, row + 1 < rows),
                                   (cell - 1, column > 0), (cell + 1, column + 1 < columns)):
                if is_there and near in left:
                    left.discard(near)
                    cluster.append(near)
                    open_cells.append(near)
        if len(cluster) >= least:
            found.append(np.array(sorted(cluster)))
    return found


def cluster_polygon(lattice: Lattice, cells: np.ndarray) -> shapely.Polygon:
    """The outline of connected cells, with holes; every point is one of the lattice."""
    size = lattice.size
    inside = set(cells.tolist())
    # By node and direction, one of east, north, west, south: the edge that leaves it there, and whether forwards.
    leaving: dict[tuple[int, int], tuple[int, bool]] = {}
    for cell in inside:
        row, column = divmod(cell, size)
        node = row * (size + 1) + column
        if cell - size not in inside:
            leaving[node, 0] = (lattice.across(row, column), True)
        if column + 1 == size or cell + 1 not in inside:
            leaving[node + 1, 1] = (lattice.along(row, column + 1), True)
        if cell + size not in inside:
            leaving[node + size + 2, 2] = (lattice.across(row + 1, column), False)
        if column == 0 or cell - 1 not in inside:
            leaving[node + size + 1, 3] = (lattice.along(row, column), False)
    ahead = (1, size + 1, -1, -(size + 1))
    rings, left = [], set(leaving)
    for first in sorted(leaving):
        if first not in left:
            continue
        step, walked = first, []
        while step in left:
            left.discard(step)
            walked.append(leaving[step])
            node, direction = step[0] + ahead[step[1]], step[1]
            # Where cells meet in a corner only, to the right: rings then touch one another and never themselves.
            turns = ((direction + turn) % 4 for turn in (-1, 0, 1))
            step = next((node, turn) for turn in turns if (node, turn) in leaving)
        edges = np.array([edge for edge, _ in walked])
        forward = np.array([is_forward for _, is_forward in walked])
        rings.append(lattice.rings(edges, forward, np.zeros(len(edges), int))[0])
    outer = max(range(len(rings)), key=lambda index: abs(ring_area(rings[index])))
    return shapely.Polygon(rings[outer], [ring for index, ring in enumerate(rings) if index != outer])


def ring_area(ring: np.ndarray) -> float:
    x, y = (ring - ring[0]).T
    return float((x[:-1] * y[1:] - x[1:] * y[:-1]).sum() / 2)
