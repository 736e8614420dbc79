"""The command: arguments, the job, and the merge."""

import argparse
import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
from dataclasses import asdict

from . import bundle, lake, shard, words
from .words import Refusal, sentence

EPILOG = """
All other options are those of `rulec merge`: --format, --output, --report, --baseline, --fail-on, --by, --quiet …
Exit status: that of rulec merge; 4 too where a shard was not judged or there is nothing to judge.
"""


def arguments(given: list[str]):
    parser = argparse.ArgumentParser(prog="chuandao_spark", description="Checks a plan set on a Spark cluster.",
                                     epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False)
    add = parser.add_argument
    add("planset", metavar="PLANSET", help="folder on storage that every worker sees at the same path")
    add("--work", required=True, metavar="DIR", help="folder for the parts, on such storage, too; kept afterwards")
    add("--resume", action="store_true", help="go on with the same check, whose finished parts are in --work")
    add("--rulec", default="rulec", metavar="FILE", help="the program that travels to workers; default: rulec of PATH")
    add("--rules", action="append", default=[], metavar="PATH", help="as of rulec check; travel with the job")
    add("--only", action="append", default=[], metavar="RULE", help="as of rulec check")
    add("--as-of", metavar="DATE", help="as of rulec check")
    add("--database-host", action="append", default=[], metavar="HOST", help="as of rulec check")
    add("--all", action="store_true", help="as of rulec check and merge")
    add("--lang", choices=["zh", "en"], default="zh", help="language of report and messages")
    add("--shards", type=int, metavar="N", help="into how many shards; default: four for each processor of the cluster")
    add("--partitions", type=int, metavar="N", help="into how many tasks; default: one for each shard")
    add("--order", type=int, metavar="SEED", help="hand shards out in a random order instead of that of units")
    add("--jobs", type=int, default=1, metavar="N", help="processors for each shard; set spark.task.cpus to the same")
    add("--memory", type=int, metavar="MIB", help="address space for each process; what takes more ends, and is told")
    add("--timings", metavar="FILE", help="write what each shard took as lines of JSON")
    add("--master", metavar="URL", help="of Spark, such as local[2]; default: what spark-submit says")
    lakes = parser.add_argument_group("a plan set made of tables first, written to PLANSET, which has to be empty")
    lakes.add_argument("--layer", action="append", default=[], metavar="LAYER=SOURCE",
                       help="features, such as DLTB=/lake/dltb: Parquet with WKB, or the name of a table of a catalogue")
    lakes.add_argument("--table", action="append", default=[], metavar="NAME=SOURCE",
                       help="rows, such as units=/lake/units or indicators=plans.figures: become NAME.csv")
    lakes.add_argument("--unit-column", default="unit_code", metavar="NAME", help="whose plan a feature belongs to")
    lakes.add_argument("--geometry-column", default="geometry", metavar="NAME", help="WKB, or a type of geometry")
    lakes.add_argument("--crs", metavar="NAME", help="where files do not state it, such as EPSG:4490")
    return parser.parse_known_args(given)


def session(given):
    import pyspark
    from pyspark import cloudpickle
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("chuandao")
    if given.master:
        # Workers of a local cluster start from the installation that PyPI gives.
        os.environ.setdefault("SPARK_HOME", os.path.dirname(pyspark.__file__))
        builder = builder.master(given.master)
    # Workers need not have this package.
    for module in (bundle, lake, shard, words):
        cloudpickle.register_pickle_by_value(module)
    return builder.getOrCreate()


def main(given: list[str] | None = None) -> int:
    given, merging = arguments(sys.argv[1:] if given is None else given)
    try:
        return check(given, merging)
    except Refusal as refusal:
        print(sentence(refusal.key, given.lang, **refusal.facts), file=sys.stderr)
        return 4


