#!/bin/sh
# Times `rulec lint` on many rules like those that ship, and `rulec test` of no scenario, which only compiles them:
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
exec python3 "$here/time.py" "$rulec" "$work"
