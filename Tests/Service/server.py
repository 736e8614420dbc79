"""A server of rulec on a free port of loopback, and what it takes to talk to it."""

import http.client
import io
import json
import os
import re
import signal
import subprocess
import time
import urllib.parse
import zipfile


class Server:
    """One run of `rulec serve`; `kill` ends it as a power cut would."""

    def __init__(self, rulec, data, *options):
        self.command = [rulec, "serve", "--lang", "en", "--data", data, "--port", "0", *options]
        self.data = data
        self.start()

    def start(self):
        self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        found = re.search(r"http://([0-9.]+):([0-9]+)", line)
        assert found, f"the server did not start: {line!r}"
        self.host, self.port = found[1], int(found[2])
        self.url = f"http://{self.host}:{self.port}"

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()

    def ask(self, method, path, body=None, **headers):
        """Status, headers and body of an answer."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=120)
        try:
            names = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, names)
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()

    def get(self, path, **headers):
        status, _, body = self.ask("GET", path, **headers)
        assert status == 200, (path, status, body[:300])
        return json.loads(body)

    def submit(self, archive, name="", **headers):
        """The id of a check that was accepted."""
        path = "/api/checks" + (f"?name={urllib.parse.quote(name)}" if name else "")
        status, found, body = self.ask("POST", path, archive, Content_Type="application/zip", **headers)
        assert status == 202, (status, body)
        check = json.loads(body)
        assert found["Operation-Location"] == f"/api/checks/{check['id']}" and check["state"] == "queued", body
        return check["id"]

    def wait(self, check, seconds=300):
        """How a check ended."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = self.get(f"/api/checks/{check}")
            if found["state"] in ("succeeded", "failed"):
                return found
            time.sleep(0.1)
        raise AssertionError(f"the check did not end: {found}")

    def log(self):
        with open(os.path.join(self.data, "audit.log"), encoding="utf-8") as lines:
            return [json.loads(line) for line in lines]


def packed(folder):
    """The files of a folder as a zip archive."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for place, folders, files in os.walk(folder):
            folders.sort()
            for name in sorted(files):
                path = os.path.join(place, name)
                archive.write(path, os.path.relpath(path, folder))
    return memory.getvalue()


def small():
    """A plan set that is judged in no time."""
    return zipped({
        "units.csv": "code,name,tier,parent_code\n990000,甲省,省级,\n990100,乙市,市级,990000\n",
        "indicators.csv": "unit_code,year,indicator,operator,value,unit\n990000,2035,耕地保有量,>=,100.00,万亩\n"
                          "990100,2035,耕地保有量,>=,100.00,万亩\n",
    })


def zipped(files):
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return memory.getvalue()
