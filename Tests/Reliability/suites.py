"""Runs suites or targets of tests by name and records how many tests passed.

suites.py KIND NAME… [-- OPTION OF SWIFT TEST…]
"""

import os
import re
import subprocess
import sys

import record

kind, *names = sys.argv[1:]
built = ["-c", "release", "--scratch-path", ".build/tests"]
if "--" in names:
    built, names = names[names.index("--") + 1:], names[:names.index("--")]
ended = subprocess.run(
    ["swift", "test", *built, "--filter", rf"(^|\.)({'|'.join(names)})[./]"],
    cwd=record.root, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    env={**os.environ, "SWIFT_BACKTRACE": "enable=no"},
)
text = ended.stdout.decode(errors="replace")
passed = re.findall(r"^✔ Test (?!run|case)(?:.* with (\d+) test cases )?.*passed", text, re.M)
cases = sum(int(count or 1) for count in passed)
failed = len(re.findall(r"^✘ Test (?!run|case).* failed", text, re.M))
found = sorted(set(re.findall(r"(?:WARNING|ERROR): \w+Sanitizer: .*|runtime error: .*", text)))
print(f"{kind}: {cases} passed, {failed} failed, {len(found)} found by a sanitizer, status {ended.returncode}")
print("\n".join(found))
if ended.returncode:
    print(text[-3000:])
record.note(kind, suites=names, passed=cases, failed=failed, found=len(found), status=ended.returncode)
# A name that no suite has runs nothing, and proves nothing.
sys.exit(bool(ended.returncode or found or not cases))
