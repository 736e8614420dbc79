internal import RuleDSL

extension Vocabulary {
  /// The code that the name of an unknown layer seems to mean: `STBHHX` for `STBHHX_2035`, `150100STBHHX`, `STBHX`, `STHX`
  /// and 生态红线.
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
    if let named = layers.first(where: { name.count > 2 && holdsHan(name) && $0.name.abridges(to: name) }) {
      return named.codes.first ?? named.name
    }
    if name.count >= Self.leastLetters {
      let near = nearest(to: name, among: codes.map { $0.lowercased() }, atMost: 1)
      if let code = codes.first(where: { $0.lowercased() == near }) { return code }
    }
    // Two letters left out, as people abridge the names that codes are made of; only where it means one code.
    let longer = codes.filter { name.count >= 4 && $0.count - name.count <= 2 && $0.abridges(to: name) }
    return Set(longer.map { $0.lowercased() }).count == 1 ? longer[0] : nil
  }

  /// In shorter codes one letter makes another layer.
  private static let leastLetters = 5
}

extension String {
  /// Whether a shorter text has the same letters in the same order, from the first to the last.
  fileprivate func abridges(to short: String) -> Bool {
    let long = lowercased()
    guard short.count < long.count, short.first == long.first, short.last == long.last else { return false }
    var rest = short[...]
    for letter in long where letter == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }
}

extension Substring {
  /// Whether letters like those of a code stand beside it, so that it is a part of another word; beside Latin ones Han
  /// may stand.
  fileprivate func continues(_ code: String) -> Bool {
    contains { $0.isLetter && ($0.isASCII || !code.allSatisfy(\.isASCII)) }
  }
}
