#!/usr/bin/env python3
"""Writes a plan text of about 200 pages as plan.docx and plan.pdf: generate.py FOLDER [PAGES]

Sentences with figures, prose without any, headings, lists and tables, from a seed; LibreOffice lays it out.
"""
import random
import subprocess
import sys
from pathlib import Path

NAMES = [("耕地保有量", "万亩"), ("永久基本农田保护面积", "万亩"), ("林地保有量", "公顷"), ("基本草原面积", "万亩"), ("湿地面积", "公顷")]
PROSE = (
    "坚持节约优先、保护优先，统筹各类空间布局，完善基础设施，提升公共服务，推动绿色低碳发展。"
    "加强历史文化保护，塑造山水格局，健全实施机制，强化监督评估，做好公众参与和信息公开。"
)


def paragraphs(draw, pages):
    for number in range(pages):
        place = f"第{number + 1}县"
        yield f"<h2>{number + 1}.国土空间布局</h2>"
        for _ in range(7):
            yield f"<p>{PROSE * draw.randint(1, 2)}</p>"
        stated = draw.sample(NAMES, 2)
        words = "，".join(f"{name}不低于{draw.randint(100, 99999) / 100:.2f}{unit}" for name, unit in stated)
        yield f"<p>到2035年，{place}{words}。</p>"
        if number % 4 == 0:
            rows = "".join(
                f"<tr><td>{name}</td><td>{unit}</td><td>{100 + order}.00</td></tr>"
                for order, (name, unit) in enumerate(NAMES)
            )
            # The same in each, as they are all of the city.
            yield f"<p>表{number + 1} 甲市规划指标表</p><table border='1' width='100%'>"
            yield f"<tr><th>指标</th><th>单位</th><th>2030年</th></tr>{rows}</table>"


def main():
    folder = Path(sys.argv[1])
    pages = int(sys.argv[2]) if len(sys.argv) > 2 else 216
    folder.mkdir(parents=True, exist_ok=True)
    body = "\n".join(paragraphs(random.Random(1), pages))
    page = f"<html><head><meta charset='utf-8'></head><body><h1>甲市国土空间总体规划（2021—2035年）</h1>{body}</body></html>"
    (folder / "plan.html").write_text(page, encoding="utf-8")
    places = ["行政区代码,名称,层级,上级代码", "990100,甲市,市级,"]
    places += [f"{990101 + number},第{number + 1}县,县级,990100" for number in range(pages)]
    (folder / "units.csv").write_text("\n".join(places) + "\n", encoding="utf-8")
    profile = f"-env:UserInstallation=file://{folder.resolve()}/profile"
    for source, kind in (("plan.html", "odt"), ("plan.odt", "docx"), ("plan.odt", "pdf")):
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", kind, source], cwd=folder, check=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )


main()
