#!/usr/bin/env python3
"""Makes the plan sets of this folder anew: python3 make.py [FOLDER].  Needs nothing but Python.

A county of rectangles, about as large as 阿拉山口市; `clean`, and twelve copies of it, each with one fault.
"""
import json, math, os, shutil, sys

here = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
UNIT, DAY = "990201", "20260601"

# CGCS2000.
A, F = 6378137.0, 1 / 298.257222101
E2 = F * (2 - F)
E = math.sqrt(E2)


def strip(latitude):
    """The area between the equator and a parallel, for one radian of longitude."""
    s = math.sin(math.radians(latitude))
    return A * A * (1 - E2) / 2 * (s / (1 - E2 * s * s) + math.atanh(E * s) / E)


def ellipsoidal(ring):
    """The official ellipsoidal area: trapezoids to a fixed meridian."""
    return abs(sum(
        math.radians(x1 - x0) * (strip(y0) + strip(y1)) / 2 for (x0, y0), (x1, y1) in zip(ring, ring[1:])
    ))


def gauss_kruger(longitude, latitude, meridian):
    """Easting and northing, by Krueger's series."""
    n = F / (2 - F)
    s = math.sin(math.radians(latitude))
    t = math.sinh(math.atanh(s) - E * math.atanh(E * s))
    d = math.radians(longitude - meridian)
    xi, eta = math.atan2(t, math.cos(d)), math.asinh(math.sin(d) / math.hypot(t, math.cos(d)))
    radius = A / (1 + n) * (1 + n**2 / 4 + n**4 / 64)
    alpha = [n / 2 - 2 * n**2 / 3 + 5 * n**3 / 16, 13 * n**2 / 48 - 3 * n**3 / 5, 61 * n**3 / 240]
    x, y = eta, xi
    for k, a in enumerate(alpha, 1):
        x += a * math.cos(2 * k * xi) * math.sinh(2 * k * eta)
        y += a * math.sin(2 * k * xi) * math.cosh(2 * k * eta)
    return radius * x, radius * y


def shoelace(points):
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(points, points[1:]))) / 2


def planar(ring):
    """What is measured in the zone of 3 degrees, edges cut short enough to follow the parallels."""
    points = []
    for (x0, y0), (x1, y1) in zip(ring, ring[1:]):
        points += [(x0 + (x1 - x0) * k / 200, y0 + (y1 - y0) * k / 200) for k in range(200)]
    points.append(ring[0])
    return shoelace([gauss_kruger(x, y, 81) for x, y in points])


def area(rings, of=ellipsoidal):
    return round(of(rings[0]) - sum(of(hole) for hole in rings[1:]), 2)


class Box:
    """A rectangle of degrees, perhaps with rectangular holes."""

    def __init__(self, west, south, east, north, holes=()):
        self.sides, self.holes = (west, south, east, north), list(holes)

    @property
    def ring(self):
        west, south, east, north = self.sides
        return [[west, south], [east, south], [east, north], [west, north], [west, south]]

    @property
    def rings(self):
        return [self.ring] + [list(reversed(hole.ring)) for hole in self.holes]


# The county: 1226.47 km², and its zones.
WEST, SOUTH, NORTH = 82.20, 45.05, 45.35
EAST = round(WEST + math.degrees(1226.47e6 / (strip(NORTH) - strip(SOUTH))), 6)
COUNTY = Box(WEST, SOUTH, EAST, NORTH)
PROTECTED = Box(WEST, SOUTH, 82.26, NORTH)
CONTROLLED = Box(82.26, SOUTH, 82.32, NORTH)
MINING = Box(82.32, SOUTH, 82.40, 45.12)
CORE = Box(82.44, 45.16, 82.501, 45.25)      # urban, to be built up
FLEXIBLE = Box(82.501, 45.16, 82.51, 45.25)  # urban, kept for later
LEAVING = Box(82.56, 45.28, 82.575, 45.295)
ENTERING = Box(82.42, 45.20, 82.43, 45.22)
FARMLAND = Box(82.42, 45.30, 82.46, 45.33)

GREEN = {"kept": Box(82.45, 45.17, 82.46, 45.18), "leaving": Box(82.47, 45.18, 82.475, 45.185),
         "entering": Box(82.48, 45.21, 82.485, 45.216)}
YELLOW = {"kept": Box(82.455, 45.23, 82.46, 45.235), "entering": Box(82.49, 45.17, 82.492, 45.172)}
BLUE = Box(82.44, 45.195, 82.50, 45.197)


class Plan:
    """What one state of the plan draws: layer code to features, each with its attributes and its shape."""

    def __init__(self):
        self.layers = {}

    def add(self, layer, shape, **fields):
        self.layers.setdefault(layer, []).append((fields, shape))


def rural(*urban):
    """Two rectangles of countryside east of the zones, with the urban land and the farmland cut out."""
    return [Box(82.40, SOUTH, EAST, 45.12), Box(82.32, 45.12, EAST, NORTH, [FARMLAND, *urban])]


