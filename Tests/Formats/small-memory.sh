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
echo "$((bytes / 1000000)) MB 的图层文件在 $limit MB 内存里查完，$found 处都查出 / checked within the memory, all found"
