"""Writes a plan set whose figures are one large workbook: workbook.py FOLDER [YEARS]; 3 years are 51 MB of XML."""

import os
import random
import sys
import zipfile

folder = sys.argv[1]
years = [2025, 2030, 2035][: int(sys.argv[2]) if len(sys.argv) > 2 else 3]
random.seed(1)
os.makedirs(folder, exist_ok=True)
units, towns = ["行政区代码,名称,层级,上级代码", "520400,安顺市,市级,"], []
for county in range(1, 100):
    code = f"5204{county:02d}"
    units.append(f"{code},甲{county}县,县级,520400")
    towns += [(f"{code}{town:03d}", f"甲{county}县乙{town}镇", code) for town in range(1, 51)]
units += [f"{code},{name},乡镇级,{upper}" for code, name, upper in towns]
with open(f"{folder}/units.csv", "w", encoding="utf-8") as file:
    file.write("\n".join(units) + "\n")

indicators = [("耕地保有量", "亩"), ("永久基本农田保护面积", "亩"), ("生态保护红线面积", "公顷")]
indicators += [("林地保有量", "公顷"), ("湿地面积", "公顷"), ("城乡建设用地规模", "公顷")]
rows = [["行政区代码", "名称", "年份", "指标", "关系", "数值", "单位"]]
for code, name, _ in towns:
    for indicator, unit in indicators:
        for year in years:
            relation = "不超过" if indicator.startswith("城乡") else "不低于"
            value = f"{random.randint(10000, 999999) / 100:.2f}"
            rows.append([code, name, str(year), indicator, relation, value, unit])

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
with zipfile.ZipFile(f"{folder}/指标.xlsx", "w", zipfile.ZIP_DEFLATED) as book:
    link = f'<Relationships xmlns="{LINKS}"><Relationship Id="r1" Type="{OFFICE}/%s" Target="%s"/></Relationships>'
    book.writestr("_rels/.rels", link % ("officeDocument", "xl/workbook.xml"))
    book.writestr("xl/_rels/workbook.xml.rels", link % ("worksheet", "worksheets/sheet1.xml"))
    sheets = '<sheets><sheet name="指标" sheetId="1" r:id="r1"/></sheets>'
    book.writestr("xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{sheets}</workbook>')
    lines = []
    for number, row in enumerate(rows, 1):
        cells = (
            f'<c r="{"ABCDEFG"[place]}{number}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
            for place, text in enumerate(row)
        )
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'
    book.writestr("xl/worksheets/sheet1.xml", sheet)
    print(f"{len(rows)} rows, {len(sheet.encode()) / 1e6:.1f} MB")