def draw(plan, zones, boundary, green, yellow, red):
    plan.add("XJXZQ", COUNTY)
    plan.add("STBHHX", PROTECTED)
    for shape in red:
        plan.add("STBHHX", shape)
    plan.add("YJJBNT", FARMLAND)
    for code, shape in zones:
        plan.add("GHFQ", shape, GHFQDM=code)
    for code, shape in boundary:
        plan.add("CZKFBJ", shape, GHFQDM=code)
    for shape in green:
        plan.add("ZXCQCSLVX", shape)
    for shape in yellow:
        plan.add("ZXCQCSHX", shape)
    plan.add("ZXCQCSLX", BLUE)
    return plan


def case(entering=ENTERING, green_in=GREEN["entering"], red=(), protected=PROTECTED, recoded=True, flexible="420"):
    """A maintenance as its three databases: before, after, and what is handed in."""
    lost = [] if protected is PROTECTED else [Box(protected.sides[2], SOUTH, 82.26, NORTH)]
    urban = Box(82.44, 45.16, 82.51, 45.25)
    still = [("100", PROTECTED), ("200", CONTROLLED), ("700", MINING), ("300", FARMLAND)]
    kept = [("100", protected), *[("200", piece) for piece in lost], *still[1:]]
    old_rural, new_rural = rural(urban, LEAVING), rural(urban, *([entering] if recoded else []))
    old = [*still, ("410", CORE), ("420", FLEXIBLE), ("410", LEAVING), *[("520", r) for r in old_rural]]
    new = [*kept, ("410", CORE), (flexible, FLEXIBLE), *[("520", r) for r in new_rural]]
    if recoded:
        new.append(("410", entering))
    before = draw(Plan(), old, [("410", CORE), ("420", FLEXIBLE), ("410", LEAVING)],
                  [GREEN["kept"], GREEN["leaving"]], [YELLOW["kept"]], red)
    after = draw(Plan(), new, [("410", CORE), (flexible, FLEXIBLE), ("410", entering)],
                 [GREEN["kept"], green_in], [YELLOW["kept"], YELLOW["entering"]], red)

    changes = Plan()
    recode = [LEAVING, *([entering] if recoded else []), *lost, *([FLEXIBLE] if flexible != "420" else [])]
    for shape in recode:
        changes.add("WHCGHFQ", shape, WHLX="2", WHLY="101", JDZBLY="", KZBSHSLX="1")
    touched = [(code, shape) for code, shape in old
               if shape in (LEAVING, old_rural[1]) or lost and shape is PROTECTED
               or flexible != "420" and shape is FLEXIBLE]
    for code, shape in touched:
        changes.add("WHQGHFQ", shape, GHFQDM=code)
    for code, shape in new:
        if shape in (entering, new_rural[1], *lost) or lost and shape is protected or flexible != "420" and shape is FLEXIBLE:
            changes.add("WHHGHFQ", shape, GHFQDM=code)
    for layer, leaving, arriving in [
        ("ZXCQCSLVX", [GREEN["leaving"]], [green_in]), ("ZXCQCSHX", [], [YELLOW["entering"]]), ("ZXCQCSLX", [], []),
    ]:
        for part in ("WHQ", "WHC", "WHH"):
            changes.layers.setdefault(part + layer, [])
        for shape in leaving:
            changes.add("WHQ" + layer, shape)
            changes.add("WHC" + layer, shape, WHLX="3", WHLY="102")
        for shape in arriving:
            changes.add("WHH" + layer, shape)
            changes.add("WHC" + layer, shape, WHLX="1", WHLY="102")
    return complete(before, after, changes)


def complete(before, after, changes):
    """Fills in what every feature carries: serials, codes, areas."""
    for plan in (before, after, changes):
        for layer, features in plan.layers.items():
            for number, (fields, shape) in enumerate(features, 1):
                own = {"BSM": f"{UNIT}0000{number:08d}", "XZQDM": UNIT}
                if layer.startswith("WHC"):
                    own["WHBH"] = f"{DAY}{number:06d}"
                else:
                    own["YJJBNTMJ" if layer == "YJJBNT" else "MJ"] = area(shape.rings)
                features[number - 1] = ({**own, **fields}, shape)
    return {"维护前": before, "维护后": after, "维护成果": changes}


def change(sets, state, layer, number, **fields):
    sets[state].layers[layer][number][0].update(fields)
    return sets


def without(sets, state, layer, number):
    del sets[state].layers[layer][number]
    return sets


def stated(sets, layer, measure):
    for fields, shape in sets["维护后"].layers[layer]:
        fields["MJ"] = area(shape.rings, measure)
    return sets


