#!/bin/sh
# A plan set judged on a Spark cluster gives the bytes of one process: Tests/Scale/scale.sh RULEC [whole]
# Fetches pyspark and what it needs from PyPI once (some 600 MB); skipped, and says so, without Java 17 or PyPI.
set -eu
RULEC=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
root=$(realpath "$here/../..")
PYTHONDONTWRITEBYTECODE=1
SPARK_LOCAL_IP=127.0.0.1
export RULEC PYTHONDONTWRITEBYTECODE SPARK_LOCAL_IP
java=$(java -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p')
if [ "${java:-0}" -lt 17 ]; then
  echo "跳过 Spark 的测试：没有 Java 17（Debian 的 openjdk-17-jre-headless）" >&2
  echo "SKIPPED the tests of Spark: there is no Java 17 (openjdk-17-jre-headless of Debian)" >&2
  exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tools=$root/.build/spark-tools
if "$tools/bin/python" -c "import pyspark, pyogrio, pyarrow, pandas, shapely" 2>/dev/null || {
  /usr/bin/python3 -m venv "$tools" &&
    "$tools/bin/python" -m pip install --quiet --disable-pip-version-check -r "$root/integrations/spark/requirements.txt"
}; then
  "$tools/bin/python" -W ignore "$here/scale.py" "$work" "${2:-short}"
else
  echo "跳过 Spark 的测试：装不上 pyspark" >&2
  echo "SKIPPED the tests of Spark: pyspark cannot be installed from PyPI" >&2
fi
