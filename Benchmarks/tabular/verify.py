#!/usr/bin/env python3
"""Checks that a benchmark plan set violates exactly what its manifest says.

    verify.py DIR

Written to be obviously right: it reads only the CSV files, turns every figure into square metres as a fraction
(1 亩 = 2000/3 平方米) and adds up. It shares nothing with the generator. A family worked out by hand checks the checker.
"""

import csv
import json
import sys
from fractions import Fraction
from pathlib import Path

SQUARE_METRES = {"万亩": Fraction(20_000_000, 3), "亩": Fraction(2000, 3), "公顷": Fraction(10_000)}

# (code, parent) and (code, relation, value, unit): 甲 carries 15 + 16 = 31 亩, and so does 乙; 丙 carries 30.9 亩.
HAND_UNITS = [("国", ""), ("甲", "国"), ("甲1", "甲"), ("甲2", "甲"), ("乙", "国"), ("乙1", "乙"), ("丙", "国"), ("丙1", "丙")]
HAND_FIGURES = [
    ("国", "<=", "0.0092", "万亩"),
    ("甲", ">=", "31", "亩"),
    ("甲1", ">=", "1.00", "公顷"),
    ("甲2", ">=", "16", "亩"),
    ("乙", "<=", "0.0030", "万亩"),
    ("乙1", "<=", "31", "亩"),
    ("丙", ">=", "31", "亩"),
    ("丙1", ">=", "2.06", "公顷"),
]
# 31 + 30 + 31 = 92 亩 keeps the nation's ceiling; 乙 allows one 亩 more than its ceiling, 丙 lacks 0.1 亩.
HAND_VIOLATIONS = {("乙", "", ""), ("丙", "", "")}


def violations(units, figures) -> set[tuple[str, str, str]]:
    """(plan, indicator, year) of every parent that its children miss.

    `units` gives (code, parent); `figures` gives ((code, indicator, year), relation, value, unit).
    """
    parents = dict(units)
    sums: dict[tuple[str, str, str], Fraction] = {}
    bounds: dict[tuple[str, str, str], tuple[str, Fraction]] = {}
    for (code, indicator, year), relation, value, unit in figures:
        area = Fraction(value) * SQUARE_METRES[unit]
        bounds[code, indicator, year] = (relation, area)
        if parents[code]:
            key = (parents[code], indicator, year)
            sums[key] = sums.get(key, Fraction(0)) + area
    return {key for key, total in sums.items() if is_missed(*bounds[key], total)}


def is_missed(relation: str, bound: Fraction, total: Fraction) -> bool:
    return {">=": total < bound, "<=": total > bound}[relation]


def rows(path: Path) -> list[dict[str, str]]:
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main() -> None:
    by_hand = [((code, "", ""), *rest) for code, *rest in HAND_FIGURES]
    if violations(HAND_UNITS, by_hand) != HAND_VIOLATIONS:
        raise SystemExit("the checker disagrees with the family worked out by hand")
    folder = Path(sys.argv[1])
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    planted = {(entry["plan"], entry["indicator"], str(entry["year"])) for entry in manifest["planted"]}
    units = [(row["code"], row["parent_code"]) for row in rows(folder / "units.csv")]
    figures = [
        ((row["unit_code"], row["indicator"], row["year"]), row["operator"], row["value_as_printed"], row["unit"])
        for row in rows(folder / "indicators.csv")
    ]
    if len(figures) != manifest["figures"] or len({key for key, *_ in figures}) != len(figures):
        raise SystemExit(f"{folder}: {len(figures)} figures, {manifest['figures']} in the manifest, or some twice")
    found = violations(units, figures)
    if found != planted:
        raise SystemExit(f"{folder}: {len(found - planted)} violations not planted, {len(planted - found)} not found")
    print(f"{folder}: {len(figures)} figures, {len(found)} violations, as planted")


if __name__ == "__main__":
    main()
