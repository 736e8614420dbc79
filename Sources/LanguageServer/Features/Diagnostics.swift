internal import JSONRPC
internal import Chuandao
internal import RuleDSL

/// A diagnostic as the protocol has it.
struct EditorDiagnostic: Encodable, Hashable {
  struct Related: Encodable, Hashable {
    let location: Location
    let message: String
  }
  let range: TextRange
  /// 1 error, 2 warning.
  let severity: Int
  let code: String
  let source: String
  let message: String
  /// 1: what is not used.
  let tags: [Int]?
  let relatedInformation: [Related]?
}

/// What is said of one file, with the version of the text it is about.
struct DiagnosticReport: Encodable {
  let kind: String
  let resultId: String
  var items: [EditorDiagnostic]?
}

/// The same of a file among all.
struct WorkspaceDiagnosticReport: Encodable {
  struct Item: Encodable {
    let uri: String
    let version: Int?
    let kind: String
    let resultId: String
    let items: [EditorDiagnostic]?

    private enum Key: String, CodingKey {
      case uri, version, kind, resultId, items
    }

    /// A file that is not open has the version null.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(uri, forKey: .uri)
      try container.encode(version, forKey: .version)
      try container.encode(kind, forKey: .kind)
      try container.encode(resultId, forKey: .resultId)
      try container.encodeIfPresent(items, forKey: .items)
    }
  }
  let items: [Item]
}

extension EditorContext {
  /// What the compiler says about every file of its projects; open texts and the projects' own files are there without
  /// remarks, too.
  func diagnostics() -> [String: [EditorDiagnostic]] {
    var all: [String: [EditorDiagnostic]] = [:]
    for analysis in workspace.analyses {
      for (number, path) in analysis.paths.enumerated() {
        let uri = workspace.uri(of: path)
        let isOpen = workspace.documents[uri] != nil
        guard isOpen || analysis.suite.own.contains(analysis.suite.rules.files, at: number) else { continue }
        let found = analysis.diagnostics(ofFile: number).map { diagnostic($0, in: analysis) }
        // A file of two projects is told what its own one says, which knows more of it.
        if all[uri] == nil || isOpen && workspace.file(uri)?.analysis === analysis { all[uri] = found }
      }
    }
    return all
  }

  private func diagnostic(_ found: Diagnostic, in analysis: Analysis) -> EditorDiagnostic {
    let related = found.secondary.compactMap { label -> EditorDiagnostic.Related? in
      guard let location = workspace.location(of: label.span, in: analysis) else { return nil }
      return .init(location: location, message: label.text?[language] ?? "")
    }
    let place = found.primary.text.map { "\n\($0[language])" } ?? ""
    let hint = found.hint[language].isEmpty ? "" : "\n" + found.hint[language]
    return EditorDiagnostic(
      range: workspace.places(of: analysis.sources[found.primary.span.file]).range(of: found.primary.span),
      severity: found.severity == .error ? 1 : 2,
      code: found.code.rawValue,
      source: "rulec",
      message: found.message[language] + place + hint,
      tags: found.code == .unusedDefinition ? [1] : nil,
      relatedInformation: related.isEmpty || !abilities.showsRelatedInformation ? nil : related
    )
  }
}

extension Array<EditorDiagnostic> {
  /// The same for the same diagnostics, whatever happened in between.
  var identity: String {
    // FNV-1a: the hash of the standard library differs from run to run.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    let parts = flatMap { found in
      [
        "\(found.range.start.line):\(found.range.start.character)-\(found.range.end.line):\(found.range.end.character)",
        found.code, found.message,
      ]
    }
    for byte in parts.joined(separator: "\n").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return "\(count)-" + String(hash, radix: 16)
  }
}

extension Feature {
  /// The diagnostics of one file, when the client asks for them.
  static var documentDiagnostics: Feature {
    let offer: JSONValue = ["identifier": "rulec", "interFileDependencies": true, "workspaceDiagnostics": true]
    return Feature("textDocument/diagnostic", ["diagnosticProvider": offer]) {
      (editor, parameters: DiagnosticParameters) throws(RPCError) in
      _ = try editor.file(parameters.textDocument.uri)
      let found = editor.diagnostics()[parameters.textDocument.uri] ?? []
      guard found.identity != parameters.previousResultId else {
        return DiagnosticReport(kind: "unchanged", resultId: found.identity)
      }
      return DiagnosticReport(kind: "full", resultId: found.identity, items: found)
    }
  }

  /// Those of all files of the projects that are open.
  static var workspaceDiagnostics: Feature {
    Feature("workspace/diagnostic") { (editor, parameters: WorkspaceDiagnosticParameters) throws(RPCError) in
      let known = Dictionary(
        (parameters.previousResultIds ?? []).map { ($0.uri, $0.value) },
        uniquingKeysWith: { first, _ in first }
      )
      let found = editor.diagnostics()
      let gone = known.keys.filter { found[$0] == nil }.map { ($0, [EditorDiagnostic]()) }
      let items = (found.map { ($0.key, $0.value) } + gone).sorted { $0.0 < $1.0 }.map { uri, found in
        let isKnown = known[uri] == found.identity
        return WorkspaceDiagnosticReport.Item(
          uri: uri,
          version: editor.workspace.documents[uri]?.version,
          kind: isKnown ? "unchanged" : "full",
          resultId: found.identity,
          items: isKnown ? nil : found
        )
      }
      return WorkspaceDiagnosticReport(items: items)
    }
  }
}
