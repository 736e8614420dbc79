"""Coverage-guided fuzzing of every door of strangers' bytes, with libFuzzer and the address sanitizer.

fuzz.py [--targets "csv wkb"] [--seconds 300] [--runs N] [--no-build]
Prints a line a target: how many inputs were tried, which edges of the program they reached, and what they did to it; leaks
are looked for at the end, over everything that was learned.  Keeps what it learned in .build/fuzz/learned and what traps in .build/fuzz/found.
Ends with 1 where something trapped, leaked or took too long.
"""

import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

import record

root = record.root
seeds = root / "Tests/FuzzTests/Corpora"
built = root / ".build/fuzz"
program = built / "fuzz"
# Of one sort of fault many inputs are found; after so many the rest waits until these are mended.
MOST_FOUND = 5


def build():
    """The library with coverage and the sanitizer, in a folder of its own, and libFuzzer's main before it."""
    watched = ["-sanitize=address", "-sanitize-coverage=edge,inline-8bit-counters,pc-table,trace-cmp", "-enable-testing"]
    options = [word for flag in watched for word in ("-Xswiftc", flag)]
    subprocess.run(
        ["swift", "build", "-c", "release", "--scratch-path", str(built), "-j", str(arguments.jobs), "--product", "Fuzz"]
        + options,
        cwd=root, env={**os.environ, "CHUANDAO_FUZZ": "1"}, stdout=sys.stderr, check=True,
    )
    packages = subprocess.run(["pkg-config", "--libs", "geos", "sqlite3"], stdout=subprocess.PIPE, check=True)
    subprocess.run(
        ["swiftc", "-sanitize=fuzzer,address", "-o", str(program), str(built / "release/libFuzz.a")]
        + packages.stdout.decode().split(),
        check=True,
    )
    (built / "version.json").write_text(json.dumps(record.version()))


def fuzz(target):
    """Runs libFuzzer until time or runs are over, again after each find; counts, and one line for each find."""
    learned, found = built / "learned" / target, built / "found"
    learned.mkdir(parents=True, exist_ok=True)
    found.mkdir(exist_ok=True)
    begun = time.monotonic()
    done, coverage, finds, last = 0, 0, [], False
    while len(finds) < MOST_FOUND and not last:
        seconds = int(arguments.seconds - (time.monotonic() - begun))
        runs = arguments.runs - done
        last = runs <= 0 if arguments.runs else seconds <= 0
        # Looking for leaks after each input would take most of the time.
        if last:
            limit = ["-runs=0", "-detect_leaks=1"]
        else:
            limit = [f"-runs={runs}" if arguments.runs else f"-max_total_time={seconds}", "-detect_leaks=0"]
        log = built / f"{target}.log"
        memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
        # What traps does not clean up behind itself.
        with tempfile.TemporaryDirectory(dir=memory) as folder, open(log, "wb") as output:
            ended = subprocess.run(
                [str(program), "-max_len=4096", "-timeout=20", "-rss_limit_mb=2048", "-print_final_stats=1",
                 "-print_funcs=0", f"-artifact_prefix={found}/{target}-", *limit, str(learned),
                 str(seeds / target)],
                stdout=output, stderr=subprocess.STDOUT,
                env={
                    **os.environ, "CHUANDAO_FUZZ_TARGET": target, "SWIFT_BACKTRACE": "enable=no", "TMPDIR": folder,
                    # Whole stacks show whose memory it is, and cost more than everything else.
                    "ASAN_OPTIONS": "detect_leaks=1:fast_unwind_on_malloc=0" if last
                    else "detect_leaks=0:malloc_context_size=1:quarantine_size_mb=16",
                    "LSAN_OPTIONS": f"suppressions={root}/Tests/FuzzTests/leaks.txt:print_suppressions=0",
                },
            ).returncode
        text = log.read_bytes().decode(errors="replace")
        done += 0 if last else int((re.findall(r"number_of_executed_units: (\d+)", text) or [0])[-1])
        coverage = max([coverage, *map(int, re.findall(r"\bcov: (\d+)", text))])
        if ended == 0:
            continue
        kept = (re.findall(r"Test unit written to (\S+)", text) or [str(log)])[-1]
        said = re.search(r"(Fatal error: .*|ERROR: .*)", text)
        finds.append((pathlib.Path(kept).name, said.group(1).strip() if said else f"status {ended}"))
    return done, coverage, finds, time.monotonic() - begun


options = argparse.ArgumentParser()
options.add_argument("--targets", default="*")
options.add_argument("--seconds", type=int, default=300)
options.add_argument("--runs", type=int, default=0)
options.add_argument("--jobs", type=int, default=os.cpu_count())
options.add_argument("--no-build", action="store_true")
arguments = options.parse_args()
every = sorted(path.name for path in seeds.iterdir())
chosen = every if arguments.targets == "*" else arguments.targets.split()
if unknown := set(chosen) - set(every):
    sys.exit(f"no such target: {' '.join(sorted(unknown))}; there are {' '.join(every)}")
if not arguments.no_build:
    build()
commit, sources = json.loads((built / "version.json").read_text())
failed = False
print(f"{'target':<12}{'executions':>12}{'a second':>10}{'edges':>8}{'traps':>7}{'leaks':>7}{'slow':>6}", flush=True)
for target in chosen:
    done, coverage, finds, took = fuzz(target)
    kinds = {kind: sum(name.startswith(f"{target}-{kind}-") for name, _ in finds) for kind in ("leak", "timeout", "slow")}
    slow = kinds["timeout"] + kinds["slow"]
    traps = len(finds) - kinds["leak"] - slow
    print(f"{target:<12}{done:>12}{done / max(took, 1):>10.0f}{coverage:>8}{traps:>7}{kinds['leak']:>7}{slow:>6}", flush=True)
    for name, said in finds:
        print(f"  {name}: {said}", flush=True)
    record.note(
        "fuzz", target=target, executions=done, edges=coverage, traps=traps, leaks=kinds["leak"], slow=slow,
        commit=commit, sources=sources,
    )
    failed = failed or bool(finds)
sys.exit(failed)
