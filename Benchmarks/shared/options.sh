# Read by the scripts of benchmarks: --pairs and --rulec into `pairs` and `rulec`; anything else prints the head of the
# script and ends with 64.
while [ $# -gt 0 ]; do
  case $1 in
  --pairs) pairs=$2 && shift ;;
  --rulec) rulec=$2 && shift ;;
  *) sed -n '2,5s/^#\( \|$\)//p' "$0" >&2 && exit 64 ;;
  esac
  shift
done
