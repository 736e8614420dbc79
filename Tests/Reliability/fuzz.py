"""Coverage-guided fuzzing of every door of strangers' bytes, with libFuzzer.

fuzz.py [--targets "csv wkb"] [--builds "plain addresses"] [--seconds 300] [--rounds 1] [--runs N] [--no-build]
Each target is run by two builds, which are counted apart: the plain one is quick and traps where Swift does; the one under
the address sanitizer also follows memory, leaks and what values are compared with, and is several times slower.
Prints a line a target and build: how many inputs were tried, which edges of the program they reached, and what they did to
it.  Keeps what it learned in .build/fuzz/learned and what traps in .build/fuzz/found; adds the counts to fuzzed.txt, where
those of former versions stand.  Ends with 1 where something trapped, leaked or took too long.
"""

import argparse
import datetime
import json
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

import record

root = record.root
seeds = root / "Tests/FuzzTests/Corpora"
built = root / ".build/fuzz"
tally = root / "Tests/Reliability/fuzzed.txt"
BUILDS = {
    # The compiler gives no coverage without any sanitizer; this one adds nothing else.
    "plain": ["-sanitize=fuzzer", "-sanitize-coverage=edge,inline-8bit-counters,pc-table"],
    "addresses": ["-sanitize=address", "-sanitize-coverage=edge,inline-8bit-counters,pc-table,trace-cmp"],
}
# Most trials are short: what is rare in a short input is as rare in a long one, which costs more.  Shares of the time.
LENGTHS = {256: 0.6, 1024: 0.3, 4096: 0.1}
# Of one sort of fault many inputs are found; after so many the rest waits until these are mended.
MOST_FOUND = 5
# So many files are looked through for those that reach something by themselves.
MOST_LEARNED = 3000
COLUMNS = ("target", "build", "executions", "edges", "traps", "leaks", "slow", "first", "last", "day")


def build(kind):
    """The library with coverage, in a folder of its own, and libFuzzer's main before it."""
    options = [word for flag in [*BUILDS[kind], "-enable-testing"] for word in ("-Xswiftc", flag)]
    subprocess.run(
        ["swift", "build", "-c", "release", "--scratch-path", str(built / kind), "-j", str(arguments.jobs), "--product", "Fuzz"]
        + options,
        cwd=root, env={**os.environ, "CHUANDAO_FUZZ": "1"}, stdout=sys.stderr, check=True,
    )
    packages = subprocess.run(["pkg-config", "--libs", "geos", "sqlite3"], stdout=subprocess.PIPE, check=True)
    sanitizers = "fuzzer,address" if kind == "addresses" else "fuzzer"
    subprocess.run(
        ["swiftc", f"-sanitize={sanitizers}", "-o", str(built / f"fuzz-{kind}"), str(built / kind / "release/libFuzz.a")]
        + packages.stdout.decode().split(),
        check=True,
    )
    (built / f"{kind}.json").write_text(json.dumps(record.version()))


def start(kind, target, options, leaks=False):
    """Runs a build once; how it ended and what it said."""
    log = built / f"{target}-{kind}.log"
    memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    # What traps does not clean up behind itself.
    with tempfile.TemporaryDirectory(dir=memory) as folder, open(log, "wb") as output:
        ended = subprocess.run(
            [str(built / f"fuzz-{kind}"), "-timeout=10", "-rss_limit_mb=2000", "-print_final_stats=1", "-print_funcs=0",
             "-reload=0", "-entropic=0", f"-artifact_prefix={built}/found/{target}-", *options],
            stdout=output, stderr=subprocess.STDOUT,
            env={
                **os.environ, "CHUANDAO_FUZZ_TARGET": target, "SWIFT_BACKTRACE": "enable=no", "TMPDIR": folder,
                # Whole stacks show whose memory it is, and cost more than everything else.
                "ASAN_OPTIONS": "detect_leaks=1:fast_unwind_on_malloc=0" if leaks
                else "detect_leaks=0:malloc_context_size=1:quarantine_size_mb=16",
                "LSAN_OPTIONS": f"suppressions={root}/Tests/FuzzTests/leaks.txt:print_suppressions=0",
            },
        ).returncode
    return ended, log.read_bytes().decode(errors="replace"), log


