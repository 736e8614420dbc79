"""What no editor should send: hostile.py RULEC SEED ROUNDS.  The server answers by the protocol and lives on."""

import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import threading
import time
import queue

rulec, seed, rounds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
RULES = pathlib.Path(os.environ["CHUANDAO_RULES"])


class Server:
    def __init__(self):
        self.process = subprocess.Popen([rulec, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.messages = queue.Queue()
        threading.Thread(target=self.read, daemon=True).start()
        self.number = 0

    def read(self):
        out = self.process.stdout
        while True:
            length = None
            while (line := out.readline().strip()) or length is None:
                if not line:
                    self.messages.put(None)
                    return
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            self.messages.put(json.loads(out.read(length)))

    def raw(self, data):
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def frame(self, content):
        if not isinstance(content, bytes):
            content = json.dumps(content, ensure_ascii=False).encode()
        self.raw(b"Content-Length: %d\r\n\r\n" % len(content) + content)

    def notify(self, method, params):
        self.frame({"jsonrpc": "2.0", "method": method, "params": params})

    def next(self):
        message = self.messages.get(timeout=120)
        assert message is not None, f"the server is gone: {self.process.wait()}"
        return message

    def ask(self, method, params=None, identifier=None):
        self.number += 1
        identifier = identifier if identifier is not None else self.number
        message = {"jsonrpc": "2.0", "id": identifier, "method": method}
        if params is not None:
            message["params"] = params
        self.frame(message)
        return self.answer(identifier)

    def answer(self, identifier):
        while True:
            message = self.next()
            if "method" not in message and message.get("id") == identifier:
                return message


def check(condition, what):
    if not condition:
        print("FAILED:", what)
        sys.exit(1)


def code(answer):
    return answer.get("error", {}).get("code")


def lifecycle():
    server = Server()
    answer = server.ask("textDocument/hover", {})
    check(code(answer) == -32002, f"a request before initialize: {answer}")
    server.notify("textDocument/didOpen", {"textDocument": {"uri": "file:///a.rule", "text": "规则 甲"}})
    check("capabilities" in server.ask("initialize", {"capabilities": {}})["result"], "initialize")
    check(code(server.ask("initialize", {"capabilities": {}})) == -32600, "initialize twice")
    check(code(server.ask("$/unknown")) == -32601, "an unknown method")
    server.notify("unknown/notification", {"a": 1})
    server.frame({"jsonrpc": "2.0", "id": "甲", "method": "shutdown"})
    check(server.answer("甲").get("result", 1) is None, "an id that is a text, and a result that is null")
    check(code(server.ask("textDocument/hover", {})) == -32600, "a request after shutdown")
    server.notify("exit", None)
    check(server.process.wait(60) == 0, "an orderly end")
    server = Server()
    server.notify("exit", None)
    check(server.process.wait(60) == 1, "an end without shutdown")
    server = Server()
    server.process.stdin.close()
    check(server.process.wait(60) == 1, "the client is gone")


def frames(server):
    for data, expected in [
        (b"Content-Length: 3\r\n\r\n{]}", -32700),
        (b"Content-Length: 2\r\n\r\n[]", -32600),
        (b"Content-Length: 1\r\n\r\n7", -32600),
        (b"Content-Length: x\r\n\r\n", -32700),
        (b"Nonsense\r\n\r\n", -32700),
        (b"\r\n\r\n", -32700),
        (b"Content-Length: 4\r\n\r\n\xff\xfe\xfd\xfc", -32700),
        (b"Content-Length: 0\r\n\r\n", -32700),
    ]:
        server.raw(data)
        while "method" in (message := server.next()):
            pass
        check(message["id"] is None and code(message) == expected, f"{data!r}: {message}")
    for identifier in [[1], {"a": 1}, True, None, 1.5]:
        server.frame({"jsonrpc": "2.0", "id": identifier, "method": "textDocument/hover", "params": {}})
        while "method" in (message := server.next()):
            pass
        check(message["id"] is None and code(message) == -32600, f"id {identifier}: {message}")
    deep = b'{"jsonrpc":"2.0","id":9,"method":"shutdown","params":' + b"[" * 100000 + b"]" * 100000 + b"}"
    server.frame(deep)
    while "method" in (message := server.next()):
        pass
    check("error" in message, "parameters that are very deep")
    server.raw(b"Content-Length: %d\r\n\r\n" % (65 << 20))
    for _ in range(65):
        server.raw(b" " * (1 << 20))
    while "method" in (message := server.next()):
        pass
    check(code(message) == -32700, "a frame that is too long")


def parameters(server, uri):
    methods = [
        "textDocument/hover", "textDocument/definition", "textDocument/references", "textDocument/rename",
        "textDocument/prepareRename", "textDocument/completion", "textDocument/foldingRange",
        "textDocument/selectionRange", "textDocument/codeAction", "textDocument/codeLens",
        "textDocument/semanticTokens/full", "textDocument/semanticTokens/range", "textDocument/inlayHint",
        "textDocument/documentLink", "textDocument/documentSymbol", "textDocument/diagnostic",
        "textDocument/documentHighlight", "workspace/symbol", "workspace/executeCommand", "completionItem/resolve",
        "workspace/willRenameFiles", "workspace/diagnostic", "textDocument/formatting",
    ]
    for method in methods:
        for params in [None, {}, [], {"textDocument": 7}, {"textDocument": {"uri": "file:///nowhere.rule"}}]:
            server.ask(method, params)
        for line, character in [(-1, -1), (2**31 - 1, 2**31 - 1), (2**63, 1), (0, 10**30), (1, 1.5), ("a", None)]:
            place = {"line": line, "character": character}
            stretch = {"start": place, "end": {"line": 0, "character": 0}}
            server.ask(method, {
                "textDocument": {"uri": uri}, "position": place, "positions": [place], "range": stretch,
                "newName": "𠮷", "query": "𠮷", "context": {"diagnostics": []}, "options": {}, "command": "rulec.runScenario",
                "arguments": [uri, line], "files": [{"oldUri": uri, "newUri": "file:///%zz%"}],
            })
    for change in [{"textDocument": {"uri": uri}}, {"textDocument": {"uri": uri, "version": 1}, "contentChanges": [{}]}]:
        server.notify("textDocument/didChange", change)
    server.notify("textDocument/didClose", {"textDocument": {"uri": "file:///never-opened.rule"}})
    server.frame(b'{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":'
                 b'{"uri":"untitled:half","languageId":"rule","version":1,"text":"\\ud842 \\udfb7"}}}')
    check("result" in server.ask("textDocument/documentSymbol", {"textDocument": {"uri": "untitled:half"}}), "half letters")


def cancelled(server, uri):
    for number in range(2000, 2040):
        server.frame({"jsonrpc": "2.0", "id": number, "method": "textDocument/completion",
                      "params": {"textDocument": {"uri": uri}, "position": {"line": 3, "character": 5}}})
    server.notify("$/cancelRequest", {"id": 2039})
    server.notify("$/cancelRequest", {"id": [7]})
    codes = {code(server.answer(number)) for number in range(2000, 2040)}
    check(codes <= {None, -32800}, f"cancelled: {codes}")


def random_edits(server, uri, text, draws):
    """Any text, as keys and clipboards make it, and every question at any place of it."""
    pieces = ["规则 甲\n", "  要求：", "本级的耕地保有量", "𠮷", "|", "  | 甲 | 乙 |\n", "（", "）", "《", "“", "#", "\r", "\r\n", "的",
              " 不低于 ", "300万亩", "属于 ", "\t", "：", "  图 甲市的行政区：每格 100 米\n    ■□\n", "词汇 甲\n  指标：\n", "\u2028", "𠮷田", "\u200b",
              "条件①：", "准入矩阵 乙\n", "－", "0" * 40, "1e9", "=" * 5, "规划集 丙\n  指标表：甲.csv\n"]
    version = 1
    for _ in range(rounds):
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        line = draws.randrange(len(lines) + 1)
        start = {"line": line, "character": draws.randrange(60)}
        end = {"line": min(line + draws.choice([0, 0, 0, 1, 3]), len(lines)), "character": draws.randrange(60)}
        version += 1
        new = "".join(draws.choices(pieces, k=draws.randrange(4)))
        server.notify("textDocument/didChange", {
            "textDocument": {"uri": uri, "version": version},
            "contentChanges": [{"range": {"start": start, "end": end}, "text": new}],
        })
        place = {"line": draws.randrange(len(lines) + 2), "character": draws.randrange(40)}
        document = {"textDocument": {"uri": uri}}
        for method, params in draws.sample([
            ("textDocument/completion", {"position": place}), ("textDocument/hover", {"position": place}),
            ("textDocument/semanticTokens/full", {}), ("textDocument/foldingRange", {}),
            ("textDocument/documentSymbol", {}), ("textDocument/selectionRange", {"positions": [place]}),
            ("textDocument/inlayHint", {"range": {"start": {"line": 0, "character": 0}, "end": place}}),
            ("textDocument/formatting", {"options": {}}), ("textDocument/diagnostic", {}),
            ("textDocument/codeAction", {"range": {"start": place, "end": place}, "context": {"diagnostics": []}}),
            ("textDocument/rename", {"position": place, "newName": draws.choice(pieces)}),
            ("textDocument/codeLens", {}), ("textDocument/documentLink", {}),
        ], k=4):
            answer = server.ask(method, {**document, **params})
            check("result" in answer or code(answer) in (-32803,), f"{method}: {answer}")
        if draws.random() < 0.02:
            server.notify("textDocument/didChange", {
                "textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": text}],
            })


