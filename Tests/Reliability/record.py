"""What was run, when, and on which version of the sources: one file a kind of run, in .build/reliability."""

import datetime
import json
import pathlib
import subprocess

root = pathlib.Path(__file__).resolve().parents[2]
folder = root / ".build/reliability"


def version():
    """The commit, and the tree of the sources, which other commits leave as it is; a plus where files differ from it."""

    def git(*words):
        return subprocess.run(["git", *words], cwd=root, stdout=subprocess.PIPE, check=True).stdout.decode().strip()

    changed = "+" if git("status", "--porcelain", "--", "Sources", "Package.swift") else ""
    return git("rev-parse", "--short", "HEAD") + changed, git("rev-parse", "--short", "HEAD:Sources") + changed


def runs(kind):
    """The runs of a kind that are recorded, the latest last."""
    file = folder / f"{kind}.json"
    return json.loads(file.read_text()) if file.exists() else []


def note(kind, **counts):
    """Adds a run to those of its kind."""
    folder.mkdir(parents=True, exist_ok=True)
    commit, sources = version()
    run = {"day": datetime.date.today().isoformat(), "commit": commit, "sources": sources, **counts}
    (folder / f"{kind}.json").write_text(json.dumps([*runs(kind), run], ensure_ascii=False, indent=1) + "\n")
    return run
