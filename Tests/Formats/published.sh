#!/bin/sh
# Results published into PostGIS are there whole, and once: script/with-postgis Tests/Formats/published.sh RULEC
set -eu
rulec=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
root=$(realpath "$here/../..")
CHUANDAO_RULES=$root/Rules
export CHUANDAO_RULES
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
/usr/bin/python3 "$here/family.py" family 1
echo "dbname=$PGDATABASE" >results.pg
echo "dbname=$PGDATABASE schemas=\"odd'name,other" >odd.pg

same() {
  [ "$2" = "$3" ] && return
  echo "$1：$2，应为 / instead of $3" >&2
  exit 1
}
ask() { psql -qAtc "$1"; }
check() {
  status=0
  "$rulec" check "$@" --lang en --only KX-01,KX-03,KX-06,KX-08 || status=$?
}

# Figures, lines, and features that are no sound shapes; the second time nothing is added.
for _ in 1 2; do
  check family --format json --output report.json --publish results.pg
  same status "$status" 1
  check family --format csv --output list.csv
  check family --format geojson --output layer.geojson
  same runs "$(ask 'SELECT count(*), min(status), min(fail) FROM chuandao.runs')" \
    "1|fails|$(grep -o '"summary":{[^}]*' report.json | tail -n 1 | grep -o '"fail":[0-9]*' | cut -d: -f2)"
  same findings "$(ask 'SELECT count(*) FROM chuandao.findings')" \
    "$(python3 -c 'import csv; print(sum(1 for _ in csv.DictReader(open("list.csv", encoding="utf-8-sig"))))')"
  same messages "$(ask "SELECT string_agg(message, E'\n' ORDER BY number) FROM chuandao.findings")" \
    "$(python3 -c 'import csv; print("\n".join(row["Finding"] for row in csv.DictReader(open("list.csv", encoding="utf-8-sig"))))')"
  same features "$(ask 'SELECT count(*), count(geom) FROM chuandao.features')" \
    "$(python3 -c 'import json; all = json.load(open("layer.geojson"))["features"]; print(len(all), sum(one["geometry"] is not None for one in all), sep="|")')"
  same shapes "$(ask "SELECT count(*) FROM chuandao.features WHERE geom IS NOT NULL AND (NOT ST_IsValid(geom)
    OR ST_SRID(geom) <> 4490 OR (ST_Dimension(geom) = 2
    AND abs(ST_Area(geom::geography) - area_m2) > 1 + area_m2 / 1e6))")" 0
  same inputs "$(ask 'SELECT count(*) > 1 AND bool_and(length(sha256) = 64) FROM chuandao.inputs')" t
done
ogrinfo -ro -so "PG:dbname=$PGDATABASE schemas=chuandao" features 2>&1 | grep -q "Feature Count: $(ask 'SELECT count(*) FROM chuandao.features')"

# Other figures are another run; parts of one check are the same run as the whole.
cp -r family other
find other -name '*.geojson' | head -n 1 | xargs sed -i 's/^{/{ /'
check other --format json --output other.json --publish results.pg
same "runs of two plan sets" "$(ask 'SELECT count(*) FROM chuandao.runs')" 2
for share in 1 2; do check family --shard $share/2 --output "part$share" || :; done
"$rulec" merge part1 part2 --lang en --format json --output merged.json --publish results.pg || [ $? -eq 1 ]
cmp report.json merged.json
same "runs after merging" "$(ask 'SELECT count(*) FROM chuandao.runs')" 2

# A schema with a strange name; tables of another version are left alone; without a database the report is there.
check family --format json --output odd.json --publish odd.pg
same "odd schema" "$(ask "SELECT count(*) FROM \"\"\"odd'name\".runs")" 1
ask 'UPDATE chuandao.format SET version = 2'
check family --format json --output later.json --publish results.pg 2>complaint
same "status of another version" "$status" 74
grep -q "of another version" complaint && cmp report.json later.json
same "runs of another version" "$(ask 'SELECT count(*) FROM chuandao.runs')" 2
echo "dbname=nosuch" >absent.pg
check family --format json --output absent.json --publish absent.pg 2>complaint
same "status without a database" "$status" 74
grep -q "absent.pg: no connection to the database “nosuch”" complaint && cmp report.json absent.json
echo "dbname=$PGDATABASE password=secret" >open.pg
check family --format json --output open.json --publish open.pg 2>complaint
same "status with a password" "$status" 74
if grep -q secret complaint; then exit 1; fi

# Whoever may not write there is told what is missing, and nothing half done is left.
ask "CREATE ROLE reader LOGIN"
echo "dbname=$PGDATABASE user=reader schemas=mine" >reader.pg
check family --format json --output reader.json --publish reader.pg 2>complaint
same "status of a reader" "$status" 74
grep -q "GRANT CREATE ON DATABASE" complaint

# The service publishes each check under its id; a database that is away loses no check.
/usr/bin/python3 "$here/published.py" "$rulec" family
