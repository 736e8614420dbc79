#!/usr/bin/env python3
"""Makes the map fixtures anew: python3 make-maps.py, in this folder, with ogr2ogr (apt-get install gdal-bin) on PATH.

One family of two tiers, drawn on a grid of 0.01 degree, in every format; and one GeoPackage in which everything is wrong.
"""
import json, os, shutil, sqlite3, struct, subprocess

here = os.path.dirname(os.path.abspath(__file__))
UNITS = "code,name,tier,parent_code\n150100,呼和浩特市,市级,\n150102,新城区,县级,150100\n150104,玉泉区,县级,150100\n"


def box(west, south, east, north):
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def polygon(*rings):
    return {"type": "Polygon", "coordinates": list(rings)}


def several(*polygons):
    return {"type": "MultiPolygon", "coordinates": [list(rings) for rings in polygons]}


XZQ = [
    ({"BSM": "150100000000000001", "XZQDM": "150100", "MJ": 75600.5}, polygon(box(111.0, 40.0, 111.4, 40.2))),
    ({"BSM": "150100000000000002", "XZQDM": "150102", "MJ": 37800.25}, polygon(box(111.0, 40.0, 111.2, 40.2))),
    ({"BSM": "150100000000000003", "XZQDM": "150104", "MJ": 37800.25}, polygon(box(111.2, 40.0, 111.4, 40.2))),
]
STBHHX = [
    ({"BSM": "A1", "XZQDM": "150100", "MJ": 75.5},
     polygon(box(111.05, 40.05, 111.35, 40.15), box(111.1, 40.1, 111.12, 40.12))),
    ({"BSM": "B1", "XZQDM": "150102", "MJ": 12.25}, polygon(box(111.05, 40.05, 111.2, 40.15), box(111.1, 40.1, 111.12, 40.12))),
    # A town's code: its county is the nearest unit that is known.
    ({"BSM": "C1", "XZQDM": "150104001", "MJ": 1300.0},
     several([box(111.2, 40.05, 111.3, 40.15)], [box(111.31, 40.06, 111.33, 40.08)])),
    ({"BSM": "C2", "XZQDM": "150104", "MJ": None}, polygon(box(111.34, 40.05, 111.35, 40.15))),
]
CZKFBJ = [
    ({"BSM": "D1", "XZQDM": "150102", "GHFQDM": "410", "MJ": 1.0}, polygon(box(111.0, 40.16, 111.04, 40.2))),
    ({"BSM": "D2", "XZQDM": "150102", "GHFQDM": "420", "MJ": 2.0}, polygon(box(111.04, 40.16, 111.05, 40.2))),
]
LAYERS = {"XZQ": XZQ, "STBHHX": STBHHX, "CZKFBJ": CZKFBJ}


def fresh(name):
    folder = os.path.join(here, name)
    kept = os.path.join(folder, "expected.txt")
    golden = open(kept).read() if os.path.exists(kept) else None
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    open(os.path.join(folder, "units.csv"), "w").write(UNITS)
    if golden is not None:
        open(kept, "w").write(golden)
    return folder


def geojson(path, features, name):
    collection = {
        "type": "FeatureCollection", "name": name,
        "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4490"}},
        "features": [{"type": "Feature", "properties": p, "geometry": g} for p, g in features],
    }
    with open(path, "w") as file:
        json.dump(collection, file, ensure_ascii=False, indent=1)


def convert(source, target, layer, *options):
    exists = os.path.exists(target) and not target.endswith(".shp")
    subprocess.run(
        ["ogr2ogr", "--config", "OGR_CURRENT_DATE", "2000-01-01T00:00:00.000Z", *(["-update"] if exists else []),
         "-nln", layer, "-nlt", "MULTIPOLYGON", *options, target, source], check=True)


def family(name, file, options=(), system=None):
    """All layers in one file, or each in its own where the format holds one only."""
    folder = fresh(name)
    for layer, features in LAYERS.items():
        source = os.path.join(folder, layer + ".source.geojson")
        geojson(source, features, layer)
        target = os.path.join(folder, file.format(layer=layer))
        # A side is straight where it is drawn: sides along parallels have corners on the way in other systems.
        way = ["-segmentize", "0.002", "-t_srs", system] if system else ["-a_srs", "EPSG:4490"]
        convert(source, target, layer, *options, *way)
        os.remove(source)
        if target.endswith(".gpkg"):
            shrink(target)


def shrink(path):
    """Pages of 512 bytes, since most tables of a GeoPackage are nearly empty."""
    database = sqlite3.connect(path)
    database.execute("PRAGMA page_size = 512")
    database.execute("VACUUM")


