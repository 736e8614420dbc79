"""What machines found out about this program, as one table: docs/reliability.md.

reliability.py RULEC [--run "rule-mutants signals determinism …" | all]
Runs what it is told to, and collects what was run before (.build/reliability); what was never run says so.
Ends with 1 where something that was run now failed.
"""

import argparse
import os
import subprocess
import sys

import fuzz
import record

here = "Tests/Reliability"
options = argparse.ArgumentParser()
options.add_argument("rulec")
options.add_argument("--run", default="rule-mutants signals determinism")
arguments = options.parse_args()

python = ["python3"]
# What runs in this process; programs that tests start are not watched.
SANITIZED = ["RuleDSLTests", "SpatialTests", "TransmissionTests", "PlanDataTests", "FuzzTests"]
COMMANDS = {
    "rule-mutants": [*python, f"{here}/survivors.py", arguments.rulec, "Rules"],
    "engine-mutants": [*python, f"{here}/engine_mutants.py"],
    "coverage": [*python, f"{here}/coverage.py"],
    "fuzz": [*python, f"{here}/fuzz.py"],
    "deletions": [*python, f"{here}/deletions.py", arguments.rulec],
    "signals": [*python, f"{here}/suites.py", "signals", "OutputTests", "StateFolderTests"],
    "threads": [*python, f"{here}/suites.py", "threads", *SANITIZED, "--", "--sanitize=thread", "--scratch-path", ".build/thread"],
    "addresses": [*python, f"{here}/suites.py", "addresses", *SANITIZED, "--", "--sanitize=address", "--scratch-path", ".build/address"],
    "determinism": [*python, f"{here}/suites.py", "determinism", "RepetitionTests", "OrderTests", "ShardTests", "StateTests"],
}
chosen = list(COMMANDS) if arguments.run == "all" else arguments.run.split()
if unknown := set(chosen) - set(COMMANDS):
    sys.exit(f"no such row: {' '.join(sorted(unknown))}; there are {' '.join(COMMANDS)}")
failed = [name for name in chosen if subprocess.run(COMMANDS[name], cwd=record.root).returncode]
commit, sources = record.version()


def share(part, whole):
    return f"{part / max(whole, 1):.1%}"


def rule_mutants(run):
    return (
        f"{run['made']}：察觉 {run['noticed']}（{share(run['noticed'], run['made'])}），其余没有理由的 {run['unexplained']}",
        f"{run['made']}: {run['noticed']} noticed ({share(run['noticed'], run['made'])}), {run['unexplained']} of the others without a reason",
    )


def engine_mutants(run):
    reached = run["killed"] + run["survived"]
    score = share(run["killed"], reached)
    only = (f"（只用 {run['tests']}）", f" (with {run['tests']} only)") if run["tests"] else ("", "")
    return (
        f"{run['places']} 处中抽 {run['drawn']}，跑了 {run['run']}{only[0]}：察觉 {run['killed']}（走到的 {score}），没察觉 {run['survived']}"
        f"（{run['explained']} 个有理由），没走到 {run['unreached']}",
        f"{run['drawn']} of {run['places']} places drawn, {run['run']} run{only[1]}: {run['killed']} noticed ({score} of those reached), "
        f"{run['survived']} not ({run['explained']} with a reason), {run['unreached']} not reached",
    )


def coverage(run):
    names = {"language": "语言", "values": "值", "verdicts": "判定", "shapes": "图形", "readers": "读取"}
    parts = [(zh, en, share(*run[en])) for en, zh in names.items() if en in run]
    return "，".join(f"{zh} {s}" for zh, _, s in parts), ", ".join(f"{en} {s}" for _, en, s in parts)


def deletions(run):
    sample = run["sample"]
    of = (f"（每个文件抽 {sample}）", f" (a sample of {sample} a file)") if sample else ("", "")
    return (
        f"{run['sets']} 个规划集拿掉 {run['tried']} 样{of[0]}：无理由仍通过 {run['uncaused']}，异常结束 {run['crashed']}",
        f"{run['tried']} things taken away of {run['sets']} plan sets{of[1]}: {run['uncaused']} stayed green without cause, {run['crashed']} ended badly",
    )


