"""Runs the job of integrations/spark on a small province and holds its reports to those of one process."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RULEC = os.environ["RULEC"]
RULES = ["--rules", str(ROOT / "Rules/vocabulary"), "--rules", str(ROOT / "Benchmarks/scale/province.rule")]
CLUSTER = ["--master", "local-cluster[2,1,1024]"]
SHARDS = 12
# What GeoParquet says of a column in degrees of CGCS2000.
CRS = {
    "type": "GeographicCRS", "name": "CGCS2000", "id": {"authority": "EPSG", "code": 4490},
    "datum": {"type": "GeodeticReferenceFrame", "name": "China 2000", "ellipsoid": {
        "name": "CGCS2000", "semi_major_axis": 6378137, "inverse_flattening": 298.257222101}},
    "coordinate_system": {"subtype": "ellipsoidal", "axis": [
        {"name": "Geodetic latitude", "abbreviation": "Lat", "direction": "north", "unit": "degree"},
        {"name": "Geodetic longitude", "abbreviation": "Lon", "direction": "east", "unit": "degree"}]},
}
GEO = json.dumps({"version": "1.1.0", "primary_column": "geometry", "columns": {
    "geometry": {"encoding": "WKB", "geometry_types": [], "crs": CRS}}}).encode()
work, form = Path(sys.argv[1]), sys.argv[2]
plan_set = work / "province"


def expect(holds: bool, what: str, log: Path | None = None) -> None:
    print(("ok   " if holds else "FAIL ") + what, flush=True)
    if not holds:
        if log:
            print(log.read_text(errors="replace")[-3000:])
        sys.exit(1)


def begun(name: str, *options: str, plans: Path = plan_set, cluster=CLUSTER) -> tuple[subprocess.Popen, Path]:
    """Starts the job; its report goes to NAME.json, its parts to NAME.parts, what it says to NAME.log."""
    log = work / f"{name}.log"
    command = [sys.executable, "-m", "chuandao_spark", str(plans), "--work", str(work / f"{name}.parts"), "--rulec", RULEC,
               *RULES, *cluster, "--shards", str(SHARDS), *options, "--format", "json", "--output", str(work / f"{name}.json")]
    with open(log, "w") as file:
        return subprocess.Popen(command, cwd=ROOT / "integrations/spark", stdout=file, stderr=file), log


def done(name: str, *options: str, **more) -> tuple[int, Path]:
    process, log = begun(name, *options, **more)
    return process.wait(), log


def same(name: str, other: str = "one") -> bool:
    a, b = work / f"{name}.json", work / f"{other}.json"
    return a.exists() and a.read_bytes() == b.read_bytes()


def one_process(plans: Path, name: str) -> int:
    command = [RULEC, "check", str(plans), *RULES, "--format", "json", "--output", str(work / f"{name}.json")]
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode


def executors(driver: int) -> list[int]:
    """The processes of executors below the driver, read from /proc."""
    parents, found = {}, []
    for entry in filter(str.isdigit, os.listdir("/proc")):
        try:
            parents[int(entry)] = int(Path(f"/proc/{entry}/stat").read_text().rsplit(")", 1)[1].split()[1])
            if b"CoarseGrainedExecutorBackend" in Path(f"/proc/{entry}/cmdline").read_bytes():
                found.append(int(entry))
        except (OSError, IndexError):
            continue

    def below(process: int) -> bool:
        while process > 1 and process != driver:
            process = parents.get(process, 0)
        return process == driver

    return sorted(filter(below, found))


def parts(name: str) -> int:
    return len(list((work / f"{name}.parts").glob("[0-9]*.part")))


def an_executor_killed() -> None:
    """Random order, two shards a task; one executor ends as soon as the first parts are there."""
    process, log = begun("killed", "--order", "5", "--partitions", str(SHARDS // 2))
    while process.poll() is None and not parts("killed"):
        time.sleep(0.01)
    alive = executors(process.pid)
    expect(bool(alive), "there are executors", log)
    os.kill(alive[0], 9)
    left = SHARDS - parts("killed")
    expect(left > 0, f"an executor was killed while {left} of {SHARDS} shards were not there", log)
    status = process.wait()
    expect(status == 1 and same("killed"), "killed executor, random order: the bytes of one process", log)
    expect("Lost executor" in log.read_text(), "Spark noticed the loss", log)


def a_shard_that_fails() -> None:
    """Little memory: every shard is told, there is no report; with enough of it the rest is judged."""
    status, log = done("limited", "--memory", "40", "--lang", "en", cluster=["--master", "local[2]"])
    expect(status == 4 and not (work / "limited.json").exists(), "what failed leaves no report", log)
    text = log.read_text()
    expect(f"shard 1/{SHARDS} was not judged" in text and "there is no report" in text, "the shard that failed is told", log)


def a_resumed_check() -> None:
    shutil.copytree(work / "killed.parts", work / "resumed.parts")
    (work / "resumed.parts/3.part").unlink()
    status, log = done("resumed", "--resume", cluster=["--master", "local[2]"])
    expect(status == 1 and same("resumed"), "resumed with one part missing: the bytes of one process", log)
    status, log = done("resumed", "--resume", "--only", "GM-01", "--lang", "en", cluster=["--master", "local[2]"])
    expect(status == 4 and "holds another check" in log.read_text(), "parts of another check are refused", log)


def a_lake() -> None:
    """Parcels, zones and lines as GeoParquet by unit, in two cuts: the same plan set, and the bytes of one process."""
    import pyarrow as pa
    import pyarrow.parquet as pq
    import pyogrio

    lake = work / "lake"
    for layer in ("DLTB", "GHFQ", "STBHHX"):
        for file in sorted(plan_set.rglob("*.gpkg")):
            if layer not in [name for name, _ in pyogrio.list_layers(file)]:
                continue
            meta, table = pyogrio.read_arrow(file, layer=layer)
            table = table.rename_columns(["geometry" if name == "geom" else name for name in table.column_names])
            table = table.append_column("unit_code", pa.array([file.stem] * table.num_rows))
            schema = table.schema.with_metadata({b"geo": GEO})
            schema = schema.set(schema.get_field_index("geometry"), pa.field("geometry", pa.binary()))
            (lake / layer).mkdir(parents=True, exist_ok=True)
            pq.write_table(pa.Table.from_arrays(table.columns, schema=schema), lake / layer / f"{file.stem}.parquet")
    sets = []
    for cut in ("2", "5"):
        made = work / f"lake-set-{cut}"
        made_of = [f"--layer={layer}={lake / layer}" for layer in ("DLTB", "GHFQ", "STBHHX")]
        for name in ("units", "indicators"):
            rows = lake / f"{name}-rows"
            if not rows.exists():
                import pyarrow.csv
                text = pyarrow.csv.ConvertOptions(column_types={n: pa.string() for n in (plan_set / f"{name}.csv").read_text().split("\n")[0].split(",")})
                rows.mkdir()
                pq.write_table(pyarrow.csv.read_csv(plan_set / f"{name}.csv", convert_options=text), rows / "0.parquet")
            made_of.append(f"--table={name}={rows}")
        status, log = done(f"lake{cut}", *made_of, plans=made, cluster=["--master", f"local[{cut}]"])
        expect(status == 1, f"a lake is read by {cut} workers", log)
        sets.append({path.relative_to(made): path.read_bytes() for path in made.rglob("*") if path.is_file()})
    expect(sets[0] == sets[1] and len(sets[0]) > SHARDS, "the plan set made of a lake has the same bytes however it is cut")
    one_process(work / "lake-set-2", "lake-one")
    expect(same("lake2", "lake-one") and same("lake5", "lake-one"), "a lake: the bytes of one process")


subprocess.run([sys.executable, ROOT / "Benchmarks/scale/province.py", "--out", plan_set, "--counties", "10",
                "--parcels", "1600", "--templates", "2"], check=True)
expect(one_process(plan_set, "one") == 1, "one process judges the province")
an_executor_killed()
if form == "whole":
    a_resumed_check()
    a_shard_that_fails()
    a_lake()
