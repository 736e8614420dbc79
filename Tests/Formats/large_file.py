#!/usr/bin/env python3
"""Writes a plan set whose one GeoPackage is as large as asked: large_file.py FOLDER MEGABYTES

Cities of eight counties each; every county draws six polygons of 1 000 vertices just as its city does, but one
county of each city leaves out one of them.  Written feature by feature, so that it needs no memory to speak of.
"""
import sqlite3
import struct
import sys
from pathlib import Path

import numpy

COUNTIES = 8
FEATURES = 6
VERTICES = 1000
BLOB = 8 + 13 + 16 * VERTICES

SCHEMA = """
PRAGMA application_id = 1196444487;
PRAGMA user_version = 10200;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES ('CGCS2000', 4490, 'EPSG', 4490, 'GEOGCS["CGCS2000"]', NULL);
CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT, description TEXT,
  last_change DATETIME, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER);
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL);
"""


def ring(angles):
    waves = 1 + 0.05 * numpy.sin(9 * angles) + 0.01 * numpy.sin(211 * angles)
    return 0.005 * numpy.stack([waves * numpy.cos(angles), waves * numpy.sin(angles)], axis=1)


def blob(points):
    head = struct.pack("<2sBBi", b"GP", 0, 1, 4490) + struct.pack("<BIII", 1, 3, 1, len(points))
    return head + points.astype("<f8").tobytes()


class Package:
    def __init__(self, path):
        self.database = sqlite3.connect(path, isolation_level=None)
        self.database.executescript(SCHEMA)
        for layer in ("XJXZQ", "STBHHX"):
            self.database.execute(
                f"CREATE TABLE {layer} (fid INTEGER PRIMARY KEY, geom POLYGON, BSM TEXT, XZQDM TEXT, MJ DOUBLE)"
            )
            now = "2000-01-01T00:00:00.000Z"
            row = (layer, "features", layer, "", now, None, None, None, None, 4490)
            self.database.execute("INSERT INTO gpkg_contents VALUES (?,?,?,?,?,?,?,?,?,?)", row)
            self.database.execute("INSERT INTO gpkg_geometry_columns VALUES (?,'geom','POLYGON',4490,0,0)", (layer,))
        self.database.execute("BEGIN")
        self.count = 0

    def add(self, layer, code, points):
        self.count += 1
        row = (blob(points), f"{code}0000{self.count:08d}", code, 1.0)
        self.database.execute(f"INSERT INTO {layer} (geom, BSM, XZQDM, MJ) VALUES (?,?,?,?)", row)

    def close(self):
        self.database.execute("COMMIT")
        self.database.close()


def main(folder, megabytes):
    folder.mkdir(parents=True, exist_ok=True)
    cities = max(1, round(megabytes * 1e6 / (2 * COUNTIES * FEATURES * BLOB)))
    package = Package(folder / "map.gpkg")
    shape = ring(numpy.append(numpy.linspace(0, 2 * numpy.pi, VERTICES - 1, endpoint=False), 0))
    units = ["code,name,tier,parent_code"]
    for city in range(cities):
        code = f"{10 + city // 90:02d}{10 + city % 90:02d}00"
        units.append(f"{code},市{code},市级,")
        west, south = 80 + 0.4 * (city % 100), 20 + 0.2 * (city // 100)
        for county in range(COUNTIES):
            own = f"{code[:4]}{county + 1:02d}"
            units.append(f"{own},县{own},县级,{code}")
            x, y = west + 0.1 * (county % 4), south + 0.1 * (county // 4)
            square = [(x, y), (x + 0.1, y), (x + 0.1, y + 0.1), (x, y + 0.1), (x, y)]
            package.add("XJXZQ", own, numpy.array(square))
            for k in range(FEATURES):
                place = numpy.round(shape + (x + 0.01 + 0.016 * (k % 6), y + 0.01 + 0.018 * (k // 6)), 9)
                package.add("STBHHX", code, place)
                if (county, k) != (city % COUNTIES, 3):
                    package.add("STBHHX", own, place)
    package.close()
    (folder / "units.csv").write_text("\n".join(units) + "\n", encoding="utf-8")
    print(cities)


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
