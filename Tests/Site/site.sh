#!/bin/sh
# The documents as a site: every link resolves, nothing comes from a network, the search finds: Tests/Site/site.sh RULEC
set -eu
here=$(dirname "$(realpath "$0")")
root=$(realpath "$here/../..")
rulec=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$root/script/site" "$rulec" "$work/site" >/dev/null
/usr/bin/python3 "$here/links.py" "$work/site" "$root"
echo "site：每个链接都有去处"
if command -v chromium >/dev/null; then "$here/search.sh" "$work/site"; else echo "site：没有 chromium，没有试搜索"; fi
