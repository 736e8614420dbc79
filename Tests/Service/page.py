#!/usr/bin/env python3
"""The page of the service in a real browser: page.py RULEC CHROMIUM EXAMPLES

A plan set is submitted, watched and looked at: a finding is chosen and lies on the map, findings are filtered, a report
is downloaded, a rule is edited until its scenario says what it should, and a wrong token is refused.  No script fails,
and nothing is fetched from elsewhere.
"""

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from server import Server

rulec, chromium, examples = sys.argv[1], sys.argv[2], Path(sys.argv[3])
work = Path(tempfile.mkdtemp())
archive = work / "<img src=x onerror=alert(1)>.zip"
with zipfile.ZipFile(archive, "w") as file:
    for path in sorted((examples / "control-lines").rglob("*")):
        file.write(path, path.relative_to(examples))

with tempfile.TemporaryDirectory() as data, Server(rulec, data) as server, sync_playwright() as browsers:
    browser = browsers.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
    page = browser.new_page(locale="zh-CN", viewport={"width": 1300, "height": 850})
    mistakes, elsewhere = [], []
    page.on("pageerror", lambda error: mistakes.append(str(error)))
    page.on("dialog", lambda dialog: mistakes.append("a name became a script"))
    page.on("request", lambda one: one.url.startswith((server.url, "blob:", "data:")) or elsewhere.append(one.url))

    page.goto(server.url + "/")
    page.set_input_files("#file", str(archive))
    page.click("#send")
    page.wait_for_selector("tr.row", timeout=120_000)
    assert "<img" in page.inner_text("h1"), page.inner_text("h1")

    # The failing findings stand first; the first one lies on the map.
    rows = page.locator("tr.row")
    assert rows.count() == 3, rows.count()
    rows.first.click()
    assert "18.9614 公顷" in page.inner_text("#detail"), page.inner_text("#detail")
    assert "三条控制线" in page.inner_text("#detail")
    assert page.locator("#map canvas").count() > 0
    page.click("button.why")
    page.wait_for_selector("pre.why")
    assert "18.9614 公顷" in page.inner_text("pre.why"), page.inner_text("pre.why")

    page.select_option("#plan", "990101")
    assert rows.count() == 1, rows.count()
    page.click(".unjudged summary")
    page.wait_for_selector(".unjudged details summary")
    page.locator(".unjudged details summary").last.click()
    assert "没有它要读的" in page.inner_text(".unjudged"), page.inner_text(".unjudged")
    page.select_option("#plan", "")
    page.select_option("#verdict", "pass")
    assert rows.count() > 3
    page.fill("#search", "没有这样的话")
    assert rows.count() == 0

    with page.expect_download() as download:
        page.click("#downloads button:text-is('xlsx')")
    assert zipfile.ZipFile(download.value.path()).testzip() is None

    page.click("text=公示页")
    page.wait_for_selector("section h2")
    assert "城镇开发边界" in page.inner_text("main")

    # Held against the first, a second run of the same plans finds nothing new.
    page.goto(server.url + "/#/")
    page.wait_for_selector("#baseline option:nth-child(2)", state="attached")
    page.set_input_files("#file", str(archive))
    page.select_option("#baseline", index=1)
    page.click("#send")
    page.wait_for_selector("#changes", timeout=120_000)
    assert "新增 0 · 未变 6 · 已整改 0 · 无从比较 0" in page.inner_text("#changes"), page.inner_text("#changes")
    page.select_option("#verdict", "")
    page.select_option("#change", "unchanged")
    assert rows.count() == 6, rows.count()

    # A figure out of a document stands in its sentence.
    approval = work / "批复.txt"
    approval.write_text(
        "某自治区人民政府关于《甲盟国土空间总体规划（2021—2035年）》的批复\n某政字〔2024〕2号\n"
        "二、到2035年，甲盟耕地保有量不低于94.7770万亩，永久基本农田保护面积不低于95.0000万亩。\n2024年3月5日\n"
    )
    subprocess.run([rulec, "import", approval, "--output", work / "甲盟"], check=True, stdout=subprocess.DEVNULL)
    imported = work / "甲盟.zip"
    with zipfile.ZipFile(imported, "w") as file:
        for path in sorted((work / "甲盟").iterdir()):
            file.write(path, path.name)
    page.goto(server.url + "/#/")
    page.set_input_files("#file", str(imported))
    page.click("#send")
    page.wait_for_selector("tr.row", timeout=120_000)
    rows.first.click()
    assert "94.7770" in page.locator("blockquote mark").all_inner_texts(), page.inner_text("#detail")
    if len(sys.argv) > 4:
        page.screenshot(path=sys.argv[4])

    # The rule book finds a rule by its article.
    page.goto(server.url + "/#/rules")
    page.wait_for_selector("details", timeout=120_000)
    page.fill("#find", "第三十三条 ZB-07")
    assert page.locator("details").count() == 1
    assert "不超过 本级的耕地保有量" in page.inner_text("details pre")

    # A rule is broken, and mended.
    page.goto(server.url + "/#/editor")
    page.wait_for_selector("#clean", timeout=60_000)
    write = "document.querySelector('.CodeMirror').CodeMirror.setValue(%s)"
    text = page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()")
    page.evaluate(write % repr(text.replace("本级的耕地保有量", "耕地保有量")))
    page.wait_for_selector("button.apply", timeout=60_000)
    page.click("button.apply")
    page.wait_for_selector("#clean", timeout=60_000)
    page.click("#test")
    page.wait_for_selector(".scenario .pass", timeout=60_000)
    page.evaluate(write % repr(text.replace("0.8", "0.9")))
    page.wait_for_selector("#clean", timeout=60_000)
    page.click("#test")
    page.wait_for_selector(".scenario .fail", timeout=60_000)

    page.fill("#token", "a-guess")
    page.click("#sign button")
    page.wait_for_selector("#who.fail")
    browser.close()
    assert not mistakes, mistakes
    assert not elsewhere, elsewhere
print("page: submitted, watched, looked at, filtered, downloaded, a rule edited and tried, a token refused")
