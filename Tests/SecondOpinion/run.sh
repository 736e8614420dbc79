#!/bin/sh
# Control lines judged by Shapely beside `rulec check`: Tests/SecondOpinion/run.sh RULEC [PARCELS …]
# Seeded plan sets of each size (10000 by itself): everything planted must be found and nothing else, and every piece
# must agree with Shapely's in area and width; random plans with straight sides must get the same verdicts.  Skipped, and says so, where Shapely cannot be had from PyPI.
set -eu
rulec=$(realpath "$1")
shift
here=$(dirname "$(realpath "$0")")
root=$here/../..
CHUANDAO_RULES=$(realpath "$root/Rules")
export CHUANDAO_RULES
lines=$CHUANDAO_RULES/national/control-lines
environment=$root/.build/second-opinion
python=$environment/bin/python
modules="numpy shapely pyogrio pyproj"

"$python" -c "import numpy, shapely, pyogrio, pyproj" 2>/dev/null || {
  # shellcheck disable=SC2086  # a list of words
  /usr/bin/python3 -m venv "$environment" &&
    "$python" -m pip install --quiet --disable-pip-version-check $modules || {
    echo "跳过与 Shapely 的对照：装不上 $modules" >&2
    echo "SKIPPED the second opinion: $modules cannot be installed from PyPI" >&2
    exit 0
  }
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Ends with the status of the check, which has to find something: 1.
check() {
  status=0
  "$rulec" check "$1" --only "$2" --format json --output "$work/report.json" || status=$?
  [ "$status" -eq 1 ] || {
    echo "${1##*/}：退出码 $status，应为 1 / status $status instead of 1" >&2
    exit 1
  }
}

for seed in 1 2 3; do
  "$python" "$root/Tests/Formats/family.py" "$work/family-$seed" "$seed"
  check "$work/family-$seed" KX-01,KX-03,KX-06,KX-08
  "$python" "$here/second_opinion.py" "$work/family-$seed" "$work/report.json" "$lines"
done
# The same family in other systems: with heights, 3° and 6° zones with and without their number, and on WGS 84.
for system in 4490+5737 4525 4546 4497 4508 32649; do
  mkdir "$work/$system"
  cp "$work/family-1/units.csv" "$work/$system"
  for layer in "$work"/family-1/*.geojson; do
    ogr2ogr -f GPKG -update -append -s_srs EPSG:4490 -t_srs "EPSG:$system" "$work/$system/map.gpkg" "$layer" 2>/dev/null
  done
  check "$work/$system" KX-01,KX-03,KX-06,KX-08
  "$python" "$here/second_opinion.py" "$work/$system" "$work/report.json" "$lines"
done
for parcels in "${@:-10000}"; do
  "$python" "$root/Benchmarks/spatial/generate.py" --out "$work" --parcels "$parcels" --sets inheritance,overlap
  for set in inheritance overlap; do
    check "$work/$set" KX-01,KX-08
    "$python" "$here/planted.py" "$work/$set" "$work/report.json"
    "$python" "$here/second_opinion.py" "$work/$set" "$work/report.json" "$lines"
  done
done
"$python" "$here/straight.py" "$rulec" "$work/straight" 20
