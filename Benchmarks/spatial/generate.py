#!/usr/bin/env python3
"""Makes plan sets of map layers with planted faults, for `rulec check` and for its peers.

    generate.py --out DIR [--parcels 10000] [--sets inheritance,overlap,parcels,admission] [--seed 7]

`inheritance`: a county's red line of few huge multipolygons with holes, drawn again by its towns, one in five with a
change. `overlap`: three lines of a county, clusters of whole parcels with borders in common among them, with overlaps.
`parcels`: parcels with fractal borders that divide the towns, with gaps, overlaps and wrong totals. `admission`: such
parcels without a fault, and zones that divide the county. Each is a plan set of units.csv and GeoPackages with the layer
names of the national standard, and a manifest.json of what was planted.
Needs NumPy, Shapely 2.1 or later and pyogrio.
"""

import argparse
import shutil
import sys
from pathlib import Path

import numpy as np

import admission_set
import lines_sets
import parcels_set

SETS = {
    "inheritance": lines_sets.make_inheritance,
    "overlap": lines_sets.make_overlap,
    "parcels": parcels_set.make,
    "admission": admission_set.make,
}


def main() -> None:
    parser = argparse.ArgumentParser(description="Make plan sets of map layers with planted faults.")
    parser.add_argument("--out", type=Path, required=True, help="folder of the plan sets")
    parser.add_argument("--parcels", type=int, default=10_000, help="how many parcels, about: 10 000 to 1 000 000")
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    size = max(40, round(given.parcels**0.5))
    for name in given.sets.split(","):
        if name not in SETS:
            sys.exit(f"there is no set {name}; there are {', '.join(SETS)}")
        folder = given.out / name
        shutil.rmtree(folder, ignore_errors=True)
        SETS[name](folder, size, np.random.default_rng([given.seed, list(SETS).index(name), size]))
        print(f"{folder}: made", file=sys.stderr)


if __name__ == "__main__":
    main()
