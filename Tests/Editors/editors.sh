#!/bin/sh
# `rulec lsp` as editors use it: Tests/Editors/editors.sh RULEC [soak]
# Fetches pytest-lsp from PyPI once; that part is skipped, and says so, where it cannot be had.
set -eu
RULEC=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
root=$(realpath "$here/../..")
CHUANDAO_RULES=$root/Rules
EDITORS=$root/editors
PYTHONDONTWRITEBYTECODE=1
export RULEC CHUANDAO_RULES EDITORS PYTHONDONTWRITEBYTECODE
rounds=60 messages=400
[ "${2:-}" != soak ] || rounds=3000 messages=20000
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

/usr/bin/python3 "$here/hostile.py" "$RULEC" "${SEED:-1}" "$rounds"
mkdir "$work/messages"
/usr/bin/python3 "$here/../JSONRPC/odd_messages.py" "$RULEC" lsp "${SEED:-1}" "$messages" "$work/messages"

tools=$root/.build/editor-tools
if "$tools/bin/python" -c "import pytest_lsp" 2>/dev/null || {
  /usr/bin/python3 -m venv "$tools" &&
    "$tools/bin/python" -m pip install --quiet --disable-pip-version-check pytest-lsp==1.0.0
}; then
  (cd "$here" && "$tools/bin/python" -m pytest -q -p no:cacheprovider test_features.py)
else
  echo "跳过逐项功能的测试：装不上 pytest-lsp" >&2
  echo "SKIPPED the tests of every feature: pytest-lsp cannot be installed from PyPI" >&2
fi

# A fresh project for every editor, as one edits it on the disk.
project() {
  PROJECT="$work/$1"
  export PROJECT
  mkdir "$PROJECT"
  /usr/bin/python3 "$here/project.py" "$PROJECT"
}
skipped() {
  echo "跳过 $1：没有安装" >&2
  echo "SKIPPED $1: it is not installed" >&2
}
if command -v nvim >/dev/null; then
  project neovim && HOME=$work nvim --headless -u NONE -i NONE -n -c "luafile $here/neovim.lua" 2>&1
else
  skipped neovim
fi
if command -v emacs >/dev/null; then
  project emacs
  HOME=$work emacs --batch -l "$here/emacs.el" >"$work/emacs.log" 2>&1 || {
    cat "$work/emacs.log" >&2
    exit 1
  }
  grep -v "^Loading\|^\[eglot\]\|^\[jsonrpc\]" "$work/emacs.log"
else
  skipped emacs
fi
if command -v vim.nox >/dev/null; then
  project vim && HOME=$work vim.nox -u NONE -i NONE -n -N -es -S "$here/vim.vim" </dev/null
else
  skipped vim
fi
if command -v node >/dev/null; then
  project vscode && node "$here/vscode.js"
else
  skipped "VS Code (nodejs)"
fi