def crashes(server, uri, text):
    """The process behind the server is killed as a crash would: what it was asked fails, then all is as before."""
    children = f"/proc/{server.process.pid}/task/{server.process.pid}/children"

    def worker():
        return int(pathlib.Path(children).read_text().split()[0])

    hover = {"textDocument": {"uri": uri}, "position": {"line": 1, "character": 7}}
    before = server.ask("textDocument/hover", hover)
    symbols = {"textDocument": {"uri": uri}}
    edited = {"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}, "text": "# 𠮷\n"}
    server.notify("textDocument/didChange", {"textDocument": {"uri": uri, "version": 2}, "contentChanges": [edited]})
    first = worker()
    os.kill(first, signal.SIGSTOP)
    server.frame({"jsonrpc": "2.0", "id": "lost", "method": "textDocument/documentSymbol", "params": symbols})
    time.sleep(0.3)
    os.kill(first, signal.SIGSEGV)
    os.kill(first, signal.SIGCONT)
    check(code(server.answer("lost")) == -32603, "a request that crashes the server")
    hover["position"]["line"] = 2

    def asked():
        """What hover says; a request that meets a crash may be put again."""
        while code(answer := server.ask("textDocument/hover", hover)) == -32603:
            pass
        return answer

    after = asked()
    check(after.get("result") and after["result"]["contents"] == before["result"]["contents"], f"hover after a crash: {after}")
    # A text that brings down two in a row is held back until it changes.
    for _ in range(3):
        second = worker()
        os.kill(second, signal.SIGSEGV)
        while not pathlib.Path(children).read_text().split() or worker() == second:
            time.sleep(0.05)
    back = {"textDocument": {"uri": uri, "version": 3}, "contentChanges": [{**edited, "text": ""}]}
    server.notify("textDocument/didChange", back)
    check(asked().get("result") == after["result"], "a text that was held back")
    server.notify("textDocument/didChange", {"textDocument": {"uri": uri, "version": 4}, "contentChanges": [{"text": text}]})


lifecycle()
server = Server()
server.ask("initialize", {"capabilities": {"textDocument": {"codeAction": {"codeActionLiteralSupport": {}}}}})
path = RULES / "national" / "indicators" / "耕地保有量.rule"
text = path.read_text(encoding="utf-8")
server.notify("textDocument/didOpen", {"textDocument": {"uri": path.as_uri(), "languageId": "rule", "version": 1, "text": text}})
frames(server)
crashes(server, path.as_uri(), text)
parameters(server, path.as_uri())
cancelled(server, path.as_uri())
random_edits(server, path.as_uri(), text, random.Random(seed))
lone = "untitled:规则"
server.notify("textDocument/didOpen", {"textDocument": {"uri": lone, "languageId": "rule", "version": 1, "text": text}})
random_edits(server, lone, text, random.Random(seed + 1))
server.ask("shutdown")
server.notify("exit", None)
check(server.process.wait(60) == 0, "the end")
print(f"lsp: hostile frames, parameters and {2 * rounds} random edits (seed {seed})")
