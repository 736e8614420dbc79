#!/usr/bin/env python3
"""A service that publishes what it finds: published.py RULEC PLANSET, with PGHOST and PGDATABASE set."""

import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Service"))
from server import Server, packed  # noqa: E402

rulec, plans = sys.argv[1:]
host, database = os.environ["PGHOST"], os.environ["PGDATABASE"]


def publishing(text):
    """A check by a server that publishes into a database, ended."""
    with tempfile.TemporaryDirectory() as data:
        link = os.path.join(data, "results.pg")
        with open(link, "w", encoding="utf-8") as file:
            file.write(text)
        with Server(rulec, os.path.join(data, "data"), "--publish", link) as server:
            ended = server.wait(server.submit(packed(plans)))
            assert ended["state"] == "succeeded", ended
            return ended["id"], ended["outcome"]


check, outcome = publishing(f"host={host} dbname={database} schemas=service")
assert outcome["published"] is True, outcome
asked = f"SELECT run, status FROM service.runs; SELECT count(*) > 0 FROM service.findings WHERE run = '{check}'"
answer = subprocess.run(["psql", "-qAtc", asked], stdout=subprocess.PIPE, text=True, check=True).stdout
assert answer == f"{check}|{outcome['status']}\nt\n", answer

_, outcome = publishing(f"host={host} dbname=nosuch")
assert outcome["published"] is False and "nosuch" in outcome["notPublished_en"], outcome
