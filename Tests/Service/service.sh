#!/bin/sh
# The service as its users and its enemies use it: Tests/Service/service.sh RULEC [soak]
# Fetches schemathesis from PyPI once; that part is skipped, and says so, where it cannot be had.
set -eu
rulec=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
root=$(realpath "$here/../..")
CHUANDAO_RULES=$root/Rules
export CHUANDAO_RULES
rounds=5 readers=40 submitters=5 seconds=6 most="" examples=15 all=""
[ "${2:-}" != soak ] || rounds=50 readers=200 submitters=20 seconds=60 most=10 examples=100 all=all

/usr/bin/python3 "$here/results.py" "$rulec" "$root/Examples"
/usr/bin/python3 "$here/hostile.py" "$rulec"
/usr/bin/python3 "$here/killing.py" "$rulec" "$rounds" "${SEED:-1}"
# shellcheck disable=SC2086  # nothing, or one word
/usr/bin/python3 "$here/load.py" "$rulec" "$readers" "$submitters" "$seconds" $most

tools=$root/.build/service-tools
if ! command -v chromium >/dev/null || [ ! -d /usr/share/javascript/leaflet ]; then
  echo "跳过网页的试用：没有 chromium 或 libjs-leaflet" >&2
  echo "SKIPPED the page in a browser: chromium or libjs-leaflet is not there" >&2
elif "$tools/bin/python" -c "import playwright" 2>/dev/null || {
  /usr/bin/python3 -m venv "$tools" &&
    "$tools/bin/python" -m pip install --quiet --disable-pip-version-check playwright==1.55.0
}; then
  "$tools/bin/python" "$here/page.py" "$rulec" "$(command -v chromium)" "$root/Examples"
else
  echo "跳过网页的试用：装不上 playwright" >&2
  echo "SKIPPED the page in a browser: playwright cannot be installed from PyPI" >&2
fi

"$tools/bin/schemathesis" --version >/dev/null 2>&1 || {
  /usr/bin/python3 -m venv "$tools" &&
    "$tools/bin/python" -m pip install --quiet --disable-pip-version-check schemathesis==4.32.5 || {
    echo "跳过按接口说明的试探：装不上 schemathesis" >&2
    echo "SKIPPED what schemathesis tries: it cannot be installed from PyPI" >&2
    exit 0
  }
}
# shellcheck disable=SC2086  # nothing, or one word
/usr/bin/python3 "$here/interface.py" "$rulec" "$tools/bin/schemathesis" "$examples" "$root/Examples" $all
