"""What a worker does: it judges shards, each by a process of `rulec`, and puts their parts where all see them.

A part appears with one rename and its bytes depend on the input only. So it does not matter how often a shard is
judged, or whether several workers judge it at once.
"""

import ctypes
import os
import resource
import signal
import socket
import subprocess
import tempfile
import time
import uuid
from dataclasses import dataclass

from .bundle import environment

DONE = (0, 1, 2)
# Unsound rules and wrong usage are the same on every worker.
FINAL = (3, 64)


@dataclass(frozen=True)
class Work:
    """What is the same for all shards of a job."""

    plan_set: str
    work: str
    count: int
    options: tuple[str, ...]
    archive: str
    attempts: int
    memory: int | None


@dataclass(frozen=True)
class Outcome:
    """What became of one shard. Only a status in ``DONE`` stands for a part."""

    number: int
    status: int
    attempt: int
    host: str
    seconds: float
    peak: int
    message: str


class Interrupted(Exception):
    """A shard that another attempt may judge."""


def part(folder: str, number: int) -> str:
    return os.path.join(folder, f"{number}.part")


def judge(numbers, work: Work):
    """Judges shards one after another; gives an ``Outcome`` for each. Raises to have Spark try again elsewhere."""
    from pyspark import SparkFiles, TaskContext

    attempt = TaskContext.get().attemptNumber()
    folder = SparkFiles.get(work.archive)
    # Spark unpacks archives without the right to run what is in them.
    os.chmod(os.path.join(folder, "rulec"), 0o755)
    for number in numbers:
        # An earlier attempt that was lost later has done this one.
        if os.path.exists(part(work.work, number)):
            yield Outcome(number, 0, attempt, socket.gethostname(), 0.0, 0, "")
            continue
        outcome = run(number, work, folder, attempt)
        if outcome.status not in DONE + FINAL and attempt + 1 < work.attempts:
            raise Interrupted(f"shard {number}/{work.count}: rulec ended with {outcome.status}\n{outcome.message}")
        yield outcome


def run(number: int, work: Work, folder: str, attempt: int) -> Outcome:
    own = os.path.join(work.work, f".{number}.{uuid.uuid4().hex}")
    command = [os.path.join(folder, "rulec"), "check", work.plan_set, *work.options,
               "--shard", f"{number}/{work.count}", "--output", own]
    begin = time.monotonic()
    with tempfile.TemporaryFile() as errors:
        child = subprocess.Popen(command, cwd=folder, env=environment(folder), stdin=subprocess.DEVNULL,
                                 stdout=subprocess.DEVNULL, stderr=errors, preexec_fn=lambda: confine(work.memory))
        _, ended, usage = os.wait4(child.pid, 0)
        child.returncode = status = os.waitstatus_to_exitcode(ended)
        errors.seek(0)
        message = errors.read()[-4000:].decode("utf-8", "replace")
    if status in DONE:
        os.replace(own, part(work.work, number))
        message = ""
    elif os.path.exists(own):
        os.remove(own)
    return Outcome(number, status, attempt, socket.gethostname(), time.monotonic() - begin, usage.ru_maxrss, message)


def confine(memory: int | None) -> None:
    """In the child: it ends with the worker that started it, and takes no more memory (MiB) than it may."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)
    if memory:
        resource.setrlimit(resource.RLIMIT_AS, (memory << 20, memory << 20))
