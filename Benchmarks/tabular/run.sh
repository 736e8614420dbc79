#!/bin/sh
# Compares `rulec check` with DuckDB on national plan sets, as whole processes in turn, and prints a Markdown table.
#
#   Benchmarks/tabular/run.sh [--pairs 5] [--startup-pairs 20] [--sizes "national national-40x4"]
#                             [--work DIR] [--rulec PATH] [--no-verify]
#
# Makes what is absent in the work folder: a Python environment with DuckDB, and the plan sets. Ends with 1 when rulec
# or DuckDB finds other violations than the planted ones. `--startup-pairs 0` leaves the start-up rows out.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
duckdb_version=2.0.0
pairs=5
startup_pairs=20
sizes="national national-40x4"
work=$here/../work
rulec=$here/../../.build/release/rulec
verify=yes

usage() {
  sed -n '2,8s/^#\( \|$\)//p' "$0"
  exit "$1"
}

while [ $# -gt 0 ]; do
  case $1 in
  --pairs | --startup-pairs | --sizes | --work | --rulec)
    [ $# -gt 1 ] || usage 64 >&2
    ;;
  esac
  case $1 in
  --pairs) pairs=$2 && shift ;;
  --startup-pairs) startup_pairs=$2 && shift ;;
  --sizes) sizes=$2 && shift ;;
  --work) work=$2 && shift ;;
  --rulec) rulec=$2 && shift ;;
  --no-verify) verify=no ;;
  --help | -h) usage 0 ;;
  *) usage 64 >&2 ;;
  esac
  shift
done

[ -x "$rulec" ] || {
  echo "$rulec is not built; run: make build" >&2
  exit 1
}
python=$work/venv/bin/python
mkdir -p "$work"

prepare_duckdb() {
  "$python" -c "import duckdb, sys; sys.exit(duckdb.__version__ != '$duckdb_version')" 2>/dev/null && return
  echo "installing DuckDB $duckdb_version from PyPI" >&2
  python3 -m venv "$work/venv"
  "$python" -m pip install --quiet --disable-pip-version-check "duckdb==$duckdb_version"
}

# prepare_data NAME ARGUMENT…: makes a plan set that is absent, unfinished or older than its generator.
prepare_data() {
  name=$1 && shift
  manifest=$work/$name/manifest.json
  if [ -f "$manifest" ] && [ -z "$(find "$here/generate.py" "$here/places.py" -newer "$manifest")" ]; then
    return
  fi
  rm -rf "${work:?}/$name"
  python3 "$here/generate.py" --out "$work/$name" "$@" >&2
}

prepare() {
  case $1 in
  startup) prepare_data startup --units 1,3,6 --indicators 10 ;;
  national) prepare_data national ;;
  national-40x4) prepare_data national-40x4 --indicators 40 --years 4 ;;
  *)
    echo "unknown size $1; there are national and national-40x4" >&2
    exit 64
    ;;
  esac
}

# measure TITLE PAIRS COMMAND… -- COMMAND…: one row of the table. Planted violations make rulec end with 1.
measure() {
  title=$1 count=$2 && shift 2
  python3 "$here/../shared/measure.py" --pairs "$count" --exits 0,1 --row "$title" --log "$work/runs.jsonl" -- "$@"
}

# check_against_manifest NAME: both tools must find the planted violations and no others.
check_against_manifest() {
  if [ "$verify" = yes ] && [ "$1" != national-40x4 ]; then
    # By fractions, in memory: seconds, but minutes and gigabytes for the large set.
    python3 "$here/verify.py" "$work/$1" >&2 || failed=1
  fi
  python3 "$here/check_verdicts.py" "$work/$1" --rulec "$rulec" --python "$python" || failed=1
}

failed=0
prepare_duckdb
for size in startup $sizes; do prepare "$size"; done

echo "Violations found"
for size in startup $sizes; do
  printf '%s: ' "$size"
  check_against_manifest "$size"
done

cat <<TABLE

A: rulec check; B: DuckDB $duckdb_version, DECIMAL, 2 threads. B/A above 1 speaks for rulec.
Medians of $pairs pairs, $startup_pairs at start-up.

| workload | wall s A | wall s B | B/A (least–largest) | cpu s A | cpu s B | peak MiB A | peak MiB B | B/A |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
TABLE
if [ "$startup_pairs" -gt 0 ]; then
  measure "--help; import duckdb" "$startup_pairs" "$rulec" --help -- "$python" -c "import duckdb"
  measure "100 figures" "$startup_pairs" "$rulec" check "$work/startup" --rules "$work/startup/rules" --quiet \
    -- "$python" "$here/duckdb_peer.py" "$work/startup"
fi
for size in $sizes; do
  measure "$size" "$pairs" "$rulec" check "$work/$size" --rules "$work/$size/rules" --quiet \
    -- "$python" "$here/duckdb_peer.py" "$work/$size"
done
exit "$failed"
