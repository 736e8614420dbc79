"""What editing costs: Benchmarks/editing.py [RULEC] [KEYSTROKES].

Opens a file of the national library in `rulec lsp`, writes one letter after the other, and prints the processor time
from each keystroke to the diagnostics of the whole library, that of some questions, and the largest memory.
"""

import json
import os
import pathlib
import statistics
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parent.parent
rulec = sys.argv[1] if len(sys.argv) > 1 else str(root / ".build/release/rulec")
keystrokes = int(sys.argv[2]) if len(sys.argv) > 2 else 200
path = root / "Rules/national/zoning/中心城区用地.rule"
uri = path.as_uri()
text = path.read_text(encoding="utf-8")
environment = {**os.environ, "CHUANDAO_RULES": str(root / "Rules")}
server = subprocess.Popen([rulec, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
tick = os.sysconf("SC_CLK_TCK")
number = 0


def send(message):
    content = json.dumps({"jsonrpc": "2.0", **message}).encode()
    server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
    server.stdin.flush()


def receive():
    length = 0
    while line := server.stdout.readline().strip():
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    return json.loads(server.stdout.read(length))


def ask(method, params):
    global number
    number += 1
    send({"id": number, "method": method, "params": params})
    while (message := receive()).get("id") != number or "method" in message:
        pass
    return message["result"]


def processes():
    """The process that was started, and the server that it guards."""
    children = pathlib.Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
    return [str(server.pid), *children]


def processor():
    """Nanoseconds of processor time that the threads of both took so far."""
    total = 0
    for process in processes():
        for thread in os.listdir(f"/proc/{process}/task"):
            total += int(pathlib.Path(f"/proc/{process}/task/{thread}/schedstat").read_text().split()[0])
    return total


def told(version):
    """Waits for the diagnostics of a version of the text."""
    while True:
        message = receive()
        if message.get("method") == "textDocument/publishDiagnostics":
            params = message["params"]
            if params["uri"] == uri and params.get("version") == version:
                return len(params["diagnostics"])


def shown(name, times):
    times = sorted(times)
    print(f"{name:<44} median {statistics.median(times):6.1f} ms  largest {times[-1]:6.1f} ms  ({len(times)} times)")


ask("initialize", {"capabilities": {"textDocument": {"publishDiagnostics": {"versionSupport": True}}}})
send({"method": "initialized", "params": {}})
start = processor()
document = {"uri": uri, "languageId": "chuandao", "version": 1, "text": text}
send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
told(1)
files = list((root / "Rules/national").rglob("*.rule")) + list((root / "Rules/vocabulary").rglob("*.rule"))
lines = sum(file.read_text(encoding="utf-8").count("\n") for file in files)
print(f"{len(files)} files, {lines} lines; opened after {(processor() - start) / 1e6:.0f} ms of processor time")

line = next(number for number, words in enumerate(text.split("\n")) if words.startswith("  要求："))
column = len("  要求：")
written = "本级的耕地保有量 不低于 上级的耕地保有量，且 "
times, version = [], 1
for place in range(keystrokes):
    letter = written[place % len(written)]
    at = {"line": line, "character": column + place % len(written)}
    change = {"range": {"start": at, "end": at}, "text": letter}
    if place % len(written) == 0 and place:
        whole = {"start": {"line": line, "character": column}, "end": {"line": line, "character": column + len(written)}}
        change = {"range": whole, "text": letter}
    version += 1
    start = processor()
    send({"method": "textDocument/didChange",
          "params": {"textDocument": {"uri": uri, "version": version}, "contentChanges": [change]}})
    told(version)
    times.append((processor() - start) / 1e6)
shown("keystroke to diagnostics of the whole library", times)

position = {"line": line, "character": column + 5}
for method, params in [
    ("textDocument/completion", {"position": position}), ("textDocument/hover", {"position": position}),
    ("textDocument/references", {"position": position, "context": {"includeDeclaration": True}}),
    ("textDocument/semanticTokens/full", {}), ("textDocument/documentSymbol", {}), ("textDocument/codeLens", {}),
    ("workspace/symbol", {"query": "gdbyl"}),
]:
    spans = []
    for _ in range(20):
        start = processor()
        ask(method, {"textDocument": {"uri": uri}, **params})
        spans.append((processor() - start) / 1e6)
    shown(method, spans)
status = [pathlib.Path(f"/proc/{process}/status").read_text() for process in processes()]
largest = [int(line.split()[1]) for text in status for line in text.split("\n") if line.startswith("VmHWM")]
print(f"largest memory {sum(largest) / 1024:.0f} MB in {len(largest)} processes")
ask("shutdown", None)
send({"method": "exit"})
server.wait()
