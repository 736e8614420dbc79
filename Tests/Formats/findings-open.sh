#!/bin/sh
# Other programs open the findings: Tests/Formats/findings-open.sh RULEC, with ogrinfo, and with QGIS
# where python3-qgis is installed.
set -eu
rulec=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
root=$(realpath "$here/../..")
CHUANDAO_RULES=$root/Rules
export CHUANDAO_RULES
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A family with pieces and with features that are no sound shapes.
/usr/bin/python3 "$here/family.py" "$work/family" 1
for format in geojson gpkg; do
  "$rulec" check "$work/family" --only KX-01,KX-03,KX-06,KX-08 --format "$format" --output "$work/findings.$format" || [ $? -eq 1 ]
  ogrinfo -ro -al "$work/findings.$format" >"$work/$format" 2>"$work/complaints" || {
    cat "$work/complaints" >&2
    exit 1
  }
  if grep -iE "warning|error" "$work/complaints"; then exit 1; fi
  /usr/bin/python3 "$here/findings_open.py" "$work/findings.$format"
done

if /usr/bin/python3 -c "import qgis.core" 2>/dev/null; then
  XDG_RUNTIME_DIR=$work /usr/bin/python3 "$here/findings_qgis.py" "$work/findings.geojson" "$work/findings.gpkg"
else
  echo "跳过 QGIS：没有 python3-qgis / SKIPPED QGIS: python3-qgis is not installed" >&2
fi
