#!/usr/bin/env python3
"""Other programs' readers take a review of projects in every format: review_valid.py FOLDER

Each project with its verdict stands in the page, the document and the workbook; a name that is markup stays a name.
"""

import json
import sys
from pathlib import Path

import docx
import html5lib
import openpyxl

folder = Path(sys.argv[1])
projects = json.loads((folder / "review.json").read_text())["projects"]
assert any("<script>" in one["name"] for one in projects), "no project has an odd name"

page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse((folder / "review.html").read_bytes())
assert not list(page.iter("script")), "a name became a script"
words = "".join(page.itertext())
document = docx.Document(folder / "review.docx")
paragraphs = "\n".join(one.text for one in document.paragraphs)
book = openpyxl.load_workbook(folder / "review.xlsx")
rows = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
assert len(rows) == len(projects), (len(rows), len(projects))
rules = list(book.worksheets[1].iter_rows(min_row=2, values_only=True))

for project, row in zip(projects, rows):
    assert row[1] == (project["name"] or None), (row, project["name"])
    for where, text in (("page", words), ("document", paragraphs)):
        assert project["name"] in text, f"the {where} lacks: {project['name']}"
    said = [one for one in rules if one[0].endswith(project["name"])]
    assert len(said) == len(project["findings"]), (project["name"], len(said), len(project["findings"]))
drawn = sum(float(one["area"]["value"]) > 0 for one in projects)
assert len(document.inline_shapes) == drawn, (len(document.inline_shapes), drawn)

print(f"{folder.name}: {len(projects)} projects, {len(document.inline_shapes)} pictures in the document")
