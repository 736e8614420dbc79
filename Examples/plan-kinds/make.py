#!/usr/bin/env python3
"""Makes the plan sets of this folder anew: python3 make.py [FOLDER].  Needs nothing but Python.

A county and a township with their comprehensive plans, two village plans, the detailed plan of a block of the town and
a transport plan; `sound`, and `broken` with fourteen faults.
"""
import csv, json, math, os, shutil, sys

here = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
COUNTY, TOWN = "990401", "990401100"
EAST_VILLAGE, WEST_VILLAGE = "990401100201", "990401100202"
BLOCK, TRANSPORT = "990401-D01", "990401-J01"
UNITS = [
    [COUNTY, "示例县", "县级", ""],
    [TOWN, "示例镇", "乡镇级", COUNTY],
    [EAST_VILLAGE, "东村", "村级", TOWN],
    [WEST_VILLAGE, "西村", "村级", TOWN],
    [BLOCK, "城东单元", "单元详细规划", COUNTY],
    [TRANSPORT, "综合交通专项规划", "专项规划", COUNTY],
]
GROUND = {
    COUNTY: (0, 0, 40, 20),
    TOWN: (0, 0, 40, 20),
    WEST_VILLAGE: (0, 0, 20, 20),
    EAST_VILLAGE: (20, 0, 40, 20),
    BLOCK: (24, 10, 34, 20),
    TRANSPORT: (0, 0, 40, 20),
}


def ring(west, south, east, north):
    """Thousandths of a degree from the corner of the county."""
    corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    return [[round(111 + x / 1000, 6), round(40 + y / 1000, 6)] for x, y in corners]


def area(box):
    """Square metres on the ellipsoid of CGCS2000, between two meridians and two parallels."""
    west, south, east, north = box
    axis, flattening = 6378137.0, 1 / 298.257222101
    e = math.sqrt(flattening * (2 - flattening))

    def strip(y):
        sine = math.sin(math.radians(40 + y / 1000))
        return sine / (1 - (e * sine) ** 2) + math.log((1 + e * sine) / (1 - e * sine)) / (2 * e)

    between = math.radians((east - west) / 1000) * (strip(north) - strip(south))
    return round(axis**2 * (1 - e * e) / 2 * between, 2)


AREA_FIELDS = {"生态保护红线": "MJ", "永久基本农田": "YJJBNTMJ", "城镇开发边界": "MJ"}


