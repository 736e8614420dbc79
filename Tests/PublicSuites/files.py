"""Map and table files of public test suites, each checked as the file of a plan: files.py RULEC FOLDER WORK

No file may crash the program or keep it busy; what it says about them is its own affair.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ENDINGS = {".shp", ".gpkg", ".geojson", ".json", ".fgb", ".xlsx", ".xls", ".ods", ".csv", ".tsv"}
SOUND = set(range(5))  # the statuses that the command documents
UNITS = "code,name,tier,parent_code\n990100,甲市,市级,\n"
SECONDS = 60


def statuses(rulec, path, work):
    shutil.rmtree(work, ignore_errors=True)
    (work / "990100").mkdir(parents=True)
    (work / "units.csv").write_text(UNITS)
    for part in path.parent.glob(path.stem + ".*"):
        if part.is_file():
            shutil.copy(part, work / "990100")
    shutil.copy(path, work)
    for command in (["check", work], ["table", work / path.name]):
        try:
            yield command[0], subprocess.run([rulec, *command], capture_output=True, timeout=SECONDS).returncode
        except subprocess.TimeoutExpired:
            yield command[0], "time-out"


def main():
    rulec, folder, work = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in ENDINGS and path.is_file())
    wrong = 0
    for number, path in enumerate(files):
        for command, status in statuses(rulec, path, work):
            if status not in SOUND:
                wrong += 1
                print(f"{path.relative_to(folder)}: {command} ends with {status}", file=sys.stderr)
        if number % 100 == 99:
            print(f"{number + 1} of {len(files)} files", file=sys.stderr)
    print(f"{len(files)} map and table files of public suites, {wrong} ended badly")
    sys.exit(1 if wrong or not files else 0)


main()
