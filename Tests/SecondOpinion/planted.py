#!/usr/bin/env python3
"""Holds a JSON report to the manifest of a generated plan set: everything planted is found, and nothing else.

    planted.py PLANSET REPORT
"""

import json
import sys
from pathlib import Path

# What the line of a town loses, so that 保护 finds it; a bump only adds, and a small shift stays below the tolerance.
LOSSES = ("bite", "hole", "shift")
PAIRS = {
    frozenset(("STBHHX", "YJJBNT")): "红线与农田",
    frozenset(("STBHHX", "CZKFBJ")): "红线与边界",
    frozenset(("YJJBNT", "CZKFBJ")): "农田与边界",
}


def area(finding):
    """Of all pieces, with those that the tolerance excuses."""
    slivers = finding["slivers"]["area"] if finding["slivers"] else None
    total = float(slivers["value"]) if slivers else 0.0
    return total + sum(float(piece["area"]["value"]) for piece in finding["evidence"])


def near(one, other):
    """Areas on the ellipsoid and in the plane of a zone near its meridian, each piece rounded."""
    return abs(one - other) <= 0.001 * other + 0.5


def inheritance(manifest, findings):
    lost = {item["town"]: item["lost"] for item in manifest["planted"] if item["mode"] in LOSSES}
    own = [finding for finding in findings if finding["rule"] == "KX-01" and finding["obligation"] == "honour"]
    found = {finding["plan"]: area(finding) for finding in own if finding["verdict"] == "fail"}
    assert {finding["plan"] for finding in own if finding["verdict"] == "pass"} == set(manifest["with_line"]) - set(lost)
    assert found.keys() == lost.keys(), f"planted in {sorted(lost)}, found in {sorted(found)}"
    wrong = {town: (found[town], lost[town]) for town in lost if not near(found[town], lost[town])}
    assert not wrong, f"other areas than planted: {wrong}"
    return len(lost)


def overlap(manifest, findings):
    planted = {}
    for item in manifest["planted"]:
        if item["found"]:
            planted.setdefault(PAIRS[frozenset((item["source"], item["target"]))], []).append(item["area"])
    own = [finding for finding in findings if finding["rule"] == "KX-08"]
    found = {finding["requirement"]: area(finding) for finding in own if finding["verdict"] == "fail"}
    assert found.keys() == planted.keys(), f"planted {sorted(planted)}, found {sorted(found)}"
    wrong = {pair: (found[pair], sum(planted[pair])) for pair in planted if not near(found[pair], sum(planted[pair]))}
    assert not wrong, f"other areas than planted: {wrong}"
    return sum(len(areas) for areas in planted.values())


def main(folder, report):
    manifest = json.loads((Path(folder) / "manifest.json").read_text(encoding="utf-8"))
    findings = json.loads(Path(report).read_text(encoding="utf-8"))["findings"]
    shapes = [finding["rule"] for finding in findings if finding["rule"].startswith("JH-")]
    assert not shapes, f"unsound shapes: {shapes}"
    count = inheritance(manifest, findings) if "with_line" in manifest else overlap(manifest, findings)
    assert count, "nothing was planted"
    print(f"{Path(folder).name}: all {count} planted violations found, and nothing else")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except AssertionError as problem:
        sys.exit(f"{sys.argv[1]}: {problem}")
