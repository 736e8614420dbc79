"""What the 案例 of the nation's rules reach and which small faults they notice; every fault that they do not has a reason.

survivors.py RULEC RULES
Ends with 1 where fewer than nine in ten faults are noticed, a fault without a reason passes unseen, or a reason is stale.
"""

import collections
import pathlib
import re
import subprocess
import sys

import record

rulec, rules = sys.argv[1:]
parts = [f"{rules}/{part}" for part in ("vocabulary", "national", "scenarios")]
told = subprocess.run(
    [rulec, "test", *parts, "--coverage", "--mutate"], stdout=subprocess.PIPE, check=True
).stdout.decode()
score = re.search(r"^变异：.*?(\d+)/(\d+)", told, re.M)
noticed, made = map(int, score.groups())
print(re.search(r"^案例.*", told, re.M)[0])
print(re.search(r"^覆盖.*", told, re.M)[0])
print(score.string[score.start():].split("\n", 1)[0])

survivors = collections.Counter(
    match.groups() for match in re.finditer(r"^  (\S+) .*〔(.*)〕  ", told[score.start():], re.M)
)
reasons = {}
for line in (pathlib.Path(__file__).with_name("survivors.txt")).read_text().splitlines():
    if line and not line.startswith("#"):
        rule, kind, count, reason = line.split(" ", 3)
        reasons[rule, kind] = int(count), reason
unexplained = {key: count for key, count in survivors.items() if count > reasons.get(key, (0,))[0]}
stale = {key: count for key, (count, _) in reasons.items() if survivors[key] < count}
for key, count in unexplained.items():
    print("no reason:", *key, count)
for key, count in stale.items():
    print("fewer survive than the list says:", *key, survivors[key], "of", count)
print(f"{made - noticed} faults pass unseen, each with its reason in survivors.txt" if not unexplained else "")
record.note("rule-mutants", made=made, noticed=noticed, unexplained=sum(unexplained.values()))
sys.exit(bool(unexplained or stale) or noticed * 10 < made * 9)
