"""The server ends at random moments, as in a power cut, and is started again: every accepted check ends, once.

killing.py RULEC ROUNDS SEED
"""

import http.client
import json
import os
import random
import sys
import tempfile
import threading
import time

from server import Server, small

rulec, rounds, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
draw = random.Random(seed)
archive = small()
accepted, lock, over = {}, threading.Lock(), threading.Event()
ended = {}

with tempfile.TemporaryDirectory() as data, Server(rulec, data, "--limit", "parallel=2") as server:

    def submitting():
        while not over.is_set():
            with lock:
                open_checks = len(accepted) - len(ended)
            if open_checks >= 4:
                time.sleep(0.05)
                continue
            try:
                check = server.submit(archive)
                with lock:
                    accepted[check] = True
            except (OSError, http.client.HTTPException):
                time.sleep(0.02)

    def looking():
        """What was seen ended stays so, and its report is there."""
        while not over.is_set():
            with lock:
                waiting = [check for check in accepted if check not in ended]
            for check in waiting:
                try:
                    found = server.get(f"/api/checks/{check}")
                    if found["state"] not in ("succeeded", "failed"):
                        continue
                    status, _, body = server.ask("GET", f"/api/checks/{check}/report?format=json")
                    assert status == 200 and json.loads(body)["version"] == 1, (status, body[:200])
                    with lock:
                        ended[check] = found
                except (OSError, http.client.HTTPException):
                    time.sleep(0.02)
            time.sleep(0.05)

    failures = []

    def guarded(body):
        try:
            body()
        except BaseException as failure:
            failures.append(failure)
            over.set()

    threads = [threading.Thread(target=guarded, args=(body,)) for body in (submitting, submitting, looking)]
    for thread in threads:
        thread.start()
    for _ in range(rounds):
        time.sleep(draw.uniform(0, 6))
        server.kill()
        server.start()
    over.set()
    for thread in threads:
        thread.join()
    assert not failures, failures
    for check in accepted:
        last = server.wait(check, 600)
        assert last["state"] == "succeeded", last
        if check in ended:
            assert last == ended[check], (ended[check], last)
    # Also what was accepted while the answer was lost on its way ends; nothing else is there.
    while (page := server.get("/api/checks?limit=10000"))["checks"] and any(
        check["state"] in ("queued", "running") for check in page["checks"]
    ):
        time.sleep(0.1)
    ids = [check["id"] for check in page["checks"]]
    assert len(set(ids)) == len(ids) and set(accepted) <= set(ids)
    assert set(os.listdir(os.path.join(data, "checks"))) == set(ids)
    # What a check worked in goes once its end is known; the rule book is made anew after each start, for a while.
    for _ in range(3000):
        if not (left := os.listdir(os.path.join(data, "work"))):
            break
        time.sleep(0.1)
    assert not left, left
    again = sum(check["attempts"] - 1 for check in page["checks"])
    print(f"服务：中断 {rounds} 次，{len(ids)} 个检查都做完，重做 {again} 次"
          f" / service: {rounds} kills, all {len(ids)} checks ended, {again} begun again")
