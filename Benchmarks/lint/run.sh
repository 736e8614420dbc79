#!/bin/sh
# Times `rulec lint` on many rules like those that ship, and `rulec test` of one of them, which compiles the same files:
# Benchmarks/lint/run.sh [RULES]; 10000 by default.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname "$(dirname "$here")")
rulec=${RULEC:-$root/.build/release/rulec}
rules=${1:-10000}
work=$root/Benchmarks/work
work=$work/lint-$rules
mkdir -p "$work"
python3 "$here/generate.py" "$rules" "$work"
for round in 1 2 3; do
  python3 - "$rulec" "$work" <<'PYTHON'
import subprocess, sys, time
rulec, work = sys.argv[1:]
def timed(*arguments):
    start = time.perf_counter()
    done = subprocess.run([rulec, *arguments, work], capture_output=True, text=True)
    return time.perf_counter() - start, done
compiling, _ = timed("test", "--only", "XN-00001")
whole, done = timed("lint")
print(f"{work.rsplit('/', 1)[1]}: lint {whole:.2f} s, of which reading and compiling about {compiling:.2f} s; "
      f"{done.stdout.strip().splitlines()[-1]}")
PYTHON
done
