#!/bin/sh
# One family in four formats gives the same findings, to the byte: script/with-postgis Tests/Formats/same-findings.sh RULEC
# Only the lists of input files and of what is not used in them may differ, since the files do.
set -eu
rulec=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
rules=$(realpath "$here/../../Rules")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export CHUANDAO_RULES="$rules"

# Debian's own Python; ogr2ogr is quiet but for errors.
/usr/bin/python3 "$here/family.py" source 1
quietly() { "$@" >log 2>&1 || { cat log >&2; exit 1; }; }
for layer in source/*.geojson; do
  quietly ogr2ogr -f GPKG -a_srs EPSG:4490 -update -append -nlt PROMOTE_TO_MULTI family.gpkg "$layer"
done

for format in gpkg gdb shp pg schema; do
  mkdir "$format"
  cp source/units.csv "$format"
done
cp family.gpkg gpkg/map.gpkg
quietly ogr2ogr -f OpenFileGDB gdb/map.gdb family.gpkg
quietly ogr2ogr -f "ESRI Shapefile" -lco ENCODING=UTF-8 shp/map family.gpkg
quietly ogr2ogr -f PostgreSQL -lco LAUNDER=NO -lco GEOMETRY_NAME=geom "PG:dbname=$PGDATABASE" family.gpkg
# Most tables of PostGIS are in small letters and in a schema of their own.
psql -q -c "CREATE SCHEMA plan2035"
quietly ogr2ogr -f PostgreSQL -lco GEOMETRY_NAME=shape -lco FID=gid "PG:dbname=$PGDATABASE schemas=plan2035" family.gpkg
echo "# 密码不写在这里 / no password here
dbname=$PGDATABASE schemas=public" >pg/map.pg
echo "dbname = '$PGDATABASE' schemas=plan2035" >schema/map.pg

# Inheritance, three lines, stated areas.
ids=KX-01,KX-03,KX-06,KX-08,KX-32
failures=0
same() {
  cmp -s "$1" "$2" && return
  echo "不同 / differ: $1 $2" >&2
  diff "$1" "$2" | cut -c 1-400 | head -n 6 >&2 || :
  failures=$((failures + 1))
}

for format in gpkg gdb shp pg schema; do
  for report in json text geojson; do
    status=0
    "$rulec" check "$format" --all --only "$ids" --format "$report" --output "$format.$report" || status=$?
    [ "$status" -eq 1 ] || {
      echo "$format：退出码 $status，应为 1 / status $status instead of 1" >&2
      exit 1
    }
  done
  # The inputs are another list in every format.
  sed -i -e '/^"coordinateSystems":\[/,/^\],/d' -e '/^"inputs":\[/,/^\],/d' -e '/^"ledger":\[/,/^\],/d' "$format.json"
  sed -i '/^没有用到的输入$/,/^[^ ]/{/^没有用到的输入$/d;/^ /d}' "$format.text"
  for report in json text geojson; do same "gpkg.$report" "$format.$report"; done
done

# A curve in a database is a finding; a table without a key is reported, and the rest is read.
psql -q -c "ALTER TABLE plan2035.stbhhx ALTER shape TYPE geometry(Geometry, 4490);
  INSERT INTO plan2035.stbhhx (shape, bsm, xzqdm) VALUES (ST_GeomFromText(
  'CURVEPOLYGON(CIRCULARSTRING(111.01 40.01,111.011 40.011,111.012 40.01,111.011 40.009,111.01 40.01))', 4490), 'x', '990101');
  ALTER TABLE plan2035.czkfbj DROP CONSTRAINT czkfbj_pkey; ALTER TABLE plan2035.czkfbj DROP COLUMN gid"
"$rulec" check schema --only "$ids" --format json --output curves.json || [ $? -eq 1 ]
grep '"rule":"JH-10"' curves.json | grep -q '"state":"curves"' || {
  echo "曲线没有查出来 / the curve was not found" >&2
  failures=$((failures + 1))
}
sed -n '/^"flaws"/,/^\]/p' curves.json | grep -q 'czkfbj.*没有整数主键' || {
  echo "没有主键的表没有说出来 / the table without a key was not reported" >&2
  failures=$((failures + 1))
}

# A schema that is not there, one that holds nothing and one that may not be read are reported, with those that hold layers.
psql -q -c "CREATE SCHEMA empty; CREATE ROLE stranger LOGIN"
reported() { # reported SENTENCE REMEDY SETTINGS…
  mkdir -p strange
  cp source/units.csv strange
  echo "dbname=$PGDATABASE $3" >strange/map.pg
  status=0
  "$rulec" check strange --only KX-01 >strange.text 2>&1 || status=$?
  [ "$status" -eq 2 ] && grep -q "map.pg：数据库“$PGDATABASE”$1；.*$2" strange.text && return
  echo "$3：没有说出来，退出码 $status / not reported, status $status" >&2
  cat strange.text >&2
  failures=$((failures + 1))
}
reported "里没有模式 nowhere，没有读" "有图形表的模式：plan2035、public" schemas=public,nowhere
reported "的模式 empty 里没有能读的图形表，没有读" "有图形表的模式：plan2035、public" schemas=empty
reported "的模式 plan2035 里没有能读的图形表，没有读" "GRANT USAGE ON SCHEMA" "user=stranger schemas=plan2035"

# A layer that is a view which writes: nothing is written, and the layer is reported.
psql -q -c "CREATE SCHEMA writes; CREATE TABLE writes.log (t text);
  CREATE FUNCTION writes.note() RETURNS text LANGUAGE plpgsql VOLATILE AS \$\$ BEGIN
    INSERT INTO writes.log VALUES ('x'); RETURN '990101'; END \$\$;
  CREATE VIEW writes.\"STBHHX\" AS SELECT 1 AS gid, writes.note() AS xzqdm,
    ST_GeomFromText('POLYGON((111 40,111.01 40,111.01 40.01,111 40))', 4490)::geometry(Polygon, 4490) AS geom"
mkdir -p writing
cp source/units.csv writing
echo "dbname=$PGDATABASE schemas=writes" >writing/map.pg
"$rulec" check writing --only KX-01 >writing.text 2>&1 || :
written=$(psql -q -t -A -c "SELECT count(*) FROM writes.log")
[ "$written" -eq 0 ] && grep -q "map.pg.*read-only transaction" writing.text || {
  echo "检查写了数据库 $written 行，或没有说明 / a check wrote $written rows, or did not tell" >&2
  cat writing.text >&2
  failures=$((failures + 1))
}

# A layer without features, in a file of each unit's own: the county draws nothing of its city's line.
city="XZQDM='990100'"
county="XZQDM='990101'"
for format in gpkg gdb shp pg; do
  folder=empty-$format
  mkdir "$folder"
  cp source/units.csv "$folder"
done
part() { # part FORMAT UNIT LAYER CONDITION
  case $1 in
  gpkg) quietly ogr2ogr -f GPKG -update -append -where "$4" "empty-gpkg/$2.gpkg" family.gpkg "$3" ;;
  gdb)
    if [ -d "empty-gdb/$2.gdb" ]; then more="-update -append"; else more=""; fi
    # shellcheck disable=SC2086  # a list of words
    quietly ogr2ogr -f OpenFileGDB $more -where "$4" "empty-gdb/$2.gdb" family.gpkg "$3"
    ;;
  shp) quietly ogr2ogr -f "ESRI Shapefile" -lco ENCODING=UTF-8 -where "$4" "empty-shp/$2" family.gpkg "$3" ;;
  pg)
    psql -q -c "SET client_min_messages = warning" -c "CREATE SCHEMA IF NOT EXISTS s$2"
    quietly ogr2ogr -f PostgreSQL -where "$4" "PG:dbname=$PGDATABASE schemas=s$2" family.gpkg "$3"
    echo "dbname=$PGDATABASE schemas=s$2" >"empty-pg/$2.pg"
    ;;
  esac
}
for format in gpkg gdb shp pg; do
  part $format 990100 STBHHX "$city"
  part $format 990101 XJXZQ "$county"
  part $format 990101 STBHHX "XZQDM='none'"
  "$rulec" check "empty-$format" --format json --only KX-01 --output "empty-$format.json" || [ $? -eq 1 ]
  sed -i -e '/^"coordinateSystems":\[/,/^\],/d' -e '/^"inputs":\[/,/^\],/d' -e '/^"ledger":\[/,/^\],/d' \
    "empty-$format.json"
  same empty-gpkg.json "empty-$format.json"
done
grep -q '"obligation":"carry".*"plan":"990101".*"reason":"silent".*"verdict":"fail"' empty-gpkg.json || {
  echo "空图层没有判为不通过 / the layer without features did not fail" >&2
  failures=$((failures + 1))
}

# Something must have been found for the comparison to mean anything.
count() { grep -o "$1" gpkg.json | wc -l; }
[ "$(count '"state":"missing"')" -ge 5 ] && [ "$(count '"state":"excess"')" -ge 2 ] &&
  [ "$(count '"state":"noGeometry"')" -eq 1 ] && [ "$(count '"state":"invalid"')" -eq 1 ] &&
  [ "$(count '"state":"duplicate"')" -eq 1 ] && grep -q '"count":[1-9]' gpkg.json || {
  echo "植入的差异没有都查出来 / not everything planted was found" >&2
  failures=$((failures + 1))
}
[ "$failures" -eq 0 ] || exit 1
echo "gpkg、gdb、shp、PostGIS：$(wc -l <gpkg.json) 行 JSON 逐字节相同 / lines of JSON, the same in all four"
