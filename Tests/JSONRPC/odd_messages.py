"""Random messages that no client should send, to either server: odd_messages.py RULEC lsp|mcp SEED ROUNDS FOLDER

Good requests are spoilt: members go, change their type, become huge, negative, deep or half a character, ids are doubled,
messages are put into batches, cut off or filled with zero bytes, and notifications come in any order.  Each id that can be
answered gets one answer, by a result or by an error of a code that the protocol has for it; what has no such id is refused
without one; and in between, the same good requests have the same answers as at the beginning.
"""

import collections
import json
import pathlib
import queue
import random
import subprocess
import sys
import threading

rulec, protocol, seed, rounds, folder = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), pathlib.Path(sys.argv[5]).resolve()
draws = random.Random(seed)
TEXT = """词汇 样例
  层级：市级 → 县级
  指标：
    | 名称 | 单位 | 方向 | 属性 |
    | 耕地保有量 | 公顷 | 不低于 | 约束性 |

传导 耕地保有量
  编号：A-1
  依据待核：样例
  刚性理由：样例
  层级：市级 → 县级
  方式：分解
  级别：刚性
"""
RULE = folder / "甲.rule"
RULE.write_text(TEXT, encoding="utf-8")
CODES = {-32700, -32600, -32601, -32602, -32603, -32002, -32800, -32801, -32802, -32803}


