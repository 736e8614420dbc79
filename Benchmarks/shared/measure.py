#!/usr/bin/env python3
"""Runs two commands in turn (A B A B …) as whole processes and compares time and memory.

    measure.py [--pairs 5] [--warm-up 1] [--least 0] [--exits 0] [--row TITLE] [--log FILE] -- COMMAND A… -- COMMAND B…

Wall time is from start to exit; cpu is user and system together; peak is the resident memory of the largest process.
Printed are medians, and the median of each pair's ratio B / A, so that above 1 speaks for A; other work on the machine
disturbs both halves of a pair alike if they take as long: with --least, a command that takes less is run again until its
runs have taken so many seconds together, and their medians count. Peaks below about 15 MiB read as that: the kernel
counts what ran before the exec.
"""

import argparse
import json
import os
import shlex
import statistics
import sys
import tempfile
import time
from typing import NamedTuple

COLUMNS = ["wall s", "cpu s", "peak MiB"]


class Run(NamedTuple):
    wall: float
    cpu: float
    peak: float


def run(command: list[str], exits: set[int]) -> Run:
    """One run, its output thrown away; ends the program when the exit code is not among `exits`."""
    with tempfile.TemporaryFile() as errors:
        actions = [
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
            (os.POSIX_SPAWN_DUP2, errors.fileno(), 2),
        ]
        start = time.perf_counter()
        try:
            process = os.posix_spawnp(command[0], command, os.environ, file_actions=actions)
        except OSError as error:
            sys.exit(f"{command[0]}: {error.strerror}")
        _, status, usage = os.wait4(process, 0)
        wall = time.perf_counter() - start
        code = os.waitstatus_to_exitcode(status)
        if code not in exits:
            errors.seek(0)
            message = errors.read()[-2000:].decode("utf-8", "replace")
            sys.exit(f"{shlex.join(command)}\nended with {code}\n{message}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def medians(runs: list[Run]) -> Run:
    return Run(*(statistics.median(column) for column in zip(*runs)))


def ratios(first: list[Run], second: list[Run], column: int) -> tuple[float, float, float]:
    """Median, least and largest of B / A over the pairs."""
    pairs = [b[column] / max(a[column], 1e-9) for a, b in zip(first, second)]
    return statistics.median(pairs), min(pairs), max(pairs)


def table_row(title: str, first: list[Run], second: list[Run]) -> str:
    """One row of the table whose head `run.sh` prints."""
    a, b = medians(first), medians(second)
    time_ratio, least, largest = ratios(first, second, 0)
    memory_ratio, _, _ = ratios(first, second, 2)
    cells = [title, f"{a.wall:.3f}", f"{b.wall:.3f}", f"{time_ratio:.1f} ({least:.1f}–{largest:.1f})"]
    cells += [f"{a.cpu:.3f}", f"{b.cpu:.3f}", f"{a.peak:.0f}", f"{b.peak:.0f}", f"{memory_ratio:.1f}"]
    return "| " + " | ".join(cells) + " |"


def report(first: list[Run], second: list[Run]) -> str:
    lines = [f"{'':10}{'A':>10}{'B':>10}   B / A (least, largest)"]
    a, b = medians(first), medians(second)
    for column, name in enumerate(COLUMNS):
        ratio, least, largest = ratios(first, second, column)
        lines.append(f"{name:10}{a[column]:10.3f}{b[column]:10.3f}   {ratio:.2f} ({least:.2f}, {largest:.2f})")
    return "\n".join(lines)


def split_arguments(arguments: list[str]) -> list[list[str]]:
    """Our own options, then the two commands: everything between the `--`."""
    parts: list[list[str]] = [[]]
    for argument in arguments:
        if argument == "--" and len(parts) < 3:
            parts.append([])
        else:
            parts[-1].append(argument)
    return parts


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare two commands in turn.", usage=__doc__.splitlines()[2].strip())
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--warm-up", type=int, default=1, help="pairs that are run first and not counted")
    parser.add_argument("--least", type=float, default=0, metavar="SECONDS", help="for each half of a pair")
    parser.add_argument("--exits", default="0", help="exit codes that are no error, such as 0,1")
    parser.add_argument("--row", metavar="TITLE", help="print one row of a Markdown table")
    parser.add_argument("--log", metavar="FILE", help="append every run to this file, as JSON lines")
    options, *commands = split_arguments(sys.argv[1:])
    given = parser.parse_args(options)
    if len(commands) != 2 or not all(commands) or given.pairs < 1:
        parser.error("give two commands, each after its own --, and at least one pair")
    exits = {int(code) for code in given.exits.split(",")}
    runs: tuple[list[Run], list[Run]] = ([], [])
    for pair in range(given.warm_up + given.pairs):
        for command, kept in zip(commands, runs):
            half = [run(command, exits)]
            while pair >= given.warm_up and sum(one.wall for one in half) < given.least:
                half.append(run(command, exits))
            if pair >= given.warm_up:
                kept.append(medians(half))
    if given.log:
        with open(given.log, "a", encoding="utf-8") as log:
            for command, kept in zip(commands, runs):
                record = {"title": given.row, "command": command, "runs": [one._asdict() for one in kept]}
                log.write(json.dumps(record, ensure_ascii=False) + "\n")
    print(table_row(given.row, *runs) if given.row else report(*runs))


if __name__ == "__main__":
    main()
