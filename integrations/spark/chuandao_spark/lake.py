"""Tables of a lake become a plan set: a FlatGeobuf for each unit and layer, CSV for rows.

Rows are put in one order by all their columns, so that the files have the same bytes however the lake is cut. A worker
holds a few batches of a layer, never a whole one.
"""

import csv
import json
import os
import tempfile
from itertools import groupby

from .words import Refusal


def write(spark, given, plan_set: str) -> None:
    """Writes the plan set; raises ``Refusal`` where something would be left out."""
    os.makedirs(plan_set, exist_ok=True)
    if os.listdir(plan_set):
        raise Refusal("set-exists", path=plan_set)
    for name, source in map(pair, given.table):
        write_rows(read(spark, source), os.path.join(plan_set, f"{name}.csv"))
    for layer, source in map(pair, given.layer):
        write_layer(read(spark, source), source, layer, given, plan_set)


def pair(text: str) -> list[str]:
    return text.split("=", 1) if "=" in text else [os.path.basename(text.rstrip("/")), text]


def read(spark, source: str):
    """Parquet where it is a path, else a table that Spark knows, such as one of Iceberg."""
    return spark.read.parquet(source) if "/" in source else spark.table(source)


def write_rows(table, path: str) -> None:
    columns = sorted(table.columns)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.columns)
        for row in table.orderBy(*(f"`{name}`" for name in columns)).toLocalIterator():
            writer.writerow("" if value is None else value for value in row)


def write_layer(table, source: str, layer: str, given, plan_set: str) -> None:
    from pyspark.sql import functions as f

    unit, geometry = given.unit_column, given.geometry_column
    for column in (unit, geometry):
        if column not in table.columns:
            raise Refusal("no-column", source=source, column=column, columns=", ".join(table.columns))
    if table.schema[geometry].dataType.typeName() != "binary":
        table = table.withColumn(geometry, f.expr(f"ST_AsBinary(`{geometry}`)"))
    # A column that folders are named after is read as a number where it looks like one.
    table = table.withColumn(unit, f.col(f"`{unit}`").cast("string"))
    missing = table.filter(f.col(f"`{unit}`").isNull()).count()
    if missing:
        raise Refusal("no-unit", source=source, count=missing, column=unit)
    crs = given.crs or stated_crs(source, layer, geometry)
    order = [unit, *sorted(name for name in table.columns if name != unit)]
    rows = table.repartition(f"`{unit}`").sortWithinPartitions(*(f"`{name}`" for name in order))
    writer = Writer(plan_set, layer, unit, geometry, crs)
    written = rows.mapInArrow(writer, "unit string, features long").collect()
    odd = next((row.unit for row in written if row.features < 0), None)
    if odd is not None:
        raise Refusal("bad-unit", source=source, unit=odd)


def stated_crs(source: str, layer: str, column: str) -> str:
    """What every file says of its geometry; files of GeoParquet that say nothing are in degrees of WGS 84."""
    import pyarrow.parquet

    paths = [source] if os.path.isfile(source) else sorted(
        os.path.join(parent, name) for parent, _, names in os.walk(source) for name in names if name.endswith("parquet"))
    found = None
    for path in paths:
        told = (pyarrow.parquet.read_schema(path).metadata or {}).get(b"geo")
        facts = json.loads(told)["columns"].get(column) if told else None
        if facts is None:
            raise Refusal("no-crs", layer=layer)
        crs = json.dumps(facts["crs"]) if facts.get("crs") else "OGC:CRS84"
        if found not in (None, crs):
            raise Refusal("many-crs", layer=layer, file=path)
        found = crs
    if found is None:
        raise Refusal("no-crs", layer=layer)
    return found


class Writer:
    """On a worker: batches in order of units become files, each made on its own disk and put in place with a rename."""

    def __init__(self, plan_set: str, layer: str, unit: str, geometry: str, crs: str):
        self.plan_set, self.layer, self.unit, self.geometry, self.crs = plan_set, layer, unit, geometry, crs

    def __call__(self, batches):
        import pyarrow as pa

        for unit, group in groupby(self.runs(batches), key=lambda run: run[0]):
            if unit.isascii() and unit.isdigit():
                count = self.write(unit, (batch for _, batch in group))
            else:
                count = -1
            yield pa.RecordBatch.from_pydict({"unit": [unit], "features": [count]})

    def runs(self, batches):
        """Cuts batches where the unit changes."""
        for batch in batches:
            names = batch.column(self.unit).to_pylist()
            start = 0
            for place in range(1, len(names) + 1):
                if place == len(names) or names[place] != names[start]:
                    yield names[start], batch.slice(start, place - start)
                    start = place

    def write(self, unit: str, batches) -> int:
        import pyarrow as pa
        import pyogrio

        count = 0

        def counted():
            nonlocal count
            for batch in batches:
                count += batch.num_rows
                yield batch

        rows = counted()
        first = next(rows)
        stream = pa.RecordBatchReader.from_batches(first.schema, (batch for part in ([first], rows) for batch in part))
        folder = os.path.join(self.plan_set, unit)
        os.makedirs(folder, exist_ok=True)
        with tempfile.TemporaryDirectory() as scratch:
            made = os.path.join(scratch, f"{self.layer}.fgb")
            pyogrio.write_arrow(stream, made, driver="FlatGeobuf", layer=self.layer, geometry_name=self.geometry,
                                geometry_type="Unknown", crs=self.crs)
            place(made, os.path.join(folder, f"{self.layer}.fgb"))
        return count


def place(made: str, path: str) -> None:
    """Copies a file to shared storage, where it appears whole."""
    import shutil
    import uuid

    near = f"{path}.{uuid.uuid4().hex}.part"
    shutil.copyfile(made, near)
    os.replace(near, path)
