#!/usr/bin/env python3
"""Takes away, blanks, renames and moves each thing of a plan set in turn: no run may stay, or turn, green without cause.

  Tests/Reliability/deletions.py RULEC [--sets GLOB] [--sample N] [--seed N] [--list]

Every plan set of Examples and Tests/Fixtures is tried: its files, layers, features, fields, values, rows, columns and
cells.  What may be taken away without consequence stands with its reason in `harmless.txt`, one line a pattern:
set, kind and place (with `*`), then the reason.  Ends with 1 where anything else left a run at exit status 0.
A reason that begins with `same:` is held to the whole report: every verdict and figure stays, only names of files differ.
"""

import argparse
import collections
import concurrent.futures
import csv
import fnmatch
import io
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

import record

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent


class PlanSet:
    """A folder that is checked, the rules it is checked with, and the status it ends with as it is."""

    def __init__(self, path, rules, rulec):
        self.path, self.rules, self.rulec = path, rules, rulec
        self.name = str(path.relative_to(ROOT))
        self.status, self.said = self.check(path)

    def check(self, folder):
        """The status of a run and all that it says."""
        arguments = [self.rulec, "check", str(folder), "--all"]
        for rule in self.rules:
            arguments += ["--rules", str(rule)]
        ended = subprocess.run(arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=120)
        return ended.returncode, ended.stdout.decode(errors="replace")

    def says_the_same(self, said, place):
        """Whether a report differs at most in what the file at a place is called; files are told of in their order."""
        name = place.name
        other = said.replace("某文件" + place.suffix, name).replace(f"旧/{name}", name)
        return sorted(other.splitlines()) == sorted(self.said.splitlines())

    def files(self):
        return sorted(file for file in self.path.rglob("*") if file.is_file() and file.suffix in (".csv", ".geojson"))


def plan_sets(rulec, pattern):
    """All plan sets that are folders of text files."""
    found = []
    for folder in sorted((ROOT / "Tests/Fixtures/evaluation").glob("*/*/")):
        if (folder / "units.csv").exists():
            found.append((folder, [folder.parent / "规则.rule"]))
    library = [ROOT / "Rules"]
    for folder in [ROOT / "Examples/whole-family", ROOT / "Examples/control-lines", ROOT / "Examples/review"]:
        found.append((folder, library))
    found += [(folder, library) for folder in sorted((ROOT / "Examples/maintenance").glob("*/"))]
    found.append((ROOT / "Examples/pack-of-an-office/planset", library + [ROOT / "Examples/pack-of-an-office/rules"]))
    chosen = [(folder, rules) for folder, rules in found if fnmatch.fnmatch(str(folder.relative_to(ROOT)), pattern)]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda one: PlanSet(*one, rulec), chosen))


def table_changes(file):
    """(kind, place, new bytes) for each thing of a CSV file."""
    rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"))))

    def text(changed):
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(changed)
        return out.getvalue().encode()

    header = rows[0]
    for row in range(1, len(rows)):
        yield "row", f"{row + 1}", text(rows[:row] + rows[row + 1:])
        for column, value in enumerate(rows[row]):
            if value.strip():
                blank = rows[row][:column] + [""] + rows[row][column + 1:]
                yield "cell", f"{row + 1}:{header[column]}", text(rows[:row] + [blank] + rows[row + 1:])
    for column, name in enumerate(header):
        yield "column", name, text([row[:column] + row[column + 1:] for row in rows])
        yield "header", name, text([header[:column] + ["某列"] + header[column + 1:]] + rows[1:])
    yield "rows", "all", text(rows[:1])


def layer_changes(file):
    """(kind, place, new bytes) for each thing of a GeoJSON file."""
    layer = json.loads(file.read_text(encoding="utf-8"))
    features = layer.get("features", [])

    def text(changed):
        return json.dumps({**layer, "features": changed}, ensure_ascii=False).encode()

    for number, feature in enumerate(features):
        yield "feature", f"{number + 1}", text(features[:number] + features[number + 1:])
        without = {**feature, "geometry": None}
        yield "geometry", f"{number + 1}", text(features[:number] + [without] + features[number + 1:])
        for field in feature["properties"]:
            blank = {**feature, "properties": {**feature["properties"], field: None}}
            yield "value", f"{number + 1}:{field}", text(features[:number] + [blank] + features[number + 1:])
    for field in sorted({field for feature in features for field in feature["properties"]}):
        def without(properties):
            return {key: value for key, value in properties.items() if key != field}
        yield "field", field, text([{**one, "properties": without(one["properties"])} for one in features])
    yield "features", "all", text([])


