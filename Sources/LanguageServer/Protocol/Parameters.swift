internal import JSONRPC

/// The parameters of requests and notifications, as far as the server reads them.
struct DocumentParameters: Decodable {
  struct Document: Decodable {
    let uri: String
  }
  let textDocument: Document
  var uri: String { textDocument.uri }
}

/// A place in an open text.
struct PlaceParameters: Decodable {
  let textDocument: DocumentParameters.Document
  let position: Position
  var uri: String { textDocument.uri }
}

/// A stretch of an open text.
struct RangeParameters: Decodable {
  let textDocument: DocumentParameters.Document
  let range: TextRange
  var uri: String { textDocument.uri }
}

/// Places in an open text.
struct PlacesParameters: Decodable {
  let textDocument: DocumentParameters.Document
  let positions: [Position]
  var uri: String { textDocument.uri }
}

/// Nothing that is read.
struct NoParameters: Decodable {}

/// What a client asks about a name, with whether the definition counts.
struct ReferenceParameters: Decodable {
  struct Context: Decodable {
    let includeDeclaration: Bool
  }
  let textDocument: DocumentParameters.Document
  let position: Position
  let context: Context?
}

/// A new name for what stands at a place.
struct RenameParameters: Decodable {
  let textDocument: DocumentParameters.Document
  let position: Position
  let newName: String
}

/// What a client searches.
struct QueryParameters: Decodable {
  let query: String
}

/// The kinds of actions that a client asks for; all without any.
struct CodeActionParameters: Decodable {
  struct Context: Decodable {
    let only: [String]?
  }
  let textDocument: DocumentParameters.Document
  let range: TextRange
  let context: Context?
}

/// An open text with what is held of its diagnostics.
struct DiagnosticParameters: Decodable {
  let textDocument: DocumentParameters.Document
  let previousResultId: String?
}

/// What is held of the diagnostics of all files.
struct WorkspaceDiagnosticParameters: Decodable {
  struct Previous: Decodable {
    let uri: String
    let value: String
  }
  let previousResultIds: [Previous]?
}

/// A command and what it is about.
struct CommandParameters: Decodable {
  let command: String
  let arguments: [JSONValue]?
}

/// Files that get other names.
struct RenameFilesParameters: Decodable {
  struct File: Decodable {
    let oldUri: String
    let newUri: String
  }
  let files: [File]
}

/// A text that was opened.
struct OpenParameters: Decodable {
  struct Document: Decodable {
    let uri: String
    let version: Int?
    let text: String
  }
  let textDocument: Document
}

/// Changes of an open text, one after the other.
struct ChangeParameters: Decodable {
  struct Document: Decodable {
    let uri: String
    let version: Int?
  }
  struct Change: Decodable {
    /// What the text replaces; everything without.
    let range: TextRange?
    let text: String
  }
  let textDocument: Document
  let contentChanges: [Change]
}

/// Folders that were opened and closed.
struct FolderParameters: Decodable {
  struct Folder: Decodable {
    let uri: String
  }
  struct Event: Decodable {
    let added: [Folder]
    let removed: [Folder]
  }
  let event: Event
}

/// What a client is and can do.
struct InitializeParameters: Decodable {
  let capabilities: JSONValue?
  let rootUri: String?
  let workspaceFolders: [FolderParameters.Folder]?
  let locale: String?
  let initializationOptions: JSONValue?
}

/// Settings that changed.
struct ConfigurationParameters: Decodable {
  let settings: JSONValue?
}
