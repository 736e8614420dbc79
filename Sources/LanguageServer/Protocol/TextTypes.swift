internal import JSONRPC

/// A place in a text; lines and units of a line count from zero, units in the encoding that client and server agreed on.
struct Position: Codable, Hashable, Comparable, Sendable {
  var line: Int
  var character: Int

  static func < (left: Position, right: Position) -> Bool {
    (left.line, left.character) < (right.line, right.character)
  }
}

/// A stretch of a text; its end is outside.
struct TextRange: Codable, Hashable, Sendable {
  var start: Position
  var end: Position
}

/// A stretch of a file.
struct Location: Codable, Hashable, Sendable {
  let uri: String
  let range: TextRange
}

/// New text for a stretch.
struct TextEdit: Codable, Hashable, Sendable {
  let range: TextRange
  let newText: String
  /// What the user is asked about, where the client asks.
  var annotationId: String?
}

/// Changes of several files that belong together.
struct WorkspaceEdit: Encodable, Hashable, Sendable {
  /// The changes of one open or closed file.
  struct DocumentEdit: Encodable, Hashable, Sendable {
    struct Document: Encodable, Hashable, Sendable {
      let uri: String
      let version: Int?

      private enum Key: String, CodingKey {
        case uri, version
      }

      /// A file that is not open has the version null.
      func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(uri, forKey: .uri)
        try container.encode(version, forKey: .version)
      }
    }
    let textDocument: Document
    let edits: [TextEdit]
  }

  /// What changes have in common that the client shows before they are made.
  struct Annotation: Encodable, Hashable, Sendable {
    let label: String
    let needsConfirmation: Bool
  }

  var changes: [String: [TextEdit]]?
  var documentChanges: [DocumentEdit]?
  var changeAnnotations: [String: Annotation]?
}

/// Text that the client shows, as Markdown or plain.
struct MarkupContent: Codable, Hashable, Sendable {
  let kind: String
  let value: String
}

/// Something that the client may ask the server to do.
struct Command: Codable, Hashable, Sendable {
  let title: String
  let command: String
  let arguments: [JSONValue]
}
