internal import RuleDSL

extension Vocabulary {
  /// The code that the name of an unknown layer seems to mean: `STBHHX` for `STBHHX_2035` and for `STBHX`.
  ///
  /// Databases hold many layers that no rule asks for; only what is nearly a code is worth a word.
  func nearLayer(to name: String) -> String? {
    let name = name.lowercased()
    let codes = layers.flatMap(\.codes)
    let begun = codes.filter { code in
      let rest = name.dropFirst(code.count)
      return name.hasPrefix(code.lowercased()) && !(rest.first?.isLetter ?? true)
    }
    if let longest = begun.max(by: { $0.count < $1.count }) { return longest }
    guard name.count >= Self.leastLetters else { return nil }
    let near = nearest(to: name, among: codes.map { $0.lowercased() }, atMost: 1)
    return codes.first { $0.lowercased() == near }
  }

  /// In shorter codes one letter makes another layer.
  private static let leastLetters = 5
}
