// Rule files in VS Code: `rulec lsp` does the work, this hands questions and answers over.
"use strict";

const vscode = require("vscode");
const { Connection } = require("./connection");
const convert = require("./convert");

const selector = [{ language: "chuandao", scheme: "file" }, { language: "chuandao", scheme: "untitled" }];
const settings = () => vscode.workspace.getConfiguration("chuandao");
let log;
let running;

/** Everything that VS Code can ask, as far as this extension hands it over. */
const capabilities = {
  general: { positionEncodings: ["utf-16"] },
  workspace: {
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
    codeLens: { refreshSupport: true },
    workspaceFolders: true,
    fileOperations: { willRename: true, didRename: true },
  },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1] } },
    completion: { completionItem: { labelDetailsSupport: true } },
    hover: { contentFormat: ["markdown"] },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source.fixAll"] } } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    documentLink: { tooltipSupport: true },
    rename: { prepareSupport: true },
  },
};

/** One server, with the texts it knows and what it says about them. */
class Server {
  constructor() {
    this.diagnostics = vscode.languages.createDiagnosticCollection("rulec");
    this.lenses = new vscode.EventEmitter();
    this.disposables = [this.diagnostics, this.lenses];
    const folder = (vscode.workspace.workspaceFolders || [])[0];
    this.connection = new Connection(settings().get("command"), { cwd: folder && folder.uri.fsPath }, {
      log: (text) => log.append(text),
      end: (why) => {
        log.appendLine(why);
        vscode.window.showErrorMessage(`rulec lsp: ${why}（chuandao.command / chuandao.restart）`);
      },
      notification: (method, params) => this.hear(method, params),
      request: (method, params) => this.isAsked(method, params),
    });
  }

  async start() {
    const folders = (vscode.workspace.workspaceFolders || []).map(({ uri, name }) => ({ uri: uri.toString(), name }));
    this.offered = (
      await this.connection.ask("initialize", {
        processId: process.pid,
        clientInfo: { name: "vscode" },
        locale: vscode.env.language,
        rootUri: folders.length ? folders[0].uri : null,
        workspaceFolders: folders,
        capabilities,
        initializationOptions: { planSet: settings().get("planSet") },
      })
    ).capabilities;
    this.connection.notify("initialized", {});
    this.followTexts();
    this.register();
  }

  hear(method, params) {
    if (method === "textDocument/publishDiagnostics") {
      this.diagnostics.set(vscode.Uri.parse(params.uri), params.diagnostics.map(convert.diagnostic));
    } else if (method === "window/showMessage") {
      if (params.type === 1) vscode.window.showErrorMessage(params.message);
      else vscode.window.showInformationMessage(params.message);
    } else if (method === "window/logMessage") {
      log.appendLine(params.message);
    }
  }

  isAsked(method, params) {
    if (method === "workspace/codeLens/refresh") this.lenses.fire();
    if (method === "workspace/applyEdit") {
      return vscode.workspace.applyEdit(convert.workspaceEdit(params.edit)).then((applied) => ({ applied }));
    }
    return null;
  }

  // Texts.

