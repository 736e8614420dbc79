"""Readers and submitters at once: nothing is lost, and pages come as they do when nothing is checked.

load.py RULEC READERS SUBMITTERS SECONDS [MOST]

With MOST, the slowest hundredth of pages takes no more than so many times the idle median; without, it is printed only,
since a machine may be busy with something else.
"""

import asyncio
import json
import sys
import tempfile
import time

from server import Server, small

rulec = sys.argv[1]
readers, submitters, seconds = map(int, sys.argv[2:5])
archive = small()
most = float(sys.argv[5]) if len(sys.argv) > 5 else float("inf")


async def ask(server, connection, head, body=b""):
    """Sends a request on a connection, and gives status and body."""
    reader, writer = connection
    writer.write(f"{head} HTTP/1.1\r\nHost: {server.host}\r\nContent-Length: {len(body)}\r\n".encode()
                 + (b"Content-Type: application/zip\r\n" if body else b"") + b"\r\n" + body)
    await writer.drain()
    lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    length = next(int(line.split(":")[1]) for line in lines if line.lower().startswith("content-length"))
    return int(lines[0].split()[1]), await reader.readexactly(length)


async def reading(server, end, times, paths):
    connection = await asyncio.open_connection(server.host, server.port)
    place = 0
    while time.monotonic() < end:
        start = time.monotonic()
        status, _ = await ask(server, connection, f"GET {paths[place % len(paths)]}")
        times.append(time.monotonic() - start)
        assert status == 200, status
        place += 1
    connection[1].close()


async def submitting(server, end, accepted):
    connection = await asyncio.open_connection(server.host, server.port)
    while time.monotonic() < end:
        status, body = await ask(server, connection, "POST /api/checks", archive)
        # A full queue says so.
        assert status in (202, 429, 503), (status, body)
        if status == 202:
            accepted.append(json.loads(body)["id"])
        else:
            await asyncio.sleep(0.2)
    connection[1].close()


async def run(server, paths, seconds, submitters, accepted):
    end, times = time.monotonic() + seconds, []
    await asyncio.gather(*[reading(server, end, times, paths) for _ in range(readers)],
                         *[submitting(server, end, accepted) for _ in range(submitters)])
    times.sort()
    return times


with tempfile.TemporaryDirectory() as data, Server(
    rulec, data, "--limit", "queue=60", "--limit", "each=60", "--limit", f"connections={readers + submitters + 50}"
) as server:
    first = server.submit(archive)
    server.wait(first)
    paths = ["/api/checks?limit=20", f"/api/checks/{first}", f"/api/checks/{first}/findings?limit=20",
             f"/api/checks/{first}/report?format=html", "/collections", f"/collections/findings-{first}/items"]
    accepted = [first]
    idle = asyncio.run(run(server, paths, max(3, seconds // 6), 0, accepted))
    busy = asyncio.run(run(server, paths, seconds, submitters, accepted))
    median, slow = idle[len(idle) // 2], busy[len(busy) * 99 // 100]
    assert slow <= most * median, f"the slowest hundredth takes {slow * 1000:.0f} ms, idle {median * 1000:.0f} ms"
    for check in accepted:
        ended = server.wait(check, 1200)
        assert ended["state"] == "succeeded", ended
    assert server.get("/api/checks")["numberMatched"] == len(accepted)
    print(f"服务：{readers} 人看、{submitters} 人交，{len(busy)} 页，{len(accepted)} 个检查一个不少；"
          f"空闲时中位 {median * 1000:.1f} ms，忙时最慢百分之一 {slow * 1000:.1f} ms"
          f" / service: {readers} readers, {submitters} submitters, {len(busy)} pages, {len(accepted)} checks, none lost; "
          f"idle median {median * 1000:.1f} ms, slowest hundredth {slow * 1000:.1f} ms")
