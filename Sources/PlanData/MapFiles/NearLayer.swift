internal import RuleDSL

extension Vocabulary {
  /// The code that the name of an unknown layer seems to mean: `STBHHX` for `STBHHX_2035`, `150100STBHHX` and `STBHX`.
  ///
  /// Databases hold many layers that no rule needs; only what is nearly a code is worth a word.
  func nearLayer(to name: String) -> String? {
    let name = name.lowercased()
    let codes = layers.flatMap(\.codes)
    let within = codes.filter { code in
      let (code, room) = (code.lowercased(), name.count - code.count)
      guard room > 0 else { return false }
      return name.hasPrefix(code) && !name.dropFirst(code.count).prefix(1).continues(code)
        || name.hasSuffix(code) && !name.prefix(room).suffix(1).continues(code)
    }
    if let longest = within.max(by: { $0.count < $1.count }) { return longest }
    guard name.count >= Self.leastLetters else { return nil }
    let near = nearest(to: name, among: codes.map { $0.lowercased() }, atMost: 1)
    return codes.first { $0.lowercased() == near }
  }

  /// In shorter codes one letter makes another layer.
  private static let leastLetters = 5
}

extension Substring {
  /// Whether letters like those of a code stand beside it, so that it is a part of another word; beside Latin ones Han
  /// may stand.
  fileprivate func continues(_ code: String) -> Bool {
    contains { $0.isLetter && ($0.isASCII || !code.allSatisfy(\.isASCII)) }
  }
}
