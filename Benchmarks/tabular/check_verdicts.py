#!/usr/bin/env python3
"""Checks that rulec and DuckDB find exactly the planted violations, plan by plan; prints the three counts.

    check_verdicts.py DIR --rulec PATH --python PATH

`--python` is an interpreter that has DuckDB. Neither run is timed. Fails when a violation is missed or made up, when
rulec leaves something undetermined, or when its exit code is not 1 (0 where nothing is planted).
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
PASSED = re.compile(r'"verdict"\s*:\s*"(pass|notApplicable)"')
FINDING = re.compile(r'"verdict"\s*:')
SUMMARY = re.compile(r'"summary"\s*:\s*(\{[^}]*\})')


def found_by_rulec(rulec: str, folder: Path, planted: int) -> tuple[list, list[str]]:
    """What `rulec check --format json` fails, as (plan, indicator, year); and what is wrong with the run.

    Reads the report line by line, one finding a line, for it is gigabytes on the large set.
    """
    command = [rulec, "check", str(folder), "--rules", str(folder / "rules"), "--format", "json"]
    failures, problems, summary = [], [], None
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as run:
        for line in run.stdout:
            if FINDING.search(line) and not PASSED.search(line):
                read_finding(line, failures, problems)
            elif match := SUMMARY.search(line):
                summary = json.loads(match[1])
    if run.returncode != (1 if planted else 0):
        problems.append(f"exit code {run.returncode}")
    if not summary or summary["fail"] != len(failures) or summary["undetermined"]:
        problems.append(f"summary {summary}, but {len(failures)} findings fail")
    return failures, problems


def read_finding(line: str, failures: list, problems: list[str]) -> None:
    finding, _ = json.JSONDecoder().raw_decode(line, line.index("{"))
    if finding["verdict"] == "fail" and finding["obligation"] == "aggregate":
        failures.append((finding["plan"], finding["rule"].replace("BM-", "指标"), int(finding["year"])))
    elif len(problems) < 5:
        problems.append(f"unexpected finding: {line.strip()[:300]}")


def found_by_duckdb(python: str, folder: Path) -> list:
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        subprocess.run(
            [python, str(HERE / "duckdb_peer.py"), str(folder), "--list", file.name],
            stdout=subprocess.DEVNULL,
            check=True,
        )
        return [(entry["plan"], entry["indicator"], entry["year"]) for entry in json.load(file)]


def compare(name: str, found: list, planted: set) -> list[str]:
    made_up, missed, twice = set(found) - planted, planted - set(found), len(found) - len(set(found))
    if not (made_up or missed or twice):
        return []
    some = sorted(made_up or missed)[:3]
    return [f"{name}: {len(made_up)} violations made up, {len(missed)} missed, {twice} given twice, such as {some}"]


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare rulec's and DuckDB's violations with the planted ones.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rulec", required=True)
    parser.add_argument("--python", required=True)
    given = parser.parse_args()
    manifest = json.loads((given.folder / "manifest.json").read_text(encoding="utf-8"))
    planted = {(entry["plan"], entry["indicator"], entry["year"]) for entry in manifest["planted"]}
    ours, problems = found_by_rulec(given.rulec, given.folder, len(planted))
    peers = found_by_duckdb(given.python, given.folder)
    problems = [f"rulec: {problem}" for problem in problems]
    problems += compare("rulec", ours, planted) + compare("DuckDB", peers, planted)
    print(f"rulec {len(ours)}, DuckDB {len(peers)}, planted {len(planted)}")
    if problems:
        sys.exit("\n".join(f"{given.folder}: {problem}" for problem in problems))


if __name__ == "__main__":
    main()
