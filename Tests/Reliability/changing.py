"""A plan set whose tables, words, rules, waivers and options change at random: see changes.py."""

import collections
import csv
import io
import pathlib
import re
import shutil

ROOT = pathlib.Path(__file__).resolve().parents[2]
PARTS = [
    "Examples/control-lines", "Examples/maintenance/fault-04", "Examples/monitoring/broken",
    "Tests/Fixtures/provinces/内蒙古/健全", "Tests/Fixtures/provinces/浙江/健全", "Tests/Fixtures/provinces/广东/健全",
]
TABLES = ["units.csv", "indicators.csv", "lists.csv"]
WAIVER = """豁免 {rule}
  规划：{unit}
  理由：待统筹
  决定机关：示例厅
  文号：示例函〔2026〕{number}号
  至：{year}-06-30
"""
RULE = """规则 本地 {number}
  编号：BD-0{place}
  依据待核：示例 {number}
  对于：每个规划
  要求：面积（本级的{layer}） 不低于 {number} 公顷
  级别：{level}
"""


class ChangingPlanSet:
    """Every change is a method that says what it did, or nothing where it cannot.

    It may say, too, of which units' plans alone something may be measured again, and how it is taken back before long.
    """

    def __init__(self, work, draw):
        self.folder, self.rules, self.draw, self.work = work / "planset", work / "Rules", draw, work
        self.options, self.removed, self.number = {}, [], 0
        shutil.copytree(ROOT / "Rules", self.rules)
        self.folder.mkdir()
        rows = collections.defaultdict(list)
        for part in PARTS:
            for file in sorted((ROOT / part).rglob("*")):
                place = file.relative_to(ROOT / part)
                if file.is_dir() or file.suffix not in (".csv", ".geojson", ".rule"):
                    continue
                if file.suffix == ".csv":
                    rows[file.name] += csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig")))
                    continue
                (self.folder / place).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(file, self.folder / place)
        counties = ["990101", "990102"]
        rows["lists.csv"] = [
            {"行政区代码": unit, "名录": "自然保护地名录", "名称": f"第{number}自然保护区", "所在地": place}
            for number in range(6)
            for unit, place in [("990100", counties[number % 2]), (counties[number % 2], "")]
        ]
        for name, all_rows in rows.items():
            self.write(name, all_rows)

    def remembered(self):
        """Puts everything back as it is now."""
        kept = self.work / "before"
        shutil.rmtree(kept, ignore_errors=True)
        for folder in (self.folder, self.rules):
            shutil.copytree(folder, kept / folder.name, symlinks=True)
        options = dict(self.options)

        def back():
            for folder in (self.folder, self.rules):
                shutil.rmtree(folder)
                shutil.copytree(kept / folder.name, folder, symlinks=True)
            self.options = options

        return back

    # Tables

    def read(self, name):
        file = self.folder / name
        if not file.exists():
            return None
        text = file.read_bytes()
        try:
            text = text.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = text.decode("gbk")
        return list(csv.DictReader(io.StringIO(text))) or None

    def write(self, name, rows, encoding="utf-8"):
        fields = list(dict.fromkeys(field for row in rows for field in row))
        out = io.StringIO()
        writer = csv.DictWriter(out, fields, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        (self.folder / name).write_bytes(out.getvalue().encode(encoding))

    def table(self):
        name = self.draw.choice(TABLES[1:])
        return name, self.read(name)

    def figure_changed(self):
        rows = self.read("indicators.csv")
        if not rows:
            return None
        row = self.draw.choice(rows)
        row["数值"] = str(self.draw.randrange(1, 400)) + self.draw.choice(["", ".5", ".00"])
        self.write("indicators.csv", rows)
        return f"{row['行政区代码']} {row['指标']} {row['数值']}"

    def cell_changed(self):
        name, rows = self.table()
        if not rows:
            return None
        row = self.draw.choice(rows)
        field = self.draw.choice(list(row))
        row[field] = self.draw.choice(rows)[field]
        self.write(name, rows)
        return f"{name} {field} {row[field]}"

    def row_removed(self):
        name, rows = self.table()
        if not rows:
            return None
        gone = rows.pop(self.draw.randrange(len(rows)))
        self.write(name, rows) if rows else (self.folder / name).unlink()
        return f"{name} {list(gone.values())[:4]}"

    def row_added(self):
        name, rows = self.table()
        if not rows:
            return None
        row = dict(self.draw.choice(rows))
        for field in ("年份", "名称"):
            if field in row and self.draw.random() < 0.6:
                row[field] = {"年份": "2030", "名称": f"新 {self.number}"}[field]
        rows.insert(self.draw.randrange(len(rows) + 1), row)
        self.write(name, rows)
        return f"{name} {list(row.values())[:4]}"

    def table_encoded(self):
        name, rows = self.table()
        if not rows:
            return None
        encoding = self.draw.choice(["gbk", "utf-8", "utf-8-sig"])
        try:
            self.write(name, rows, encoding)
        except UnicodeEncodeError:
            return None
        return f"{name} {encoding}"

    # Units

    def unit_changed(self):
        rows = self.read("units.csv")
        kind = self.draw.choice(["name", "added", "removed", "parent", "approved"])
        row = self.draw.choice(rows)
        if kind == "name":
            row["名称"] = row["名称"][:-1] + self.draw.choice("东西南北") + row["名称"][-1]
        elif kind == "added":
            codes = {row["行政区代码"] for row in rows}
            code = str(self.draw.randrange(990104, 990109))
            if code in codes:
                return None
            rows.append({"行政区代码": code, "名称": f"新 {code} 县", "层级": "县级", "上级代码": "990100"})
        elif kind == "removed":
            leaves = [one for one in rows if not any(other["上级代码"] == one["行政区代码"] for other in rows)]
            row = self.draw.choice(leaves)
            if len(rows) < 12:
                return None
            rows.remove(row)
        elif kind == "parent":
            row = self.draw.choice([one for one in rows if one["层级"] == "县级"])
            row["上级代码"] = self.draw.choice([one["行政区代码"] for one in rows if one["层级"] == "市级"] + [""])
        else:
            row["批复日期"] = self.draw.choice(["2019-03-01", "2024-06-01", "2026-05-01", ""])
        self.write("units.csv", rows)
        return f"{kind} {row['行政区代码']}"

    # Words and rules

    def rule_files(self, folder):
        return sorted((self.rules / folder).rglob("*.rule"))

    def number_of_rule(self):
        files = [file for folder in ("national", "provincial") for file in self.rule_files(folder)]
        file = self.draw.choice(files)
        text = file.read_text()
        places = [match for match in re.finditer(r"(?<=[面积宽度 ])(\d+(\.\d+)?)(?= (平方米|米|公顷|%|倍))", text)]
        if not places:
            return None
        match = self.draw.choice(places)
        new = self.draw.choice(["0.5", "2", "7", "30"])
        file.write_text(text[:match.start()] + new + text[match.end():])
        return f"{file.relative_to(self.rules)} {match[0]} → {new}"

    def level_of_rule(self):
        file = self.draw.choice(self.rule_files("national"))
        text = file.read_text()
        if "级别：刚性" not in text:
            return None
        file.write_text(text.replace("级别：刚性", "级别：" + self.draw.choice(["预期", "提示"]), 1))
        return f"{file.relative_to(self.rules)}"

    def rule_removed(self):
        files = [file for folder in ("national", "provincial") for file in self.rule_files(folder)]
        file = self.draw.choice([file for file in files if file.name != "规则包.rule"])
        content = file.read_text()
        file.unlink()
        return f"{file.relative_to(self.rules)}", None, lambda: file.write_text(content)

    def rule_of_plan_set(self):
        place = self.draw.randrange(3)
        file = self.folder / f"本地{place}.rule"
        if file.exists() and self.draw.random() < 0.3:
            file.unlink()
            return f"{file.name} removed"
        layer = self.draw.choice(["生态保护红线", "永久基本农田", "城镇开发边界"])
        level = self.draw.choice(["刚性", "预期", "提示"])
        file.write_text(RULE.format(number=self.draw.randrange(1, 900), place=place, layer=layer, level=level))
        return f"{file.name} {layer}"

    def pack_changed(self):
        file = self.draw.choice(sorted(self.rules.rglob("规则包.rule")))
        text = file.read_text()
        if "版本" not in text:
            return None
        if self.draw.random() < 0.5 or "行政区" not in text:
            file.write_text(re.sub(r"版本：[\d.]+", f"版本：2026.{self.draw.randrange(1, 12)}", text))
        else:
            other = self.draw.choice(["990000", "990100", "150000", "330000"])
            file.write_text(re.sub(r"行政区：\d+", f"行政区：{other}", text))
        return f"{file.relative_to(self.rules)}", None, lambda: file.write_text(text)

    def word_changed(self):
        file = self.draw.choice([file for file in self.rule_files("vocabulary") if file.name in ("layers.rule", "lists.rule", "indicators.rule")])
        text = file.read_text()
        codes = sorted(set(re.findall(r"(?<=\| )[A-Z]{4,}(?= *[|、])", text)))
        if not codes:
            return None
        code = self.draw.choice(codes)
        file.write_text(text.replace(code, code + "N"))
        return f"{file.relative_to(self.rules)} {code}", None, lambda: file.write_text(text)

    def waiver(self):
        file = self.folder / "豁免.rule"
        if file.exists() and self.draw.random() < 0.4:
            file.unlink()
            return "removed"
        rule = self.draw.choice(["KX-01", "KX-03", "KX-06", "ZB-02", "FQ-01", "WH-01", "N-02"])
        unit = self.draw.choice(["990101", "990102", "990201", "990100"])
        year = self.draw.choice([2024, 2027])
        file.write_text(WAIVER.format(rule=rule, unit=unit, number=self.draw.randrange(1, 99), year=year))
        return f"{rule} {unit} {year}"

    def declaration(self):
        file = self.folder / "规划集.rule"
        if file.exists() and self.draw.random() < 0.4:
            file.unlink()
            return "removed"
        day = self.draw.choice(["2019-12-31", "2024-06-30", "2026-11-01", "2026-12-31"])
        file.write_text(f"规划集 示例\n  截至：{day}\n  行政区：units.csv\n  指标表：indicators.csv\n")
        return day

    def option(self):
        name = self.draw.choice(["--as-of", "--only", "--format", "--all", "--quiet", "--by", "--jobs", "--fail-on", "--lang",
                                 "--baseline", "--report", "--follow-links", "--rules", "--color", "--output"])
        values = {
            "--as-of": ["2018-06-01", "2021-09-01", "2026-11-20"], "--only": ["KX-01", "ZB-02,WH-01", "FQ-01,FQ-02,N-02"],
            "--format": ["json", "csv", "html", "markdown", "sarif", "junit", "geojson", "gpkg"], "--by": ["rule", "plan"],
            "--jobs": ["1", "3"], "--fail-on": ["预期", "提示", "待核实"], "--lang": ["en"], "--color": ["always"],
        }.get(name, [""])
        if name in self.options:
            del self.options[name]
            return f"{name} no more"
        self.options[name] = self.draw.choice(values)
        if len(self.options) > 4:
            del self.options[next(iter(self.options))]
        for one, others in {"--all": ["--quiet"], "--quiet": ["--all", "--report"],
                            "--report": ["--format", "--output", "--quiet"], "--format": ["--report"],
                            "--output": ["--report"]}.items():
            if one == name:
                for other in others:
                    self.options.pop(other, None)
        return f"{name} {self.options[name]}"
