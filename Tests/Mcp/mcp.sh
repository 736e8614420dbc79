#!/bin/sh
# `rulec mcp` as assistants use it: Tests/Mcp/mcp.sh RULEC
# Fetches the package mcp from PyPI once; that part is skipped, and says so, where it cannot be had.
set -eu
RULEC=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
root=$(realpath "$here/../..")
CHUANDAO_RULES=$root/Rules
EXAMPLES=$root/Examples
PYTHONDONTWRITEBYTECODE=1
export RULEC CHUANDAO_RULES EXAMPLES PYTHONDONTWRITEBYTECODE
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/allowed" "$work/other"

/usr/bin/python3 "$here/hostile.py" "$work"
/usr/bin/python3 "$here/../JSONRPC/odd_messages.py" "$RULEC" mcp "${SEED:-1}" "${MESSAGES:-400}" "$work/allowed"

tools=$root/.build/mcp-tools
if "$tools/bin/python" -c "import mcp" 2>/dev/null || {
  /usr/bin/python3 -m venv "$tools" &&
    "$tools/bin/python" -m pip install --quiet --disable-pip-version-check mcp==2.3.0
}; then
  "$tools/bin/python" "$here/every_tool.py" "$work"
else
  echo "跳过逐个工具的测试：装不上 mcp" >&2
  echo "SKIPPED the tests of every tool: mcp cannot be installed from PyPI" >&2
fi
