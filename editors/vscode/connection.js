// JSON-RPC over the standard input and output of a language server.
"use strict";

const { spawn } = require("child_process");

/** One running server; `onEnd` is called when it is gone. */
class Connection {
  constructor(command, options, handlers) {
    this.handlers = handlers;
    this.waiting = new Map();
    this.number = 0;
    this.buffer = Buffer.alloc(0);
    this.process = spawn(command[0], command.slice(1), { ...options, stdio: ["pipe", "pipe", "pipe"] });
    this.process.stdout.on("data", (data) => this.take(data));
    this.process.stderr.on("data", (data) => handlers.log(String(data)));
    this.process.stdin.on("error", () => {});
    this.process.on("error", (error) => this.end(error.message));
    this.process.on("exit", (code) => this.end(`rulec: ${code}`));
  }

  end(why) {
    if (this.isOver) return;
    this.isOver = true;
    for (const { reject } of this.waiting.values()) reject(new Error(why));
    this.waiting.clear();
    this.handlers.end(why);
  }

  send(message) {
    if (this.isOver) return;
    const content = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }), "utf8");
    this.process.stdin.write(`Content-Length: ${content.length}\r\n\r\n`);
    this.process.stdin.write(content);
  }

  notify(method, params) { this.send({ method, params }); }

  /** Asks; a token of VS Code that is cancelled cancels the request, too. */
  ask(method, params, token) {
    if (this.isOver) return Promise.reject(new Error("rulec lsp has ended"));
    const id = ++this.number;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      if (token) token.onCancellationRequested(() => this.notify("$/cancelRequest", { id }));
      this.send({ id, method, params });
    });
  }

  take(data) {
    this.buffer = Buffer.concat([this.buffer, data]);
    for (;;) {
      const head = this.buffer.indexOf("\r\n\r\n");
      if (head < 0) return;
      const length = /content-length: *(\d+)/i.exec(this.buffer.subarray(0, head).toString("latin1"));
      const start = head + 4;
      const end = start + (length ? Number(length[1]) : 0);
      if (this.buffer.length < end) return;
      const content = this.buffer.subarray(start, end).toString("utf8");
      this.buffer = this.buffer.subarray(end);
      if (content) this.receive(JSON.parse(content));
    }
  }

  receive(message) {
    if (message.method === undefined) {
      const waiting = this.waiting.get(message.id);
      this.waiting.delete(message.id);
      if (!waiting) return;
      if (message.error) waiting.reject(Object.assign(new Error(message.error.message), { code: message.error.code }));
      else waiting.resolve(message.result);
    } else if (message.id === undefined) {
      this.handlers.notification(message.method, message.params);
    } else {
      Promise.resolve(this.handlers.request(message.method, message.params)).then(
        (result) => this.send({ id: message.id, result: result === undefined ? null : result }),
        (error) => this.send({ id: message.id, error: { code: -32603, message: String(error) } })
      );
    }
  }

  async stop() {
    if (this.isOver) return;
    this.handlers.end = () => {};
    try {
      await this.ask("shutdown", undefined);
      this.notify("exit", undefined);
    } catch (error) {
      this.process.kill();
    }
  }
}

module.exports = { Connection };
