"""Small faults in the engine's own source: which of them a test notices.

engine_mutants.py [--sample 400] [--seed 1] [--most N] [--seconds 300] [--jobs N]
                  [--targets "SpatialTests …"] [--folders "Spatial …"]
Every fault of a seeded sample is built at once, each behind a number that the environment names when a test runs; one run of
every suite says which faults it reaches, then each fault is run against the suites that reach it, the quickest first.
A run that was broken off goes on where it was; .build/mutants holds the copy of the sources and what came of each fault.
Ends with 1 where fewer than nine in ten of the reached faults are noticed, or one that is not has no reason.
"""

import argparse
import collections
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import time

import record
import swift_points

FOLDERS = ("RuleDSL", "Transmission", "Spatial", "PlanData")
SWITCH = """\
#include <stdbool.h>
extern int chuandao_active;
extern unsigned char *chuandao_reached;
static inline bool chuandao_mutant(int number) {
  if (chuandao_reached) chuandao_reached[number] = 1;
  return number == chuandao_active;
}
static inline long chuandao_off(int number) { return chuandao_mutant(number) ? -1 : 0; }
"""
# Pages of a file, so that what a process reached is known even if it was killed.
BEGIN = """\
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include "mutants.h"
int chuandao_active = -1;
unsigned char *chuandao_reached;
__attribute__((constructor)) static void chuandao_begin(void) {
  const char *number = getenv("CHUANDAO_MUTANT"), *file = getenv("CHUANDAO_REACHED");
  if (number) chuandao_active = atoi(number);
  int opened = file ? open(file, O_RDWR | O_CLOEXEC) : -1;
  void *map = opened < 0 ? MAP_FAILED : mmap(0, COUNT, PROT_READ | PROT_WRITE, MAP_SHARED, opened, 0);
  if (map != MAP_FAILED) chuandao_reached = map;
}
"""

# What some targets of tests need, at the end of the copy's Package.swift.
CHOSEN = """
var kept: Set = CHOSEN
while true {
  let needed = package.targets.filter { kept.contains($0.name) }.flatMap(\\.dependencies).compactMap {
    if case .byNameItem(let name, _) = $0 { name } else { nil }
  }
  guard !kept.isSuperset(of: needed) else { break }
  kept.formUnion(needed)
}
package.targets.removeAll { !kept.contains($0.name) }
package.products = []
"""

options = argparse.ArgumentParser()
options.add_argument("--sample", type=int, default=400)
options.add_argument("--seed", type=int, default=1)
options.add_argument("--most", type=int, default=0, help="stop after so many faults were run")
options.add_argument("--seconds", type=int, default=300, help="most time for the suites of one fault")
options.add_argument("--targets", default="", help="only these targets of tests, and what they need, are built and run")
options.add_argument("--folders", default=" ".join(FOLDERS), help="only faults in these are run")
options.add_argument("--jobs", type=int, default=os.cpu_count())
arguments = options.parse_args()
root = record.root
work = root / ".build/mutants"
tree = work / "tree"
part = tree / "switch"
_, sources = record.version()
state_file = work / f"{sources}-{arguments.sample}-{arguments.seed}.json"
state = json.loads(state_file.read_text()) if state_file.exists() else {"dropped": [], "suites": {}, "results": {}}


def save():
    state_file.write_text(json.dumps(state, ensure_ascii=False, indent=1) + "\n")


def drawn():
    """The sample: faults as (file, point), none within another, the same for the same sources, size and seed."""
    every = []
    for folder in FOLDERS:
        for path in sorted((root / "Sources" / folder).rglob("*.swift")):
            source = path.read_text()
            every += [(str(path.relative_to(root)), point) for point in swift_points.File(source).points()]
    random.Random(arguments.seed).shuffle(every)
    taken, chosen = collections.defaultdict(list), []
    for file, point in every:
        if len(chosen) == arguments.sample:
            break
        if all(point.end <= start or end <= point.start for start, end in taken[file]):
            taken[file].append((point.start, point.end))
            chosen.append((file, point))
    return chosen, len(every)


