internal import RuleDSL

extension Vocabulary {
  /// The code that the name of an unknown layer seems to mean: `STBHHX` for `STBHHX_2035`, `150100STBHHX`, `STBHX`, `STHX`
  /// and 生态红线.
  ///
  /// Databases hold many layers that no rule needs; only what is nearly a code is worth a word, and no captions of a layer.
  func nearLayer(to name: String) -> String? {
    let name = name.lowercased()
    guard !Self.captions.contains(where: name.hasSuffix) else { return nil }
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
    // 甲西县城镇开发边界新增, and not 城镇开发边界内村庄.
    let inside = layers.filter { $0.name.count >= Self.leastHan && name.speaks(of: $0.name) }
    if let longest = inside.max(by: { $0.name.count < $1.name.count }) { return longest.codes.first ?? longest.name }
    if name.count >= Self.leastLetters {
      let near = nearest(to: name, among: codes.map { $0.lowercased() }, atMost: 1)
      if let code = codes.first(where: { $0.lowercased() == near }) { return code }
    }
    // Two letters left out, as people abridge the names that codes are made of; only where it means one code.
    let longer = codes.filter { name.count >= 4 && $0.count - name.count <= 2 && $0.abridges(to: name) }
    return Set(longer.map { $0.lowercased() }).count == 1 ? longer[0] : nil
  }

  /// The layers of the vocabulary that a code or name is that of.
  func layers(called name: String) -> Set<Int> {
    Set(layers.indices.filter { layers[$0].name == name || layers[$0].codes.contains(name) })
  }

  /// Ends of the names of layers that only write words beside what another one draws.
  private static let captions = ["注记", "标注", "_zj", "_anno", "annotation", "_label"]

  /// Shorter names, such as 湿地, are parts of many others.
  private static let leastHan = 4

  /// In shorter codes one letter makes another layer.
  private static let leastLetters = 5
}

extension String {
  /// Whether it holds the name of a layer, and not of what lies about it or is held against it.
  fileprivate func speaks(of layer: String) -> Bool {
    guard let place = firstRange(of: layer) else { return false }
    return !(self[place.upperBound...].first.map { "内外中里与和及占边".contains($0) } ?? false)
      && !(self[..<place.lowerBound].last.map { "与和及占压".contains($0) } ?? false)
  }

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
