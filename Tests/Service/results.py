"""A plan set that is submitted: how it stands, every format, the layer as a GIS opens it, findings page by page, rules.

results.py RULEC EXAMPLES
"""

import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.parse

from server import Server, packed, zipped

HEADS = {
    "json": b"{", "text": b"", "markdown": b"#", "html": b"<!", "docx": b"PK\x03\x04", "csv": b"\xef\xbb\xbf",
    "xlsx": b"PK\x03\x04", "sarif": b"{", "junit": b"<?xml", "geojson": b"{", "gpkg": b"SQLite format 3\0",
}

rulec, examples = sys.argv[1:]
folder = os.path.join(examples, "control-lines")
expected = subprocess.run([rulec, "check", folder, "--format", "json"], stdout=subprocess.PIPE, check=False).stdout

with tempfile.TemporaryDirectory() as data, Server(rulec, data, "--plans", examples) as server:
    check = server.submit(packed(folder), "控制线")
    status, headers, body = server.ask("GET", f"/api/checks/{check}/report?format=json")
    assert status == 409 and "Retry-After" in headers, (status, body)
    named = server.ask("POST", "/api/checks?plans=control-lines&language=en")
    assert named[0] == 202, named
    ended = server.wait(check)
    assert ended["state"] == "succeeded" and ended["name"] == "控制线", ended
    outcome = ended["outcome"]
    assert outcome["status"] == "fails" and not outcome["missing"], outcome
    assert sorted(outcome["formats"]) == sorted(HEADS), outcome

    for format, head in HEADS.items():
        status, headers, body = server.ask("GET", f"/api/checks/{check}/report?format={format}")
        assert status == 200 and body and body.startswith(head), (format, status, body[:40])
        assert "sandbox" in headers["Content-Security-Policy"], headers
        if format == "json":
            assert body == expected, "the report is not that of rulec check"
        if format == "geojson":
            drawn = len(json.loads(body)["features"])
    report = json.loads(expected)

    # Findings page by page, and by what they are.
    seen, offset = [], 0
    while True:
        page = server.get(f"/api/checks/{check}/findings?limit=7&offset={offset}")
        assert page["numberMatched"] == len(report["findings"]), page["numberMatched"]
        seen += page["findings"]
        offset += 7
        if len(page["findings"]) < 7:
            break
    assert seen == report["findings"]
    failing = [finding for finding in report["findings"] if finding["verdict"] == "fail"]
    assert server.get(f"/api/checks/{check}/findings?verdict=fail")["findings"] == failing != []

    # How a verdict follows, as the command says; nothing where no rule judged the plan.
    for finding in failing[0], report["findings"][-1]:
        query = urllib.parse.urlencode({"rule": finding["rule"], "plan": finding["plan"]})
        why = server.get(f"/api/checks/{check}/why?{query}")
        asked = [rulec, "check", folder, "--why", finding["rule"], "--unit", finding["plan"], "--slack"]
        told = [subprocess.run(asked + more, stdout=subprocess.PIPE, check=False).stdout.decode()
                for more in ([], ["--format", "json"])]
        assert why["text"].strip() == told[0].strip(), (why["text"], told[0])
        assert why["derivation"] == json.loads(told[1]), finding
    assert server.ask("GET", f"/api/checks/{check}/why?rule=KX-01&plan=0")[0] == 404
    # Why nothing: every pair of rule and plan is told of once, by its findings or by what is in the way, as the command does.
    found = {(one["rule"], one["plan"]) for one in report["findings"]}
    whole = server.get(f"/api/checks/{check}/unjudged")
    idle = {one["id"] for one in whole["rules"]}
    assert idle and idle.isdisjoint(rule for rule, _ in found), idle
    silent = {}
    for plan in sorted({plan for _, plan in found} | {one["id"] for one in whole["plans"]}):
        for group in server.get(f"/api/checks/{check}/unjudged?plan={plan}")["groups"]:
            assert group["count"] == len(group["entries"]) > 0
            silent.update(((one["id"], plan), one["reasons"]) for one in group["entries"])
    assert found.isdisjoint(silent) and idle == {rule for rule, _ in silent} - {rule for rule, _ in found}
    by_rule = {(rule, one["id"]) for rule in {rule for rule, _ in silent}
               for group in server.get(f"/api/checks/{check}/unjudged?" + urllib.parse.urlencode({"rule": rule}))["groups"]
               for one in group["entries"]}
    assert by_rule == set(silent), by_rule ^ set(silent)
    for rule, plan in sorted(silent)[:: max(1, len(silent) // 4)]:
        why = server.get(f"/api/checks/{check}/why?" + urllib.parse.urlencode({"rule": rule, "plan": plan}))
        told = [subprocess.run([rulec, "check", folder, "--why", rule, "--unit", plan, *more], stdout=subprocess.PIPE,
                               check=False).stdout.decode() for more in ([], ["--format", "json"])]
        assert why["text"].strip() == told[0].strip() and all(reason in told[0] for reason in silent[rule, plan]), told
        assert why["derivation"] == json.loads(told[1]), (rule, plan)
    assert server.ask("GET", f"/api/checks/{check}/why?rule=KX-01")[0] == 400

    # The layer, also by another program.
    path = f"/collections/findings-{check}"
    items, page = [], server.get(f"{path}/items?limit=1")
    while True:
        items += page["features"]
        following = [link["href"] for link in page["links"] if link["rel"] == "next"]
        if not following:
            break
        page = server.get(following[0])
    assert len(items) == drawn > 1 and len({item["id"] for item in items}) == drawn
    assert server.get(f"{path}/items/{items[0]['id']}") == items[0]
    assert server.get(f"{path}/items?bbox=-10,-10,-9,-9")["numberMatched"] == 0
    assert server.get(f"{path}/items?bbox=-180,-90,180,90")["numberMatched"] == drawn
    shown = subprocess.run(
        ["ogrinfo", "-ro", "-so", f"OAPIF:{server.url}", f"findings-{check}"],
        stdout=subprocess.PIPE, text=True, check=True,
    ).stdout
    assert f"Feature Count: {drawn}" in shown and "message" in shown, shown

    lines = [layer for layer in outcome["layers"] if layer != "findings"]
    assert "城镇开发边界" in lines, outcome
    for line in lines:
        shown = subprocess.run(
            ["ogrinfo", "-ro", "-so", f"OAPIF:{server.url}", f"{line}-{check}"],
            stdout=subprocess.PIPE, text=True, check=True,
        ).stdout
        assert "Feature Count: 0" not in shown and "unit_code" in shown, shown

    # The twin that keeps nothing.
    status, _, body = server.ask("POST", "/api/validate", packed(folder), Content_Type="application/zip")
    assert status == 200 and body == expected, (status, body[:300])
    english = server.wait(json.loads(named[2])["id"])
    assert english["state"] == "succeeded" and english["plans"] == "control-lines", english
    assert server.get("/api/checks")["numberMatched"] == 2
    assert not os.listdir(os.path.join(data, "spool")), "a body was left behind"

    # A plan set that nothing can be made of fails, with a reason in both languages.
    empty = server.wait(server.submit(zipped({"readme.txt": "x"})))
    assert empty["state"] == "failed" and empty["problem"]["detail"] and empty["problem"]["detail_en"], empty
    status, _, _ = server.ask("GET", f"/api/checks/{empty['id']}/report?format=json")
    assert status == 409, status

    # Rules: the book, the compiler, the scenarios.
    for language in ("zh", "en"):
        for _ in range(600):
            status, _, body = server.ask("GET", f"/api/rules?language={language}")
            if status == 200:
                break
            time.sleep(0.5)
        rules = json.loads(body)["rules"]
        assert "KX-06" in {rule["id"] for rule in rules} and all(rule["text"] for rule in rules)
        assert any(scenario["passes"] for rule in rules for scenario in rule["scenarios"])
    status, _, body = server.ask("POST", "/api/rules/check", "传导 X-1 试\n  指标 没有\n".encode(), Content_Type="text/plain")
    found = json.loads(body)
    assert status == 200 and found["version"] == 1 and found["diagnostics"], body
    assert {each["file"] for each in found["diagnostics"]} == {"text.rule"}
    with open(os.path.join(examples, "../Rules/national/control-lines/城镇开发边界.rule"), "rb") as file:
        text = file.read()
    status, _, body = server.ask("POST", "/api/rules/test", text, Content_Type="text/plain; charset=utf-8")
    tests = json.loads(body)
    assert status == 200 and tests["compiles"] and tests["scenarios"], body[:500]
    assert all(each["passes"] for each in tests["scenarios"]), body[:500]

    status, _, _ = server.ask("DELETE", f"/api/checks/{check}")
    assert status == 204, status
    assert server.ask("GET", f"/api/checks/{check}")[0] == 404
    assert check not in os.listdir(os.path.join(data, "checks"))
print("服务：结果 / service: results")
