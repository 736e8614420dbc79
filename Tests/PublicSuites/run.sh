#!/bin/sh
# Test suites of public libraries: Tests/PublicSuites/run.sh RULEC
# Overlays of the XML suites of GEOS and JTS must have the areas that the suites expect, and no map or table file may
# crash the program.  The sources come as Debian source packages and Python wheels; what cannot be had is named and left out.
set -eu
rulec=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
root=$here/../..
suites=$root/.build/public-suites
python=$root/.build/second-opinion/bin/python
"$python" -c "import shapely" 2>/dev/null || {
  /usr/bin/python3 -m venv "$root/.build/second-opinion"
  "$python" -m pip install --quiet --disable-pip-version-check numpy shapely pyogrio pyproj
}
mkdir -p "$suites/lists/partial" "$suites/sources" "$suites/files"
cd "$suites/sources"
sed 's/^Types: deb$/Types: deb-src/' /etc/apt/sources.list.d/debian.sources >"$suites/suites.sources"
apt="-o Dir::Etc::sourcelist=$suites/suites.sources -o Dir::Etc::sourceparts=/dev/null
  -o Dir::State::lists=$suites/lists -o Debug::NoLocking=1"
# shellcheck disable=SC2086  # a list of words
apt-get $apt update >/dev/null
for package in geos jts libxlsxwriter mapnik gdal; do
  # shellcheck disable=SC2086
  ls "${package}"_*.orig.tar.* >/dev/null 2>&1 || apt-get $apt source --download-only "$package" >/dev/null 2>&1 ||
    echo "没有取到 $package 的源码 / no source of $package" >&2
done
for archive in *.orig.tar.*; do
  tar xf "$archive" -C "$suites/files" --wildcards '*.xml' '*.xlsx' '*.xls' '*.ods' '*.csv' '*.shp' '*.shx' '*.dbf' \
    '*.prj' '*.cpg' '*.geojson' '*.json' '*.gpkg' '*.fgb' 2>/dev/null || true
done
for wheel in pyogrio geopandas pandas; do
  "$python" -m pip download --quiet --no-deps --disable-pip-version-check --dest "$suites/sources" "$wheel" ||
    echo "没有取到 $wheel / no $wheel" >&2
done
for wheel in *.whl; do
  "$python" -m zipfile -e "$wheel" "$suites/files/${wheel%%-*}"
done

"$python" -W ignore "$here/geometry.py" "$suites/files" >"$suites/cases"
cd "$root"
PUBLIC_CASES=$suites/cases swift test --filter PublicSuiteTests
"$python" "$here/files.py" "$rulec" "$suites/files" "$suites/work"
