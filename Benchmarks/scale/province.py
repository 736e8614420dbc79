#!/usr/bin/env python3
"""Makes the plan set of an invented province: province, ten counties a city, four towns a county.

    province.py --out DIR [--counties 100] [--parcels 30000] [--templates 5] [--seed 7]

Every county has parcels and zones that divide it, its part of the red line, and a line for each of its towns; cities
and the province draw the lines of theirs. A figure is added up from towns to the province. Counties are a few drawn
ones laid side by side, so that a hundred of them take minutes. Faults are planted and stand in manifest.json: every
seventh county leaves out a disc of the red line that its city draws, every ninth county, city or province states 1 亩
more than its parts. The rules are those of province.rule beside this file. Needs NumPy, Shapely 2.1 or later and pyogrio.
"""

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np
import pyogrio
import shapely

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "spatial"))
import admission_set  # noqa: E402
from parcels_set import ellipsoidal_areas  # noqa: E402
from set_files import COUNTY, write_layer  # noqa: E402

PROVINCE = "990000"
TOWNS = 4
# Degrees by which counties stand apart, more than one is wide.
GAP = 0.002


class Template:
    """One county as `Benchmarks/spatial` draws it: shapes in degrees, and its size."""

    def __init__(self, parcels: int, random: np.random.Generator):
        size = max(40, round(parcels**0.5))
        with tempfile.TemporaryDirectory() as folder:
            # Few squares leave some small counties without a red line: these are drawn again.
            for _ in range(20):
                try:
                    admission_set.make(Path(folder), size, random)
                    break
                except ValueError:
                    continue
            file = Path(folder) / f"{COUNTY}.gpkg"
            self.zones, self.codes = read(file, "GHFQ", "GHFQDM")
            self.parcels, self.classes = read(file, "DLTB", "DLBM")
        self.red = shapely.get_parts(self.zones[self.codes == admission_set.RED])
        self.bounds = shapely.total_bounds(self.zones)
        self.towns = self.divided_in_four()

    def divided_in_four(self) -> np.ndarray:
        """Territories of towns: quarters of the county's ground."""
        west, south, east, north = self.bounds
        middle, centre = (west + east) / 2, (south + north) / 2
        boxes = [shapely.box(west, south, middle, centre), shapely.box(middle, south, east, centre),
                 shapely.box(west, centre, middle, north), shapely.box(middle, centre, east, north)]
        return np.array(boxes, dtype=object)


def read(file: Path, layer: str, field: str):
    table = pyogrio.raw.read(file, layer=layer, columns=[field])
    return shapely.from_wkb(table[2]), table[3][0].astype(str)


def moved(shapes: np.ndarray, step: np.ndarray) -> np.ndarray:
    return shapely.transform(shapes, lambda points: np.round(points + step, 9))


def county_code(number: int) -> str:
    return f"99{number // 10 + 1:02}{number % 10 + 1:02}"


def city_code(number: int) -> str:
    return f"99{number // 10 + 1:02}00"


def serials(shapes, unit: str) -> np.ndarray:
    return np.array([f"{unit}{number:012}" for number in range(1, len(shapes) + 1)])


def lines(shapes, unit: str) -> dict[str, np.ndarray]:
    return {"BSM": serials(shapes, unit), "MJ": areas(shapes)}


