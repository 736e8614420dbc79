#!/bin/sh
# Installs the package in a bare Debian tree and tries it there: Tests/Package/package.sh DEB
# Skipped, and says so, where no such tree can be made.
set -eu
deb=$(realpath "$1")
cd "$(dirname "$0")/../.."
. script/prepare
if [ "$(id -u)" -ne 0 ] || ! chuandao_packages debootstrap; then
  echo "跳过软件包的试装：要以 root 运行，要有 debootstrap" >&2
  echo "SKIPPED trying the package: it takes root, and debootstrap" >&2
  exit 0
fi
release=$(. /etc/os-release && echo "$VERSION_CODENAME")
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' "Codename: $release" | head -1)
tree=$(mktemp -d)
finish() {
  umount "$tree/proc" 2>/dev/null || true
  rm -rf "$tree"
}
trap finish EXIT
debootstrap --variant=minbase "$release" "$tree" "$mirror" >"$tree.log" 2>&1 || { tail -5 "$tree.log" >&2; exit 1; }
rm -f "$tree.log"
cp "$deb" "$tree/tmp/chuandao.deb"
cp /etc/resolv.conf "$tree/etc/resolv.conf"
mount -t proc proc "$tree/proc" 2>/dev/null || true

inside() { chroot "$tree" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
inside apt-get install -y -q --no-install-recommends /tmp/chuandao.deb >"$tree/tmp/log" 2>&1 || { tail -5 "$tree/tmp/log" >&2; exit 1; }
! inside sh -c 'command -v swift' >/dev/null || { echo "Swift is in the bare tree" >&2; exit 1; }

fail() { echo "$1" >&2; exit 1; }
inside rulec --version
status=0
inside rulec check /usr/share/doc/chuandao/examples/inner-mongolia > "$tree/tmp/out" || status=$?
[ "$status" -eq 2 ] || fail "the check of the example ended with $status, not 2"
grep -q "耕地保有量" "$tree/tmp/out" || fail "the report names no figure"
inside rulec test | tail -1
inside sh -c 'test -s /usr/share/man/man1/rulec.1.gz && test -s /usr/share/bash-completion/completions/rulec' ||
  fail "no man page or completion"
# What makes workbooks is recommended, not needed: without it the error names the package.
status=0
inside rulec check /usr/share/doc/chuandao/examples/inner-mongolia --format xlsx --output /tmp/list.xlsx 2> "$tree/tmp/err" || status=$?
grep -q libxlsxwriter4 "$tree/tmp/err" || fail "no word of the package that workbooks need"
inside apt-get install -y -q --no-install-recommends libmicrohttpd12 curl >"$tree/tmp/log" 2>&1 || fail "no libmicrohttpd12"
inside sh -c 'rulec serve --data /tmp/data --port 8471 >/tmp/serve.log 2>&1 & server=$!
  for second in 1 2 3 4 5 6 7 8 9 10; do curl -sf http://127.0.0.1:8471/api/rules >/tmp/rules && break; sleep 1; done
  kill $server; test -s /tmp/rules' || fail "the service does not answer"
inside apt-get remove -y -q chuandao >"$tree/tmp/log" 2>&1
[ ! -e "$tree/usr/bin/rulec" ] || fail "something stays when the package is removed"
echo "the package installs, checks, tests its rules and goes in a bare $release tree"
