"""How much of the language, of values and of verdicts the tests run through: regions, of which every branch is one.

coverage.py [--jobs N]
Swift counts no branches apart: a branch of `if`, `guard`, `switch`, `?:` or behind `&&` and `||` is a region of its own.
Prints a line a part and the files with most that was not run, and records the figures.
"""

import argparse
import json
import os
import subprocess
import sys

import record

PARTS = {
    "language": ["RuleDSL/" + name for name in ("Source", "Keywords", "Syntax", "Typing", "Compile", "Format", "Program")],
    "values": ["RuleDSL/Values"],
    "verdicts": ["Transmission/" + name for name in ("Plan", "Findings", "Carriers", "Obligations", "Rules", "Admission", "Run")],
    "shapes": ["Spatial"],
    "readers": ["PlanData"],
}
SUITES = "RuleDSLTests|TransmissionTests|SpatialTests|PlanDataTests|ProofTests|ProveTests|FuzzTests"

options = argparse.ArgumentParser()
options.add_argument("--jobs", type=int, default=os.cpu_count())
options.add_argument("--no-run", action="store_true", help="take the figures of the last run")
arguments = options.parse_args()
built = record.root / ".build/coverage"
command = ["swift", "test", "--enable-code-coverage", "--scratch-path", str(built), "-j", str(arguments.jobs)]
if not arguments.no_run:
    ended = subprocess.run(
        [*command, "--filter", f"^({SUITES})\\."], cwd=record.root, stdin=subprocess.DEVNULL, stdout=sys.stderr,
        env={**os.environ, "SWIFT_BACKTRACE": "enable=no"},
    ).returncode
    if ended:
        sys.exit("the tests do not pass: no figures are taken")
found = subprocess.run([*command, "--show-codecov-path"], cwd=record.root, stdout=subprocess.PIPE, check=True)
with open(found.stdout.decode().strip()) as file:
    files = json.load(file)["data"][0]["files"]
figures, poor = {}, []
for part, folders in PARTS.items():
    covered = count = 0
    for entry in files:
        name = os.path.relpath(entry["filename"], record.root / "Sources")
        if any(name.startswith(folder + "/") for folder in folders):
            regions = entry["summary"]["regions"]
            covered, count = covered + regions["covered"], count + regions["count"]
            poor.append((regions["count"] - regions["covered"], regions["count"], name))
    figures[part] = [covered, count]
    print(f"{part:<10}{covered:>7} of {count:>7} regions {covered / max(count, 1):>7.1%}")
for missing, count, name in sorted(poor, reverse=True)[:15]:
    print(f"  {missing:>4} of {count:>4} not run: {name}")
record.note("coverage", suites=SUITES, **figures)