def layers(broken):
    """Rectangles with their fields, by unit and layer."""
    found = {}

    def draw(unit, layer, box, **fields):
        boxes = found.setdefault((unit, layer), [])
        if not box: return
        if layer in AREA_FIELDS: fields[AREA_FIELDS[layer]] = area(box)
        boxes.append((box, fields))

    for unit, box in GROUND.items():
        draw(unit, "行政区", (24, 10, 34, 21) if broken and unit == BLOCK else box)
    for unit in (COUNTY, TOWN, WEST_VILLAGE):
        draw(unit, "生态保护红线", (0, 16, 12, 20))
        draw(unit, "永久基本农田", (2, 2, 8, 6))
        draw(unit, "村庄建设边界", (4, 8, 7, 9))
    for unit in (COUNTY, TOWN, EAST_VILLAGE):
        faulty = broken and unit == EAST_VILLAGE
        draw(unit, "永久基本农田", (24, 2, 29 if faulty else 30, 6))
        draw(unit, "永久基本农田", (26, 19, 28, 20))
        draw(unit, "村庄建设边界", (26, 7, 30 if faulty else 29, 8))
        draw(unit, "城镇开发边界", (22, 9, 38, 19))
    draw(WEST_VILLAGE, "城镇开发边界", None)
    draw(EAST_VILLAGE, "生态保护红线", None)
    draw(COUNTY, "城市绿线", (25, 11, 27, 13))
    draw(COUNTY, "城市蓝线", (28, 11, 29, 17))
    draw(COUNTY, "城市黄线", (30, 11, 31, 12))
    draw(COUNTY, "城市紫线", (32, 15, 33, 17))
    for code, box in {"1401": (25, 11, 27, 13), "0803": (25, 15, 27, 17), "1302": (30, 11, 31, 12)}.items():
        draw(COUNTY, "中心城区规划用地用海", box, YDYHFLDM=code, TBMJ=area(box))
    draw(COUNTY, "交通廊道", (0, 13, 40, 14), BKBRLZ="", GWYPZWH="")

    draw(BLOCK, "城市绿线", (25, 11, 26 if broken else 27, 13))
    draw(BLOCK, "城市蓝线", (28, 11, 29, 16 if broken else 17))
    draw(BLOCK, "城市黄线", (30, 11, 31, 11.5 if broken else 12))
    draw(BLOCK, "城市紫线", (32, 16 if broken else 15, 33, 17))
    uses = {"0803": (25, 15, 27, 17), "1302": (30, 11, 31, 12), "0701": (30, 13, 31, 17)}
    draw(BLOCK, "规划用地用海", (25, 11, 27, 12 if broken else 13), YDYHFLDM="1401")
    if broken:
        draw(BLOCK, "规划用地用海", (25, 12, 27, 13), YDYHFLDM="0701")
        draw(BLOCK, "规划用地用海", (26, 19, 26.5, 20), YDYHFLDM="1207")
    for code, box in uses.items(): draw(BLOCK, "规划用地用海", box, YDYHFLDM=code)

    # Moved south for two kilometres it leaves the corridor, and crosses farmland; a branch reaches the red line.
    papers = {"BKBRLZ": "", "GWYPZWH": ""}
    draw(TRANSPORT, "交通廊道", (4 if broken else 0, 13, 40, 14), **papers)
    if broken:
        draw(TRANSPORT, "交通廊道", (3, 3, 4, 13), **papers)
        draw(TRANSPORT, "交通廊道", (9, 14, 10, 18), **papers)
    return found


def figures(broken):
    """Commitments of the plans and what the township handed down."""
    found = []

    def commit(unit, indicator, relation, value, measure, role):
        name = next(row[1] for row in UNITS if row[0] == unit)
        found.append([unit, name, 2035, indicator, relation, value, measure, role, "示例县国土空间总体规划（示例）"])

    boundary = f"{area((22, 9, 38, 19)) / 10000:.2f}"
    commit(COUNTY, "城镇开发边界面积", "不超过", boundary, "公顷", "本级")
    for unit, farmland, kept, built in [(WEST_VILLAGE, "60", "20", "4"), (EAST_VILLAGE, "70", "20", "4")]:
        less, more = broken and unit == WEST_VILLAGE, broken and unit == EAST_VILLAGE
        for role in ["下达", "本级"]:
            own = role == "本级"
            commit(unit, "耕地保有量", "不低于", "55" if own and less else farmland, "公顷", role)
            commit(unit, "永久基本农田保护面积", "不低于", kept, "公顷", role)
            commit(unit, "城乡建设用地规模", "不超过", "4.5" if own and more else built, "公顷", role)
        commit(unit, "建设用地总规模", "不超过", "6", "公顷", "本级")
    return found


def table(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header] + rows)


for name in ["sound", "broken"]:
    folder = os.path.join(here, name)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    table(f"{folder}/units.csv", ["行政区代码", "名称", "层级", "上级代码"], UNITS)
    header = ["行政区代码", "行政区名称", "年份", "指标", "关系", "数值", "单位", "来源", "依据"]
    table(f"{folder}/indicators.csv", header, figures(name == "broken"))
    for (unit, layer), boxes in layers(name == "broken").items():
        os.makedirs(f"{folder}/{unit}", exist_ok=True)
        features = [
            {
                "type": "Feature",
                "properties": fields,
                "geometry": {"type": "Polygon", "coordinates": [ring(*box)]},
            }
            for box, fields in boxes
        ]
        crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4490"}}
        text = json.dumps({"type": "FeatureCollection", "name": layer, "crs": crs, "features": features}, ensure_ascii=False)
        with open(f"{folder}/{unit}/{layer}.geojson", "w", encoding="utf-8") as file: file.write(text + "\n")