def suites(run):
    found = ("", "") if not run["found"] else (f"，检出 {run['found']} 处", f", {run['found']} found")
    broken = ("，中途结束", ", broke off") if run["status"] and not run["failed"] else ("", "")
    return (
        f"{run['passed']} 项通过，{run['failed']} 项不通过{found[0]}{broken[0]}",
        f"{run['passed']} passed, {run['failed']} failed{found[1]}{broken[1]}",
    )


ROWS = [
    ("rule-mutants", "规则的变异", "mutants of rules", "make mutants", rule_mutants),
    ("engine-mutants", "程序源码的变异", "mutants of the engine", "make engine-mutants", engine_mutants),
    ("coverage", "测试走到的区（每个分支各是一区）", "regions run by tests, each branch one", "make coverage", coverage),
    ("deletions", "拿走一样东西", "things taken away", "make deletions", deletions),
    ("signals", "写到一半被打断", "interrupted by signals", "make reliability", suites),
    ("threads", "线程检查器下的测试", "tests under the thread sanitizer", "make sanitize", suites),
    ("addresses", "地址检查器下的测试", "tests under the address sanitizer", "make sanitize", suites),
    ("determinism", "重做、换次序、分份得同样的字节", "the same bytes again, in any order, in shares", "make reliability", suites),
]


def when(run):
    old = "" if run["sources"] == sources else " · 源码其后改过 sources changed since"
    return f"{run['day']} `{run['commit']}`{old}"


def fuzz_rows():
    """A row a target: of all versions that it was run on, both builds apart."""
    counts = fuzz.counts()
    for target in sorted(os.listdir(fuzz.seeds)):
        rows = [counts[target, kind] for kind in fuzz.BUILDS if (target, kind) in counts]
        name = f"模糊测试 fuzzing: `{target}`"
        if not rows:
            yield name, "没有运行 not run", "", "make fuzz"
            continue
        done, traps, leaks, slow = (sum(int(row[key]) for row in rows) for key in ("executions", "traps", "leaks", "slow"))
        watched = sum(int(row["executions"]) for row in rows if row["build"] == "addresses")
        edges = " / ".join(f"{int(row['edges']):,}" for row in rows)
        yield (
            name,
            f"{done:,} 次，其中 {watched:,} 次在地址检查器下；走到 {edges} 条边；先后查出崩溃 {traps}，泄漏 {leaks}，太慢 {slow}<br>"
            f"{done:,} executions, {watched:,} of them under the address sanitizer; {edges} edges; "
            f"found over time: {traps} traps, {leaks} leaks, {slow} too slow",
            f"{max(row['day'] for row in rows)} `{rows[0]['first']}`…`{rows[0]['last']}`",
            "make fuzz",
        )


lines = [
    "# Reliability · 可靠性",
    "",
    "What machines tried on this program, and what came of it; `make reliability` writes this page, and `Tests/README.md` says what each is.",
    "A row that was not run says so, and so does one whose sources have changed since.",
    "机器对本程序试过什么、结果如何；本页由 `make reliability` 写成，各项是什么见 `Tests/README.md`。没有运行的写明没有运行，其后源码改过的也写明。",
    "",
    "| 项目 what | 结果 result | 何时、何版 when, which version | 命令 command |",
    "| --- | --- | --- | --- |",
]
for kind, chinese, english, command, words in ROWS:
    runs = record.runs(kind)
    told = "<br>".join(words(runs[-1])) if runs else "没有运行 not run"
    lines.append(f"| {chinese}<br>{english} | {told} | {when(runs[-1]) if runs else ''} | `{command}` |")
lines += [f"| {name} | {told} | {day} | `{command}` |" for name, told, day, command in fuzz_rows()]
(record.root / "docs/reliability.md").write_text("\n".join(lines) + "\n")
print("\n".join(lines[6:]))
for name in failed:
    print(f"FAILED: {name}", file=sys.stderr)
sys.exit(bool(failed))