def write(mutants):
    """The copy of the sources with every fault that is not dropped; line numbers stay."""
    for file in {file for file, _ in mutants}:
        source = (root / file).read_text()
        kept = [(n, p) for n, (f, p) in enumerate(mutants) if f == file and n not in state["dropped"]]
        for number, point in sorted(kept, key=lambda pair: -pair[1].start):
            changed = point.text.replace("ID", str(number))
            source = source[:point.start] + changed + source[point.end:]
        if kept:
            source = "import CMutants; " + source
        if (tree / file).read_text() != source:
            (tree / file).write_text(source)


def copy(mutants):
    """Everything that tests read, as it is now, and the switch."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=root, stdout=subprocess.PIPE, check=True).stdout.decode()
    for name in filter(None, names.split("\0")):
        here, there = root / name, tree / name
        changed = name != "Package.swift" and (not there.exists() or here.read_bytes() != there.read_bytes())
        if here.is_file() and changed and not any(name == file for file, _ in mutants if there.exists()):
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(here, there)
    package = (root / "Package.swift").read_text()
    # What is never reached or always so is a warning.
    package = package.replace("  .treatAllWarnings(as: .error),\n", "")
    if arguments.targets:
        package += CHOSEN.replace("CHOSEN", json.dumps(arguments.targets.split()))
    (tree / "Package.swift").write_text(package)
    part.mkdir(exist_ok=True)
    (part / "module.modulemap").write_text('module CMutants { header "mutants.h" export * }\n')
    (part / "mutants.h").write_text(SWITCH)
    (part / "mutants.c").write_text(BEGIN.replace("COUNT", str(max(4096, arguments.sample))))
    subprocess.run(["clang", "-O2", "-fPIC", "-c", "mutants.c", "-o", "mutants.o"], cwd=part, check=True)


def build(mutants):
    """Builds the copy with its tests; a fault that does not compile is dropped, and it is built again."""
    command = ["swift", "build", "--build-tests", "-c", "release", "--scratch-path", str(work / "built"), "-j",
               str(arguments.jobs), "-Xswiftc", "-enable-testing", "-Xswiftc", "-I", "-Xswiftc", str(part), "-Xlinker", str(part / "mutants.o")]
    while True:
        write(mutants)
        ended = subprocess.run(command, cwd=tree, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        text = ended.stdout.decode(errors="replace")
        (work / "build.log").write_text(text)
        if ended.returncode == 0:
            return
        wrong = {(file, int(line)) for file, line in re.findall(rf"{tree}/(\S+?\.swift):(\d+):\d+: error:", text)}
        found = {n for n, m in enumerate(mutants) if n not in state["dropped"] and touched(m, wrong)}
        if not found:
            sys.exit(f"the copy does not build, and no fault is the cause: see {work / 'build.log'}")
        state["dropped"] = sorted({*state["dropped"], *found})
        print(f"{len(found)} faults do not compile and are left out", flush=True)
        save()


def touched(mutant, wrong):
    file, point = mutant
    lines = range(point.line - 1, point.line + point.text.count("\n") + 2)
    return any(file == name and line in lines for name, line in wrong)


def run(suite, seconds, **environment):
    """How a suite ends: 0, another status, or `time` where it did not come to an end."""
    bundle = work / "built/release/chuandaoPackageTests.xctest"
    with open(work / "suite.log", "wb") as log:
        started = subprocess.Popen(
            [str(bundle), "--testing-library", "swift-testing", "--filter", f"^{re.escape(suite)}/"],
            cwd=tree, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
            env={**os.environ, "SWIFT_BACKTRACE": "enable=no", **environment},
        )
        try:
            ended = started.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(started.pid, signal.SIGKILL)
            started.wait()
            return "time"
    # No test ends so: somebody else ended it, which says nothing.
    return run(suite, seconds, **environment) if ended == -signal.SIGTERM else ended


def suites():
    """Runs every suite once without a fault: how long it takes, and which faults it reaches."""
    bundle = work / "built/release/chuandaoPackageTests.xctest"
    listed = subprocess.run(
        [str(bundle), "--testing-library", "swift-testing", "--list-tests"], cwd=tree, stdout=subprocess.PIPE, check=True
    ).stdout.decode()
    names = sorted({line.split("/")[0] for line in listed.split("\n") if "/" in line and not line.startswith("TidyTests")})
    for name in names:
        if name in state["suites"]:
            continue
        reached = work / "reached"
        reached.write_bytes(bytes(max(4096, arguments.sample)))
        begun = time.monotonic()
        ended = run(name, 1200, CHUANDAO_REACHED=str(reached))
        numbers = [number for number, byte in enumerate(reached.read_bytes()) if byte]
        state["suites"][name] = {"seconds": round(time.monotonic() - begun, 1), "ended": ended, "reached": numbers}
        if ended != 0:
            print(f"{name} does not pass without a fault ({ended}), and is left out", flush=True)
        save()


def judge(number):
    """Runs the suites that reach a fault, the quickest first, until one notices it."""
    able = [(s["seconds"], name) for name, s in state["suites"].items() if s["ended"] == 0 and number in s["reached"]]
    if not able:
        return {"result": "not reached"}
    left = arguments.seconds
    for seconds, name in sorted(able):
        if left < seconds:
            return {"result": "survived", "untried": sum(1 for s, _ in able if s >= seconds)}
        begun = time.monotonic()
        ended = run(name, seconds * 4 + 15, CHUANDAO_MUTANT=str(number))
        left -= time.monotonic() - begun
        if ended != 0:
            return {"result": "killed", "by": name, "ended": ended}
    return {"result": "survived", "untried": 0}


def reasons():
    """Faults that no test can notice, or that need none: file, kind and source, and why."""
    found = {}
    for line in pathlib.Path(__file__).with_name("engine_survivors.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            file, kind, text, reason = (field.strip() for field in line.split(" | ", 3))
            found[file, kind, text] = reason
    return found


mutants, every = drawn()
tree.mkdir(parents=True, exist_ok=True)
copy(mutants)
build(mutants)
suites()
waiting = [
    n for n, (file, _) in enumerate(mutants)
    if n not in state["dropped"] and str(n) not in state["results"] and file.split("/")[1] in arguments.folders.split()
]
for number in waiting[:arguments.most or None]:
    file, point = mutants[number]
    line = (root / file).read_text().split("\n")[point.line - 1].strip()
    result = {"file": file, "line": point.line, "kind": point.kind, "text": line, **judge(number)}
    state["results"][str(number)] = result
    save()
    print(f"{number:>4} {result['result']:<12}{file}:{point.line} {point.kind} {result.get('by', '')}", flush=True)

results = list(state["results"].values())
score = collections.Counter(result["result"] for result in results)
known = reasons()
survivors = [result for result in results if result["result"] == "survived"]
unexplained = [s for s in survivors if (s["file"], s["kind"], s["text"]) not in known]
for survivor in unexplained:
    tail = f" ({survivor['untried']} suites not tried for want of time)" if survivor["untried"] else ""
    print(f"survived: {survivor['file']}:{survivor['line']} {survivor['kind']}: {survivor['text']}{tail}")
reached = score["killed"] + score["survived"]
print(
    f"{every} places, {len(mutants)} drawn, {len(state['dropped'])} do not compile, {len(results)} run: {score['killed']} noticed, "
    f"{score['survived']} not ({len(survivors) - len(unexplained)} with a reason), {score['not reached']} not reached"
)
record.note(
    "engine-mutants", places=every, drawn=len(mutants), run=len(results), killed=score["killed"],
    survived=score["survived"], explained=len(survivors) - len(unexplained), unreached=score["not reached"], seed=arguments.seed,
    tests=arguments.targets,
)
sys.exit(bool(unexplained) or (score["killed"] + len(survivors) - len(unexplained)) * 10 < reached * 9)
