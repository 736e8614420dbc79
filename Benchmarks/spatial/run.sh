#!/bin/sh
# Compares `rulec check` with GeoPandas on plan sets of map layers, as whole processes in turn, and prints a Markdown table.
#
#   Benchmarks/spatial/run.sh [--pairs 3] [--warm-up 1] [--parcels "10000 100000 1000000"]
#                             [--tasks "inheritance overlap area partition admission"] [--work DIR] [--rulec PATH] [--postgis]
#
# Makes what is absent in the work folder: a Python environment, and the plan sets. Ends with 1 when rulec finds other
# faults than the planted ones, or other verdicts or areas than a peer. With --postgis the queries of a PostGIS server are
# measured too, without the loading: of the one that PGHOST, PGUSER and PGDATABASE name, whose tables are written over, or
# else of one that is started for this run; partition has none, since PostGIS tests no coverage before 3.4.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
pairs=3
warm_up=1
parcels="10000 100000 1000000"
tasks="inheritance overlap area partition admission"
work=$here/../work
rulec=$here/../../.build/release/rulec
postgis=no

usage() {
  sed -n '2,11s/^#\( \|$\)//p' "$0"
  exit "$1"
}

while [ $# -gt 0 ]; do
  case $1 in
  --pairs | --warm-up | --parcels | --tasks | --work | --rulec) [ $# -gt 1 ] || usage 64 >&2 ;;
  esac
  case $1 in
  --pairs) pairs=$2 && shift ;;
  --warm-up) warm_up=$2 && shift ;;
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
  echo "$rulec is not built; run: make build" >&2
  exit 1
}
mkdir -p "$work"
work=$(CDPATH= cd -- "$work" && pwd)
python=$work/venv-spatial/bin/python
"$python" -c "import geopandas, pyarrow, pyogrio, pyproj, shapely" 2>/dev/null || {
  echo "installing GeoPandas from PyPI" >&2
  python3 -m venv "$work/venv-spatial"
  "$python" -m pip install --quiet --disable-pip-version-check geopandas==1.2.0 shapely==2.2.0 pyogrio==0.13.0 \
    pyproj==3.7.2 pyarrow numpy
}

if [ "$postgis" = yes ] && [ -z "${PGHOST-}" ]; then
  # The larger tables fit into its buffers; beside them nothing but what keeps a query from being held up.
  options="-c shared_buffers=2GB -c work_mem=256MB -c maintenance_work_mem=512MB -c max_wal_size=4GB -c jit=off"
  POSTGRES_OPTIONS=$options TMPDIR=$work exec "$here/../../script/with-postgis" "$0" --postgis --pairs "$pairs" \
    --warm-up "$warm_up" --parcels "$parcels" --tasks "$tasks" --work "$work" --rulec "$rulec"
fi

# measure TITLE COMMAND… -- COMMAND…: one row of the table. Planted faults make rulec end with 1.
measure() {
  title=$1 && shift
  row=$(python3 "$here/../shared/measure.py" --pairs "$pairs" --warm-up "$warm_up" --least 2 --exits 0,1 --row "$title" \
    --log "$work/runs.jsonl" -- "$@")
  # The processor time and memory of psql say nothing about its server.
  case $title in *PostGIS*) row=$(echo "$row" | awk 'BEGIN { FS = OFS = "|" } { $7 = $9 = $10 = " – "; print }') ;; esac
  echo "$row $floor |"
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
  rules="--rules $here/../../Rules/vocabulary --rules $here/rules"
  if [ "$1" = overlap ]; then rules="--rules $here/../../Rules/vocabulary --rules $here/../../Rules/national"; fi
}

failed=0
cat <<TABLE
A: rulec check; B: GeoPandas with Shapely, or the query of PostGIS. B/A above 1 speaks for rulec. Medians of $pairs pairs.
read s: what reading the bytes of the layers takes, with two readers.

| workload | wall s A | wall s B | B/A (least–largest) | cpu s A | cpu s B | peak MiB A | peak MiB B | B/A | read s |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
TABLE
for count in $parcels; do
  data=$work/spatial-$count
  for task in $tasks; do
    case $task in area | partition) set=parcels ;; *) set=$task ;; esac
    choose "$task"
    [ -f "$data/$set/manifest.json" ] ||
      "$python" "$here/generate.py" --out "$data" --parcels "$count" --sets "$set" >&2
    floor=$(python3 "$here/read_floor.py" "$task" "$data/$set" "$pairs")
    # shellcheck disable=SC2086
    measure "$task, $count" "$rulec" check "$data/$set" $rules --only "$only" --quiet \
      -- "$python" "$here/geopandas_peer.py" "$task" "$data/$set" "$data/$task.json"
    peers="--peer $data/$task.json"
    if [ "$postgis" = yes ] && [ "$task" != partition ]; then
      "$here/postgis_peer.sh" load "$data" "$task" >&2
      # shellcheck disable=SC2086
      measure "$task, $count, PostGIS query" "$rulec" check "$data/$set" $rules --only "$only" --quiet \
        -- "$here/postgis_peer.sh" "$task" "$data/$task.csv"
      peers="$peers --peer $data/$task.csv"
    fi
    # shellcheck disable=SC2086
    python3 "$here/check_findings.py" "$task" "$data/$set" --rulec "$rulec" $rules $peers >&2 || failed=1
  done
done
exit "$failed"