def check(given, merging: list[str]) -> int:
    plan_set, work = os.path.abspath(given.planset), os.path.abspath(given.work)
    if given.shards is not None and not 1 <= given.shards <= 10_000:
        raise Refusal("shards")
    import shutil
    program = shutil.which(given.rulec) or given.rulec
    with tempfile.TemporaryDirectory() as folder:
        packed = bundle.Bundle(os.path.join(folder, "chuandao.tar"), os.path.abspath(program), given.rules)
        spark = session(given)
        try:
            if given.layer or given.table:
                lake.write(spark, given, plan_set)
            elif not os.path.isdir(plan_set):
                raise Refusal("no-plan-set", path=plan_set)
            context = spark.sparkContext
            count = given.shards or min(10_000, 4 * context.defaultParallelism)
            options = [*packed.rules, *own_options(given)]
            prepare(work, {"plans": listing(plan_set), "program": packed.digest(), "shards": count, "options": options},
                    given.resume)
            outcomes = judged(context, given, packed, shard.Work(
                plan_set, work, count, tuple(options), "chuandao", attempts(context), given.memory))
        finally:
            spark.stop()
    if given.timings:
        with open(given.timings, "w", encoding="utf-8") as file:
            file.writelines(json.dumps(asdict(outcome)) + "\n" for outcome in outcomes)
    failed = [outcome for outcome in outcomes if outcome.status not in shard.DONE]
    for outcome in failed:
        print(sentence("failed", given.lang, number=outcome.number, count=count, status=outcome.status,
                       host=outcome.host, attempts=outcome.attempt + 1, message=outcome.message), file=sys.stderr)
    if failed:
        print(sentence("no-report", given.lang, failed=len(failed), done=count - len(failed), work=work), file=sys.stderr)
        return 4
    # Merging counts the parts again and holds each to its checksum.
    parts = [shard.part(work, number) for number in range(1, count + 1)]
    both = ["--lang", given.lang] + ["--all"] * given.all
    return subprocess.run([program, "merge", *parts, *both, *merging]).returncode


def own_options(given) -> list[str]:
    lists = (("--only", given.only), ("--database-host", given.database_host))
    options = [word for name, values in lists for value in values for word in (name, value)]
    if given.as_of:
        options += ["--as-of", given.as_of]
    return [*options, *(["--all"] * given.all), "--lang", given.lang, "--jobs", str(given.jobs)]


def attempts(context) -> int:
    """How often Spark tries a task. A plain local master does not try again."""
    if context.master.startswith("local[") and "," not in context.master or context.master == "local":
        return 1
    return int(context.getConf().get("spark.task.maxFailures", "4"))


def listing(folder: str) -> str:
    """A digest of which files there are, how long, and when they were written."""
    digest = hashlib.sha256()
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(parent, name)
            facts = os.lstat(path)
            digest.update(f"{os.path.relpath(path, folder)}\0{facts.st_size}\0{facts.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def prepare(work: str, stamp: dict, resume: bool) -> None:
    """Makes the folder of parts; refuses one that holds those of another check."""
    os.makedirs(work, exist_ok=True)
    file = os.path.join(work, "check.json")
    if os.listdir(work):
        if not resume:
            raise Refusal("not-empty", work=work)
        try:
            with open(file, encoding="utf-8") as stream:
                known = json.load(stream)
        except (OSError, ValueError):
            known = None
        if known != stamp:
            raise Refusal("other-run", work=work)
    with open(file, "w", encoding="utf-8") as stream:
        json.dump(stamp, stream)


def judged(context, given, packed, work) -> list:
    context.addArchive(f"{packed.file}#{work.archive}")
    numbers = list(range(1, work.count + 1))
    if given.order is not None:
        random.Random(given.order).shuffle(numbers)
    tasks = context.parallelize(numbers, given.partitions or work.count)
    found = tasks.mapPartitions(lambda numbers: shard.judge(numbers, work)).collect()
    return sorted(found, key=lambda outcome: outcome.number)
