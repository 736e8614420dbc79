"""A project to edit, and `rulec lsp` driven by the capabilities that editors really state."""

import os
import pathlib

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

from project import RULE, WORDS, make_project

RULEC = os.environ["RULEC"]
RULES = pathlib.Path(os.environ["CHUANDAO_RULES"])

class Editor:
    """One open project: what a client knows of it."""

    def __init__(self, client, folder, encoding):
        self.client, self.folder, self.encoding = client, folder, encoding
        self.words, self.rule = make_project(folder)
        self.texts = {}

    def open(self, uri, text):
        self.texts[uri] = [1, text]
        document = types.TextDocumentItem(uri=uri, language_id="rule", version=1, text=text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=document))

    def units(self, text):
        return len(text.encode("utf-8")) if self.encoding == "utf-8" else len(text.encode("utf-16-le")) // 2

    def place(self, uri, offset):
        """A place by how many characters stand before it."""
        before = self.texts[uri][1][:offset]
        line = before.rpartition("\n")[2]
        return types.Position(line=before.count("\n"), character=self.units(line))

    def at(self, uri, words, number=0, inside=0):
        """A place by the words that stand there, the so-manieth time."""
        offset = -1
        for _ in range(number + 1):
            offset = self.texts[uri][1].index(words, offset + 1)
        return self.place(uri, offset + inside)

    def text_of(self, uri, found):
        """What stands in a range, as the client understands it."""
        lines = self.texts[uri][1].split("\n")

        def offset(position):
            line, units, count = lines[position.line], 0, 0
            while units < position.character:
                units += self.units(line[count])
                count += 1
            assert units == position.character, "a place within a character"
            return sum(len(text) + 1 for text in lines[: position.line]) + count

        return self.texts[uri][1][offset(found.start) : offset(found.end)]

    def change(self, uri, old, new, number=0):
        """Puts other words in the place of some, as an editor sends it."""
        start = self.at(uri, old, number)
        end = self.at(uri, old, number, len(old))
        version, text = self.texts[uri]
        offset = -1
        for _ in range(number + 1):
            offset = text.index(old, offset + 1)
        self.texts[uri] = [version + 1, text[:offset] + new + text[offset + len(old) :]]
        change = types.TextDocumentContentChangePartial(range=types.Range(start=start, end=end), text=new)
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                text_document=types.VersionedTextDocumentIdentifier(uri=uri, version=version + 1),
                content_changes=[change],
            )
        )

    def applied(self, edit):
        """The texts after a workspace edit."""
        changes = dict(edit.changes or {})
        for document in edit.document_changes or []:
            changes.setdefault(document.text_document.uri, []).extend(document.edits)
        return {uri: self.edited(uri, edits) for uri, edits in changes.items()}

    def edited(self, uri, edits):
        text = self.texts[uri][1]
        lines = text.split("\n")

        def offset(position):
            line = lines[position.line] if position.line < len(lines) else ""
            units, count = 0, 0
            while units < position.character and count < len(line):
                units += self.units(line[count])
                count += 1
            return sum(len(text) + 1 for text in lines[: position.line]) + count

        for edit in sorted(edits, key=lambda edit: -offset(edit.range.start)):
            text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
        return text


@pytest_lsp.fixture(
    params=["neovim@v0.7.0", "neovim", "visual-studio-code", "emacs"],
    config=ClientServerConfig(server_command=[RULEC, "lsp"]),
)
async def client(request, lsp_client: LanguageClient, tmp_path):
    folder = tmp_path / "𠮷县 规则"
    folder.mkdir()
    lsp_client.capabilities = client_capabilities(request.param)

    lsp_client.told = {}
    # With the version of the text, which the client of pytest-lsp leaves out.
    lsp_client.protocol.fm.features.pop(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS, None)

    @lsp_client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def told(params):
        lsp_client.told[params.uri] = (params.version, params.diagnostics)

    @lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def register(params):
        lsp_client.registered = params.registrations

    @lsp_client.feature(types.WORKSPACE_CODE_LENS_REFRESH)
    def refresh(*_):
        return None

    @lsp_client.feature(types.WORKSPACE_DIAGNOSTIC_REFRESH)
    def refresh_diagnostics(*_):
        return None

    result = await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=lsp_client.capabilities,
            workspace_folders=[types.WorkspaceFolder(uri=folder.as_uri(), name="规则")],
            locale="zh-cn",
        )
    )
    found = Editor(lsp_client, folder, result.capabilities.position_encoding)
    found.result = result
    found.pulls = lsp_client.capabilities.text_document.diagnostic is not None
    found.open(found.rule, RULE)
    found.open(found.words, WORDS)
    lsp_client.editor = found
    yield
    await lsp_client.shutdown_session()


@pytest.fixture
def editor(client):
    return client.editor
