"""Layers of a plan set that change at random, in any format, with the files beside them: see changes.py."""

import json
import os
import re
import shutil
import sqlite3
import subprocess

# What OGR calls the formats, by the end of their names.
DRIVERS = {"gpkg": "GPKG", "shp": "ESRI Shapefile", "fgb": "FlatGeobuf", "geojson": "GeoJSON", "gdb": "OpenFileGDB"}


class ChangingLayers:
    """For a `ChangingPlanSet`, whose changes they are, too."""

    def files(self, *endings):
        found = [file for file in self.folder.rglob("*") if file.suffix[1:] in (endings or DRIVERS)]
        return sorted(file for file in found if file.suffix == ".gdb" or ".gdb/" not in str(file))

    def layer(self):
        """A file of GeoJSON that can be read, and what it holds."""
        files = self.files("geojson")
        if not files:
            return None, None
        file = self.draw.choice(files)
        try:
            content = json.loads(file.read_text(encoding="utf-8"))
        except ValueError:
            return None, None
        return (file, content) if content.get("features") else (None, None)

    def put(self, file, content):
        file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")

    def around(self, file):
        """The units whose plans may hang on a plan's own file: its line up and down."""
        code = re.match(r"\d{6,12}", str(file.relative_to(self.folder)))
        rows = self.read("units.csv")
        parents = {row["行政区代码"]: row["上级代码"] for row in rows}
        if not code or code[0] not in parents:
            return None
        line, above = {code[0]}, code[0]
        while parents.get(above):
            above = parents[above]
            line.add(above)
        below = [code[0]]
        while below:
            below = [unit for unit, parent in parents.items() if parent in below and unit not in line]
            line.update(below)
        return line

    def point_moved(self):
        file, content = self.layer()
        if not file:
            return None
        ring = self.draw.choice(content["features"])["geometry"]
        while ring and isinstance(ring, dict):
            ring = ring.get("coordinates")
        while ring and isinstance(ring[0], list) and isinstance(ring[0][0], list):
            ring = self.draw.choice(ring)
        if not ring or not isinstance(ring[0], list):
            return None
        place = self.draw.randrange(len(ring))
        step = self.draw.choice([0.001, -0.001, 0.0000001])
        for one in [place] + ([0, -1] if place in (0, len(ring) - 1) else []):
            ring[one] = [ring[place][0] + step, ring[place][1]] if one == place else list(ring[place])
        self.put(file, content)
        return f"{file.relative_to(self.folder)}", self.around(file)

    def feature_removed(self):
        file, content = self.layer()
        if not file:
            return None
        content["features"].pop(self.draw.randrange(len(content["features"])))
        self.put(file, content)
        return f"{file.relative_to(self.folder)}"

    def feature_repeated(self):
        file, content = self.layer()
        if not file:
            return None
        feature = json.loads(json.dumps(self.draw.choice(content["features"])))
        if self.draw.random() < 0.3:
            feature["geometry"] = None
        content["features"].insert(self.draw.randrange(len(content["features"]) + 1), feature)
        self.put(file, content)
        return f"{file.relative_to(self.folder)}"

    def value_changed(self):
        file, content = self.layer()
        if not file:
            return None
        fields = content["features"][0]["properties"]
        if not fields:
            return None
        field = self.draw.choice(sorted(fields))
        kinds = ["990101", "410", "100", "C9", "", None, 7, "0701"]
        kinds += [one["properties"].get(field) for one in content["features"]]
        self.draw.choice(content["features"])["properties"][field] = value = self.draw.choice(kinds)
        self.put(file, content)
        return f"{file.relative_to(self.folder)} {field} {value}"

    def field_renamed(self):
        file, content = self.layer()
        if not file or not content["features"][0]["properties"]:
            return None
        field = self.draw.choice(sorted(content["features"][0]["properties"]))
        for feature in content["features"]:
            if field in feature["properties"]:
                feature["properties"][field.lower() + "X"] = feature["properties"].pop(field)
        self.put(file, content)
        return f"{file.relative_to(self.folder)} {field}"

    def system_changed(self):
        file, content = self.layer()
        if not file:
            return None
        code = self.draw.choice([None, "urn:ogc:def:crs:EPSG::4326", "urn:ogc:def:crs:EPSG::4490", "urn:ogc:def:crs:EPSG::4527"])
        content.pop("crs", None)
        if code:
            content["crs"] = {"type": "name", "properties": {"name": code}}
        self.put(file, content)
        return f"{file.relative_to(self.folder)} {code}"

    def file_removed(self):
        files = self.files()
        if not files:
            return None
        file = self.draw.choice(files)
        kept = self.work / f"removed-{self.number}"
        kept.mkdir()
        for part in self.with_parts(file):
            shutil.move(part, kept / part.name)
        self.removed.append((kept, file.parent))
        return f"{file.relative_to(self.folder)}"

    def file_restored(self):
        if not self.removed:
            return None
        kept, folder = self.removed.pop(self.draw.randrange(len(self.removed)))
        folder.mkdir(parents=True, exist_ok=True)
        for part in kept.iterdir():
            if not (folder / part.name).exists():
                shutil.move(part, folder / part.name)
        return f"{folder.relative_to(self.folder)}"

    def with_parts(self, file):
        if file.suffix == ".shp":
            return [part for part in file.parent.glob(file.stem + ".*") if part.is_file()]
        return [file] + [part for part in [file.with_name(file.name + "-wal")] if part.exists()]

    def file_renamed(self):
        files = self.files()
        if not files:
            return None
        file = self.draw.choice(files)
        mark = self.draw.choice(["上报稿", " (1)", "维护前", "", "_副本", "最终版"])
        stem = re.sub(r"上报稿| \(1\)|维护前|_副本|最终版", "", file.stem) + mark
        if stem == file.stem or (file.parent / (stem + file.suffix)).exists():
            return None
        for part in self.with_parts(file):
            part.rename(part.with_name(part.name.replace(file.stem, stem, 1)))
        return f"{file.relative_to(self.folder)} {stem}"

    def file_moved(self):
        files = self.files()
        if not files:
            return None
        file = self.draw.choice(files)
        folders = sorted(folder for folder in self.folder.iterdir() if folder.is_dir() and folder.suffix != ".gdb")
        folder = self.draw.choice(folders + [self.folder, file.parent / "新"])
        folder.mkdir(exist_ok=True)
        if any((folder / part.name).exists() for part in self.with_parts(file)):
            return None
        for part in self.with_parts(file):
            shutil.move(part, folder / part.name)
        return f"{file.relative_to(self.folder)} {folder.name}"

    def file_copied(self):
        files = self.files("geojson", "gpkg", "fgb")
        if not files:
            return None
        file = self.draw.choice(files)
        copy = file.with_name(file.stem + self.draw.choice([" - 副本", "（2）", "2"]) + file.suffix)
        shutil.copy(file, copy)
        return f"{copy.relative_to(self.folder)}"

    def file_damaged(self):
        files = [file for file in self.files() if file.is_file()]
        if not files:
            return None
        file = self.draw.choice(files)
        content = bytearray(file.read_bytes())
        if len(content) < 2:
            return None
        if self.draw.random() < 0.5:
            del content[self.draw.randrange(len(content)):]
        else:
            content[self.draw.randrange(len(content))] ^= 1 << self.draw.randrange(8)
        file.write_bytes(content)
        return f"{file.relative_to(self.folder)}"

    def touched(self):
        """Other times, no other byte."""
        for file in self.folder.rglob("*"):
            os.utime(file, (1_700_000_000 + self.number, 1_700_000_000 + self.number))
        return "all files", set()

    def time_kept(self):
        """One digit of a coordinate or figure is another; size and time stay."""
        files = [file for file in self.folder.rglob("*") if file.suffix in (".csv", ".geojson")]
        if not files:
            return None
        file = self.draw.choice(sorted(files))
        status = file.stat()
        content = bytearray(file.read_bytes())
        digits = [place for place, byte in enumerate(content[:-1]) if chr(byte).isdigit() and content[place - 1:place] == b"."]
        if not digits:
            return None
        place = self.draw.choice(digits)
        content[place] = ord("0") + (content[place] - ord("0") + 1) % 10
        file.write_bytes(content)
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
        return f"{file.relative_to(self.folder)} {place}", None if file.suffix == ".csv" else self.around(file)

    # Formats and the files beside

    def converted(self):
        files = self.files()
        if not files:
            return None
        file = self.draw.choice(files)
        ending = self.draw.choice([one for one in DRIVERS if "." + one != file.suffix])
        new = file.with_suffix("." + ending)
        if new.exists():
            return None
        command = ["ogr2ogr", "-q", "-f", DRIVERS[ending], str(new), str(file)]
        command += ["-lco", "ENCODING=UTF-8"] if ending == "shp" else []
        command += ["-nlt", "PROMOTE_TO_MULTI"] if ending in ("gdb", "gpkg", "fgb") else []
        ended = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if ended.returncode or not new.exists():
            shutil.rmtree(new, ignore_errors=True) if new.is_dir() else new.unlink(missing_ok=True)
            return None
        for part in self.with_parts(file):
            shutil.rmtree(part) if part.is_dir() else part.unlink()
        return f"{file.relative_to(self.folder)} {ending}"

    def gathered(self):
        """Layers of a plan's folder become one GeoPackage or geodatabase, or go on beside it."""
        folders = [folder for folder in sorted(self.folder.iterdir()) if folder.is_dir() and any(folder.glob("*.geojson"))]
        if not folders:
            return None
        folder = self.draw.choice(folders)
        new = folder / self.draw.choice(["全部.gpkg", "全部.gdb"])
        if new.exists():
            return None
        for file in sorted(folder.glob("*.geojson")):
            command = ["ogr2ogr", "-q", "-f", DRIVERS[new.suffix[1:]], str(new), str(file), "-nlt", "PROMOTE_TO_MULTI"]
            ended = subprocess.run(command + (["-update"] if new.exists() else []), stderr=subprocess.DEVNULL)
            if ended.returncode == 0:
                file.unlink()
        return f"{new.relative_to(self.folder)}"

    def beside(self):
        """A file that belongs to a Shapefile or a geodatabase."""
        files = self.files("shp", "gdb")
        if not files:
            return None
        file = self.draw.choice(files)
        if file.suffix == ".gdb":
            parts = sorted(part for part in file.iterdir() if part.is_file())
            part = self.draw.choice(parts)
            part.unlink()
            return f"{part.relative_to(self.folder)} removed"
        ending = self.draw.choice([".prj", ".cpg", ".shx", ".dbf", ".prj", ".cpg", ".sbn", ".qix"])
        part = file.with_suffix(ending)
        if ending == ".cpg":
            part.write_text(self.draw.choice(["GBK", "UTF-8", "ISO-8859-1", "?"]))
        elif part.exists() and (ending != ".prj" or self.draw.random() < 0.5):
            part.unlink()
        elif ending == ".prj":
            part.write_text('GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]],'
                            'PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]]')
        else:
            part.write_bytes(b"")
        return f"{part.relative_to(self.folder)}"

    def row_of_geopackage(self):
        """Changed in the file, or in a log beside it that no program has put into the file yet."""
        files = self.files("gpkg")
        if not files:
            return None
        file = self.draw.choice(files)
        copy = self.work / "copy.gpkg"
        for old in self.work.glob("copy.gpkg*"):
            old.unlink()
        for part in self.with_parts(file):
            shutil.copy(part, self.work / part.name.replace(file.name, "copy.gpkg"))
        try:
            base = sqlite3.connect(copy)
            # Triggers of the index of shapes ask these; shapes stay as they are.
            for name in ("ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
                base.create_function(name, 1, lambda _: 0)
            tables = [row[0] for row in base.execute("SELECT table_name FROM gpkg_contents WHERE data_type = 'features'")]
            table = self.draw.choice(tables)
            columns = [row[1] for row in base.execute(f'PRAGMA table_info("{table}")') if row[1] not in ("fid", "geom", "geometry")]
            if not columns:
                return None
            column, in_log = self.draw.choice(columns), self.draw.random() < 0.5
            base.execute("PRAGMA journal_mode = " + ("WAL" if in_log else "DELETE"))
            base.execute("PRAGMA wal_autocheckpoint = 0")
            base.execute(
                f'UPDATE "{table}" SET "{column}" = ? WHERE fid = (SELECT min(fid) FROM "{table}")',
                (self.draw.choice(["410", "C9", "990102", None, "x"]),)
            )
            base.commit()
            for part in [copy, self.work / "copy.gpkg-wal"]:
                target = file.with_name(file.name + part.name[len("copy.gpkg"):])
                shutil.copy(part, target) if part.exists() else target.unlink(missing_ok=True)
            base.close()
        except (sqlite3.Error, IndexError):
            return None
        return f"{file.relative_to(self.folder)} {table} {column}{' in its log' if in_log else ''}"

    def linked(self):
        files = self.files("geojson")
        if not files:
            return None
        file = self.draw.choice(files)
        if file.is_symlink():
            return None
        outside = self.work / f"outside-{self.number}.geojson"
        shutil.move(file, outside)
        file.symlink_to(outside)
        return f"{file.relative_to(self.folder)}"

    def shared(self):
        """A plan's own layer stands in a file of many units, or in a folder of no unit."""
        file, content = self.layer()
        if not file or not re.match(r"\d{6}", file.parent.name):
            return None
        target = self.folder / file.name
        code = re.match(r"\d+", file.parent.name)[0]
        for feature in content["features"]:
            feature["properties"]["XZQDM"] = code
        if target.exists():
            try:
                other = json.loads(target.read_text(encoding="utf-8"))
            except ValueError:
                return None
            content["features"] = other["features"] + content["features"]
        self.put(target, content)
        file.unlink()
        return f"{file.relative_to(self.folder)}"
