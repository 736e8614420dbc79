#!/usr/bin/env python3
"""Other programs' readers take the reports of a folder: reports_valid.py FOLDER

HTML by html5lib (which refuses what the standard calls an error), SARIF by a model of its schema, JUnit by junitparser,
DOCX and XLSX by python-docx and openpyxl; all are held to the JSON of the same run.
"""

import csv
import json
import sys
from pathlib import Path
from xml.etree import ElementTree

import docx
import html5lib
import junitparser
import openpyxl
from pydantic_sarif import model

folder = Path(sys.argv[1])
report = json.loads((folder / "report.json").read_text())
findings = report["findings"]
told = [one for one in findings if one["verdict"] in ("fail", "undetermined", "waived")]
failing = [one for one in told if one["verdict"] == "fail"]
assert failing, "the plan set fails nothing"


def sentence(finding):
    """What a report says of a finding in the chapter of its plan."""
    return finding["message"].split(": ", 1)[-1]


page = (folder / "report.html").read_bytes()
parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
words = "".join(parser.parse(page).itertext())

document = docx.Document(folder / "report.docx")
paragraphs = "\n".join(one.text for one in document.paragraphs)
pictures = document.inline_shapes

opened = folder / "report.txt"
office = opened.read_text(encoding="utf-8-sig").replace("\n", " ") if opened.exists() else None

with (folder / "report.csv").open(encoding="utf-8-sig", newline="") as file:
    rows = list(csv.DictReader(file))
book = openpyxl.load_workbook(folder / "report.xlsx")
sheet = book.worksheets[0]
cells = [[str(cell) for cell in row if cell is not None] for row in sheet.iter_rows(min_row=2, values_only=True)]
assert len(rows) == len(cells) == len(told), (len(rows), len(cells), len(told))
assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref, "the head is not fixed, or has no filter"

for finding in failing:
    for where, text in (("page", words), ("document", paragraphs)):
        assert sentence(finding) in text, f"the {where} lacks: {sentence(finding)}"
    if office is not None:
        assert sentence(finding) in office, f"LibreOffice does not show: {sentence(finding)}"
        for article in finding["basis"]:
            assert article in office, f"LibreOffice does not show: {article}"
    assert any(sentence(finding) in row for row in cells), f"the workbook lacks: {sentence(finding)}"
    assert any(sentence(finding) == row["Finding"] for row in rows), f"the list lacks: {sentence(finding)}"
    for article in finding["basis"]:
        assert article in words, f"the page lacks: {article}"

sarif = json.loads((folder / "report.sarif").read_text())
run = model.StaticAnalysisResultsFormatSarifVersion210JsonSchema.model_validate(sarif).runs[0]
assert len(run.results) == len(told)

suites = junitparser.JUnitXml.fromfile(str(folder / "report.junit"))
binding = [one for one in findings if one["level"] == "binding"]
assert suites.tests == sum(len(suite) for suite in suites) == len(findings)
assert suites.failures == sum(one["verdict"] == "fail" for one in binding)
assert suites.errors == sum(one["verdict"] == "undetermined" for one in binding)

again = ElementTree.parse(folder / "again.junit").iter("testcase")
states = [[dict(one.attrib) for one in case.iter("property")] for case in again if case.find("failure") is not None]
assert states and all(state == [{"name": "comparison", "value": "unchanged"}] for state in states), states
features = json.loads((folder / "again.geojson").read_text())["features"]
assert features and {one["properties"]["comparison"] for one in features} == {"unchanged"}

print(f"{folder.name}: {len(findings)} verdicts, {len(failing)} failing, {len(pictures)} pictures in the document")
