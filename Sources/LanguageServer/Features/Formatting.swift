internal import JSONRPC
internal import RuleDSL

extension Feature {
  /// The whole text in canonical form; a text that cannot be read stays as it is.
  static var formatting: Feature {
    Feature("textDocument/formatting", ["documentFormattingProvider": true]) {
      (editor, parameters: DocumentParameters) throws(RPCError) -> [TextEdit] in
      let file = try editor.file(parameters.uri)
      guard let text = format(file.source).text else { return [] }
      return file.places.edits(to: text)
    }
  }
}

extension Places {
  /// What makes the text another one: the lines between the first and the last that differ.
  func edits(to text: String) -> [TextEdit] {
    guard text != source.text else { return [] }
    let (old, new) = (source.bytes, Array(text.utf8))
    var start = zip(old, new).prefix { $0 == $1 }.count
    // Not within a line, so that no character is cut.
    while start > 0, old[start - 1] != 0x0A { start -= 1 }
    let most = min(old.count, new.count) - start
    var end = zip(old.reversed(), new.reversed()).prefix(most, while: { $0 == $1 }).count
    while end > 0, old[old.count - end - 1] != 0x0A { end -= 1 }
    let inserted = String(decoding: new[start..<new.count - end], as: UTF8.self)
    return [TextEdit(range: range(from: start, to: old.count - end), newText: inserted)]
  }
}

extension Sequence {
  /// The first elements for which a condition holds, at most so many.
  fileprivate func prefix(_ most: Int, while condition: (Element) -> Bool) -> [Element] {
    var found: [Element] = []
    for element in self {
      guard found.count < most, condition(element) else { break }
      found.append(element)
    }
    return found
  }
}