def point(*place, order="<"):
    return b"".join(struct.pack(order + "d", ordinate) for ordinate in place)


def head(code, order="<"):
    return (b"\x01" if order == "<" else b"\x00") + struct.pack(order + "I", code)


def ring(points, order="<"):
    return struct.pack(order + "I", len(points)) + b"".join(point(*p, order=order) for p in points)


def wkb(rings, order="<", code=3):
    return head(code, order) + struct.pack(order + "I", len(rings)) + b"".join(ring(r, order) for r in rings)


def blob(body, flags=1):
    return b"GP\x00" + bytes([flags]) + struct.pack("<i" if flags & 1 else ">i", 4490) + body


def circle(x, y, r):
    arc = head(8) + ring([[x + r, y], [x - r, y], [x + r, y]])
    return head(10) + struct.pack("<I", 1) + arc


def faults():
    folder = fresh("map-什么都不对的图层")
    database = sqlite3.connect(os.path.join(folder, "150100.gpkg"))
    database.executescript("""
      PRAGMA application_id = 1196444487; PRAGMA user_version = 10200;
      CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT,
        organization_coordsys_id INTEGER, definition TEXT, description TEXT);
      INSERT INTO gpkg_spatial_ref_sys VALUES ('none', -1, 'NONE', -1, 'undefined', NULL),
        ('CGCS2000', 4490, 'EPSG', 4490, 'GEOGCS["China Geodetic Coordinate System 2000"]', NULL);
      CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, description TEXT,
        last_change DATETIME, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER);
      CREATE TABLE gpkg_geometry_columns (table_name TEXT PRIMARY KEY, column_name TEXT, geometry_type_name TEXT,
        srs_id INTEGER, z TINYINT, m TINYINT);
      CREATE TABLE STBHHX (fid INTEGER PRIMARY KEY, geom GEOMETRY, BSM TEXT, XZQDM TEXT, MJ DOUBLE);
      CREATE TABLE XZQ (fid INTEGER PRIMARY KEY, geom GEOMETRY, XZQDM TEXT);
      CREATE TABLE CZKFBJ (fid INTEGER PRIMARY KEY, geom GEOMETRY, XZQDM TEXT, MJ TEXT);
      INSERT INTO gpkg_contents (table_name, data_type, srs_id) VALUES ('STBHHX', 'features', 4490),
        ('XZQ', 'features', -1), ('CZKFBJ', 'features', 4490);
      INSERT INTO gpkg_geometry_columns VALUES ('STBHHX', 'geom', 'GEOMETRY', 4490, 0, 0),
        ('XZQ', 'geom', 'GEOMETRY', -1, 0, 0), ('CZKFBJ', 'geom', 'GEOMETRY', 4490, 0, 0);
    """)
    good = box(111.0, 40.0, 111.01, 40.01)
    shapes = [
        ("sound", "150100", 1.5, blob(wkb([good]))),
        ("big-endian", "150102", "0094.7770", blob(wkb([box(111.0, 40.0, 111.02, 40.01)], ">"), 0)),
        ("null", "150100", 1, None),
        ("empty", "150100", 1, blob(head(6) + struct.pack("<I", 0), 17)),
        ("truncated", "150100", 1, blob(wkb([good]))[:60]),
        ("no-header", "150100", 1, b"XX"),
        ("huge-count", "150100", 1, blob(head(3) + struct.pack("<I", 0xFFFFFFFF))),
        ("line", "150100", 1, blob(head(2) + ring(good))),
        ("swapped", "150100", 1, blob(wkb([[[y, x] for x, y in good]]))),
        ("not-a-number", "150100", 1, blob(wkb([[[float("nan"), 40.0]] + good]))),
        ("open", "150100", 1, blob(wkb([box(111.1, 40.0, 111.11, 40.01)[:-1]]))),
        ("flat", "150100", 1, blob(wkb([[[111.0, 40.0], [111.1, 40.0], [111.0, 40.0]]]))),
        ("flat-hole", "150100", 1, blob(wkb([box(111.2, 40.0, 111.21, 40.01), [[111.2, 40.0]] * 4]))),
        ("twice", "150100", 1, blob(wkb([good]))),
        ("bow", "150100", 1, blob(wkb([[[111.3, 40.0], [111.31, 40.01], [111.31, 40.0], [111.3, 40.01], [111.3, 40.0]]]))),
        ("circle", "150100", 1, blob(circle(111.5, 40.0, 0.01))),
        ("heights", "150100", 1, blob(wkb([[p + [7.0] for p in box(111.6, 40.0, 111.61, 40.01)]], code=1003))),
        ("nobody", "990000", 1, blob(wkb([good]))),
        ("words", "150104", "约一平方米", blob(wkb([box(111.7, 40.0, 111.71, 40.01)]))),
        ("no-code", None, 1, blob(wkb([box(111.8, 40.0, 111.81, 40.01)]))),
    ]
    database.executemany("INSERT INTO STBHHX (BSM, XZQDM, MJ, geom) VALUES (?, ?, ?, ?)", shapes)
    database.execute("INSERT INTO CZKFBJ (XZQDM, MJ, geom) VALUES ('150100', '0012.50', ?)", (blob(wkb([good])),))
    database.commit()
    database.close()
    shrink(os.path.join(folder, "150100.gpkg"))
    folder = os.path.join(folder, "下级文件夹")
    os.makedirs(folder)
    open(os.path.join(folder, "坏的.gpkg"), "wb").write(b"this is no database, and long enough to be looked at as one")
    open(os.path.join(folder, "STBHHX坏的.geojson"), "w").write('{"type":"FeatureCollection","features":[{"type":')


