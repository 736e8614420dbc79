#!/bin/sh
# Searches the pages with a browser that has no network: Tests/Site/search.sh SITE
set -eu
site=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work" "$site/probe.html"' EXIT
# sought LANGUAGE TEXT: the links that are shown for a text, one a line
sought() {
  { cat "$site/index.$1.html"; printf '<script>const sought = document.querySelector("nav input"); sought.value = "%s"; sought.dispatchEvent(new Event("input"));</script>' "$2"; } >"$site/probe.html"
  chromium --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" --virtual-time-budget=20000 --dump-dom "file://$site/probe.html" 2>/dev/null \
    | tr '\n' ' ' | sed 's/.*<ol[^>]*>\(.*\)<\/ol>.*/\1/' | grep -o 'href="[^"]*"\|没有找到\|nothing found'
}
first() {
  found=$(sought "$1" "$2" | head -1)
  case $found in *"$3"*) ;; *) echo "$2: $found，应当是 $3" >&2; exit 1 ;; esac
}
first zh 容差从哪里来 没有找到
first zh 规则包的依托 packs
first en "rule pack" packs
first en contradiction prove
first zh E301 diagnostics
first en qqqq "nothing found"
echo "site：搜得到"
