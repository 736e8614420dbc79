#!/bin/sh
# What writing the bundle of an office costs beside reading and judging: Benchmarks/report/run.sh [--pairs 3] [--rulec PATH]
#
# A city and thirty counties made from a seed, with faults; `check` in turn with `check --report`, as whole processes.
# The ratio is that of the second to the first: up to 2, writing costs no more than reading and judging together.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$here/../..
pairs=3
rulec=$root/.build/release/rulec
. "$here/../shared/options.sh"
made=$here/../work
mkdir -p "$made"
[ -f "$made/thirty-counties/units.csv" ] || python3 "$root/Tests/Formats/family.py" "$made/thirty-counties" 7 6x5
CHUANDAO_RULES=$root/Rules
export CHUANDAO_RULES
printf '| plans | check s | with bundle s | with bundle / check | check CPU s | with bundle CPU s | check MiB | with bundle MiB | ratio |\n'
printf '| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n'
python3 "$here/../shared/measure.py" --pairs "$pairs" --exits 1 --row "thirty counties" \
  -- "$rulec" check "$made/thirty-counties" -- "$rulec" check "$made/thirty-counties" --report "$made/thirty-bundle"
