#!/usr/bin/env python3
"""Changes a plan set at random, one thing after another: with --state, each check says what a check from scratch says.

  Tests/Reliability/changes.py RULEC [--changes N] [--seed N] [--keep FOLDER] [--list]

The plan set is put together of the examples and of what is sound on the ground of some provinces.  A change reaches
anything that a verdict or a report hangs on: cells and rows of every table, units, features, fields and values of layers in
any format, the files beside them, names and times of files, words, rules, packs, waivers, dates, options.  After each,
three runs have to agree to the byte in status, report and messages: one from scratch, one with the state of the run
before, and now and then one more, which has to measure nothing again.  Where a change says whose plans it concerns, no
more than those are measured.  A change after which nothing can be judged is tried and taken back.
Ends with 1 where anything differs; the same seed makes the same changes.
"""

import argparse
import collections
import concurrent.futures
import os
import pathlib
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

import changing
import changing_layers

# What only a run with a state says, and how many plans it measured of how many there are.
NOTE = re.compile(r"^rulec：(规划 \d+ 个，重新测量|\d+ of \d+ plans? measured|状态|the state ).*\n", re.M)
COUNTS = [re.compile(r"规划 (?P<all>\d+) 个，重新测量 (?P<new>\d+) 个"), re.compile(r"(?P<new>\d+) of (?P<all>\d+) plans? measured")]


class PlanSet(changing.ChangingPlanSet, changing_layers.ChangingLayers):
    """Everything that changes."""


CHANGES = [
    (PlanSet.figure_changed, 4), (PlanSet.cell_changed, 3), (PlanSet.row_removed, 3), (PlanSet.row_added, 3),
    (PlanSet.table_encoded, 1), (PlanSet.unit_changed, 4), (PlanSet.point_moved, 6), (PlanSet.feature_removed, 3),
    (PlanSet.feature_repeated, 3), (PlanSet.value_changed, 6), (PlanSet.field_renamed, 2), (PlanSet.system_changed, 2),
    (PlanSet.file_removed, 2), (PlanSet.file_restored, 4), (PlanSet.file_renamed, 3), (PlanSet.file_moved, 3),
    (PlanSet.file_copied, 2), (PlanSet.file_damaged, 2), (PlanSet.touched, 1), (PlanSet.time_kept, 3),
    (PlanSet.converted, 6), (PlanSet.gathered, 2), (PlanSet.beside, 5), (PlanSet.row_of_geopackage, 4), (PlanSet.linked, 1),
    (PlanSet.shared, 3), (PlanSet.number_of_rule, 3), (PlanSet.level_of_rule, 2), (PlanSet.rule_removed, 2),
    (PlanSet.rule_of_plan_set, 3), (PlanSet.pack_changed, 2), (PlanSet.word_changed, 2), (PlanSet.waiver, 4),
    (PlanSet.declaration, 3), (PlanSet.option, 10),
]


