#!/usr/bin/env python3
"""The peer: the sums of a benchmark plan set, checked by DuckDB.

    duckdb_peer.py DIR [--threads 2] [--list FILE]

Reads the same units.csv and indicators.csv as `rulec check DIR`, adds up the children of every parent, indicator and
year, and prints how many parents they miss, as JSON. Figures are read as DECIMAL(18,4) and multiplied to 亩, which is
exact for all units in the file (1 万亩 = 10000 亩, 1 公顷 = 15 亩); any other unit stops the run. No float is used.

This is the fastest of about fifteen forms tried (codes or numbers as keys, tables or views, DECIMAL or BIGINT sums,
one pass or two, with and without guessing the dialect): a comparison with less would flatter us.
"""

import argparse
import json
from pathlib import Path

import duckdb

READ_UNITS = """create table unit as
  select cast(row_number() over () as integer) as key, code, parent_code
  from read_csv($path, header = true, columns = {
    'code': 'VARCHAR', 'name': 'VARCHAR', 'tier': 'VARCHAR', 'parent_code': 'VARCHAR'})"""

LINK_UNITS = """create table place as
  select child.key, child.code, above.key as parent
  from unit as child left join unit as above on child.parent_code = above.code"""

READ_FIGURES = """create table figure as
  select key, parent, cast(substr(indicator, 3) as smallint) as indicator, cast(year as smallint) as year,
    operator = '>=' as is_floor,
    value_as_printed * (case unit when '万亩' then 10000 when '亩' then 1 when '公顷' then 15
                        else error('unknown unit: ' || unit) end) as mu
  from read_csv($path, header = true, columns = {
    'unit_code': 'VARCHAR', 'unit_name': 'VARCHAR', 'year': 'INTEGER', 'indicator': 'VARCHAR', 'operator': 'VARCHAR',
    'value_as_printed': 'DECIMAL(18,4)', 'unit': 'VARCHAR', 'source_doc': 'VARCHAR', 'clause': 'VARCHAR'})
  join place on code = unit_code"""

FIND_VIOLATIONS = """create table violation as
  select figure.key, figure.indicator, figure.year, is_floor
  from figure
  join (select parent, indicator, year, sum(mu) as total from figure where parent is not null group by all) as children
    on children.parent = figure.key and children.indicator = figure.indicator and children.year = figure.year
  where (is_floor and total < mu) or (not is_floor and total > mu)"""

COUNT = "select count(*), count(*) filter (is_floor), count(*) filter (not is_floor) from violation"

LIST = """select code, '指标' || lpad(cast(indicator as varchar), 2, '0') as name, year
  from violation join place on place.key = violation.key order by code, name, year"""


def main() -> None:
    parser = argparse.ArgumentParser(description="Check the sums of a benchmark plan set with DuckDB.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--list", type=Path, help="write every violation to this file, as JSON")
    given = parser.parse_args()
    connection = duckdb.connect()
    connection.execute(f"set threads = {given.threads}")
    connection.execute("set preserve_insertion_order = false")
    connection.execute(READ_UNITS, {"path": str(given.folder / "units.csv")})
    connection.execute(LINK_UNITS)
    connection.execute(READ_FIGURES, {"path": str(given.folder / "indicators.csv")})
    connection.execute(FIND_VIOLATIONS)
    total, floors, ceilings = connection.execute(COUNT).fetchone()
    print(json.dumps({"total": total, "floor": floors, "ceiling": ceilings}))
    if given.list:
        rows = connection.execute(LIST).fetchall()
        listed = [{"plan": plan, "indicator": indicator, "year": year} for plan, indicator, year in rows]
        given.list.write_text(json.dumps(listed, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
