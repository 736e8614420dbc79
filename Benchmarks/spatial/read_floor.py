#!/usr/bin/env python3
"""The seconds that reading the layers of a task takes and nothing else: the floor under every program that answers it.

    read_floor.py inheritance|overlap|area|partition|admission DIR [RUNS]

Two connections to a GeoPackage read all geometries of a layer, range of rows by range of rows, within SQLite; the median of
the runs. The start of Python is not counted.
"""

import sqlite3
import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

LAYERS = {
    "inheritance": [("420526.gpkg", "STBHHX"), ("towns.gpkg", "STBHHX"), ("territory.gpkg", "XZQ")],
    "overlap": [("420526.gpkg", "STBHHX"), ("420526.gpkg", "YJJBNT"), ("420526.gpkg", "CZKFBJ")],
    "area": [("parcels.gpkg", "DLTB")],
    "partition": [("parcels.gpkg", "DLTB"), ("territory.gpkg", "XZQ")],
    "admission": [("420526.gpkg", "GHFQ"), ("420526.gpkg", "DLTB")],
}


def read(file: Path, layer: str, low: int, high: int) -> None:
    """Reads the geometries of some rows. Their largest one is asked for, since no length needs the bytes."""
    source = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    source.execute(f'select max(geom) from "{layer}" where fid >= ? and fid < ?', (low, high)).fetchone()
    source.close()


def ranges(folder: Path, task: str):
    for file, layer in LAYERS[task]:
        source = sqlite3.connect(f"file:{folder / file}?mode=ro", uri=True)
        # Both in one query would be looked for row by row.
        ends = f'select (select min(fid) from "{layer}"), (select max(fid) from "{layer}") + 1'
        low, high = source.execute(ends).fetchone()
        source.close()
        step = max(1, min(8192, (high - low + 1) // 2))
        yield from ((folder / file, layer, start, min(start + step, high)) for start in range(low, high, step))


def main() -> None:
    task, folder, runs = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 3
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda part: read(*part), ranges(folder, task)))
        seconds.append(time.perf_counter() - start)
    print(f"{statistics.median(seconds):.3f}")


if __name__ == "__main__":
    main()
