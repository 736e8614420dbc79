// The extension of VS Code, with as much of VS Code as it touches: node vscode.js
"use strict";

const path = require("path");
const fs = require("fs");
const Module = require("module");
const { pathToFileURL, fileURLToPath } = require("url");

const [folder, rulec, editors] = [process.env.PROJECT, process.env.RULEC, process.env.EDITORS];
const providers = {};
const commands = {};
const listeners = {};
const told = new Map();
const said = [];
const texts = [];

class Position { constructor(line, character) { Object.assign(this, { line, character }); } }
class Range { constructor(start, end) { Object.assign(this, { start, end }); } }
class Plain { constructor(...parts) { this.parts = parts; } }
class WorkspaceEdit {
  constructor() { this.edits = []; }
  replace(uri, range, text, metadata) { this.edits.push({ uri: String(uri), range, text, metadata }); }
}
class EventEmitter {
  constructor() { this.handlers = []; this.event = (handler) => { this.handlers.push(handler); return { dispose() {} }; }; }
  fire(value) { this.handlers.forEach((handler) => handler(value)); }
  dispose() {}
}
const uri = (text) => ({ toString: () => text, fsPath: text.startsWith("file:") ? fileURLToPath(text) : text });
const kind = (value) => ({ value, append: (part) => kind(value ? `${value}.${part}` : part) });
const on = (name) => (handler) => { (listeners[name] = listeners[name] || []).push(handler); return { dispose() {} }; };
const provide = (name) => (selector, provider) => { providers[name] = provider; return { dispose() {} }; };
const vscode = {
  Position, Range, WorkspaceEdit, EventEmitter, Location: Plain, TextEdit: Plain, MarkdownString: Plain, Hover: Plain,
  DiagnosticRelatedInformation: Plain, DocumentSymbol: Plain, SymbolInformation: Plain, FoldingRange: Plain,
  SelectionRange: Plain, DocumentLink: Plain, InlayHint: Plain, SemanticTokens: Plain, SemanticTokensLegend: Plain,
  DocumentHighlight: Plain, CodeLens: Plain, CodeAction: Plain,
  CompletionItem: class { constructor(label, kind) { Object.assign(this, { label, kind }); } },
  CompletionList: class { constructor(items, isIncomplete) { Object.assign(this, { items, isIncomplete }); } },
  Diagnostic: class { constructor(range, message, severity) { Object.assign(this, { range, message, severity }); } },
  DiagnosticSeverity: { Error: 0, Warning: 1 },
  FoldingRangeKind: { Comment: 1 },
  CodeActionKind: { Empty: kind("") },
  Uri: { parse: uri },
  env: { language: "zh-cn" },
  window: {
    createOutputChannel: () => ({ append: (text) => said.push(text), appendLine: (text) => said.push(text), dispose() {} }),
    showErrorMessage: (text) => said.push(text),
    showInformationMessage: (text) => said.push(text),
  },
  commands: { registerCommand: (name, handler) => { commands[name] = handler; return { dispose() {} }; } },
  workspace: {
    workspaceFolders: [{ uri: uri(pathToFileURL(folder).href), name: "规则" }],
    textDocuments: texts,
    getConfiguration: () => ({ get: (name) => (name === "command" ? [rulec, "lsp"] : "") }),
    createFileSystemWatcher: () => ({ onDidCreate: on("create"), onDidChange: on("write"), onDidDelete: on("delete"), dispose() {} }),
    onDidOpenTextDocument: on("open"), onDidChangeTextDocument: on("change"), onDidSaveTextDocument: on("save"),
    onDidCloseTextDocument: on("close"), onWillRenameFiles: on("willRename"), onDidRenameFiles: on("didRename"),
    onDidChangeConfiguration: on("configuration"),
  },
  languages: {
    match: (_, text) => (text.languageId === "chuandao" ? 10 : 0),
    createDiagnosticCollection: () => ({ set: (where, found) => told.set(String(where), found), dispose() {} }),
  },
};
for (const name of ["Hover", "CompletionItem", "Definition", "Reference", "DocumentHighlight", "Rename", "DocumentSymbol",
  "DocumentFormattingEdit", "CodeActions", "CodeLens", "FoldingRange", "SelectionRange", "DocumentLink", "InlayHints",
  "DocumentSemanticTokens"]) {
  vscode.languages[`register${name}Provider`] = provide(name);
}
vscode.languages.registerWorkspaceSymbolProvider = (provider) => { providers.WorkspaceSymbol = provider; return { dispose() {} }; };

