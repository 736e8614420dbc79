#!/usr/bin/env python3
"""Makes a plan set of indicator figures with planted violations, for `rulec check` and for its peers.

    generate.py --out DIR [--units 1,31,333,2844,38602] [--indicators 6] [--years 1] [--seed 7]

Writes units.csv, indicators.csv, rules/bench.rule and manifest.json. The same arguments give the same bytes.

Figures are drawn for the lowest tier and added up. Even indicators are floors (the children together at least the
parent's figure), odd ones are ceilings. One parent's figure in a hundred is off by 1 亩 (0.0001 万亩) in the direction
that violates; all others equal the sum of the children. Every print is exact in its unit.
"""

import argparse
import json
from array import array
from pathlib import Path
from random import Random
from typing import NamedTuple

from places import PROVINCES, TIERS, Place, make_tree

PLANTED_SHARE = 0.01
LAST_YEAR = 2035
# Figures of the lowest tier are whole multiples of 3 亩 (0.2 公顷), at most 8000 公顷.
LARGEST_LEAF = 40_000
HECTARES = [f"{fifths // 5}.{fifths % 5 * 2}0" for fifths in range(LARGEST_LEAF + 1)]

RULE = """
传导 {name}
  编号：BM-{index:02}
  依据待核：基准测试，无法律依据
  层级：{tiers}
  方式：分解
  级别：刚性
"""


class Shape(NamedTuple):
    """What a data set is made of; `keys` are the (year, indicator) pairs of every unit, in order."""

    sizes: list[int]
    indicators: int
    years: list[int]
    seed: int

    @property
    def keys(self) -> list[tuple[int, int]]:
        return [(year, index) for year in self.years for index in range(self.indicators)]


class Violation(NamedTuple):
    plan: str
    indicator: int
    year: int


def indicator_name(index: int) -> str:
    return f"指标{index:02}"


def is_floor(index: int) -> bool:
    return index % 2 == 0


