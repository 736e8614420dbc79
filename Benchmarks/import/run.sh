#!/bin/sh
# What reading 200 pages costs beside the programs that take their text out: Benchmarks/import/run.sh [--pairs 5] [--rulec PATH]
#
# A plan text made from a seed, as PDF beside `pdftotext` and as docx beside `pandoc`, as whole processes in turn.  The ratio
# is that of `rulec import` to the other program, which `rulec import` itself starts: twice, for PDF.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$here/../..
pairs=5
rulec=$root/.build/release/rulec
. "$here/../shared/options.sh"
work=$here/../work
made=$work/import
[ -f "$made/plan.pdf" ] || python3 "$here/generate.py" "$made"
CHUANDAO_RULES=$root/Rules
export CHUANDAO_RULES
pages=$(pdfinfo "$made/plan.pdf" | sed -n 's/^Pages: *//p')
printf '| %s pages | text s | import s | import / text | text CPU s | import CPU s | text MiB | import MiB | ratio |\n' "$pages"
printf '| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n'
measure() {
  title=$1 && shift
  python3 "$here/../shared/measure.py" --pairs "$pairs" --exits 0,2 --row "$title" "$@"
}
import() { echo "$rulec" import "$made/plan.$1" --units "$made/units.csv" --dry-run --format json; }
# shellcheck disable=SC2046  # words
measure "pdf, pdftotext" -- pdftotext -enc UTF-8 -q "$made/plan.pdf" - -- $(import pdf)
# shellcheck disable=SC2046
measure "docx, pandoc" -- pandoc --from=docx --to=plain "$made/plan.docx" -- $(import docx)
