"""Runs lint three times and prints seconds of processor and clock, beside those of compiling alone: time.py RULEC FOLDER."""
import resource
import subprocess
import sys
import time

rulec, folder = sys.argv[1:]


def timed(*arguments: str) -> tuple[float, float, subprocess.CompletedProcess]:
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run([rulec, *arguments, folder], capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.perf_counter() - start, done


for _ in range(3):
    compiling, _, _ = timed("test", "--only", "没有这个案例")
    processor, clock, done = timed("lint")
    if done.returncode not in (0, 1):
        sys.exit(done.stderr[-2000:])
    print(f"lint {processor:.2f} s of processor, {clock:.2f} s by the clock; reading and compiling {compiling:.2f} s, "
          f"so that the rules of lint and their remarks take {processor - compiling:.2f} s; {done.stdout.splitlines()[-1]}")
