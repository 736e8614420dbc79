#!/bin/sh
# Compares `rulec check` with GeoPandas on plan sets of map layers, as whole processes in turn, and prints a Markdown table.
#
#   Benchmarks/run_spatial.sh [--pairs 3] [--parcels "10000 100000 1000000"] [--tasks "inheritance overlap area partition admission"]
#                             [--work DIR] [--rulec PATH] [--postgis]
#
# Makes what is absent in the work folder: a Python environment, and the plan sets. Ends with 1 when rulec finds other
# faults than the planted ones, or other areas than GeoPandas. With --postgis the tables of the server that PGHOST,
# PGUSER and PGDATABASE name are written over and its queries are measured too, without the
# loading; partition has none, since PostGIS tests no coverage before 3.4.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
pairs=3
parcels="10000 100000 1000000"
tasks="inheritance overlap area partition admission"
work=$here/work
rulec=$here/../.build/release/rulec
postgis=no

usage() {
  sed -n '2,10s/^#\( \|$\)//p' "$0"
  exit "$1"
}

while [ $# -gt 0 ]; do
  case $1 in
  --pairs | --parcels | --tasks | --work | --rulec) [ $# -gt 1 ] || usage 64 >&2 ;;
  esac
  case $1 in
  --pairs) pairs=$2 && shift ;;
  --parcels) parcels=$2 && shift ;;
  --tasks) tasks=$2 && shift ;;
  --work) work=$2 && shift ;;
  --rulec) rulec=$2 && shift ;;
  --postgis) postgis=yes ;;
  --help | -h) usage 0 ;;
  *) usage 64 >&2 ;;
  esac
  shift
done

[ -x "$rulec" ] || {
  echo "$rulec is not built; run: swift build -c release --product rulec" >&2
  exit 1
}
python=$work/venv-spatial/bin/python
mkdir -p "$work"
"$python" -c "import geopandas, pyarrow, pyogrio, pyproj, shapely" 2>/dev/null || {
  echo "installing GeoPandas from PyPI" >&2
  python3 -m venv "$work/venv-spatial"
  "$python" -m pip install --quiet --disable-pip-version-check geopandas==1.2.0 shapely==2.2.0 pyogrio==0.13.0 \
    pyproj==3.7.2 pyarrow numpy
}

# measure TITLE COMMAND… -- COMMAND…: one row of the table. Planted faults make rulec end with 1.
measure() {
  title=$1 && shift
  python3 "$here/measure.py" --pairs "$pairs" --exits 0,1 --row "$title" --log "$work/runs.jsonl" -- "$@"
}

# choose TASK: the rules that are measured.
choose() {
  case $1 in
  inheritance) only=BM-K1 ;;
  overlap) only=KX-08 ;;
  area) only=BM-K3 ;;
  partition) only=BM-K4 ;;
  admission) only=BM-K5 ;;
  *)
    echo "unknown task $1; there are inheritance, overlap, area, partition and admission" >&2
    exit 64
    ;;
  esac
  rules="--rules $here/../Rules/vocabulary --rules $here/rules"
  if [ "$1" = overlap ]; then rules="--rules $here/../Rules/vocabulary --rules $here/../Rules/national"; fi
}

failed=0
cat <<TABLE
A: rulec check; B: GeoPandas with Shapely, or the query of PostGIS. B/A above 1 speaks for rulec. Medians of $pairs pairs.

| workload | wall s A | wall s B | B/A (least–largest) | cpu s A | cpu s B | peak MiB A | peak MiB B | B/A |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
TABLE
for count in $parcels; do
  data=$work/spatial-$count
  [ -f "$data/admission/manifest.json" ] || "$python" "$here/generate_spatial.py" --out "$data" --parcels "$count" >&2
  [ "$postgis" = no ] || "$here/spatial_postgis.sh" load "$data" >&2
  for task in $tasks; do
    case $task in area | partition) set=parcels ;; *) set=$task ;; esac
    choose "$task"
    # shellcheck disable=SC2086
    measure "$task, $count" "$rulec" check "$data/$set" $rules --only "$only" --quiet \
      -- "$python" "$here/spatial_peers.py" "$task" "$data/$set" "$data/$task.json"
    # shellcheck disable=SC2086
    python3 "$here/check_spatial.py" "$task" "$data/$set" --rulec "$rulec" $rules --peer "$data/$task.json" >&2 || failed=1
    # shellcheck disable=SC2086
    [ "$postgis" = no ] || [ "$task" = partition ] || [ "$task" = admission ] || measure "$task, $count, PostGIS query" \
      "$rulec" check "$data/$set" $rules --only "$only" --quiet \
      -- "$here/spatial_postgis.sh" "$task" "$data/$task.csv"
  done
done
exit "$failed"