def file_changes(plan_set, file):
    """(kind, place, change of a copied folder) for a file as a whole and for its content."""
    place = file.relative_to(plan_set.path)

    def remove(folder):
        (folder / place).unlink()

    def hide(folder):
        (folder / place).rename((folder / place).with_name("." + file.name))

    def rename(folder):
        (folder / place).rename((folder / place).with_name("某文件" + file.suffix))

    def move(folder):
        (folder / place.parent / "旧").mkdir()
        (folder / place).rename(folder / place.parent / "旧" / file.name)

    def empty(folder):
        (folder / place).write_bytes(b"")

    yield from [("file removed", "", remove), ("file hidden", "", hide), ("file renamed", "", rename)]
    yield from [("file moved", "", move), ("file emptied", "", empty)]
    for kind, where, content in (table_changes if file.suffix == ".csv" else layer_changes)(file):
        yield kind, where, lambda folder, content=content: (folder / place).write_bytes(content)


def harmless():
    lines = (HERE / "harmless.txt").read_text().splitlines()
    return [line.split(maxsplit=3) for line in lines if line.strip() and not line.startswith("#")]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("rulec", type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("--sets", default="*", help="only plan sets whose path matches")
    parser.add_argument("--sample", type=int, default=0, help="at most so many changes a file")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", action="store_true", help="print the harmless ones, too")
    options = parser.parse_args()
    draw = random.Random(options.seed)
    changes = []
    sets = plan_sets(options.rulec, options.sets)
    for plan_set in sets:
        for file in plan_set.files():
            all_of_file = list(file_changes(plan_set, file))
            if 0 < options.sample < len(all_of_file):
                all_of_file = draw.sample(all_of_file, options.sample)
            changes += [(plan_set, file, *change) for change in all_of_file]

    def try_one(change):
        plan_set, file, _, _, apply = change
        with tempfile.TemporaryDirectory() as work:
            # Rule files that a plan set brings refer to each other; its own folder is copied whole.
            copy = pathlib.Path(work) / plan_set.path.name
            shutil.copytree(plan_set.path, copy)
            apply(copy)
            return plan_set.check(copy)

    allowed, used = harmless(), set()
    tried, green, bad = collections.Counter(), collections.Counter(), []
    crashed = []
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for (plan_set, file, kind, where, _), (status, said) in zip(changes, pool.map(try_one, changes)):
            tried[kind] += 1
            place = f"{file.relative_to(plan_set.path)}:{where}"
            if status not in (0, 1, 2, 3, 4):
                crashed.append(f"{plan_set.name} {kind} {place}: {status}")
            if status != 0:
                continue
            green[kind] += 1
            reason = next(
                (
                    number
                    for number, (name, what, there, _) in enumerate(allowed)
                    if fnmatch.fnmatchcase(plan_set.name, name) and fnmatch.fnmatchcase(kind.replace(" ", "-"), what)
                    and fnmatch.fnmatchcase(place, there)
                ),
                None,
            )
            used.add(reason)
            line = f"{plan_set.name} {kind.replace(' ', '-')} {place}  ({plan_set.status} → 0)"
            if reason is None:
                bad.append(line)
            elif allowed[reason][3].startswith("same:") and not plan_set.says_the_same(said, file):
                bad.append(f"{line}: the report is another one")
            elif options.list:
                print(line, allowed[reason][3])
    print(f"{len(sets)} plan sets, {sum(tried.values())} things taken away, {sum(green.values())} without consequence")
    for kind in sorted(tried):
        print(f"  {kind:14} {tried[kind]:6} {green[kind]:6}")
    for line in crashed:
        print("ended badly:", line)
    for line in bad:
        print("green without cause:", line)
    if options.sample == 0 and options.sets == "*":
        for number, line in enumerate(allowed):
            if number not in used:
                print("nothing needs:", " ".join(line))
    record.note(
        "deletions", sets=len(sets), tried=sum(tried.values()), green=sum(green.values()), uncaused=len(bad),
        crashed=len(crashed), sample=options.sample,
    )
    sys.exit(1 if bad or crashed else 0)


main()
