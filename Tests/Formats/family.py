#!/usr/bin/env python3
"""Writes a seeded two-tier family, a city and its six counties, as GeoJSON layers in the national standard's names.

    family.py FOLDER [SEED [WIDTHxHEIGHT]]

Of 3 by 2 counties, or as many as are asked for.

Territories and lines are made of the cells of one warped lattice with jagged shared edges, so that borders of layers
and of neighbours coincide.  Planted: cells that counties leave out or add, shifts below the tolerance, and features
that are no sound shapes.
"""
import csv
import json
import random
import sys
from pathlib import Path

CITY = "990100"
WIDTH, HEIGHT = (int(number) for number in (sys.argv[3] if len(sys.argv) > 3 else "3x2").split("x"))
COLUMNS, ROWS = WIDTH * 8, HEIGHT * 8
STEP = 0.0125
WEST, SOUTH = 111.0, 40.0
COUNTIES = {(i, j): f"9901{j * WIDTH + i + 1:02d}" for j in range(HEIGHT) for i in range(WIDTH)}


class Lattice:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.nodes = {
            (i, j): self.place(WEST + STEP * (i + self.jitter()), SOUTH + STEP * (j + self.jitter()))
            for i in range(COLUMNS + 1)
            for j in range(ROWS + 1)
        }
        self.edges = {}
        for (i, j), start in self.nodes.items():
            for end in ((i + 1, j), (i, j + 1)):
                if end in self.nodes:
                    self.edges[(i, j), end] = self.jagged(start, self.nodes[end])

    def jitter(self):
        return self.random.uniform(-0.2, 0.2)

    @staticmethod
    def place(x, y):
        return (round(x, 9), round(y, 9))

    def jagged(self, start, end):
        """Points between two nodes, without the nodes."""
        count = self.random.randint(3, 9)
        points = []
        (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
        for k in range(1, count + 1):
            t = k / (count + 1)
            # Sideways only, and less towards the nodes, so that edges cannot cross.
            side = self.random.uniform(-0.3, 0.3) * t * (1 - t)
            points.append(self.place(x + t * dx - side * dy, y + t * dy + side * dx))
        return points

    def along(self, start, end):
        """From one node up to the next, without the latter."""
        if (start, end) in self.edges:
            return [self.nodes[start], *self.edges[start, end]]
        return [self.nodes[start], *reversed(self.edges[end, start])]

    def block(self, i, j, width=1, height=1):
        """The closed outer ring of a block of cells, counter-clockwise."""
        corners = [(i + k, j) for k in range(width)]
        corners += [(i + width, j + k) for k in range(height)]
        corners += [(i + width - k, j + height) for k in range(width)]
        corners += [(i, j + height - k) for k in range(height)]
        ring = []
        for start, end in zip(corners, corners[1:] + corners[:1]):
            ring += self.along(start, end)
        return ring + ring[:1]

    def hole(self, i, j):
        """A diamond well inside a cell, clockwise."""
        x = WEST + STEP * (i + 0.5)
        y = SOUTH + STEP * (j + 0.5)
        size = 0.1 * STEP
        ring = [self.place(x + size, y), self.place(x, y - size), self.place(x - size, y), self.place(x, y + size)]
        return ring + ring[:1]


class Layer:
    def __init__(self, name, area):
        self.name = name
        self.area = area
        self.features = []

    def add(self, code, geometry, area=1.25, name=None):
        number = len(self.features) + 1
        properties = {"BSM": f"{code}0000{number:08d}", "XZQDM": code, "XZQMC": name or f"县级行政区{code}"}
        properties[self.area] = area
        self.features.append({"type": "Feature", "properties": properties, "geometry": geometry})

    def write(self, folder):
        document = {"type": "FeatureCollection", "name": self.name, "features": self.features}
        text = json.dumps(document, ensure_ascii=False)
        (folder / f"{self.name}.geojson").write_text(text, encoding="utf-8")


def polygon(*rings):
    return {"type": "Polygon", "coordinates": rings}


def county(i, j):
    return COUNTIES[i // 8, j // 8]


def shifted(ring, east):
    """A ring moved by less than the tolerance wide."""
    return [(round(x + east, 9), y) for x, y in ring]


def add_line(layer, lattice, cells, plant):
    """The city's line cell by cell, and what each county makes of it."""
    for i, j in cells:
        rings = [lattice.block(i, j)]
        if (i + j) % 5 == 0:
            rings.append(lattice.hole(i, j))
        layer.add(CITY, polygon(*rings), name="甲市")
        for ring in plant(i, j, rings):
            layer.add(county(i, j), ring)


def unsound(layer, lattice):
    """Features that are no sound shapes, all of one county."""
    code = COUNTIES[0, 0]
    x, y = WEST + STEP * 1.2, SOUTH + STEP * 1.2
    bow = [(x, y), (x + 0.002, y + 0.002), (x + 0.002, y), (x, y + 0.002), (x, y)]
    bow = [lattice.place(*point) for point in bow]
    twice = polygon(lattice.block(5, 5))
    layer.add(code, None)
    layer.add(code, polygon(bow))
    layer.add(code, twice)
    layer.add(code, twice)


def family(folder, seed):
    lattice = Lattice(seed)
    chance = random.Random(seed + 1)
    cells = [(i, j) for j in range(ROWS) for i in range(COLUMNS)]
    territories = Layer("XJXZQ", "MJ")
    for (i, j), code in COUNTIES.items():
        territories.add(code, polygon(lattice.block(i * 8, j * 8, 8, 8)))
    share = len(cells) * 10 // 384
    chosen = chance.sample(cells, share * 15)
    red, farm, urban = chosen[: share * 6], chosen[share * 6 : share * 11], chosen[share * 11 :]

    def bitten(i, j, rings):
        if (i, j) in red[::13]:
            return []
        return [polygon(*(shifted(ring, 2e-7) for ring in rings))] if (i, j) in red[1::7] else [polygon(*rings)]

    def grown(i, j, rings):
        beside = (i + 1, j) if (i + 1) % 8 else (i - 1, j)
        extra = [polygon(lattice.block(*beside))] if (i, j) in urban[::11] and beside not in urban else []
        return [polygon(*rings), *extra]

    layers = [territories, Layer("STBHHX", "MJ"), Layer("YJJBNT", "YJJBNTMJ"), Layer("CZKFBJ", "MJ")]
    add_line(layers[1], lattice, red, bitten)
    add_line(layers[2], lattice, farm, lambda i, j, rings: [polygon(*rings)])
    add_line(layers[3], lattice, urban, grown)
    unsound(layers[2], lattice)
    folder.mkdir(parents=True, exist_ok=True)
    for layer in layers:
        layer.write(folder)


def units(folder):
    with open(folder / "units.csv", "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["code", "name", "tier", "parent_code"])
        table.writerow([CITY, "甲市", "市级", ""])
        for code in COUNTIES.values():
            table.writerow([code, f"乙{code[4:]}县", "县级", CITY])


if __name__ == "__main__":
    target = Path(sys.argv[1])
    family(target, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    units(target)
