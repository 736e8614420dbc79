#!/usr/bin/env python3
"""Checks that rulec finds exactly what was planted in a spatial plan set, and the areas a peer finds.

    check_spatial.py TASK DIR --rulec PATH --rules PATH… [--peer OUT.json]

Areas of the peer are planar ones of a Gauss–Krüger zone; near its meridian they differ by less than 1 in 10 000, and by
what re-digitised corners round away. Ends with 1 when a planted fault is missed, one is made up, or areas disagree.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

RULES = {"inheritance": "BM-K1", "overlap": "KX-08", "area": "BM-K3", "partition": "BM-K4", "admission": "BM-K5"}


def findings(given) -> list[dict]:
    rules = [word for path in given.rules for word in ("--rules", path)]
    command = [given.rulec, "check", str(given.folder), *rules, "--only", RULES[given.task], "--format", "json"]
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode != 1:
        sys.exit(f"{given.folder}: exit code {run.returncode}\n{run.stderr[-1000:]}")
    return json.loads(run.stdout)["findings"]


def pieces(finding: dict, *states: str) -> list[float]:
    """Square metres of the pieces of a finding that are so."""
    return [float(one["area"]["value"]) for one in finding["evidence"] if one["state"] in states]


def total(finding: dict, state: str) -> float:
    return sum(pieces(finding, state))


def is_close(ours: float, theirs: float) -> bool:
    return abs(ours - theirs) <= 0.05 + 2e-4 * abs(theirs)


def inheritance(given, manifest: dict, peer: dict | None) -> list[str]:
    found = {f["plan"]: f for f in findings(given) if f["obligation"] == "honour" and f["verdict"] == "fail"}
    planted = {entry["town"] for entry in manifest["planted"] if entry["mode"] != "small_shift"}
    problems = [f"{town}: planted and not found, or found and not planted" for town in planted ^ set(found)]
    for town, (lost, gained) in (peer or {}).items():
        if town != "420526":
            ours = (total(found[town], "missing"), total(found[town], "excess")) if town in found else (0, 0)
            if not (is_close(ours[0], lost) and is_close(ours[1], gained)):
                problems.append(f"{town}: {ours} but the peer {lost, gained}")
    print(f"inheritance: {len(found)} towns fail, {len(planted)} planted")
    return problems


def overlap(given, manifest: dict, peer: dict | None) -> list[str]:
    found = [f for f in findings(given) if f["verdict"] == "fail"]
    ours = sorted(area for finding in found for area in pieces(finding, "overlap"))
    planted = sorted(entry["area"] for entry in manifest["planted"] if entry["found"])
    print(f"overlap: {len(ours)} pieces, {len(planted)} overlaps planted")
    problems = [] if is_close(sum(ours), sum(planted)) else [f"{sum(ours):.2f} m², planted {sum(planted):.2f} m²"]
    if peer is not None:
        theirs = sorted(area for areas in peer.values() for area in areas)
        if len(theirs) != len(ours) or not all(map(is_close, ours, theirs)):
            problems.append(f"{len(ours)} pieces, the peer {len(theirs)}, or other areas")
    return problems


def area(given, manifest: dict, peer: dict | None) -> list[str]:
    found = {f["plan"] for f in findings(given) if f["verdict"] == "fail"}
    overlapping = {entry["town"] for entry in manifest["pieces"] if entry["mode"] == "overlap" and entry["area"] > 1}
    planted = {entry["town"] for entry in manifest["totals"]} | overlapping
    print(f"area: {len(found)} towns fail, {len(planted)} planted")
    return [f"{town}: planted and not found, or found and not planted" for town in planted ^ found]


def partition(given, manifest: dict, peer: dict | None) -> list[str]:
    found = {f["plan"] for f in findings(given) if f["verdict"] == "fail"}
    planted = {entry["town"] for entry in manifest["pieces"] if entry["area"] > 1}
    print(f"partition: {len(found)} towns fail, {len(planted)} planted")
    problems = [f"{town}: planted and not found, or found and not planted" for town in planted ^ found]
    if peer is not None:
        # The peer knows no tolerance: it may object to slips of a centimetre, too.
        slipped = {entry["town"] for entry in manifest["pieces"]}
        theirs = {town for town, is_clean in peer.items() if not is_clean}
        problems += [f"{town}: the peer disagrees" for town in (planted - theirs) | (theirs - slipped)]
    return problems


def admission(given, manifest: dict, peer: dict | None) -> list[str]:
    """Verdict by verdict, area by area: both are worked out in one plane, so that they agree to the hundredth."""
    found = {f["parcel"]["feature"]["feature"]: f for f in findings(given) if f["rule"] == "BM-K5"}
    counts: dict[str, int] = {}
    for finding in found.values():
        counts[finding["verdict"]] = counts.get(finding["verdict"], 0) + 1
    print(f"admission: {counts}")
    if peer is None:
        return []
    problems = [] if len(found) == len(peer["verdicts"]) else [f"{len(found)} parcels, the peer {len(peer['verdicts'])}"]
    for number, (verdict, areas) in enumerate(zip(peer["verdicts"], peer["areas"]), 1):
        if number not in found:
            problems.append(f"parcel {number}: not judged")
            continue
        finding = found[number]
        ours = dict.fromkeys(("100", "300", "400"), 0.0)
        for zone in finding["parcel"]["zones"]:
            ours[zone["zone"][:3]] += float(zone["area"]["value"])
        theirs = [area if area > 1.0 else 0.0 for area in areas]
        if finding["verdict"] != verdict or any(abs(a - b) > 0.011 for a, b in zip(ours.values(), theirs)):
            problems.append(f"parcel {number}: {finding['verdict']} {ours}, the peer {verdict} {theirs}")
    return problems


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare rulec's findings with the planted faults and a peer's areas.")
    parser.add_argument("task", choices=RULES)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rulec", required=True)
    parser.add_argument("--rules", action="append", required=True)
    parser.add_argument("--peer", type=Path)
    given = parser.parse_args()
    manifest = json.loads((given.folder / "manifest.json").read_text(encoding="utf-8"))
    peer = json.loads(given.peer.read_text(encoding="utf-8")) if given.peer else None
    checks = {
        "inheritance": inheritance, "overlap": overlap, "area": area, "partition": partition, "admission": admission,
    }
    problems = checks[given.task](given, manifest, peer)
    if problems:
        sys.exit("\n".join(f"{given.folder}: {problem}" for problem in problems[:10]))


if __name__ == "__main__":
    main()