class Server:
    def __init__(self):
        arguments = ["lsp"] if protocol == "lsp" else ["mcp", "--allow", str(folder)]
        self.process = subprocess.Popen([rulec, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.messages = queue.Queue()
        threading.Thread(target=self.read, daemon=True).start()
        self.number = 0

    def read(self):
        out = self.process.stdout
        while head := out.readline():
            if protocol == "lsp":
                length = int(head.split(b":")[1])
                while out.readline().strip():
                    pass
                head = out.read(length)
            self.messages.put(json.loads(head))
        self.messages.put(None)

    def raw(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def send(self, content):
        if not isinstance(content, bytes):
            # Half characters are written as they come.
            content = json.dumps(content).encode()
        self.raw(b"Content-Length: %d\r\n\r\n" % len(content) + content if protocol == "lsp" else content + b"\n")

    def next(self):
        """The next answer; what the server says by itself is passed over."""
        while True:
            message = self.messages.get(timeout=120)
            assert message is not None, f"the server is gone: {self.process.wait()}"
            if "method" not in message:
                return message

    def ask(self, method, params):
        self.number += 1
        identifier = f"good {self.number}"
        self.send({"jsonrpc": "2.0", "id": identifier, "method": method, "params": params})
        strays = []
        while (message := self.next()).get("id") != identifier:
            strays.append(message)
        return message, strays


PLACE = {"line": 6, "character": 5}
RANGE = {"start": {"line": 0, "character": 0}, "end": PLACE}
DOCUMENT = {"textDocument": {"uri": RULE.as_uri()}}
if protocol == "lsp":
    GOOD = [
        ("textDocument/hover", {**DOCUMENT, "position": PLACE}),
        ("textDocument/definition", {**DOCUMENT, "position": PLACE}),
        ("textDocument/references", {**DOCUMENT, "position": PLACE, "context": {"includeDeclaration": True}}),
        ("textDocument/rename", {**DOCUMENT, "position": PLACE, "newName": "耕地面积"}),
        ("textDocument/prepareRename", {**DOCUMENT, "position": PLACE}),
        ("textDocument/completion", {**DOCUMENT, "position": PLACE}),
        ("textDocument/documentHighlight", {**DOCUMENT, "position": PLACE}),
        ("textDocument/documentSymbol", DOCUMENT),
        ("textDocument/foldingRange", DOCUMENT),
        ("textDocument/selectionRange", {**DOCUMENT, "positions": [PLACE]}),
        ("textDocument/semanticTokens/full", DOCUMENT),
        ("textDocument/semanticTokens/range", {**DOCUMENT, "range": RANGE}),
        ("textDocument/inlayHint", {**DOCUMENT, "range": RANGE}),
        ("textDocument/formatting", {**DOCUMENT, "options": {"tabSize": 2, "insertSpaces": True}}),
        ("textDocument/codeAction", {**DOCUMENT, "range": RANGE, "context": {"diagnostics": []}}),
        ("textDocument/codeLens", DOCUMENT),
        ("textDocument/documentLink", DOCUMENT),
        ("textDocument/diagnostic", DOCUMENT),
        ("workspace/symbol", {"query": "耕地"}),
        ("workspace/willRenameFiles", {"files": [{"oldUri": RULE.as_uri(), "newUri": RULE.with_name("乙.rule").as_uri()}]}),
    ]
    OTHER = "untitled:别的"
    NOTES = [
        ("textDocument/didOpen", {"textDocument": {"uri": OTHER, "languageId": "rule", "version": 1, "text": TEXT}}),
        ("textDocument/didChange", {"textDocument": {"uri": OTHER, "version": 2},
                                    "contentChanges": [{"range": RANGE, "text": "𠮷\n"}, {"text": TEXT}]}),
        ("textDocument/didClose", {"textDocument": {"uri": OTHER}}),
        ("textDocument/didSave", {"textDocument": {"uri": OTHER}}),
        ("workspace/didChangeWatchedFiles", {"changes": [{"uri": RULE.as_uri(), "type": 2}]}),
        ("workspace/didChangeWorkspaceFolders", {"event": {"added": [], "removed": []}}),
        ("workspace/didChangeConfiguration", {"settings": {"chuandao": {"planSet": ""}}}),
        ("$/setTrace", {"value": "off"}), ("$/cancelRequest", {"id": "never asked"}),
    ]
    START = ("initialize", {"capabilities": {}, "rootUri": folder.as_uri()})
else:
    DRAFT = """规则 样例
  编号：YL-99
  草拟：样例，等原文
  依据待核：样例
  要求：本级的耕地保有量 已填写
  级别：预期
"""

    def tool(name, **arguments):
        return "tools/call", {"name": name, "arguments": arguments}

    GOOD = [
        ("ping", {}), ("tools/list", {}), ("resources/list", {}), ("prompts/list", {}), ("resources/templates/list", {}),
        tool("compile", text=DRAFT), tool("lint", text=DRAFT), tool("grammar", part="units"), tool("explain", topic="E301"),
        tool("search_rules", query="耕地", limit=3), tool("search_vocabulary", query="耕地"),
        ("resources/read", {"uri": "chuandao://explain/E301"}),
        ("prompts/get", {"name": "draft_rule", "arguments": {"article": "第一条", "citation": "样例"}}),
    ]
    NOTES = [("notifications/initialized", {}), ("notifications/cancelled", {"requestId": "never asked"}),
             ("notifications/roots/list_changed", {})]
    START = ("initialize", {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}})

ODD = [None, True, False, 0, -1, 1.5, 2**31 - 1, -(2**31), 2**63, -(2**63) - 1, 10**30, 1e300, "", "甲", "\ud842", "\udfb7甲", "\0",
       "file:///%zz%", "file://", "http://a/b", "untitled:", "file:///" + "../" * 20 + "etc/passwd", "x" * 70_000, "𠮷" * 40, [], {}, [[]],
       [{}], {"a": None}, {"line": -5, "character": 10**9}, [None, 1, "a"], "9" * 400]


def deep(levels):
    value = {}
    for _ in range(levels):
        value = {"a": [value]}
    return value


def spoil(value):
    """The value with something odd in one place of it."""
    if isinstance(value, (dict, list)) and value and draws.random() < 0.8:
        copy = dict(value) if isinstance(value, dict) else list(value)
        place = draws.choice(list(copy)) if isinstance(copy, dict) else draws.randrange(len(copy))
        action = draws.random()
        if action < 0.2:
            del copy[place]
        elif action < 0.25 and isinstance(copy, list):
            copy *= 50
        else:
            copy[place] = spoil(copy[place])
        return copy
    if draws.random() < 0.05:
        return deep(draws.choice([3, 100, 200]))
    return draws.choice(ODD)


def answerable(identifier):
    """Whether an id is one that an answer can name."""
    if isinstance(identifier, bool):
        return False
    return isinstance(identifier, str) or isinstance(identifier, int) and -(2**63) <= identifier < 2**63


def readable(identifier):
    """The id as the server says it again: half a character is not a character."""
    return "".join("\ufffd" if "\ud800" <= one <= "\udfff" else one for one in identifier) if isinstance(identifier, str) else identifier


def odd_message(expected):
    """Sends one message; counts the answers that are due, by id."""
    kind = draws.random()
    method, params = draws.choice(GOOD if draws.random() < 0.7 else NOTES)
    message = {"jsonrpc": "2.0", "method": method, "params": params}
    if kind < 0.45:
        message["id"] = draws.choice([draws.randrange(5), f"甲{draws.randrange(5)}", draws.randrange(10**12)])
        message["params"] = spoil(params)
    elif kind < 0.6:
        message["id"] = draws.choice(ODD)
    elif kind < 0.7:
        message["id"] = draws.randrange(10**9)
        place = draws.choice(["jsonrpc", "method", "params"])
        if draws.random() < 0.4:
            del message[place]
        else:
            message[place] = draws.choice(ODD)
    elif kind < 0.85:
        method, params = draws.choice(NOTES)
        message = {"jsonrpc": "2.0", "method": method, "params": spoil(params)}
    elif kind < 0.9:
        # None of the protocols has batches.
        expected[None] += 1
        return server.send([message] * draws.randrange(3))
    elif kind < 0.95:
        content = json.dumps({**message, "id": 1}).encode()
        # The end is missing.
        expected[None] += 1
        return server.send(content[:draws.randrange(1, len(content))])
    else:
        expected[None] += 1
        return server.send(draws.choice([b"\0", b"{\0}", b"\xff\xfe", b"nul", b"{} {}", b"[" * 5000,
                                         b'{"a":' * 5000, b"'a'"]))
    has_id = "id" in message and not (message["id"] is None and "method" not in message)
    if "id" in message and answerable(message["id"]):
        expected[readable(message["id"])] += 1
    elif has_id or not isinstance(message.get("method"), str):
        expected[None] += 1
    sent.append(message)
    server.send(message)


def own(method, result):
    """Of symbols, those of our file: other texts may have been opened."""
    if method != "workspace/symbol" or not isinstance(result, list):
        return result
    return [one for one in result if one["location"]["uri"] == RULE.as_uri()]


server = Server()
if protocol == "lsp":
    # Before the beginning nothing is answered but that it has not begun.
    for _ in range(20):
        method, params = draws.choice(GOOD)
        assert server.ask(method, spoil(params))[0]["error"]["code"] == -32002, method
        server.send({"jsonrpc": "2.0", "method": draws.choice(NOTES)[0], "params": draws.choice(ODD)})
assert "result" in server.ask(*START)[0]
if protocol == "lsp":
    opened = {"uri": RULE.as_uri(), "languageId": "rule", "version": 1, "text": TEXT}
    server.send({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": opened}})
first, sent = {}, []
for method, params in GOOD:
    answer = server.ask(method, params)[0]
    assert "result" in answer and '"isError": true' not in json.dumps(answer), (method, answer)
    first[method, json.dumps(params)] = answer["result"]

expected, seen = collections.Counter(), collections.Counter()
for number in range(rounds):
    odd_message(expected)
    if number % 10 == 9 or number == rounds - 1:
        # `ping` is answered before what waits, and lenses show what a plan set says that a message may have named.
        method, params = draws.choice([one for one in GOOD if one[0] not in ("ping", "textDocument/codeLens")])
        answer, strays = server.ask(method, params)
        assert own(method, answer.get("result")) == own(method, first[method, json.dumps(params)]), (number, method, answer)
        for stray in strays:
            identifier = stray["id"]
            assert ("result" in stray) != ("error" in stray), stray
            assert "result" in stray or stray["error"]["code"] in CODES and stray["error"]["message"], stray
            assert identifier is not None or "error" in stray, stray
            seen[identifier] += 1
        # Of what is answered in turn, all before the good request is answered before it.
        late = {one: (count, seen[one]) for one, count in expected.items() if seen[one] != count}
        assert not late and not set(seen) - set(expected), (number, late, set(seen) - set(expected), [str(one)[:300] for one in sent])
        sent.clear()
if protocol == "lsp":
    assert "result" in server.ask("shutdown", None)[0]
    for _ in range(20):
        method, params = draws.choice(GOOD)
        assert server.ask(method, spoil(params))[0]["error"]["code"] == -32600, method
    server.send({"jsonrpc": "2.0", "method": "exit"})
else:
    server.process.stdin.close()
assert server.process.wait(60) == 0
server = Server()
if protocol == "lsp":
    server.raw(b"Content-Length: 400\r\n\r\n{\"jsonrpc\":")
else:
    server.raw(b'{"jsonrpc":"2.0","id":1,"method":"ping"')
server.process.stdin.close()
assert server.process.wait(60) == (1 if protocol == "lsp" else 0), "the end within a message"
print(f"{protocol}: {rounds} odd messages (seed {seed}), {sum(seen.values())} answers, of them {sum(seen.values()) - seen[None]} by id")
