#!/usr/bin/env python3
"""Makes the plan sets of this folder anew: python3 make.py [FOLDER].  Needs nothing but Python.

A city of three counties, ten years of present figures and of changed ground; `kept`, and `broken` with one fault of
each sort, in a year of its own.
"""
import csv, json, os, shutil, sys

here = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
YEARS = range(2021, 2031)
CITY, COUNTIES = ("990300", "示例市"), [("990301", "甲县"), ("990302", "乙县"), ("990303", "丙县")]
UNITS = [CITY] + COUNTIES
SURVEY, PLAN = "年度国土变更调查（示例）", "国土空间总体规划（示例）"


def share(code):
    """How large a unit is beside a county."""
    return 3 if code == CITY[0] else 1


def rows(breaks):
    """Commitments, then present figures by year."""
    found = []

    def commit(unit, year, indicator, relation, value, measure):
        found.append([*unit, year, indicator, relation, value, measure, "本级", unit[1] + PLAN])

    def state(unit, year, indicator, value, measure):
        found.append([*unit, year, indicator, "等于", value, measure, "现状", f"{year}{SURVEY}"])

    for unit in UNITS:
        size = share(unit[0])
        commit(unit, 2025, "耕地保有量", "不低于", f"{100.5 * size:.2f}", "万亩")
        commit(unit, 2035, "耕地保有量", "不低于", f"{100 * size:.2f}", "万亩")
        commit(unit, 2035, "湿地面积", "不低于", f"{1150 * size}", "公顷")
        commit(unit, 2030, "用水总量", "不超过", f"{4.2 * size:.2f}", "亿立方米")
        commit(unit, 2035, "用水总量", "不超过", f"{4 * size:.2f}", "亿立方米")
        commit(unit, 2035, "新增城镇建设用地规模", "不超过", f"{1500 * size}", "公顷")
        state(unit, 2020, "湿地面积", f"{1000 * size}", "公顷")
        for year in YEARS:
            gone = year - 2020
            farmland = 102 - 0.08 * gone
            wetland = 1000 + 10 * gone + (4 if year % 2 else 2)
            water = 4.1 - 0.02 * gone
            # 90 hectares a year: 30 % by 2025, 60 % by 2030.
            built = 90
            if breaks and unit[1] == "甲县" and year == 2024: farmland = 100.31
            if breaks and unit[1] == "乙县" and year == 2027: wetland = 1063
            if breaks and unit[1] == "乙县": built = {2025: 250, 2026: 10, 2027: 10}.get(year, 90)
            if breaks and unit[1] == "丙县" and year == 2029: built = 800
            state(unit, year, "耕地保有量", f"{farmland * size:.2f}", "万亩")
            state(unit, year, "湿地面积", f"{wetland * size}", "公顷")
            if not (breaks and unit[1] == "丙县" and year == 2026):
                state(unit, year, "用水总量", f"{water * size:.2f}", "亿立方米")
            state(unit, year, "新增城镇建设用地规模", f"{built * size}", "公顷")
    return found


def box(west, south, east, north):
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def layer(folder, code, features):
    """Features as fields and rectangles."""
    drawn = [
        {"type": "Feature", "properties": fields, "geometry": {"type": "Polygon", "coordinates": [box(*sides)]}}
        for fields, sides in features
    ]
    text = {
        "type": "FeatureCollection",
        "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4490"}},
        "features": drawn,
    }
    with open(os.path.join(folder, code + ".geojson"), "w", encoding="utf-8") as file:
        json.dump(text, file, ensure_ascii=False, indent=0, separators=(",", ":"))
        file.write("\n")


def change(year, before, after, sides):
    fields = {"BHNF": str(year), "BHQDLBM": before, "BHHDLBM": after, "YXHDLB": "", "RDYJWH": "", "BKBRLZ": "",
              "GWYPZWH": ""}
    return fields, sides


def maps(folder, place, name, breaks):
    """A county of 0.2 by 0.2 degrees: red line in the west, farmland in the middle, urban boundary in the east."""
    west, south = 110 + 0.2 * place, 40

    def at(left, below, right, above):
        return tuple(round(v, 6) for v in (west + left, south + below, west + right, south + above))

    layer(folder, "XJXZQ", [({"XZQDM": folder[-6:]}, at(0, 0, 0.2, 0.2))])
    layer(folder, "STBHHX", [({}, at(0, 0, 0.05, 0.2))])
    layer(folder, "YJJBNT", [({}, at(0.06, 0.02, 0.12, 0.18))])
    layer(folder, "CZKFBJ", [({}, at(0.14, 0.05, 0.19, 0.15))])
    found = []
    for year in YEARS:
        step = 0.004 * (year - 2020)
        # Inside the boundary, and one of approved roads beside it.
        found.append(change(year, "0103", "0601", at(0.14 + step, 0.06, 0.143 + step, 0.063)))
        found.append(change(year, "0401", "1003", at(0.125, 0.1 + step, 0.128, 0.102 + step)))
    if breaks and name == "甲县":
        found.append(change(2023, "0401", "0602", at(0.02, 0.03, 0.024, 0.033)))
        # Given back to grass later, which breaks nothing.
        found.append(change(2025, "0602", "0401", at(0.02, 0.03, 0.024, 0.033)))
    if breaks and name == "乙县":
        found.append(change(2026, "0101", "0201", at(0.08, 0.05, 0.083, 0.052)))
    if breaks and name == "丙县":
        found.append(change(2028, "0103", "0701", at(0.13, 0.17, 0.134, 0.173)))
    layer(folder, "BHTB", found)


def write(folder, header, lines):
    with open(folder, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *lines])


for name in ["kept", "broken"]:
    folder = os.path.join(here, name)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    units = [[*CITY, "市级", ""]] + [[*county, "县级", CITY[0]] for county in COUNTIES]
    write(os.path.join(folder, "units.csv"), ["行政区代码", "名称", "层级", "上级代码"], units)
    header = ["行政区代码", "名称", "年份", "指标", "关系", "数值", "单位", "来源", "依据"]
    write(os.path.join(folder, "indicators.csv"), header, rows(name == "broken"))
    for place, (code, county) in enumerate(COUNTIES):
        os.makedirs(os.path.join(folder, code))
        maps(os.path.join(folder, code), place, county, name == "broken")
    shutil.copyfile(os.path.join(os.path.dirname(os.path.abspath(__file__)), "额度.rule"), os.path.join(folder, "额度.rule"))
