"""A lattice of parcels whose neighbours share fractal borders, point by point, for spatial benchmark data.

Nodes are drawn off a grid of uneven columns and rows; every edge between two nodes has one to fourteen points of its
own. Rings are put together from whole edges, forwards or backwards, so that neighbours agree in every point.
"""

import numpy as np

MOST_POINTS = 14


class Lattice:
    """`size` × `size` cells; cell (row, column) has its lower left corner at node (row, column)."""

    def __init__(self, size: int, random: np.random.Generator, roads: list[int]):
        self.size = size
        self.columns = spacing(size, random, [])
        self.rows = spacing(size, random, roads)
        self.extent = np.array([self.columns[-1], self.rows[-1]])
        nodes = np.stack(np.meshgrid(np.arange(size + 1.0), np.arange(size + 1.0)), -1)
        shift = random.uniform(-0.2, 0.2, nodes.shape)
        shift[:, [0, -1], 0] = 0
        shift[[0, -1], :, 1] = 0
        nodes += shift
        across = broken_edges(nodes[:, :-1].reshape(-1, 2), nodes[:, 1:].reshape(-1, 2), random)
        along = broken_edges(nodes[:-1].reshape(-1, 2), nodes[1:].reshape(-1, 2), random)
        self.points = self.placed(np.concatenate([across[0], along[0]]))
        self.counts = np.concatenate([across[1], along[1]])
        self.starts = np.concatenate([[0], np.cumsum(self.counts)[:-1]])

    def placed(self, logical: np.ndarray) -> np.ndarray:
        """Metres from the lower left corner, bent so that hardly anything is parallel to an axis."""
        flat = np.stack([np.interp(logical[:, axis], np.arange(self.size + 1), edges)
                         for axis, edges in enumerate((self.columns, self.rows))], -1)
        u, v = (flat / self.extent).T
        bend = np.stack([
            0.011 * np.sin(2 * np.pi * (1.2 * v + 0.1)) + 0.005 * np.sin(2 * np.pi * (2.9 * v + 0.8 * u)),
            0.011 * np.sin(2 * np.pi * (1.2 * u + 0.3)) + 0.005 * np.sin(2 * np.pi * (2.6 * u + 0.7 * v)),
        ], -1)
        return flat + bend * self.extent

    def across(self, row, column):
        """Number of the edge from node (row, column) to the next one in its row."""
        return row * self.size + column

    def along(self, row, column):
        """Number of the edge from node (row, column) to the next one in its column."""
        return (self.size + 1) * self.size + row * (self.size + 1) + column

    def rings(self, steps: np.ndarray, forward: np.ndarray, ring_of_step: np.ndarray):
        """Closed rings from edges walked one after another: (points, where each ring begins and the last one ends)."""
        lengths = self.counts[steps] - 1
        begin = np.concatenate([[0], np.cumsum(lengths)])
        within = np.arange(begin[-1]) - np.repeat(begin[:-1], lengths)
        first = np.where(forward, self.starts[steps], self.starts[steps] + self.counts[steps] - 1)
        places = np.repeat(first, lengths) + within * np.repeat(np.where(forward, 1, -1), lengths)
        ring_of_point = np.repeat(ring_of_step, lengths)
        count = int(ring_of_step[-1]) + 1
        sizes = np.bincount(ring_of_point, minlength=count)
        ends = np.cumsum(sizes)
        closing = places[np.concatenate([[0], ends[:-1]])]
        places = np.insert(places, ends, closing)
        return self.points[places], np.concatenate([[0], np.cumsum(sizes + 1)])

    def cells(self, row: np.ndarray, column: np.ndarray):
        """The rings of single cells, counter-clockwise."""
        steps = np.stack([self.across(row, column), self.along(row, column + 1),
                          self.across(row + 1, column), self.along(row, column)], -1).reshape(-1)
        forward = np.tile([True, True, False, False], len(row))
        return self.rings(steps, forward, np.repeat(np.arange(len(row)), 4))

    def block(self, rows: range, columns: range) -> np.ndarray:
        """The ring around a block of cells, counter-clockwise and closed."""
        low, high, left, right = rows.start, rows.stop, columns.start, columns.stop
        across, up = np.arange(left, right), np.arange(low, high)
        steps = np.concatenate([self.across(low, across), self.along(up, right),
                                self.across(high, across)[::-1], self.along(up, left)[::-1]])
        forward = np.concatenate([np.full(len(across) + len(up), True), np.full(len(across) + len(up), False)])
        return self.rings(steps, forward, np.zeros(len(steps), int))[0]

    def straighten(self, edges: np.ndarray) -> None:
        """Takes the bends out of edges, where they would cross others."""
        for edge in np.unique(edges):
            first, count = self.starts[edge], self.counts[edge]
            share = np.linspace(0, 1, count)[:, None]
            ends = self.points[[first, first + count - 1]]
            self.points[first : first + count] = ends[0] + (ends[1] - ends[0]) * share
            self.points[first + count - 1] = ends[1]


def spacing(size: int, random: np.random.Generator, thin: list[int]) -> np.ndarray:
    """Where columns or rows begin, metres: dense quarters and sparse ones, and thin rows for roads."""
    noise = np.convolve(random.normal(size=size + 100), np.hanning(101) / 50, "valid")[:size]
    widths = np.clip(38 * np.exp(2.2 * noise), 9, 130)
    widths[thin] = random.uniform(6, 12, len(thin))
    return np.concatenate([[0], np.cumsum(widths)])


def broken_edges(start: np.ndarray, end: np.ndarray, random: np.random.Generator):
    """Points of all edges, both ends included, and how many each has."""
    inner = np.clip(random.gamma(3.0, 2.7, len(start)).round(), 1, MOST_POINTS).astype(int)
    counts = inner + 2
    edge = np.repeat(np.arange(len(start)), counts)
    begin = np.repeat(np.cumsum(counts) - counts, counts)
    share = (np.arange(len(edge)) - begin) / (counts[edge] - 1.0)
    noise = random.normal(size=len(edge))
    noise = 0.6 * noise + 0.4 * np.roll(noise, 1)
    bulge = np.clip(0.05 * noise, -0.08, 0.08) * 4 * share * (1 - share)
    step = (end - start)[edge]
    points = start[edge] + step * share[:, None] + np.stack([-step[:, 1], step[:, 0]], -1) * bulge[:, None]
    # The last point exactly, so that edges that meet agree in it.
    points[np.cumsum(counts) - 1] = end
    return points, counts
