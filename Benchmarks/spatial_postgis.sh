#!/bin/sh
# The same questions as `rulec check` on the spatial plan sets, asked of PostGIS; the server is given by PGHOST and so on.
#
#   spatial_postgis.sh load DIR                  tables of all plan sets below DIR, with spatial indexes; not timed
#   spatial_postgis.sh inheritance|overlap|area OUT.csv
#
# Needs ogr2ogr and psql. Areas of lines are planar ones of the zone, as in spatial_peers.py.
set -eu
PGOPTIONS="-c client_min_messages=warning"
export PGOPTIONS

load() {
  ogr2ogr -f PostgreSQL "PG:dbname=$PGDATABASE" "$1" "$2" -nln "$3" -overwrite -lco GEOMETRY_NAME=geom \
    -lco UNLOGGED=YES --config PG_USE_COPY YES -nlt PROMOTE_TO_MULTI
  psql -q -c "vacuum analyze $3"
}

# split TABLE PARTS: polygons by themselves, which an index tells apart.
split() {
  psql -q -c "drop table if exists $2" -c "create unlogged table $2 as select (ST_Dump(geom)).geom from $1" \
    -c "create index on $2 using gist (geom)" -c "vacuum analyze $2"
}

real="ST_Area(piece) > 1 and 2 * ST_Area(piece) > 0.1 * ST_Perimeter(piece)"

case $1 in
load)
  load "$2/inheritance/420526.gpkg" STBHHX county
  load "$2/inheritance/towns.gpkg" STBHHX towns
  load "$2/inheritance/territory.gpkg" XZQ ground
  for layer in STBHHX YJJBNT CZKFBJ; do
    load "$2/overlap/420526.gpkg" "$layer" "l_$layer"
    split "l_$layer" "p_$layer"
  done
  load "$2/parcels/parcels.gpkg" DLTB parcels
  split county county_parts
  ;;
inheritance)
  psql -q -c "\\copy (with expected as (
      select g.xzqdm code, ST_Union(ST_Intersection(p.geom, g.geom)) geom
      from ground g join county_parts p on ST_Intersects(p.geom, g.geom) group by 1),
    pairs as (select code, e.geom upper, t.geom lower from expected e join towns t on t.xzqdm = e.code
      union all select '420526', (select ST_Union(geom) from county_parts), (select ST_Union(geom) from towns)),
    pieces as (
      select code, 'lost' kind, (ST_Dump(ST_Difference(upper, lower))).geom piece from pairs
      union all select code, 'gained', (ST_Dump(ST_Difference(lower, upper))).geom from pairs)
    select code, kind, round(sum(ST_Area(piece))::numeric, 2) from pieces where $real group by 1, 2 order by 1, 2
    ) to '$2' csv"
  ;;
overlap)
  psql -q -c "\\copy (with pieces as (
      select 'STBHHX YJJBNT' pair, (ST_Dump(ST_Intersection(a.geom, b.geom))).geom piece
      from p_STBHHX a join p_YJJBNT b on ST_Intersects(a.geom, b.geom)
      union all select 'STBHHX CZKFBJ', (ST_Dump(ST_Intersection(a.geom, b.geom))).geom
      from p_STBHHX a join p_CZKFBJ b on ST_Intersects(a.geom, b.geom)
      union all select 'YJJBNT CZKFBJ', (ST_Dump(ST_Intersection(a.geom, b.geom))).geom
      from p_YJJBNT a join p_CZKFBJ b on ST_Intersects(a.geom, b.geom))
    select pair, round(ST_Area(piece)::numeric, 2) from pieces where $real order by 1, 2) to '$2' csv"
  ;;
area)
  psql -q -c "\\copy (select xzqdm, round(sum(ST_Area(geom::geography))::numeric, 2) from parcels group by 1 order by 1
    ) to '$2' csv"
  ;;
*)
  sed -n '2,7s/^#\( \|$\)//p' "$0" >&2
  exit 64
  ;;
esac