  followTexts() {
    const isRule = (text) => vscode.languages.match(selector, text) > 0;
    const open = (text) => {
      if (!isRule(text)) return;
      const { uri, languageId, version } = text;
      this.connection.notify("textDocument/didOpen", {
        textDocument: { uri: uri.toString(), languageId, version, text: text.getText() },
      });
    };
    const { workspace } = vscode;
    workspace.textDocuments.forEach(open);
    const watcher = workspace.createFileSystemWatcher("**/*.rule");
    const changed = (type) => (uri) =>
      this.connection.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: uri.toString(), type }] });
    this.disposables.push(
      watcher,
      watcher.onDidCreate(changed(1)), watcher.onDidChange(changed(2)), watcher.onDidDelete(changed(3)),
      workspace.onDidOpenTextDocument(open),
      workspace.onDidChangeTextDocument(({ document: text, contentChanges }) => {
        if (!isRule(text) || !contentChanges.length) return;
        // VS Code states all places in the text before; from the last to the first they are right one after the other.
        const changes = [...contentChanges].sort((left, right) => right.rangeOffset - left.rangeOffset);
        this.connection.notify("textDocument/didChange", {
          textDocument: { uri: text.uri.toString(), version: text.version },
          contentChanges: changes.map((change) => ({ range: convert.plainRange(change.range), text: change.text })),
        });
      }),
      workspace.onDidSaveTextDocument((text) => {
        if (isRule(text)) this.connection.notify("textDocument/didSave", { textDocument: convert.document(text) });
      }),
      workspace.onDidCloseTextDocument((text) => {
        if (!isRule(text)) return;
        this.connection.notify("textDocument/didClose", { textDocument: convert.document(text) });
      }),
      workspace.onWillRenameFiles((event) => event.waitUntil(this.renamesFiles(event.files))),
      workspace.onDidRenameFiles((event) => this.connection.notify("workspace/didRenameFiles", this.renamed(event.files))),
      workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration("chuandao.planSet")) return;
        const planSet = settings().get("planSet");
        this.connection.notify("workspace/didChangeConfiguration", { settings: { chuandao: { planSet } } });
      })
    );
  }

  renamed(files) {
    return { files: files.map(({ oldUri, newUri }) => ({ oldUri: oldUri.toString(), newUri: newUri.toString() })) };
  }

  async renamesFiles(files) {
    return convert.workspaceEdit(await this.connection.ask("workspace/willRenameFiles", this.renamed(files)));
  }

  // Questions.

  register() {
    const ask = (method, params, token) => this.connection.ask(method, params, token);
    const of = (text) => ({ textDocument: convert.document(text) });
    const { languages } = vscode;
    const { legend } = this.offered.semanticTokensProvider;
    const marks = this.offered.completionProvider.triggerCharacters;
    const kinds = { providedCodeActionKinds: this.offered.codeActionProvider.codeActionKinds.map((kind) => vscode.CodeActionKind.Empty.append(kind)) };
    this.disposables.push(
      languages.registerHoverProvider(selector, {
        async provideHover(text, at, token) {
          const found = await ask("textDocument/hover", convert.place(text, at), token);
          return found && new vscode.Hover(convert.markdown(found.contents), convert.range(found.range));
        },
      }),
      languages.registerCompletionItemProvider(selector, {
        async provideCompletionItems(text, at, token) {
          const found = await ask("textDocument/completion", convert.place(text, at), token);
          return new vscode.CompletionList(found.items.map(convert.completionItem), found.isIncomplete);
        },
        async resolveCompletionItem(item, token) {
          const found = await ask("completionItem/resolve", item.found, token);
          if (found.documentation) item.documentation = convert.markdown(found.documentation);
          return item;
        },
      }, ...marks),
      languages.registerDefinitionProvider(selector, {
        provideDefinition: async (text, at, token) =>
          (await ask("textDocument/definition", convert.place(text, at), token)).map(convert.location),
      }),
      languages.registerReferenceProvider(selector, {
        provideReferences: async (text, at, context, token) =>
          (await ask("textDocument/references", { ...convert.place(text, at), context }, token)).map(convert.location),
      }),
      languages.registerDocumentHighlightProvider(selector, {
        provideDocumentHighlights: async (text, at, token) =>
          (await ask("textDocument/documentHighlight", convert.place(text, at), token)).map(
            (found) => new vscode.DocumentHighlight(convert.range(found.range), found.kind - 1)
          ),
      }),
      languages.registerRenameProvider(selector, {
        provideRenameEdits: async (text, at, newName, token) =>
          convert.workspaceEdit(await ask("textDocument/rename", { ...convert.place(text, at), newName }, token)),
        async prepareRename(text, at, token) {
          const found = await ask("textDocument/prepareRename", convert.place(text, at), token);
          if (!found) throw new Error("这里没有名称 / no name stands here");
          return { range: convert.range(found.range), placeholder: found.placeholder };
        },
      }),
      languages.registerDocumentSymbolProvider(selector, {
        provideDocumentSymbols: async (text, token) =>
          (await ask("textDocument/documentSymbol", of(text), token)).map(convert.documentSymbol),
      }),
      languages.registerWorkspaceSymbolProvider({
        provideWorkspaceSymbols: async (query, token) =>
          (await ask("workspace/symbol", { query }, token)).map(
            (found) => new vscode.SymbolInformation(found.name, found.kind - 1, found.containerName, convert.location(found.location))
          ),
      }),
      languages.registerDocumentFormattingEditProvider(selector, {
        provideDocumentFormattingEdits: async (text, options, token) =>
          (await ask("textDocument/formatting", { ...of(text), options }, token)).map(convert.textEdit),
      }),
      languages.registerCodeActionsProvider(selector, {
        async provideCodeActions(text, range, context, token) {
          const only = context.only && [context.only.value];
          const params = { ...of(text), range: convert.plainRange(range), context: { diagnostics: [], only } };
          return (await ask("textDocument/codeAction", params, token)).map((found) => {
            const action = new vscode.CodeAction(found.title, vscode.CodeActionKind.Empty.append(found.kind));
            action.isPreferred = found.isPreferred;
            action.edit = convert.workspaceEdit(found.edit);
            return action;
          });
        },
      }, kinds),
      languages.registerCodeLensProvider(selector, {
        onDidChangeCodeLenses: this.lenses.event,
        provideCodeLenses: async (text, token) =>
          (await ask("textDocument/codeLens", of(text), token)).map((found) => {
            const { title, command, arguments: words } = found.command;
            return new vscode.CodeLens(convert.range(found.range), {
              title, command: "chuandao.execute", arguments: [command, words],
            });
          }),
      }),
      languages.registerFoldingRangeProvider(selector, {
        provideFoldingRanges: async (text, context, token) =>
          (await ask("textDocument/foldingRange", of(text), token)).map(
            (found) => new vscode.FoldingRange(found.startLine, found.endLine, found.kind === "comment" ? vscode.FoldingRangeKind.Comment : undefined)
          ),
      }),
      languages.registerSelectionRangeProvider(selector, {
        provideSelectionRanges: async (text, positions, token) =>
          (await ask("textDocument/selectionRange", { ...of(text), positions }, token)).map(convert.selection),
      }),
      languages.registerDocumentLinkProvider(selector, {
        provideDocumentLinks: async (text, token) =>
          (await ask("textDocument/documentLink", of(text), token)).map((found) => {
            const link = new vscode.DocumentLink(convert.range(found.range), vscode.Uri.parse(found.target));
            link.tooltip = found.tooltip;
            return link;
          }),
      }),
      languages.registerInlayHintsProvider(selector, {
        provideInlayHints: async (text, range, token) =>
          (await ask("textDocument/inlayHint", { ...of(text), range: convert.plainRange(range) }, token)).map((found) => {
            const hint = new vscode.InlayHint(convert.position(found.position), found.label);
            hint.paddingLeft = found.paddingLeft;
            return hint;
          }),
      }),
      languages.registerDocumentSemanticTokensProvider(selector, {
        provideDocumentSemanticTokens: async (text, token) =>
          new vscode.SemanticTokens(new Uint32Array((await ask("textDocument/semanticTokens/full", of(text), token)).data)),
      }, new vscode.SemanticTokensLegend(legend.tokenTypes, legend.tokenModifiers))
    );
  }

  execute(command, words) { return this.connection.ask("workspace/executeCommand", { command, arguments: words }); }

  async stop() {
    this.disposables.forEach((one) => one.dispose());
    await this.connection.stop();
  }
}

async function restart() {
  if (running) await running.stop();
  running = new Server();
  try {
    await running.start();
  } catch (error) {
    log.appendLine(String(error));
  }
}

async function activate(context) {
  log = vscode.window.createOutputChannel("传导");
  context.subscriptions.push(
    log,
    vscode.commands.registerCommand("chuandao.restart", restart),
    vscode.commands.registerCommand("chuandao.execute", (command, words) => running.execute(command, words)),
    vscode.commands.registerCommand("chuandao.choosePlanSet", async () => {
      const chosen = await vscode.window.showOpenDialog({ canSelectFolders: true, canSelectFiles: false });
      if (chosen) await running.execute("rulec.choosePlanSet", [chosen[0].toString()]);
    })
  );
  await restart();
}

async function deactivate() { if (running) await running.stop(); }

module.exports = { activate, deactivate };