def fuzz(kind, target):
    """Runs libFuzzer until time or runs are over, again after each find; counts, finds, and seconds of the processor."""
    learned = built / "learned" / target
    learned.mkdir(parents=True, exist_ok=True)
    (built / "found").mkdir(exist_ok=True)
    folders = [str(learned), str(seeds / target)]
    begun, worked = time.monotonic(), processor()
    done, coverage, finds, behind = 0, 0, [], 0
    stages = list(LENGTHS.items())
    while len(finds) < MOST_FOUND and stages:
        length, share = stages[0]
        seconds = int(arguments.seconds * (behind + share) - (time.monotonic() - begun))
        runs = int(arguments.runs * (behind + share)) - done
        if (runs if arguments.runs else seconds) <= 0:
            behind += stages.pop(0)[1]
            continue
        limit = f"-runs={runs}" if arguments.runs else f"-max_total_time={seconds}"
        # Looking for leaks after each input would take most of the time.
        ended, text, log = start(kind, target, [f"-max_len={length}", limit, "-detect_leaks=0", *folders])
        done += int((re.findall(r"number_of_executed_units: (\d+)", text) or re.findall(r"^#(\d+)\t", text, re.M) or [0])[-1])
        coverage = max([coverage, *map(int, re.findall(r"\bcov: (\d+)", text))])
        if ended != 0:
            finds.append(find(text, ended, log))
    took = processor() - worked
    if kind == "addresses" and len(finds) < MOST_FOUND:
        ended, text, log = start(kind, target, ["-runs=0", "-detect_leaks=1", *folders], leaks=True)
        if ended != 0:
            finds.append(find(text, ended, log))
    if len(os.listdir(learned)) > MOST_LEARNED:
        merge(kind, target, learned)
    return done, coverage, finds, took


def processor():
    """Seconds that children have worked: others on the machine make a run longer, and not this."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def find(text, ended, log):
    kept = (re.findall(r"Test unit written to (\S+)", text) or [str(log)])[-1]
    said = re.search(r"(Fatal error: .*|ERROR: .*)", text)
    return pathlib.Path(kept).name, said.group(1).strip() if said else f"status {ended}"


def merge(kind, target, learned):
    """Keeps the smallest files that together reach what all do."""
    fewer = learned.with_name(f"{target}.fewer")
    shutil.rmtree(fewer, ignore_errors=True)
    fewer.mkdir()
    if start(kind, target, ["-merge=1", str(fewer), str(learned)])[0] == 0:
        shutil.rmtree(learned)
        fewer.rename(learned)


def add(kind, target, done, coverage, traps, leaks, slow, commit):
    """Adds to the counts of former runs."""
    rows = counts()
    old = rows.get((target, kind), dict.fromkeys(COLUMNS, 0) | {"first": commit})
    rows[target, kind] = {
        "target": target, "build": kind, "executions": int(old["executions"]) + done, "edges": coverage,
        "traps": int(old["traps"]) + traps, "leaks": int(old["leaks"]) + leaks, "slow": int(old["slow"]) + slow,
        "first": old["first"], "last": commit, "day": datetime.date.today().isoformat(),
    }
    lines = [" ".join(str(row[name]) for name in COLUMNS) for _, row in sorted(rows.items())]
    tally.write_text("\n".join(["# " + " ".join(COLUMNS), *lines]) + "\n")


def counts():
    """What was tried so far, by target and build."""
    lines = tally.read_text().splitlines() if tally.exists() else []
    rows = [dict(zip(COLUMNS, line.split())) for line in lines if line and not line.startswith("#")]
    return {(row["target"], row["build"]): row for row in rows}


def main():
    every = sorted(path.name for path in seeds.iterdir())
    chosen = every if arguments.targets == "*" else arguments.targets.split()
    if unknown := set(chosen) - set(every):
        sys.exit(f"no such target: {' '.join(sorted(unknown))}; there are {' '.join(every)}")
    kinds = arguments.builds.split()
    if not arguments.no_build:
        for kind in kinds:
            build(kind)
    failed = False
    print(f"{'target':<12}{'build':<12}{'executions':>12}{'a CPU s':>10}{'edges':>8}{'traps':>7}{'leaks':>7}{'slow':>6}", flush=True)
    for target, kind in [(target, kind) for _ in range(arguments.rounds) for target in chosen for kind in kinds]:
        commit, _ = json.loads((built / f"{kind}.json").read_text())
        done, coverage, finds, took = fuzz(kind, target)
        sorts = {sort: sum(name.startswith(f"{target}-{sort}-") for name, _ in finds) for sort in ("leak", "timeout", "slow")}
        slow = sorts["timeout"] + sorts["slow"]
        traps = len(finds) - sorts["leak"] - slow
        print(
            f"{target:<12}{kind:<12}{done:>12}{done / max(took, 1):>10.0f}{coverage:>8}{traps:>7}{sorts['leak']:>7}{slow:>6}",
            flush=True,
        )
        for name, said in finds:
            print(f"  {name}: {said}", flush=True)
        add(kind, target, done, coverage, traps, sorts["leak"], slow, commit)
        failed = failed or bool(finds)
    sys.exit(failed)


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--targets", default="*")
    options.add_argument("--builds", default=" ".join(BUILDS))
    options.add_argument("--seconds", type=int, default=300)
    options.add_argument("--rounds", type=int, default=1)
    options.add_argument("--runs", type=int, default=0)
    options.add_argument("--jobs", type=int, default=os.cpu_count())
    options.add_argument("--no-build", action="store_true")
    arguments = options.parse_args()
    main()
