#!/bin/sh
# Other programs' readers take the reports and find every failing finding in them: Tests/Formats/reports-valid.sh RULEC
# Fetches the readers from PyPI once; skipped, and says so, where these cannot be had.
set -eu
rulec=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
root=$(realpath "$here/../..")
CHUANDAO_RULES=$root/Rules
export CHUANDAO_RULES
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python=$root/.build/report-readers/bin/python
"$python" -c "import docx, html5lib, junitparser, openpyxl, pydantic_sarif" 2>/dev/null || {
  readers="html5lib==1.1 junitparser==5.0.3 pydantic-sarif==0.1.1 python-docx==1.2.0 openpyxl==3.1.5"
  # shellcheck disable=SC2086  # a list of words
  /usr/bin/python3 -m venv "$root/.build/report-readers" &&
    "$python" -m pip install --quiet --disable-pip-version-check $readers || {
    echo "跳过报告的校验：装不上 $readers" >&2
    echo "SKIPPED the readers of reports: $readers cannot be installed from PyPI" >&2
    exit 0
  }
}

# Lines with a piece too much, and a family with pieces and with features that are no sound shapes.
/usr/bin/python3 "$here/family.py" "$work/family" 1
for set in "$root/Examples/control-lines" "$work/family"; do
  folder=$work/reports/$(basename "$set")
  mkdir -p "$folder"
  for format in json html docx xlsx csv sarif junit; do
    "$rulec" check "$set" --lang en --format "$format" --output "$folder/report.$format" || [ $? -eq 1 ]
  done
  if command -v soffice >/dev/null; then
    HOME=$work soffice --headless --convert-to txt:Text --outdir "$folder" "$folder/report.docx" >/dev/null 2>&1
    [ -s "$folder/report.txt" ] || {
      echo "LibreOffice 打不开 $folder/report.docx / LibreOffice does not open it" >&2
      exit 1
    }
  else
    echo "跳过 LibreOffice：没有 libreoffice-writer / SKIPPED LibreOffice: libreoffice-writer is not installed" >&2
  fi
  # Held against itself, nothing is new.
  for format in junit geojson; do
    "$rulec" check "$set" --lang en --baseline "$folder/report.json" --format "$format" \
      --output "$folder/again.$format" || [ $? -eq 1 ]
  done
  "$python" "$here/reports_valid.py" "$folder"
done

# A review of projects, one of which has a name that is markup.
folder=$work/review
mkdir -p "$folder"
cp -r "$root/Examples/review" "$work/plans"
/usr/bin/python3 - "$work/plans/projects.geojson" <<'PYTHON'
import json, sys
layer = json.load(open(sys.argv[1], encoding="utf-8"))
field = next(name for name in layer["features"][0]["properties"] if name in ("XMMC", "项目名称", "name"))
layer["features"][0]["properties"][field] = '<script>alert("1")</script> & =1+1'
json.dump(layer, open(sys.argv[1], "w", encoding="utf-8"), ensure_ascii=False)
PYTHON
for format in json html docx xlsx; do
  "$rulec" review "$work/plans" "$work/plans/projects.geojson" --lang en --format "$format" \
    --output "$folder/review.$format" 2>/dev/null || [ $? -eq 1 ]
done
"$python" "$here/review_valid.py" "$folder"
