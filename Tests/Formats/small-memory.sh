#!/bin/sh
# A large file in little memory: Tests/Formats/small-memory.sh RULEC [FILE-MB [MEMORY-MB]]
# Memory goes by the largest unit, not by the file: under a limit on data, whatever the size of the file, the check ends
# with what was planted.  Of the 88 MB that it takes with two threads, 30 are the program with its rules, 32 the points kept
# at hand (MapStore.mostKeptPoints) and up to as much what their arrays hold in reserve, the rest the families being judged.
set -eu
rulec=$(realpath "$1")
size=${2:-120}
limit=${3:-96}
here=$(dirname "$(realpath "$0")")
CHUANDAO_RULES=$(realpath "$here/../../Rules")
export CHUANDAO_RULES
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cities=$(/usr/bin/python3 "$here/large_file.py" "$work/set" "$size")
bytes=$(stat -c %s "$work/set/map.gpkg")
status=0
(
  ulimit -d $((limit * 1024))
  exec "$rulec" check "$work/set" --only KX-01 --jobs 2 --quiet --format json --output "$work/report.json"
) || status=$?
found=$(grep -c '"obligation":"honour".*"verdict":"fail"' "$work/report.json" || :)
[ "$status" -eq 1 ] && [ "$found" -eq "$cities" ] || {
  echo "退出码 $status，查出 $found 处，应为 1 和 $cities / status $status with $found found instead of 1 and $cities" >&2
  exit 1
}

# All of it one county's own: more than the memory holds, so the layer is left out and reported, and the rest is checked.
mkdir "$work/one" "$work/one/990100"
mv "$work/set/map.gpkg" "$work/one/990101.gpkg"
printf '%s\n' 行政区代码,名称,层级,上级代码 990100,甲市,市级, 990101,乙县,县级,990100 990102,丙县,县级,990100 >"$work/one/units.csv"
for county in 990100 990102; do
  mkdir -p "$work/one/$county"
  cat >"$work/one/$county/STBHHX.geojson" <<JSON
{"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4490"}}, "features": [
{"type": "Feature", "properties": {"MJ": 1}, "geometry": {"type": "Polygon",
"coordinates": [[[110, 40], [110.01, 40], [110.01, 40.01], [110, 40.01], [110, 40]]]}}]}
JSON
done
cp "$work/one/990102/STBHHX.geojson" "$work/one/990102/XZQ.geojson"
status=0
(
  ulimit -d $((limit * 1024))
  exec "$rulec" check "$work/one" --only KX-01 --jobs 2 --all --output "$work/report.txt"
) || status=$?
[ "$status" -eq 2 ] && grep -q '990101.gpkg.*内存放不下' "$work/report.txt" && grep -q '落实：落实了甲市' "$work/report.txt" || {
  echo "退出码 $status，应为 2；放不下的图层要说明，其余照常检查 / status $status; a layer too large has to be reported, the rest checked" >&2
  cat "$work/report.txt" >&2
  exit 1
}
echo "$((bytes / 1000000)) MB 的图层文件在 $limit MB 内存里查完，$found 处都查出，一个规划放不下的也说明了 / checked within the memory, all found; a layer too large for it is reported"