const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));
const extension = require(path.join(editors, "vscode", "extension.js"));

function check(condition, what) {
  if (condition) return;
  console.error("vscode: FAILED:", what, said.join(""));
  process.exit(1);
}

async function wait(what, condition) {
  for (let round = 0; round < 3000; round += 1) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  check(false, what);
}

(async () => {
  const source = fs.readFileSync(path.join(folder, "规则.rule"), "utf8");
  const address = pathToFileURL(path.join(folder, "规则.rule")).href;
  const text = { uri: uri(address), languageId: "chuandao", version: 1, getText: () => source };
  texts.push(text);
  await extension.activate({ subscriptions: [] });
  await wait("an empty list for a clean file", () => told.has(address));
  check(told.get(address).length === 0, "the file is clean");
  const lines = source.split("\n");
  const line = lines.findIndex((one) => one.includes("上级的𠮷田保有量"));
  const start = lines[line].indexOf("𠮷田保有量");
  const range = new Range(new Position(line, start), new Position(line, start + "𠮷田保有量".length));
  text.version = 2;
  for (const handler of listeners.change) handler({ document: text, contentChanges: [{ range, rangeOffset: 0, text: "gdbyl" }] });
  await wait("a diagnostic", () => told.get(address).length > 0);
  check(told.get(address)[0].range.start.character === start, "the place of the diagnostic");
  const at = new Position(line, start + 5);
  const list = await providers.CompletionItem.provideCompletionItems(text, at);
  check(list.items.some((item) => item.label.label === "耕地保有量"), "gdbyl completes to 耕地保有量");
  text.version = 3;
  const back = new Range(range.start, new Position(line, start + 5));
  for (const handler of listeners.change) handler({ document: text, contentChanges: [{ range: back, rangeOffset: 0, text: "𠮷田保有量" }] });
  await wait("no diagnostic", () => told.get(address).length === 0);
  const place = new Position(line, start + 3);
  const none = { isCancellationRequested: false, onCancellationRequested() {} };
  check((await providers.Hover.provideHover(text, place, none)).parts[0].parts[0].includes("万亩"), "hover");
  check((await providers.Definition.provideDefinition(text, place, none)).length === 1, "definition");
  const references = await providers.Reference.provideReferences(text, place, { includeDeclaration: true }, none);
  check(references.length === 6, `${references.length} references`);
  const renamed = await providers.Rename.provideRenameEdits(text, place, "吉田数", none);
  check(renamed.edits.length === 5 && renamed.edits.every((edit) => edit.metadata.needsConfirmation), "rename with preview");
  check((await providers.Rename.prepareRename(text, place, none)).placeholder === "𠮷田保有量", "prepare rename");
  check((await providers.DocumentSymbol.provideDocumentSymbols(text, none)).length === 3, "symbols");
  check((await providers.WorkspaceSymbol.provideWorkspaceSymbols("gdbyl", none)).length > 0, "workspace symbols");
  check((await providers.DocumentFormattingEdit.provideDocumentFormattingEdits(text, {}, none)).length === 0, "formatting");
  check((await providers.FoldingRange.provideFoldingRanges(text, {}, none)).length > 3, "folding");
  check((await providers.SelectionRange.provideSelectionRanges(text, [place], none)).length === 1, "selection");
  check((await providers.DocumentLink.provideDocumentLinks(text, none)).length === 1, "links");
  const whole = new Range(new Position(0, 0), new Position(99, 0));
  check((await providers.InlayHints.provideInlayHints(text, whole, none)).length === 4, "inlay hints");
  check((await providers.DocumentSemanticTokens.provideDocumentSemanticTokens(text, none)).parts[0].length > 100, "colours");
  check((await providers.DocumentHighlight.provideDocumentHighlights(text, place, none)).length === 4, "highlights");
  check((await providers.CodeActions.provideCodeActions(text, range, {}, none)).length === 0, "actions");
  const lens = (await providers.CodeLens.provideCodeLenses(text, none))[0].parts[1];
  check((await commands[lens.command](...lens.arguments)).passes, "a scenario runs from its lens");
  await extension.deactivate();
  console.log("vscode: the extension hands over every feature");
  process.exit(0);
})().catch((error) => check(false, error.stack));
