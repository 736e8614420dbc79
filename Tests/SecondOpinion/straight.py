"""Random plans with straight sides of up to 30 km: straight.py RULEC FOLDER SEEDS

Each is drawn in EPSG:4490, 4546 and 4524.  Lower plans draw the upper line with further vertices on its sides, and some
leave a piece of it out.  Verdicts must be those of Shapely in the system that was drawn in.
"""

import json
import math
import random
import subprocess
import sys
from pathlib import Path

from shapely import affinity
from shapely.geometry import LineString, Point, Polygon, box, mapping
from shapely.ops import split

# The middle of the ground, and how long a metre is there along each axis.
SYSTEMS = {
    4546: (500_000.0, 4_400_000.0, 1.0, 1.0),
    4524: (36_500_000.0, 4_400_000.0, 1.0, 1.0),
    4490: (111.0, 39.7, 1 / (111_320 * math.cos(math.radians(39.7))), 1 / 111_030),
}
TOLERATED = 1.0  # m²


def densified(polygon, chance):
    """The polygon with further vertices on its sides."""

    def ring(points):
        result = []
        for (x, y), (u, v) in zip(points, points[1:]):
            result.append((x, y))
            for share in sorted(chance.random() for _ in range(chance.randrange(4))):
                result.append((x + (u - x) * share, y + (v - y) * share))
        return result

    return Polygon(ring(list(polygon.exterior.coords)), [ring(list(hole.coords)) for hole in polygon.interiors])


def polygons(shape):
    return [part for part in getattr(shape, "geoms", [shape]) if part.geom_type == "Polygon" and not part.is_empty]


def plans(seed):
    """In metres around the middle: counties, the upper line, and what each county draws of it."""
    chance = random.Random(seed)
    ground = affinity.rotate(box(-30_000, -30_000, 30_000, 30_000), chance.uniform(0, 90))
    middle = chance.uniform(-15_000, 15_000), chance.uniform(-15_000, 15_000)
    counties = [ground]
    for turn in (chance.uniform(0, 80), chance.uniform(90, 170)):
        across = affinity.rotate(LineString([(-90_000, 0), (90_000, 0)]), turn)
        cut = affinity.translate(across, *middle)
        counties = [part for county in counties for part in polygons(split(county, cut))]
    count = chance.randrange(4, 9)
    turns = sorted(chance.uniform(0, 2 * math.pi) for _ in range(count))
    far = [chance.uniform(6_000, 25_000) for _ in turns]
    line = Polygon([(r * math.cos(t), r * math.sin(t)) for r, t in zip(far, turns)]).buffer(0)
    drawn = []
    for county in counties:
        own = county.intersection(line)
        if chance.random() < 0.5 and not own.is_empty:
            part = polygons(own)[0]
            place = part.exterior.interpolate(chance.random(), normalized=True)
            own = own.difference(Point(place).buffer(chance.uniform(5, 200)))
        drawn.append(own)
    return chance, counties, line, drawn


def write(path, name, system, shapes):
    features = [{"type": "Feature", "properties": {"MJ": None}, "geometry": mapping(shape)} for shape in shapes]
    crs = {"type": "name", "properties": {"name": f"urn:ogc:def:crs:EPSG::{system}"}}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"type": "FeatureCollection", "name": name, "crs": crs, "features": features}))


def judged(rulec, folder, seed, system):
    """By county, what Shapely says and what the program says."""
    east, north, across, along = SYSTEMS[system]

    def place(shape):
        return affinity.translate(affinity.scale(shape, across, along, origin=(0, 0)), east, north)

    chance, counties, line, drawn = plans(seed)
    counties, line, drawn = [place(county) for county in counties], place(line), [place(own) for own in drawn]
    rows = ["code,name,tier,parent_code", "990100,甲市,市级,"]
    for number, (county, own) in enumerate(zip(counties, drawn)):
        code = f"9901{number + 1:02}"
        rows.append(f"{code},县{number + 1},县级,990100")
        write(folder / code / "XZQ.geojson", "XZQ", system, [densified(county, chance)])
        write(folder / code / "STBHHX.geojson", "STBHHX", system, [densified(part, chance) for part in polygons(own)])
    write(folder / "990100/STBHHX.geojson", "STBHHX", system, [densified(part, chance) for part in polygons(line)])
    (folder / "units.csv").write_text("\n".join(rows) + "\n")
    run = subprocess.run(
        [rulec, "check", folder, "--only", "KX-01", "--format", "json", "--all"], capture_output=True, text=True
    )
    findings = json.loads(run.stdout)["findings"]
    found = {f["plan"]: f["verdict"] for f in findings if f["obligation"] == "honour"}
    for number, (county, own) in enumerate(zip(counties, drawn)):
        asked = county.intersection(line)
        missing = asked.difference(own).area / (across * along)
        expected = "notApplicable" if asked.is_empty else "fail" if missing > TOLERATED else "pass"
        yield f"9901{number + 1:02}", expected, found.get(f"9901{number + 1:02}"), missing


def main():
    rulec, work, seeds = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    count, wrong = {"pass": 0, "fail": 0, "notApplicable": 0}, 0
    for seed in range(seeds):
        for system in SYSTEMS:
            for plan, expected, found, missing in judged(rulec, work / f"{system}-{seed}", seed, system):
                count[expected] += 1
                if found != expected:
                    wrong += 1
                    print(f"EPSG:{system} {seed} {plan}: {found}, Shapely {expected}, {missing:.2f} m²", file=sys.stderr)
    print(f"{seeds} random plans with straight sides in {len(SYSTEMS)} systems: {count}, {wrong} differ")
    sys.exit(1 if wrong or not count["pass"] or not count["fail"] else 0)


main()