def areas(shapes) -> np.ndarray:
    """m² on the ellipsoid."""
    parts, owner = shapely.get_parts(np.asarray(shapes, dtype=object), return_index=True)
    return np.bincount(owner, weights=ellipsoidal_areas(parts), minlength=len(shapes)).round(2)


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the plan set of an invented province.")
    parser.add_argument("--out", type=Path, required=True, help="folder of the plan set, replaced")
    parser.add_argument("--counties", type=int, default=100, help="1 to 900")
    parser.add_argument("--parcels", type=int, default=30_000, help="how many each, about: 1 600 to 1 000 000")
    parser.add_argument("--largest", type=int, default=0, help="how many the first county has instead")
    parser.add_argument("--templates", type=int, default=5, help="how many counties are drawn")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    shutil.rmtree(given.out, ignore_errors=True)
    given.out.mkdir(parents=True)
    drawn = [Template(given.parcels, np.random.default_rng([given.seed, number]))
             for number in range(min(given.templates, given.counties))]
    large = Template(given.largest, np.random.default_rng([given.seed, 1000])) if given.largest else None
    pitch = max(t.bounds[2] - t.bounds[0] for t in drawn) + GAP, max(t.bounds[3] - t.bounds[1] for t in drawn) + GAP
    random = np.random.default_rng([given.seed, 2000])
    units = [(PROVINCE, "某省", "省级", "")]
    of_cities: dict[str, list] = {}
    grounds: dict[str, list] = {}
    manifest = {"counties": given.counties, "parcels": 0, "vertices": 0, "without_disc": [], "figures": []}
    mu: dict[str, int] = {}
    for number in range(given.counties):
        code, city = county_code(number), city_code(number)
        # The large one stands below all others.
        template = large if large and number == 0 else drawn[number % len(drawn)]
        corner = np.array([100.0 + number % 10 * pitch[0], 30.0 + number // 10 * pitch[1]])
        if template is large:
            corner = np.array([100.0, 28.0])
        step = corner - template.bounds[:2]
        if city not in of_cities:
            units.append((city, f"第{number // 10 + 1}市", "市级", PROVINCE))
        units.append((code, f"第{number + 1}县", "县级", city))
        red = moved(template.red, step)
        of_cities.setdefault(city, []).extend(red)
        ground = moved(template.towns, step)
        grounds.setdefault(city, []).append(shapely.box(*shapely.total_bounds(ground)))
        own = red.copy()
        if number % 7 == 3:
            # Some 30 m around, near the middle of a patch.
            own[0] = shapely.difference(red[0], red[0].point_on_surface().buffer(3e-4))
            manifest["without_disc"].append(code)
        folder = given.out / city / code
        folder.mkdir(parents=True)
        file = folder / f"{code}.gpkg"
        zones = moved(template.zones, step)
        write_layer(file, "GHFQ", zones, {"GHFQDM": template.codes, "MJ": areas(zones)}, 4490)
        parcels = moved(template.parcels, step)
        fields = {"DLBM": template.classes, "BSM": serials(parcels, code)}
        write_layer(file, "DLTB", parcels, fields, 4490)
        write_layer(file, "STBHHX", own, lines(own, code), 4490)
        manifest["parcels"] += len(parcels)
        manifest["vertices"] += int(shapely.get_num_coordinates(parcels).sum())
        towns = [f"{code}{town + 1:03}" for town in range(TOWNS)]
        write_layer(file, "XZJXZQ", ground, {"XZQDM": np.array(towns)}, 4490)
        for town, (name, block) in enumerate(zip(towns, ground)):
            units.append((name, f"第{number + 1}县第{town + 1}乡", "乡镇级", code))
            # Between a fifth and three fifths of the ground, in 亩.
            mu[name] = int(areas([block])[0] * random.uniform(0.2, 0.6) * 3 / 2000)
            pieces = [part for part in shapely.get_parts(shapely.get_parts(shapely.intersection(own, block)))
                      if part.geom_type == "Polygon" and part.area > 0]
            if pieces:
                write_layer(folder / f"{name}.gpkg", "STBHHX", np.array(pieces, dtype=object), lines(pieces, name), 4490)
    for city, shapes in of_cities.items():
        file = given.out / city / f"{city}.gpkg"
        write_layer(file, "STBHHX", np.array(shapes, dtype=object), lines(shapes, city), 4490)
        codes = [code for code, _, _, parent in units if parent == city]
        write_layer(file, "XJXZQ", np.array(grounds[city], dtype=object), {"XZQDM": np.array(codes)}, 4490)
    file = given.out / f"{PROVINCE}.gpkg"
    shapes = [shape for own in of_cities.values() for shape in own]
    write_layer(file, "STBHHX", np.array(shapes, dtype=object), lines(shapes, PROVINCE), 4490)
    whole = np.array([shapely.multipolygons(own) for own in grounds.values()], dtype=object)
    write_layer(file, "SJXZQ", whole, {"XZQDM": np.array(list(grounds))}, 4490)
    manifest["figures"] = write_tables(given.out, units, mu)
    (given.out / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{given.out}: {given.counties} counties, {manifest['parcels']} parcels", file=sys.stderr)


def write_tables(folder: Path, units: list, mu: dict[str, int]) -> list[str]:
    """units.csv and indicators.csv; returns the parents whose children state less than they do."""
    above = {code: parent for code, _, _, parent in units}
    wrong = []
    for place, code in enumerate(code for code, _, tier, _ in reversed(units) if tier != "乡镇级"):
        mu[code] = sum(mu[child] for child, parent in above.items() if parent == code)
        if place % 9 == 4:
            mu[code] += 1
            wrong.append(code)
    with open(folder / "units.csv", "w", encoding="utf-8", newline="\n") as file:
        file.write("code,name,tier,parent_code\n" + "".join(",".join(unit) + "\n" for unit in units))
    with open(folder / "indicators.csv", "w", encoding="utf-8", newline="\n") as file:
        file.write("unit_code,unit_name,year,indicator,operator,value_as_printed,unit,source_doc,clause\n")
        for code, name, _, _ in units:
            file.write(f"{code},{name},2035,耕地保有量,≥,{mu[code]},亩,规模测试,表1\n")
    return sorted(wrong)


if __name__ == "__main__":
    main()
