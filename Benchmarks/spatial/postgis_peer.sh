#!/bin/sh
# The same questions as `rulec check` on the spatial plan sets, answered by PostGIS; the server is given by PGHOST and so on.
#
#   postgis_peer.sh load DIR TASK…            tables of the plan sets below DIR, with spatial indexes; not timed
#   postgis_peer.sh inheritance|overlap|area|admission OUT.csv
#
# Needs ogr2ogr and psql. Areas of lines are planar ones of the zone, as in geopandas_peer.py; those of parcels are geodesic
# ones for `area`, and for `admission`, whose layers are mapped into it when they are loaded, in the plane of the official areas.
set -eu
PGOPTIONS="-c client_min_messages=warning"
export PGOPTIONS

# Degrees in the plane (L, F(B)), whose areas are those on the ellipsoid of CGCS2000.
plane="+proj=cea +lat_ts=35 +lon_0=105 +a=6378137 +rf=298.257222101 +units=m"

# load FILE LAYER TABLE [OPTION…]
load() {
  file=$1 layer=$2 table=$3
  shift 3
  ogr2ogr -f PostgreSQL "PG:dbname=$PGDATABASE" "$file" "$layer" -nln "$table" -overwrite -lco GEOMETRY_NAME=geom \
    -lco UNLOGGED=YES --config PG_USE_COPY YES -nlt PROMOTE_TO_MULTI "$@" 2>"$complaints" || {
    cat "$complaints" >&2
    exit 1
  }
  psql -q -c "vacuum analyze $table"
}

# derive TABLE COLUMNS OTHER: a table of smaller shapes made of another's, which an index tells apart.
derive() {
  psql -q -c "drop table if exists $1" -c "create unlogged table $1 as select $2 from $3" \
    -c "create index on $1 using gist (geom)" -c "vacuum analyze $1"
}

load_task() {
  case $2 in
  inheritance)
    load "$1/inheritance/420526.gpkg" STBHHX county
    load "$1/inheritance/towns.gpkg" STBHHX towns
    load "$1/inheritance/territory.gpkg" XZQ ground
    derive county_parts "(ST_Dump(geom)).geom" county
    ;;
  overlap)
    for layer in STBHHX YJJBNT CZKFBJ; do
      load "$1/overlap/420526.gpkg" "$layer" "l_$layer"
      derive "p_$layer" "(ST_Dump(geom)).geom" "l_$layer"
    done
    ;;
  area) load "$1/parcels/parcels.gpkg" DLTB parcels ;;
  admission)
    load "$1/admission/420526.gpkg" DLTB used -t_srs "$plane"
    load "$1/admission/420526.gpkg" GHFQ zones -t_srs "$plane"
    derive zone_pieces "ghfqdm, ST_Subdivide(geom, 128) geom" zones
    ;;
  esac
}

# Areas are counted in 0.01 m² before they are compared with the tolerance.
large="round(ST_Area(piece)::numeric, 2) > 1"
real="$large and 2 * ST_Area(piece) > 0.1 * ST_Perimeter(piece)"
# What is narrow on the whole is cut where it is narrower than the tolerance.
narrow="$large and 2 * ST_Area(piece) <= 0.1 * ST_Perimeter(piece)"
middles="ST_Buffer(piece, -0.05, 'quad_segs=16')"
parts="(ST_Dump(ST_Intersection(ST_Buffer($middles, 0.1, 'quad_segs=16'), piece))).geom"

case $1 in
load)
  # ogr2ogr warns of GeoPackages that newer versions of it wrote.
  complaints=$(mktemp)
  trap 'rm -f "$complaints"' EXIT
  folder=$2
  shift 2
  for task in "$@"; do load_task "$folder" "$task"; done
  ;;
inheritance)
  psql -q -c "\\copy (with expected as (
      select g.xzqdm code, ST_Union(ST_Intersection(p.geom, g.geom)) geom
      from ground g join county_parts p on ST_Intersects(p.geom, g.geom) group by 1),
    pairs as (select code, e.geom upper, t.geom lower from expected e join towns t on t.xzqdm = e.code
      union all select '420526', (select ST_Union(geom) from county_parts), (select ST_Union(geom) from towns)),
    pieces as (
      select code, 'lost' kind, (ST_Dump(ST_Difference(upper, lower))).geom piece from pairs
      union all select code, 'gained', (ST_Dump(ST_Difference(lower, upper))).geom from pairs),
    sorted as (select * from pieces where $real
      union all select code, kind, $parts from pieces where $narrow)
    select code, kind, sum(round(ST_Area(piece)::numeric, 2)) from sorted where $real group by 1, 2 order by 1, 2
    ) to '$2' csv"
  ;;
overlap)
  psql -q -c "\\copy (with pieces as (
      select 'STBHHX YJJBNT' pair, (ST_Dump(ST_Intersection(a.geom, b.geom))).geom piece
      from p_STBHHX a join p_YJJBNT b on ST_Intersects(a.geom, b.geom)
      union all select 'STBHHX CZKFBJ', (ST_Dump(ST_Intersection(a.geom, b.geom))).geom
      from p_STBHHX a join p_CZKFBJ b on ST_Intersects(a.geom, b.geom)
      union all select 'YJJBNT CZKFBJ', (ST_Dump(ST_Intersection(a.geom, b.geom))).geom
      from p_YJJBNT a join p_CZKFBJ b on ST_Intersects(a.geom, b.geom)),
    sorted as (select * from pieces where $real union all select pair, $parts from pieces where $narrow)
    select pair, round(ST_Area(piece)::numeric, 2) from sorted where $real order by 1, 2) to '$2' csv"
  ;;
area)
  psql -q -c "\\copy (select xzqdm, round(sum(ST_Area(geom::geography))::numeric, 2) from parcels group by 1 order by 1
    ) to '$2' csv"
  ;;
admission)
  psql -q -c "\\copy (with common as (
      select p.bsm, z.ghfqdm code, case when ST_Covers(z.geom, p.geom) then ST_Area(p.geom)
        else ST_Area(ST_Intersection(z.geom, p.geom)) end area
      from used p join zone_pieces z on ST_Intersects(z.geom, p.geom)),
    sums as (select bsm, sum(area) covered, round(sum(area) filter (where code = '100')::numeric, 2) a100,
        round(sum(area) filter (where code = '300')::numeric, 2) a300,
        round(sum(area) filter (where code = '400')::numeric, 2) a400,
        round(sum(area) filter (where code = '500')::numeric, 2) a500 from common group by 1)
    select p.bsm, coalesce(a100, 0), coalesce(a300, 0), coalesce(a400, 0), coalesce(a500, 0),
      case when a100 > 1 and use in ('01', '02', '06', '07', '10') or a300 > 1 and use not in ('01', '02')
          or a500 > 1 and use = '06' then 'fail'
        when round((ST_Area(p.geom) - coalesce(covered, 0))::numeric, 2) > 1 then 'undetermined' else 'pass' end
    from (select bsm, geom, left(dlbm, 2) use from used) p left join sums using (bsm) order by 1) to '$2' csv"
  ;;
*)
  sed -n '2,8s/^#\( \|$\)//p' "$0" >&2
  exit 64
  ;;
esac
