"""For spark-submit: `spark-submit check.py PLANSET …` is `python -m chuandao_spark PLANSET …`."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from chuandao_spark.command import main  # noqa: E402

sys.exit(main())
