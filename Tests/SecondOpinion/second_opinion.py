#!/usr/bin/env python3
"""Judges control lines of a plan set with Shapely and compares every piece with a JSON report of `rulec check`.

    second_opinion.py PLANSET REPORT RULES…

Reads the 传导 of the rule files itself (layer, order, tolerance), and the three lines that must not overlap. Ends with 1
when the pieces differ in number, in area or in width. Needs NumPy, Shapely 2.1 or later, pyogrio and pyproj.
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

import shapely

from plane import buffered, perimeter
from plans import Plans

PAIRS = [
    ("生态保护红线", "永久基本农田"),
    ("生态保护红线", "城镇开发边界"),
    ("永久基本农田", "城镇开发边界"),
]


class Rule:
    def __init__(self, text):
        self.title = re.search(r"^传导 (\S+)", text).group(1)
        self.id = re.search(r"编号：(\S+)", text).group(1)
        self.order = re.search(r"方式：空间继承，(\S+)", text).group(1)
        tolerance = re.search(r"容差：面积 ([\d.]+) 平方米，宽度 ([\d.]+) 米", text)
        self.area, self.width = (float(value) for value in tolerance.groups())


def rules(paths):
    files = sorted(file for path in paths for file in ([Path(path)] if Path(path).is_file() else Path(path).rglob("*.rule")))
    blocks = [block for file in files for block in re.split(r"\n\s*\n", file.read_text(encoding="utf-8"))]
    return [Rule(block) for block in blocks if block.startswith("传导 ") and "空间继承" in block]


def polygons(shape, area):
    """(rounded area, mean width, polygon) of the polygons of a shape that are larger than an area."""
    for part in shapely.get_parts(shape):
        # An overlay may leave lines and points.
        if part.geom_type == "Polygon" and round(part.area, 2) > max(area, 0.01):
            yield round(part.area, 2), 2 * part.area / perimeter(part), part


def pieces(shape, area, width):
    """(area, width) of the pieces of a shape that are more than slivers, largest first.

    A piece that is narrow on the whole is cut where it is narrower than the tolerance.
    """
    found = []
    for size, mean, part in polygons(shape, area):
        if mean > width:
            found.append((size, mean))
            continue
        around = buffered(buffered(part, -width / 2), width)
        found += [piece[:2] for piece in polygons(shapely.intersection(around, part), area) if piece[1] > width]
    return sorted(found, reverse=True)


class Opinion:
    def __init__(self, plans):
        self.plans = plans
        # What is expected: (rule, obligation, plan, state) → pieces.
        self.found = {}

    def judge(self, rule):
        for unit, parent in self.plans.parent.items():
            own = self.plans.region(rule.title, unit)
            if own is None:
                continue
            ground = self.plans.region("行政区", unit)
            expected = self.plans.clipped(rule.title, parent, ground) if parent and ground is not None else None
            if expected is not None:
                self.compare(rule, "honour", unit, expected, own)
            children = [self.plans.region(rule.title, child) for child in self.plans.children(unit)]
            if children and all(child is not None for child in children):
                self.compare(rule, "aggregate", unit, own, shapely.union_all(children))

    def compare(self, rule, obligation, unit, expected, own):
        key = (rule.id, obligation, unit)
        if rule.order in ("保护", "一致"):
            self.found[*key, "missing"] = pieces(shapely.difference(expected, own), rule.area, rule.width)
        if rule.order in ("开发", "一致"):
            self.found[*key, "excess"] = pieces(shapely.difference(own, expected), rule.area, rule.width)

    def judge_overlaps(self, rule_id, area, width):
        for unit in self.plans.parent:
            common = []
            for left, right in PAIRS:
                one, other = self.plans.region(left, unit), self.plans.region(right, unit)
                if one is not None and other is not None:
                    common += pieces(shapely.intersection(one, other), area, width)
            self.found[rule_id, "rule", unit, "overlap"] = sorted(common, reverse=True)


def reported(report, ids):
    """The pieces of a report, by the same keys."""
    found = {}
    for finding in report["findings"]:
        if finding["rule"] not in ids:
            continue
        for piece in finding["evidence"]:
            if piece.get("state") in ("missing", "excess", "overlap"):
                key = (finding["rule"], finding["obligation"], finding["plan"], piece["state"])
                size = (float(piece["area"]["value"]), float(piece["width"]["value"]))
                found.setdefault(key, []).append(size)
    return {key: sorted(sizes, reverse=True) for key, sizes in found.items()}


def agree(ours, theirs):
    """Areas to the hundredth of a square metre that both are rounded to, and 0.1 mm along a piece's boundary."""
    if len(ours) != len(theirs):
        return False
    for (area, width), (other, wide) in zip(ours, theirs):
        slack = 0.0201 + 1e-4 * 2 * area / max(width, 1e-3)
        if abs(area - other) > slack or abs(width - wide) > 0.0501 + 1e-3 * width:
            return False
    return True


def main(folder, report, paths):
    plans = Plans(folder)
    opinion = Opinion(plans)
    ids = {"KX-08"}
    for rule in rules(paths):
        ids.add(rule.id)
        opinion.judge(rule)
    opinion.judge_overlaps("KX-08", 1.0, 0.1)
    theirs = reported(json.loads(Path(report).read_text(encoding="utf-8")), ids)
    ours = {key: sizes for key, sizes in opinion.found.items() if sizes}
    differences = 0
    for key in sorted(ours.keys() | theirs.keys()):
        one, other = ours.get(key, []), theirs.get(key, [])
        if not agree(one, other):
            differences += 1
            print(f"{' '.join(key)}: Shapely {one[:6]}, rulec {other[:6]}", file=sys.stderr)
    count = Counter()
    for key, sizes in ours.items():
        count[key[0]] += len(sizes)
    total = sum(count.values())
    detail = ", ".join(f"{key} {count[key]}" for key in sorted(count))
    print(f"{Path(folder).name}: {len(opinion.found)} comparisons, {total} pieces ({detail}), {differences} differences")
    if not total:
        sys.exit("nothing was found, so nothing was compared")
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