# Called as the submission has to be: code, name, year and the rest as it stands.
SUBMISSION = f"{UNIT}示例口岸市2026年度县级国土空间总体规划动态维护"
LARGE = Box(82.41, 45.20, 82.43, 45.22)
FAULTS = {
    "clean": lambda: case(),
    "fault-01": lambda: case(entering=LARGE),
    "fault-02": lambda: case(red=[Box(82.415, 45.205, 82.425, 45.215)]),
    "fault-03": lambda: case(green_in=Box(82.48, 45.21, 82.485, 45.214)),
    "fault-04": lambda: without(case(), "维护成果", "WHCZXCQCSLVX", 1),
    "fault-05": lambda: change(case(), "维护成果", "WHCZXCQCSLVX", 0, WHLX="1"),
    "fault-06": lambda: change(case(), "维护成果", "WHCZXCQCSHX", 0, WHLY=""),
    "fault-07": lambda: change(case(), "维护成果", "WHCGHFQ", 1, WHBH="20261301000002"),
    "fault-08": lambda: stated(case(), "CZKFBJ", planar),
    "fault-09": lambda: stated(case(), "ZXCQCSLVX", shoelace),
    "fault-10": lambda: case(protected=Box(WEST, SOUTH, 82.255, NORTH)),
    "fault-11": lambda: case(recoded=False),
    "fault-12": lambda: case(flexible="410"),
}


def write(path, name, features):
    lines = [json.dumps({"type": "Feature", "properties": fields,
                         "geometry": {"type": "Polygon", "coordinates": shape.rings}}, ensure_ascii=False)
             for fields, shape in features]
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4490"}}
    head = json.dumps({"type": "FeatureCollection", "name": name, "crs": crs})[:-1]
    with open(path, "w") as file:
        file.write(head + ', "features": [\n' + ",\n".join(lines) + "\n]}\n")


UNITS = f"行政区代码,名称,层级,上级代码\n{UNIT},示例口岸市,县级,\n"
ISSUED = "示例自治州指标分解表,分解表"
FIGURES = f"""行政区代码,名称,年份,指标,关系,数值,单位,来源,依据,条款
{UNIT},示例口岸市,2035,城镇开发边界面积,不超过,60.00,平方千米,下达,{ISSUED}
{UNIT},示例口岸市,2035,城镇开发边界面积,不超过,60.00,平方千米,本级,示例口岸市国土空间总体规划（示例）,规划指标表
{UNIT},示例口岸市,2035,城镇开发边界扩展倍数,不超过,1.30,倍,下达,{ISSUED}
{UNIT},示例口岸市,2035,城镇开发边界扩展倍数,不超过,1.30,倍,本级,示例口岸市国土空间总体规划（示例）,规划指标表
{UNIT},示例口岸市,2020,城镇建设用地规模,等于,4000.00,公顷,现状,2020年度国土变更调查（示例）,汇总表
{UNIT},示例口岸市,2035,耕地保有量,不低于,1.2000,万亩,维护前,示例口岸市国土空间总体规划（示例）,规划指标表
{UNIT},示例口岸市,2035,耕地保有量,不低于,1.2000,万亩,维护后,示例口岸市国土空间总体规划动态维护方案（示例）,规划指标表
{UNIT},示例口岸市,2035,城镇开发边界扩展倍数,不超过,1.30,倍,维护前,示例口岸市国土空间总体规划（示例）,规划指标表
{UNIT},示例口岸市,2035,城镇开发边界扩展倍数,不超过,1.30,倍,维护后,示例口岸市国土空间总体规划动态维护方案（示例）,规划指标表
{UNIT},示例口岸市,2025,体检评估报告,等于,1,个,现状,示例口岸市国土空间规划体检评估报告（2025年度，示例）,结论
"""

# What the scheme itself promises: no rule of the nation, so it stands beside the plan's own tables.
PROMISES = """词汇 方案
  文件：
    | 全称                                           | 文号 | 施行 | 废止 |
    | 示例口岸市国土空间总体规划动态维护方案（示例） |      |      |      |

规则 生态保护区和矿产能源发展区不变
  编号：FA-01
  适用：市级、县级
  替代：WH-31
  依据：《示例口岸市国土空间总体规划动态维护方案（示例）》
  容差：面积 1 平方米，宽度 0.1 米
  要求 生态保护区：维护后的生态保护区 重合 维护前的生态保护区
  要求 矿产能源发展区：维护后的矿产能源发展区 重合 维护前的矿产能源发展区
  级别：刚性
"""

if __name__ == "__main__":
    for name, make in FAULTS.items():
        folder = os.path.join(here, name)
        shutil.rmtree(folder, ignore_errors=True)
        for state, plan in make().items():
            place = os.path.join(folder, SUBMISSION if state == "维护成果" else UNIT + state)
            os.makedirs(place)
            for layer, features in plan.layers.items():
                write(os.path.join(place, layer + ".geojson"), layer, features)
        for file, text in (("units.csv", UNITS), ("indicators.csv", FIGURES), ("方案承诺.rule", PROMISES)):
            with open(os.path.join(folder, file), "w") as output:
                output.write(text)
