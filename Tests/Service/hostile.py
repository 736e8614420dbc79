"""What nobody sends by mistake: each is refused with a reason, leaves a line in the log, and the server is there after it.

hostile.py RULEC
"""

import io
import json
import os
import re
import socket
import stat
import struct
import subprocess
import sys
import tempfile
import time
import warnings
import zipfile

from server import Server, zipped

rulec = sys.argv[1]
# Python wonders at names that stand twice, too.
warnings.simplefilter("ignore")
ZIP = {"Content_Type": "application/zip"}
UNITS = "code,name,tier,parent\n990000,甲省,省级,\n"


def entry(name, mode=0, content="x", system=3):
    """An archive with one entry of an odd name or kind, beside a sound one."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        archive.writestr("units.csv", UNITS)
        info = zipfile.ZipInfo("placeholder")
        info.filename = name
        info.create_system = system
        info.external_attr = mode << 16
        archive.writestr(info, content)
    return memory.getvalue()


def stating(size):
    """An archive whose only file is said to unfold to so many bytes."""
    body = bytearray(zipped({"units.csv": UNITS}))
    local, central = body.find(b"PK\x03\x04"), body.find(b"PK\x01\x02")
    struct.pack_into("<I", body, local + 22, min(size, 0xFFFFFFFE))
    struct.pack_into("<I", body, central + 24, min(size, 0xFFFFFFFE))
    return bytes(body)


def bomb(megabytes):
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("units.csv", b"\0" * (megabytes << 20))
    return memory.getvalue()


# Archives that are accepted as bytes, and of which the check says what is wrong with them.
ARCHIVES = {
    "leaves its folder": entry("../../escaped.txt"),
    "hides it in a folder": entry("a/../../escaped.txt"),
    "absolute": entry("/tmp/escaped.txt"),
    "of another system": entry("..\\escaped.txt"),
    "drive": entry("C:/escaped.txt"),
    "link": entry("units2.csv", stat.S_IFLNK | 0o777, "/etc/passwd"),
    "link to a folder": entry("lines", stat.S_IFLNK | 0o777, "/"),
    "device": entry("disk", stat.S_IFBLK | 0o666),
    "pipe": entry("pipe", stat.S_IFIFO | 0o666),
    "control character": entry("a\x1b[31m.csv"),
    "direction of text": entry("a\u202egpj.csv"),
    "long name": entry("x" * 300),
    "deep": entry("/".join("d" * 40) + "/x.csv"),
    "folder of no name": entry("a//b.csv"),
    "twice": entry("units.csv"),
    "twice in other letters": entry("UNITS.csv"),
    "bomb": bomb(300),
    "states 4 GB": stating(4 << 30),
    "cut": zipped({"units.csv": UNITS})[:60],
    "only the head": b"PK\x03\x04" + b"\0" * 60,
    "nothing in it": zipped({}),
    "many entries": zipped({f"{number}.txt": "" for number in range(300)}),
}

with tempfile.TemporaryDirectory() as data, tempfile.TemporaryDirectory() as elsewhere:
    # A database of the server's own, which no plan set may reach.
    database = socket.socket(socket.AF_UNIX)
    database.bind(os.path.join(elsewhere, ".s.PGSQL.5432"))
    database.listen()
    database.setblocking(False)
    os.environ["PGHOST"] = elsewhere
    limits = [word for limit in ("upload=8", "unpacked=64", "entries=200", "seconds=600", "connections=200")
              for word in ("--limit", limit)]
    token = subprocess.run([rulec, "serve", "--data", data, "--issue", "read:reader"],
                           stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
    with Server(rulec, data, *limits) as server:
        own = {"Host": f"127.0.0.1:{server.port}"}

        def refused(what, status, code, method, path, body=None, **headers):
            found, headers, text = server.ask(method, path, body, **headers)
            assert found == status, (what, found, text[:300])
            assert headers["Content-Type"] == "application/problem+json", (what, headers)
            problem = json.loads(text)
            assert problem["code"] == code and problem["detail"] and problem["detail_en"], (what, problem)
            assert server.get("/api/health") == {"status": "ok"}
            if code not in ("notFound",):
                assert any(line.get("code") == code for line in server.log()), what

        submit = ("POST", "/api/checks")
        sound = zipped({"units.csv": UNITS})
        refused("no archive", 400, "notZip", *submit, b"hello, this is no archive", **ZIP)
        refused("nothing", 400, "bodyMissing", *submit, b"", **ZIP)
        refused("wrong type", 415, "mediaType", *submit, sound, Content_Type="text/plain")
        refused("form of a page", 415, "mediaType", *submit, sound, Content_Type="multipart/form-data; boundary=x")
        refused("no type", 415, "mediaType", *submit, sound)
        refused("larger than allowed", 413, "tooLarge", *submit, b"PK\x03\x04" + b"\0" * (9 << 20), **ZIP)
        refused("script in a rule", 400, "notText", "POST", "/api/rules/check", b"\xff\xfe<script>", Content_Type="text/plain")
        refused("rules without end", 413, "tooLarge", "POST", "/api/rules/check", b"x" * (2 << 20), Content_Type="text/plain")
        refused("other site", 403, "foreignOrigin", *submit, sound, Origin="https://evil.example", **ZIP)
        refused("no site", 403, "foreignOrigin", *submit, sound, Origin="null", **ZIP)
        refused("other port", 403, "foreignOrigin", *submit, sound, Origin="http://127.0.0.1:1", **ZIP)
        refused("cross-site", 403, "foreignOrigin", *submit, sound, Sec_Fetch_Site="cross-site", **ZIP)
        refused("rebound name", 421, "host", "GET", "/api/checks", Host="evil.example")
        refused("rebound name with a port", 421, "host", "GET", "/api/checks", Host=f"evil.example:{server.port}")
        refused("name that begins alike", 421, "host", "GET", "/", Host="127.0.0.1.evil.example")
        refused("parameter that is none", 400, "parameterUnknown", "GET", "/api/checks?x=%3Cscript%3E")
        refused("page of nothing", 400, "parameterBad", "GET", "/api/checks?limit=0")
        refused("page of all", 400, "parameterBad", "GET", "/api/checks?limit=99999999999999999999999")
        refused("negative", 400, "parameterBad", "GET", "/api/checks?offset=-1")
        refused("name of several lines", 400, "parameterBad", "POST", "/api/checks?name=a%0Ab", sound, **ZIP)
        refused("twice", 400, "parameterTwice", "GET", "/api/checks?limit=1&limit=2")
        refused("no day", 400, "parameterBad", "POST", "/api/checks?asOf=2026-13-40", sound, **ZIP)
        refused("plan set elsewhere", 404, "noSuchPlans", "POST", "/api/checks?plans=..%2F..%2Fetc")
        refused("no method", 405, "method", "PATCH", "/api/checks")
        refused("id with a path", 404, "notFound", "GET", "/api/checks/..%2f..%2fqueue.sqlite")
        refused("file of the server", 404, "notFound", "GET", "/../../../../etc/passwd")
        refused("file of the server, hidden", 404, "notFound", "GET", "/%2e%2e/%2e%2e/%2e%2e/etc/passwd")
        refused("hidden file", 404, "notFound", "GET", "/.git/config")
        refused("no number", 404, "notFound", "GET", "/collections/findings-1%27%20OR%201=1/items")
        refused("box of words", 400, "parameterBad", "GET", "/collections/x/items?bbox=a,b,c,d")

        # Tokens: a reader reads, and nobody guesses one.
        reader = {"Authorization": f"Bearer {token}"}
        assert server.get("/api/self", **reader) == {"name": "reader", "role": "read"}
        refused("reader who submits", 403, "role", *submit, sound, **ZIP, **reader)
        refused("no administrator", 403, "role", "GET", "/api/audit")
        for guess in range(40):
            status, _, _ = server.ask("GET", "/api/checks", Authorization=f"Bearer {guess:064x}")
            assert status == (401 if guess < 20 else 429), (guess, status)
        assert server.get("/api/self", **reader)["role"] == "read"
        assert token not in open(os.path.join(data, "tokens")).read() + open(os.path.join(data, "audit.log")).read()

        def raw(text, wait=10):
            """What comes back for bytes as they are."""
            with socket.create_connection((server.host, server.port), timeout=wait) as connection:
                try:
                    connection.sendall(text)
                    return connection.recv(1 << 16)
                except (ConnectionError, TimeoutError):
                    return b""

        line = b"Host: 127.0.0.1\r\n"
        for text in (
            b"GET /api/checks HTTP/1.1\r\n" + line + b"X: " + b"a" * 200_000 + b"\r\n\r\n",
            b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\n" + line + b"\r\n",
            b"GET /api/checks HTTP/1.1\r\n" + line + b"".join(b"X%d: 1\r\n" % i for i in range(20_000)) + b"\r\n",
            b"GET /api/checks HTTP/1.1\r\n\r\n",
            b"GET /api/checks HTTP/1.1\r\n" + line + line + b"\r\n",
            b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 500,
            b"GET http://evil.example/api/checks HTTP/1.1\r\nHost: evil.example\r\n\r\n",
            b"POST /api/checks HTTP/1.1\r\n" + line + b"Content-Type: application/zip\r\nContent-Length: -5\r\n\r\n",
            b"POST /api/checks HTTP/1.1\r\n" + line
            + b"Content-Type: application/zip\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nPK\x03\x04x\r\n0\r\n\r\n",
            b"POST /api/checks HTTP/1.1\r\n" + line
            + b"Content-Type: application/zip\r\nContent-Length: 10000000000\r\n\r\nPK\x03\x04",
        ):
            answer = raw(text)
            assert not answer or re.match(rb"HTTP/1\.[01] 4[0-9][0-9]", answer), (text[:80], answer[:200])
            assert server.get("/api/health") == {"status": "ok"}

        # Senders that take their time keep nobody else waiting, and leave nothing behind.
        slow = []
        for _ in range(60):
            connection = socket.create_connection((server.host, server.port))
            connection.sendall(b"POST /api/checks HTTP/1.1\r\n" + line
                               + b"Content-Type: application/zip\r\nContent-Length: 1000000\r\n\r\nPK\x03\x04")
            slow.append(connection)
        start = time.monotonic()
        assert server.get("/api/health") == {"status": "ok"} and time.monotonic() - start < 5
        for connection in slow:
            connection.close()

        reaching = server.submit(zipped({"units.csv": "code,name,tier,parent_code\n990000,甲省,省级,\n",
                                         "990000.pg": "dbname=planning user=reader\n"}))
        ended = server.wait(reaching)
        assert ended["state"] == "succeeded" and ended["outcome"]["status"] != "allPass", ended
        try:
            database.accept()
            raise AssertionError("a plan set reached the database of the server")
        except BlockingIOError:
            pass

        names = {server.submit(archive, f"<script>alert(1)</script> {name}"): name for name, archive in ARCHIVES.items()}
        for check, name in names.items():
            ended = server.wait(check)
            assert ended["state"] == "failed", (name, ended)
            assert ended["problem"]["code"] == "archive", (name, ended)
        status, headers, _ = server.ask("GET", "/api/checks", Accept="text/html")
        assert headers["Content-Type"] == "application/json" and headers["X-Content-Type-Options"] == "nosniff"
        assert not os.path.exists(os.path.join(data, "escaped.txt"))
        left = [os.path.join(place, name) for place, _, files in os.walk(data) for name in files]
        assert not [path for path in left if "escaped" in path or path.endswith(".zip")], left
        # The rule book may still be in the making.
        end = time.monotonic() + 300
        while any(os.listdir(os.path.join(data, folder)) for folder in ("spool", "work")):
            assert time.monotonic() < end, "something was left behind"
            time.sleep(0.5)

    # Beyond the machine itself nothing may be done without a token.
    with Server(rulec, data, "--host-name", "plans.example") as server:
        status, _, body = server.ask("GET", "/api/checks", Host="plans.example")
        assert status == 401 and json.loads(body)["code"] == "tokenMissing", body
        assert server.ask("GET", "/api/checks", Host="plans.example", Authorization=f"Bearer {token}")[0] == 200
print("服务：恶意输入 / service: hostile input")
