"""Sends `rulec mcp` what no client sends, ends the process that answers, and sees that the server goes on."""
import json
import os
import signal
import subprocess
import sys
import time

work = sys.argv[1]
server = subprocess.Popen(
    [os.environ["RULEC"], "mcp", "--allow", f"{work}/allowed"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
)


def send(line):
    server.stdin.write(line if isinstance(line, bytes) else line.encode())
    server.stdin.write(b"\n")
    server.stdin.flush()


def answer():
    return json.loads(server.stdout.readline())


def ask(number, method, parameters=None):
    send(json.dumps({"jsonrpc": "2.0", "id": number, "method": method, "params": parameters or {}}))


def children():
    with open(f"/proc/{server.pid}/task/{server.pid}/children") as file:
        return [int(word) for word in file.read().split()]


ask(0, "initialize", {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}})
assert answer()["result"]["protocolVersion"] == "2025-06-18"
for line, code in [
    (b"\xff\xfe\x00", -32700), ("[", -32700), ("[1,2]", -32600), ('"a"', -32600), ("[" * 200_000, -32700),
    ('{"a":' * 100_000, -32700), (b"x" * (5 << 20), -32600), ('{"jsonrpc":"2.0","id":[],"method":"ping"}', -32600),
]:
    send(line)
    told = answer()
    assert told["error"]["code"] == code, (line[:40], told)
send("")
ask(1, "ping")
assert answer() == {"jsonrpc": "2.0", "id": 1, "result": {}}

# The process that answers is ended between two requests, and in the middle of one.
worker, = children()
os.kill(worker, signal.SIGKILL)
ask(2, "tools/list")
told = answer()
assert told["id"] == 2 and "crashed" in told["error"]["message"], told
ask(3, "tools/list")
assert len(answer()["result"]["tools"]) == 10
text = "规则 甲\n  要求：" + "（" * 100_000
ask(4, "tools/call", {"name": "compile", "arguments": {"text": text}})
told = answer()
assert told["id"] == 4 and "result" in told, told
ask(5, "tools/call", {"name": "search_rules", "arguments": {"query": "耕"}})
time.sleep(0.05)
os.kill(children()[0], signal.SIGKILL)
told = answer()
assert told["id"] == 5 and ("result" in told or "crashed" in told["error"]["message"]), told
# Nobody waits for a request that was cancelled; the next one is answered.
ask(6, "tools/call", {"name": "search_rules", "arguments": {"query": "耕"}})
send(json.dumps({"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": 6}}))
ask(7, "ping")
ask(8, "prompts/list")
told = [answer(), answer()]
while {one["id"] for one in told} - {6} != {7, 8}:
    told.append(answer())
server.stdin.close()
assert server.wait(timeout=30) == 0
assert server.stdout.read() == b""
print("mcp：敌意的输入都答以错误，回答的进程中断了也接着服务")
