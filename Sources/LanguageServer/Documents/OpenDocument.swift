internal import RuleDSL

/// A text that is open in the editor; what stands on the disk does not count any more.
struct OpenDocument {
  /// As the client writes it.
  let uri: String
  /// By which the text is known among rule files: its path, or the address where it has none.
  let path: String
  let isFile: Bool
  private(set) var version: Int?
  private(set) var source: SourceFile

  init(uri: String, version: Int?, text: String) {
    self.uri = uri
    self.version = version
    isFile = DocumentURI.path(of: uri) != nil
    path = DocumentURI.path(of: uri) ?? uri
    source = SourceFile(name: path, text: text)
  }

  /// Makes changes one after the other, each in the text that those before it left.
  mutating func apply(_ changes: [ChangeParameters.Change], version: Int?, _ encoding: PositionEncoding) {
    self.version = version ?? self.version
    for change in changes {
      guard let range = change.range else {
        source = SourceFile(name: path, text: change.text)
        continue
      }
      var bytes = source.bytes
      bytes.replaceSubrange(Places(source: source, encoding: encoding).range(of: range), with: change.text.utf8)
      source = SourceFile(name: path, text: String(decoding: bytes, as: UTF8.self))
    }
  }
}
