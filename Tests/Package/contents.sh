#!/bin/sh
# What the package holds, unpacked beside its source: Tests/Package/contents.sh RULEC
# `make deb` installs it in a bare tree.
set -eu
rulec=$(realpath "$1")
cd "$(dirname "$0")/../.."
deb=$(script/deb "$rulec" 2>/dev/null)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
dpkg-deb -x "$deb" "$tree"
unset CHUANDAO_RULES
fail() { echo "$1" >&2; exit 1; }

# The program finds its rules, examples and page where the package puts them.
status=0
"$tree/usr/bin/rulec" check "$tree/usr/share/doc/chuandao/examples/control-lines" >"$tree/out" || status=$?
[ "$status" -eq 1 ] || fail "the check of the example ended with $status, not 1"
"$tree/usr/bin/rulec" test "$tree/usr/share/chuandao/Rules" | tail -n 1
for file in Page/index.html Rules/national Rules/vocabulary; do
  [ -e "$tree/usr/share/chuandao/$file" ] || fail "the package lacks $file"
done

# Every command stands in the man page of each language, and shells read the completions.
for command in $("$tree/usr/bin/rulec" --help --lang en | awk '/^Commands:/ { on = 1; next } /^[A-Z]/ { on = 0 } on && NF { print $1 }'); do
  for page in man1 zh_CN/man1; do
    gzip -dc "$tree/usr/share/man/$page/rulec.1.gz" | grep -q "rulec $command" || fail "$page says nothing of rulec $command"
  done
  grep -q "$command" "$tree/usr/share/bash-completion/completions/rulec" || fail "no completion of $command"
done
bash -n "$tree/usr/share/bash-completion/completions/rulec"
grep -q "^ExecStart=/usr/bin/rulec serve" "$tree/usr/lib/systemd/system/chuandao.service" || fail "the unit starts something else"
! dpkg-deb -c "$deb" | grep -E ' \./(home|tmp|root)' || fail "the package holds a path of the machine"
# The same source gives the same bytes.
first=$(sha256sum <"$deb")
script/deb "$rulec" >/dev/null 2>&1
[ "$first" = "$(sha256sum <"$deb")" ] || fail "packing twice gives two packages"
echo "the package holds what it should"