def print_figure(mu: int, unit: str) -> str:
    """A whole number of 亩 as printed in a unit."""
    if unit == "万亩":
        return f"{mu // 10_000}.{mu % 10_000:04}"
    return HECTARES[mu // 3] if unit == "公顷" else str(mu)


def unit_of_tier(tier: int, tiers: int) -> str:
    """公顷 for the lowest tier, whose figures are multiples of 3 亩; 亩 for counties; 万亩 above."""
    if tier == tiers - 1:
        return "公顷"
    return "亩" if tier == 3 else "万亩"


def draw_figures(tree: list[list[Place]], shape: Shape, random: Random):
    """Figures in 亩 by tier and unit, in the order of `shape.keys`; and the violations planted in them."""
    keys = shape.keys
    leaf_values = range(3, 3 * LARGEST_LEAF + 1, 3)
    figures = [[array("q", random.choices(leaf_values, k=len(keys))) for _ in tree[-1]]]
    violations: list[Violation] = []
    for tier in range(len(tree) - 1, 0, -1):
        sums = [[0] * len(keys) for _ in tree[tier - 1]]
        for place, row in zip(tree[tier], figures[0]):
            sums[place.parent] = [total + value for total, value in zip(sums[place.parent], row)]
        for place, row in zip(tree[tier - 1], sums):
            violations += plant(place, row, keys, random)
        figures.insert(0, [array("q", row) for row in sums])
    return figures, violations


def plant(place: Place, row: list[int], keys: list[tuple[int, int]], random: Random) -> list[Violation]:
    """Moves about one figure in a hundred by 1 亩, so that the children miss it."""
    planted: list[Violation] = []
    for slot, (year, index) in enumerate(keys):
        if random.random() < PLANTED_SHARE:
            row[slot] += 1 if is_floor(index) else -1
            planted.append(Violation(place.code, index, year))
    return planted


def write_units(out: Path, tree: list[list[Place]]) -> None:
    with open(out / "units.csv", "w", encoding="utf-8", newline="\n") as file:
        file.write("code,name,tier,parent_code\n")
        for tier, places in enumerate(tree):
            for place in places:
                parent = tree[tier - 1][place.parent].code if tier else ""
                file.write(f"{place.code},{place.name},{TIERS[tier]},{parent}\n")


def write_figures(out: Path, tree: list[list[Place]], figures: list[list[array]], shape: Shape) -> None:
    with open(out / "indicators.csv", "w", encoding="utf-8", newline="\n") as file:
        file.write("unit_code,unit_name,year,indicator,operator,value_as_printed,unit,source_doc,clause\n")
        for tier, (places, rows) in enumerate(zip(tree, figures)):
            unit = unit_of_tier(tier, len(tree))
            # One template for all figures of a unit: `\0` stands for code and name.
            template = "".join(
                f"\0,{year},{indicator_name(index)},{'>=' if is_floor(index) else '<='},%s,{unit},基准测试,表{index + 1}\n"
                for year, index in shape.keys
            )
            for place, row in zip(places, rows):
                head = template.replace("\0", f"{place.code},{place.name}")
                file.write(head % tuple([print_figure(value, unit) for value in row]))


def write_rules(out: Path, shape: Shape) -> None:
    tiers = " → ".join(TIERS[: len(shape.sizes)])
    lines = ["词汇 基准测试", f"  层级：{tiers}", "  指标：", "    | 名称   | 单位 | 方向   | 属性   |"]
    for index in range(shape.indicators):
        direction = "不低于" if is_floor(index) else "不超过"
        lines.append(f"    | {indicator_name(index)} | 万亩 | {direction} | 约束性 |")
    rules = [RULE.format(name=indicator_name(i), index=i, tiers=tiers) for i in range(shape.indicators)]
    (out / "rules").mkdir(exist_ok=True)
    (out / "rules" / "bench.rule").write_text("\n".join(lines) + "\n" + "".join(rules), encoding="utf-8")


def write_manifest(out: Path, shape: Shape, violations: list[Violation]) -> None:
    floors = sum(is_floor(violation.indicator) for violation in violations)
    manifest = {
        "seed": shape.seed,
        "units": shape.sizes,
        "indicators": shape.indicators,
        "years": shape.years,
        "figures": sum(shape.sizes) * len(shape.keys),
        "sums": sum(shape.sizes[:-1]) * len(shape.keys),
        "violations": {"total": len(violations), "floor": floors, "ceiling": len(violations) - floors},
        "planted": [
            {"plan": plan, "indicator": indicator_name(index), "year": year}
            for plan, index, year in sorted(violations)
        ],
    }
    (out / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_shape() -> tuple[Path, Shape]:
    parser = argparse.ArgumentParser(description="Make a plan set with planted violations.")
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    parser.add_argument("--units", default="1,31,333,2844,38602", help="units of each tier, the nation first")
    parser.add_argument("--indicators", type=int, default=6, help="1 to 99")
    parser.add_argument("--years", type=int, default=1, help="every five years, the last one 2035")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    sizes = [int(size) for size in given.units.split(",")]
    if not 2 <= len(sizes) <= len(TIERS) or sizes[0] != 1 or sizes != sorted(sizes) or sizes[1] > len(PROVINCES):
        parser.error("--units takes 2 to 5 ascending numbers: 1, at most 31, and so on")
    if not 1 <= given.indicators <= 99 or not 1 <= given.years <= 20:
        parser.error("--indicators takes 1 to 99, --years 1 to 20")
    years = [LAST_YEAR - 5 * back for back in reversed(range(given.years))]
    return given.out, Shape(sizes, given.indicators, years, given.seed)


def main() -> None:
    out, shape = read_shape()
    random = Random(shape.seed)
    tree = make_tree(shape.sizes, random)
    figures, violations = draw_figures(tree, shape, random)
    out.mkdir(parents=True, exist_ok=True)
    write_units(out, tree)
    write_figures(out, tree, figures, shape)
    write_rules(out, shape)
    # Last, so that a data set without a manifest is known to be unfinished.
    write_manifest(out, shape, violations)
    print(f"{out}: {sum(shape.sizes) * len(shape.keys)} figures, {len(violations)} violations planted")


if __name__ == "__main__":
    main()