class Runs:
    def __init__(self, rulec, work):
        self.rulec, self.work = rulec, work
        self.environment = {**os.environ, "CHUANDAO_RULES": str(work / "Rules")}

    def check(self, plan_set, state=None):
        """Status, messages and results of a run; and how many plans there are to measure and were measured."""
        out = self.work / ("out-state" if state else "out")
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir()
        options = dict(plan_set.options)
        command = [self.rulec, "check", "planset"]
        if options.pop("--baseline", None) is not None:
            command += ["--baseline", "baseline.json"]
        if "--output" in options or options.get("--format") in ("gpkg",):
            options["--output"] = f"{out.name}/report"
        if "--report" in options:
            options["--report"] = f"{out.name}/bundle"
        if options.pop("--rules", None) is not None:
            for folder in ("vocabulary", "national/control-lines", "national/zoning"):
                command += ["--rules", f"Rules/{folder}"]
        for name, value in options.items():
            command += [name, value] if value else [name]
        if state:
            command += ["--state", str(state)]
        ended = subprocess.run(command, cwd=self.work, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               timeout=600)
        said = ended.stderr.decode().replace(f"{out.name}/", "out/")
        counts = next(filter(None, (pattern.search(said) for pattern in COUNTS)), None) if state else None
        counted = counts and (int(counts["all"]), int(counts["new"]))
        results = {"status": ended.returncode, "stdout": ended.stdout, "stderr": NOTE.sub("", said)}
        for file in sorted(out.rglob("*")):
            if file.is_file():
                results[str(file.relative_to(out))] = self.content(file)
        return results, counted

    @staticmethod
    def content(file):
        content = file.read_bytes()
        if content[:6] != b"SQLite":
            return content
        # Pages may lie otherwise where rows are the same.
        with sqlite3.connect(file) as base:
            return "\n".join(line for line in base.iterdump() if "gpkg_contents" not in line).encode()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("rulec", type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("--changes", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=pathlib.Path, help="work there, and leave what stands there at the first difference")
    parser.add_argument("--list", action="store_true", help="print every change")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = options.keep or pathlib.Path(folder)
        if options.keep:
            shutil.rmtree(work, ignore_errors=True)
        work.mkdir(exist_ok=True)
        sys.exit(run(options, work.resolve()))


def run(options, work):
    draw = random.Random(options.seed)
    plan_set, runs = PlanSet(work, draw), Runs(options.rulec, work)
    state = work / "state"
    made, ends, applied, bad, undo = collections.Counter(), collections.Counter(), 0, 0, None
    plans = measured = 0
    pool = concurrent.futures.ThreadPoolExecutor(2)
    (work / "baseline.json").write_bytes(runs.check(type("", (), {"options": {"--format": "json"}}))[0]["stdout"])
    runs.check(plan_set, state)
    while applied < options.changes:
        plan_set.number += 1
        back = plan_set.remembered()
        # Words, packs and rules that went come back before long, so that there is something to judge.
        if undo and draw.random() < 0.4:
            undo()
            kind = title = "taken_back"
            reach = undo = None
        else:
            change = draw.choices([change for change, _ in CHANGES], [weight for _, weight in CHANGES])[0]
            done = change(plan_set)
            if done is None:
                continue
            done = done if isinstance(done, tuple) else (done,)
            title, reach = f"{change.__name__}: {done[0]}", done[1] if len(done) > 1 else None
            if len(done) > 2:
                if undo:
                    undo()
                undo = done[2]
            kind = change.__name__
        applied += 1
        scratch = pool.submit(runs.check, plan_set)
        found, counted = runs.check(plan_set, state)
        again, idle = runs.check(plan_set, state) if draw.random() < 0.3 else (found, None)
        whole, _ = scratch.result()
        problems = [f"{name} differs" for name in whole if whole[name] != found.get(name)]
        problems += [f"{name} differs the second time" for name in whole if whole[name] != again.get(name)]
        problems += [f"status {whole['status']}"] if whole["status"] not in (0, 1, 2, 3, 4) else []
        if counted:
            plans, measured = plans + counted[0], measured + counted[1]
            if reach is not None and counted[1] > len(reach):
                problems.append(f"{counted[1]} plans measured of {len(reach)} around")
        if idle and idle[1]:
            problems.append(f"{idle[1]} plans measured the second time")
        if options.list or problems:
            print(applied, title, f"status {whole['status']}", counted, *plan_set.options.items())
        for problem in problems:
            print("   ", problem)
        bad += bool(problems)
        made[kind] += 1
        ends[whole["status"]] += 1
        if whole["status"] in (3, 4):
            back()
        if problems and options.keep:
            break
    print("changes:", " ".join(f"{name} {made[name]}" for name in sorted(made)))
    print("statuses:", " ".join(f"{status}: {count}" for status, count in sorted(ends.items())))
    print(f"{applied} changes, {bad} that differ; {measured} of {plans} plans measured again")
    return 1 if bad or applied and not plans else 0


if __name__ == "__main__":
    main()
