// Values of the protocol as values of VS Code, and back.
"use strict";

const vscode = require("vscode");

const position = (place) => new vscode.Position(place.line, place.character);
const range = (found) => new vscode.Range(position(found.start), position(found.end));
const location = (found) => new vscode.Location(vscode.Uri.parse(found.uri), range(found.range));
const textEdit = (edit) => new vscode.TextEdit(range(edit.range), edit.newText);
const markdown = (content) => new vscode.MarkdownString(content.value);
const document = (text) => ({ uri: text.uri.toString() });
const place = (text, at) => ({ textDocument: document(text), position: { line: at.line, character: at.character } });
const plainRange = (found) => ({
  start: { line: found.start.line, character: found.start.character },
  end: { line: found.end.line, character: found.end.character },
});

function workspaceEdit(found) {
  if (!found) return undefined;
  const edit = new vscode.WorkspaceEdit();
  for (const [uri, edits] of Object.entries(found.changes || {})) {
    for (const one of edits) edit.replace(vscode.Uri.parse(uri), range(one.range), one.newText);
  }
  for (const change of found.documentChanges || []) {
    for (const one of change.edits) {
      const note = one.annotationId && (found.changeAnnotations || {})[one.annotationId];
      const metadata = note && { label: note.label, needsConfirmation: note.needsConfirmation };
      edit.replace(vscode.Uri.parse(change.textDocument.uri), range(one.range), one.newText, metadata);
    }
  }
  return edit;
}

function diagnostic(found) {
  const severity = found.severity === 1 ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
  const one = new vscode.Diagnostic(range(found.range), found.message, severity);
  one.code = found.code;
  one.source = found.source;
  one.tags = found.tags;
  one.relatedInformation = (found.relatedInformation || []).map(
    (related) => new vscode.DiagnosticRelatedInformation(location(related.location), related.message)
  );
  return one;
}

function completionItem(found) {
  // Kinds of the protocol count from one, those of VS Code from zero.
  const item = new vscode.CompletionItem({ label: found.label, description: found.detail }, found.kind - 1);
  item.sortText = found.sortText;
  item.filterText = found.filterText;
  item.insertText = found.textEdit.newText;
  item.range = range(found.textEdit.range);
  item.found = found;
  return item;
}

function documentSymbol(found) {
  const one = new vscode.DocumentSymbol(
    found.name, found.detail || "", found.kind - 1, range(found.range), range(found.selectionRange)
  );
  one.children = (found.children || []).map(documentSymbol);
  return one;
}

const selection = (found) => new vscode.SelectionRange(range(found.range), found.parent ? selection(found.parent) : undefined);

module.exports = {
  position, range, location, textEdit, markdown, document, place, plainRange, workspaceEdit, diagnostic, completionItem,
  documentSymbol, selection,
};
