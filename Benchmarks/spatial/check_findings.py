#!/usr/bin/env python3
"""Checks that rulec finds exactly what was planted in a spatial plan set, and the areas that peers find.

    check_findings.py TASK DIR --rulec PATH --rules PATH… [--peer OUT]…

Each peer's answers are those of geopandas_peer.py, OUT.json, or of postgis_peer.sh, OUT.csv. Areas of a peer are planar ones of a Gauss–Krüger zone; near its meridian they differ by less than 1 in 10 000, and by
what re-digitised corners round away. Ends with 1 when a planted fault is missed, one is made up, or areas disagree.
"""

import argparse
import csv
import json
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

RULES = {"inheritance": "BM-K1", "overlap": "KX-08", "area": "BM-K3", "partition": "BM-K4", "admission": "BM-K5"}


ZONES = ("100", "300", "400", "500")


def findings(given, rule: str | None = None) -> Iterator[dict]:
    """The findings one by one, since there may be a million; each stands in a line of the report."""
    rules = [word for path in given.rules for word in ("--rules", path)]
    command = [given.rulec, "check", str(given.folder), *rules, "--only", rule or RULES[given.task], "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
        is_finding = False
        for line in run.stdout:
            if is_finding and line.startswith("{"):
                yield json.loads(line.rstrip(",\n"))
            else:
                is_finding = line.startswith('"findings":[')
    if run.returncode != 1:
        sys.exit(f"{given.folder}: exit code {run.returncode}")


def answers(task: str, file: Path) -> dict:
    """What a peer found, in the form of geopandas_peer.py."""
    if file.suffix == ".json":
        return json.loads(file.read_text(encoding="utf-8"))
    with open(file, encoding="utf-8", newline="") as text:
        rows = list(csv.reader(text))
    if task == "inheritance":
        found: dict = defaultdict(lambda: [0.0, 0.0])
        for code, kind, area in rows:
            found[code][kind == "gained"] = float(area)
        return found
    if task == "overlap":
        pairs: dict = defaultdict(list)
        for pair, area in rows:
            pairs[pair].append(float(area))
        return pairs
    if task == "admission":
        return {"areas": [[float(area) for area in row[1:-1]] for row in rows], "verdicts": [row[-1] for row in rows]}
    return {code: float(area) for code, area in rows}


def pieces(finding: dict, *states: str) -> list[float]:
    """Square metres of the pieces of a finding that are so."""
    return [float(one["area"]["value"]) for one in finding["evidence"] if one["state"] in states]


def total(finding: dict, state: str) -> float:
    return sum(pieces(finding, state))


def is_close(ours: float, theirs: float) -> bool:
    return abs(ours - theirs) <= 0.05 + 2e-4 * abs(theirs)


def inheritance(given, manifest: dict, peers: list[dict]) -> list[str]:
    found = {f["plan"]: f for f in findings(given) if f["obligation"] == "honour" and f["verdict"] == "fail"}
    planted = {entry["town"] for entry in manifest["planted"] if entry["mode"] != "small_shift"}
    problems = [f"{town}: planted and not found, or found and not planted" for town in planted ^ set(found)]
    for peer in peers:
        # A town without a piece may be left out.
        for town in (set(found) | set(peer)) - {"420526"}:
            ours = (total(found[town], "missing"), total(found[town], "excess")) if town in found else (0, 0)
            lost, gained = peer.get(town, (0, 0))
            if not (is_close(ours[0], lost) and is_close(ours[1], gained)):
                problems.append(f"{town}: {ours} but the peer {lost, gained}")
    print(f"inheritance: {len(found)} towns fail, {len(planted)} planted")
    return problems


def overlap(given, manifest: dict, peers: list[dict]) -> list[str]:
    found = [f for f in findings(given) if f["verdict"] == "fail"]
    ours = sorted(area for finding in found for area in pieces(finding, "overlap"))
    planted = sorted(entry["area"] for entry in manifest["planted"] if entry["found"])
    print(f"overlap: {len(ours)} pieces, {len(planted)} overlaps planted")
    problems = [] if is_close(sum(ours), sum(planted)) else [f"{sum(ours):.2f} m², planted {sum(planted):.2f} m²"]
    for peer in peers:
        theirs = sorted(area for areas in peer.values() for area in areas)
        if len(theirs) != len(ours) or not all(map(is_close, ours, theirs)):
            problems.append(f"{len(ours)} pieces, the peer {len(theirs)}, or other areas")
    return problems


def area(given, manifest: dict, peers: list[dict]) -> list[str]:
    found = {f["plan"]: float(f["actual"]["value"]) for f in findings(given) if f["verdict"] == "fail"}
    planted = {entry["town"] for entry in manifest["totals"]}
    print(f"area: {len(found)} towns fail, {len(planted)} planted")
    problems = [f"{town}: planted and not found, or found and not planted" for town in planted ^ set(found)]
    # What two parcels cover counts once in the area of the union, so that overlaps show there.
    united = {f["plan"] for f in findings(given, "BM-K6") if f["verdict"] == "fail"}
    overlapping = {entry["town"] for entry in manifest["pieces"] if entry["mode"] == "overlap" and entry["area"] > 1}
    print(f"area of the union: {len(united)} towns fail, {len(planted | overlapping)} planted")
    problems += [f"{town}: of the union, as above" for town in (planted | overlapping) ^ united]
    for peer in peers:
        # Areas are rounded to 0.01 m² before they are added up, which makes some tenths of a square metre for a town.
        problems += [f"{town}: {ours} m², the peer {peer[town]}" for town, ours in found.items() if abs(ours - peer[town]) > 1]
    return problems


def partition(given, manifest: dict, peers: list[dict]) -> list[str]:
    found = {f["plan"] for f in findings(given) if f["verdict"] == "fail"}
    planted = {entry["town"] for entry in manifest["pieces"] if entry["area"] > 1}
    print(f"partition: {len(found)} towns fail, {len(planted)} planted")
    problems = [f"{town}: planted and not found, or found and not planted" for town in planted ^ found]
    for peer in peers:
        # The peer knows no tolerance: it may object to slips of a centimetre, too.
        slipped = {entry["town"] for entry in manifest["pieces"]}
        theirs = {town for town, is_clean in peer.items() if not is_clean}
        problems += [f"{town}: the peer disagrees" for town in (planted - theirs) | (theirs - slipped)]
    return problems


def admission(given, manifest: dict, peers: list[dict]) -> list[str]:
    """Verdict by verdict, area by area: all are worked out in one plane, so that they agree to the hundredth."""
    problems: list[str] = []
    counts: Counter[str] = Counter()
    judged = set()
    for finding in findings(given):
        number, verdict = finding["parcel"]["feature"]["feature"], finding["verdict"]
        counts[verdict] += 1
        judged.add(number)
        ours = dict.fromkeys(ZONES, 0.0)
        for zone in finding["parcel"]["zones"]:
            ours[zone["zone"][:3]] += float(zone["area"]["value"])
        for peer in peers:
            theirs = [area if area > 1.0 else 0.0 for area in peer["areas"][number - 1]]
            same = all(abs(a - b) <= 0.011 for a, b in zip(ours.values(), theirs, strict=True))
            if not same or verdict != peer["verdicts"][number - 1]:
                problems.append(f"parcel {number}: {verdict} {ours}, a peer {peer['verdicts'][number - 1]} {theirs}")
    print(f"admission: {dict(counts)}, compared with {len(peers)} peers")
    if counts.total() != manifest["parcels"]["features"] or len(judged) != counts.total():
        problems.append(f"{counts.total()} findings about {len(judged)} of {manifest['parcels']['features']} parcels")
    if set(counts) != {"pass", "fail"}:
        problems.append("every parcel lies in a zone, and some are refused")
    return problems


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare rulec's findings with the planted faults and a peer's areas.")
    parser.add_argument("task", choices=RULES)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rulec", required=True)
    parser.add_argument("--rules", action="append", required=True)
    parser.add_argument("--peer", type=Path, action="append", default=[])
    given = parser.parse_args()
    manifest = json.loads((given.folder / "manifest.json").read_text(encoding="utf-8"))
    peers = [answers(given.task, file) for file in given.peer]
    checks = {
        "inheritance": inheritance, "overlap": overlap, "area": area, "partition": partition, "admission": admission,
    }
    problems = checks[given.task](given, manifest, peers)
    if problems:
        sys.exit("\n".join(f"{given.folder}: {problem}" for problem in problems[:10]))


if __name__ == "__main__":
    main()
