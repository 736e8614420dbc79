"""Plan sets as the second opinion reads them: units and the layers of each."""

import csv
from pathlib import Path

import numpy as np
import pyogrio
import shapely

from plane import to_plane

LAYERS = {
    "行政区": ["SJXZQ", "XJXZQ", "XZJXZQ", "XZQ"],
    "生态保护红线": ["STBHHX"],
    "永久基本农田": ["YJJBNT", "YJJBNTTB", "YJJBNTBHTB"],
    "城镇开发边界": ["CZKFBJ"],
}


class Plans:
    def __init__(self, folder):
        with open(Path(folder) / "units.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        self.parent = {row["code"]: row["parent_code"] or None for row in rows}
        self.layers = {}
        self.regions = {}
        files = sorted(path for ending in ("gpkg", "geojson", "shp") for path in Path(folder).rglob(f"*.{ending}"))
        for path in files:
            for name, _ in pyogrio.list_layers(path):
                self.read(path, name)

    def read(self, path, table):
        wanted = [title for title, codes in LAYERS.items() if table.upper() in codes or path.stem.upper() in codes]
        if not wanted:
            return
        layer = wanted[0]
        owners = [self.unit(name) for name in reversed(path.parts) if self.unit(name)]
        meta, _, wkb, columns = pyogrio.raw.read(path, layer=table, force_2d=True)
        values = dict(zip(meta["fields"], columns))
        codes = values.get("XZQDM", values.get("XJXZQDM"))
        shapes = to_plane(shapely.from_wkb(wkb), meta["crs"])
        if owners:
            self.layers.setdefault((layer, owners[0]), [])
        for number, shape in enumerate(shapes):
            unit = owners[0] if owners and (layer != "行政区" or codes is None) else self.owner(codes[number])
            own = self.layers.setdefault((layer, unit), [])
            if shape is not None and not shape.is_empty:
                own.append(shape if shape.is_valid else shapely.make_valid(shape))

    def unit(self, name):
        """The unit whose code a file's or folder's name begins with."""
        digits = "".join(mark for mark in name if mark.isdigit()) if name[:1].isdigit() else ""
        return next((digits[:k] for k in range(len(digits), 1, -1) if digits[:k] in self.parent), None)

    def owner(self, code):
        """The unit with the longest code that a value begins with."""
        return next((code[:k] for k in range(len(code), 1, -1) if code[:k] in self.parent), None)

    def region(self, layer, unit):
        """What a layer of a unit covers; `None` where no file has it."""
        if (layer, unit) not in self.regions:
            shapes = self.layers.get((layer, unit))
            region = None if shapes is None else shapely.union_all(np.array(shapes, dtype=object))
            parts = shapely.get_parts(region) if region is not None else np.array([])
            self.regions[layer, unit] = (region, parts, shapely.STRtree(parts))
        return self.regions[layer, unit][0]

    def clipped(self, layer, unit, ground):
        """What a layer of a unit covers of a piece of ground; only the parts near it are looked at."""
        if self.region(layer, unit) is None:
            return None
        _, parts, tree = self.regions[layer, unit]
        near = parts[tree.query(ground, predicate="intersects")]
        return shapely.intersection(shapely.union_all(near), ground)

    def children(self, unit):
        return sorted(code for code, parent in self.parent.items() if parent == unit)
