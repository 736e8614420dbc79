/// A page without what no browser shows, since converters read that, too.
struct VisibleMarkup {
  private(set) var text = ""
  /// What was taken out.
  private(set) var hidden: [String] = []
  private let source: [Unicode.Scalar]

  init(_ page: String) {
    source = Array(page.unicodeScalars)
    var visible = String.UnicodeScalarView()
    var place = 0
    while place < source.count {
      guard source[place] == "<", let tag = tag(at: place) else {
        visible.append(source[place])
        place += 1
        continue
      }
      if tag.isRaw {
        let end = endOfElement(tag)
        visible.append(contentsOf: source[place..<end])
        place = end
      } else if !tag.isClosing, tag.isStruck {
        let end = endOfElement(tag)
        visible.append(contentsOf: "<del>".unicodeScalars)
        visible.append(contentsOf: Self.words(source[tag.end..<end]).unicodeScalars)
        visible.append(contentsOf: "</del>".unicodeScalars)
        place = end
      } else if !tag.isClosing, tag.isHidden {
        let end = endOfElement(tag)
        hidden.append(Self.words(source[min(tag.end, end)..<end]))
        place = end
      } else {
        visible.append(contentsOf: source[place..<tag.end])
        place = tag.end
      }
    }
    text = String(visible)
  }

  private struct Tag {
    var name = ""
    var isClosing = false
    var attributes: [(name: String, value: String)] = []
    var end = 0

    /// What is inside is no markup.
    var isRaw: Bool { !isClosing && ["script", "style", "title"].contains(name) }

    var isHidden: Bool {
      if ["template", "noscript", "textarea", "select", "datalist"].contains(name) { return true }
      return attributes.contains { name, value in
        name == "hidden" || name == "style" && ["display:none", "visibility:hidden"].contains(where: value.contains)
      }
    }

    var isStruck: Bool { attributes.contains { $0.name == "style" && $0.value.contains("line-through") } }

    var isEmpty: Bool { ["input", "img", "br", "hr", "meta", "link", "col", "wbr"].contains(name) }
  }

  /// A tag at `<`; `nil` for a sign in a text.
  ///
  /// A comment is a tag without a name.
  private func tag(at start: Int) -> Tag? {
    var tag = Tag()
    var place = start + 1
    guard place < source.count else { return nil }
    if source[place...].starts(with: "!--".unicodeScalars) {
      place += 3
      while place < source.count, !source[place...].starts(with: "-->".unicodeScalars) { place += 1 }
      tag.end = min(place + 3, source.count)
      return tag
    }
    if source[place] == "/" {
      tag.isClosing = true
      place += 1
    }
    tag.name = word(&place)
    guard !tag.name.isEmpty else { return nil }
    while place < source.count, source[place] != ">" {
      let name = word(&place)
      guard !name.isEmpty else {
        place += 1
        continue
      }
      tag.attributes.append((name, value(&place)))
    }
    tag.end = min(place + 1, source.count)
    return tag
  }

  private func word(_ place: inout Int) -> String {
    var word = String.UnicodeScalarView()
    while place < source.count, source[place].isASCII,
      source[place].properties.isAlphabetic || source[place] == "-"
        || !word.isEmpty && (0x30...0x39).contains(source[place].value)
    {
      word.append(source[place])
      place += 1
    }
    return String(word).lowercased()
  }

  /// What stands behind `=`, without blanks.
  private func value(_ place: inout Int) -> String {
    while place < source.count, source[place].properties.isWhitespace { place += 1 }
    guard place < source.count, source[place] == "=" else { return "" }
    place += 1
    while place < source.count, source[place].properties.isWhitespace { place += 1 }
    guard place < source.count else { return "" }
    let quote: Unicode.Scalar? = source[place] == "\"" || source[place] == "'" ? source[place] : nil
    if quote != nil { place += 1 }
    var value = String.UnicodeScalarView()
    while place < source.count {
      let scalar = source[place]
      if let quote, scalar == quote {
        place += 1
        break
      }
      if quote == nil, scalar == ">" || scalar.properties.isWhitespace { break }
      if !scalar.properties.isWhitespace { value.append(scalar) }
      place += 1
    }
    return String(value).lowercased()
  }

  /// Where an element ends, with those of its own name in it; the end of the page where nothing closes it.
  private func endOfElement(_ first: Tag) -> Int {
    if first.isEmpty { return first.end }
    var (place, depth) = (first.end, 1)
    while place < source.count {
      guard source[place] == "<", let tag = tag(at: place) else {
        place += 1
        continue
      }
      if tag.name == first.name { depth += tag.isClosing ? -1 : 1 }
      if depth == 0 { return tag.end }
      place = first.isRaw && tag.name != first.name ? place + 1 : tag.end
    }
    return source.count
  }

  /// Without markup.
  private static func words(_ markup: ArraySlice<Unicode.Scalar>) -> String {
    var (words, isTag) = (String.UnicodeScalarView(), false)
    for scalar in markup {
      if scalar == "<" { isTag = true }
      if !isTag { words.append(scalar) }
      if scalar == ">" { isTag = false }
    }
    return String(words)
  }
}