def versions():
    """Who owns a layer, and in which state, by the names of files and folders."""
    folder = fresh("map-文件名说出行政区和维护前后")
    one = [({"MJ": 1.0}, polygon(box(111.0, 40.0, 111.01, 40.01)))]
    for path in ["150102新城区维护前.geojson", "150104000000/STBHHX维护后.geojson", "150102/STBHHX.geojson", "无主.geojson"]:
        os.makedirs(os.path.dirname(os.path.join(folder, path)), exist_ok=True)
        geojson(os.path.join(folder, path), one, "STBHHX")
    # Neither state: a comparison of both, and a layer of a submission about the changes.
    one = [({"MJ": 1.0, "GHFQDM": "42"}, polygon(box(111.0, 40.0, 111.01, 40.01)))]
    for path in ["150102/维护前后对照/CZKFBJ.geojson", "150104000000/维护成果/城镇开发边界维护前图斑.geojson"]:
        os.makedirs(os.path.dirname(os.path.join(folder, path)), exist_ok=True)
        geojson(os.path.join(folder, path), one, "CZKFBJ")


def turned(ring, corner, backwards=False):
    """The same ring from another corner, perhaps the other way round."""
    corners = ring[corner:-1] + ring[:corner]
    if backwards:
        corners.reverse()
    return corners + corners[:1]


def copies():
    """Shapes that stand twice in one file or in two, drawn from other corners, backwards and with their parts in another order."""
    folder = fresh("map-图形重复不论从哪一角画起往哪边画在哪个文件")
    outer, one, other = box(111.0, 40.0, 111.1, 40.1), box(111.01, 40.01, 111.02, 40.02), box(111.03, 40.01, 111.04, 40.02)
    far = box(111.2, 40.0, 111.3, 40.1)
    moved = [[x, y + 1e-7 if (x, y) == (111.1, 40.1) else y] for x, y in outer]
    first = [
        polygon(outer, one, other),
        polygon(turned(outer, 2), one, other),
        polygon(turned(outer, 3, True), turned(other, 1), turned(one, 2, True)),
        several([outer, one], [far]),
        several([turned(far, 1)], [turned(outer, 1), turned(one, 3)]),
        # Nearly the same, and the same but for a hole, are others.
        polygon(moved, one, other),
        polygon(outer, one),
    ]
    second = [several([far], [outer, one]), polygon(far), polygon(turned(far, 2, True)), polygon(turned(outer, 1), one, other)]
    for path, shapes in [("150102/STBHHX.geojson", first), ("150102/补充/STBHHXTB.geojson", second)]:
        os.makedirs(os.path.dirname(os.path.join(folder, path)))
        name = os.path.basename(path).split(".")[0]
        geojson(os.path.join(folder, path), [({"MJ": 1.0}, shape) for shape in shapes], name)


family("map-地理包", "全部.gpkg", ["-lco", "SPATIAL_INDEX=NO"])
family("map-文件地理数据库", "全部.gdb", ["-f", "OpenFileGDB"])
family("map-形状文件", "{layer}.shp", ["-lco", "ENCODING=UTF-8"])
family("map-文本图层", "{layer}.geojson")
family("map-FlatGeobuf", "{layer}.fgb", ["-lco", "SPATIAL_INDEX=NO"])
family("map-高斯投影加带号", "全部.gpkg", ["-lco", "SPATIAL_INDEX=NO"], system="EPSG:4525")
family("map-高斯投影不加带号", "{layer}.shp", system="EPSG:4546")
family("map-其他坐标系", "全部.gpkg", ["-lco", "SPATIAL_INDEX=NO"], system="EPSG:32649")
faults()
versions()
copies()
