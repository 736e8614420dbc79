#!/usr/bin/env python3
"""What a plan set costs on 1 to 64 workers: shards as events, from costs measured on one core.

    simulate.py [--counties 2844] [--parcels 100000] [--files 2844] [--shards N] [--task 0.1] [--spread 1.0]

Every shard pays for starting, for the list of layers of every file, and for its own parcels. A worker takes the next
shard when it is free; merging begins when all are done, on one core. Shards differ in size by a log-normal spread. The
costs of processor time are those of scale.md, and each may be given.
"""

import argparse
import heapq
import math
import random


def main() -> None:
    parser = argparse.ArgumentParser(description="What a plan set costs on 1 to 64 workers.")
    add = parser.add_argument
    add("--counties", type=int, default=2844)
    add("--parcels", type=int, default=100_000, help="of a county")
    add("--files", type=int, default=2844, help="map files of the plan set, whose layers every shard lists")
    add("--shards", type=int, help="default: four for each worker, at least")
    add("--per-file", type=float, default=0.0066, help="seconds to list the layers of a file")
    add("--per-parcel", type=float, default=1.4e-4, help="seconds to judge a parcel and write its row into the part")
    add("--per-merged", type=float, default=1.0e-4, help="seconds to merge a row; assumed, not measured")
    add("--task", type=float, default=0.1, help="seconds of Spark for a task; assumed, not measured")
    add("--bytes", type=float, default=1270, help="of a row in a part")
    add("--spread", type=float, default=0.5, help="of sizes of counties, standard deviation of the logarithm")
    given = parser.parse_args()
    draw = random.Random(7)
    sizes = [given.parcels * math.exp(draw.gauss(0, given.spread) - given.spread**2 / 2) for _ in range(given.counties)]
    total = sum(sizes)
    print(f"{total:.3g} parcels, parts of {total * given.bytes / 1e9:.0f} GB, merge {total * given.per_merged / 3600:.1f} h")
    print("| workers | shards | judging h | speed-up | core hours | of which lists of files |\n| ---: | ---: | ---: | ---: | ---: | ---: |")
    alone = None
    for workers in (1, 2, 4, 8, 16, 32, 64):
        shards = given.shards or 4 * workers
        loads = [0.0] * shards
        # Units follow one another; a plan belongs where its middle lies.
        before = 0.0
        for size in sizes:
            loads[min(shards - 1, int((before + size / 2) / total * shards))] += size
            before += size
        start = given.task + given.files * given.per_file
        free = [0.0] * workers
        for load in loads:
            heapq.heappush(free, heapq.heappop(free) + start + load * given.per_parcel)
        end = max(free)
        alone = alone or end
        core = shards * start + total * given.per_parcel
        print(f"| {workers} | {shards} | {end / 3600:.2f} | {alone / end:.1f} | {core / 3600:.1f} | {shards * start / 3600:.2f} |")


if __name__ == "__main__":
    main()
