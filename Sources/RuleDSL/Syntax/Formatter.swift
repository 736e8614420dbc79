/// Prints a file in its canonical form: one clause a line, two blanks of indentation, tables in columns.
///
/// Keeps comments and names; changes no meaning; printing what it printed changes nothing.
struct Formatter {
  let language: Language

  func text(of file: SyntaxTree.File) -> String {
    var lines: [String] = []
    for block in file.blocks {
      if !lines.isEmpty { lines.append("") }
      lines += block.comments.leading.map(comment)
      lines.append(word(block.keyword) + " " + block.title.text + trailing(block.comments))
      var indent = "  "
      for clause in block.clauses {
        // What follows an exception belongs to it.
        let isException = clause.keyword == .exception
        lines += self.lines(of: clause, indent: isException ? "  " : indent)
        if isException { indent = "    " }
      }
    }
    if !file.trailing.isEmpty {
      if !lines.isEmpty { lines.append("") }
      lines += file.trailing.map(comment)
    }
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }

  func word(_ keyword: Keyword) -> String { keyword.spelled(in: language) }
  var colon: String { language == .chinese ? "：" : ": " }
  var comma: String { language == .chinese ? "，" : ", " }
  var listMark: String { language == .chinese ? "、" : ", " }
  var semicolon: String { language == .chinese ? "；" : "; " }

  private func comment(_ text: String) -> String { text.isEmpty ? "#" : "# \(text)" }

  private func trailing(_ comments: SyntaxTree.Comments) -> String {
    comments.trailing.map { "  " + comment($0) } ?? ""
  }

  private func lines(of clause: SyntaxTree.Clause, indent: String) -> [String] {
    let head = word(clause.keyword) + (clause.label.map { " " + $0.text } ?? "") + colon
    var lines = clause.comments.leading.map { indent + comment($0) }
    let content = text(of: clause.content, keyword: clause.keyword)
    let first = trimmedEnd(indent + head + content) + trailing(clause.comments)
    lines.append(first)
    if case .table(let table) = clause.content {
      lines += rows(of: table, keyword: clause.keyword, indent: indent + "  ")
    }
    return lines
  }

  private func trimmedEnd(_ text: String) -> String {
    var text = Substring(text)
    while text.hasSuffix(" ") { text = text.dropLast() }
    return String(text)
  }

  private func text(of content: SyntaxTree.Content, keyword: Keyword) -> String {
    switch content {
    case .raw(let raw): raw.text
    case .list(let items): items.map { listItem($0.text) }.joined(separator: listMark)
    case .path(let items):
      items.map { listItem($0.text) }.joined(separator: language == .chinese ? " → " : " -> ")
    case .citations(let nodes): nodes.map(citation).joined(separator: semicolon)
    case .method(let node):
      word(node.keyword)
        + (node.weight.map { comma + word(.weight) + " " + text(of: $0) } ?? "")
    case .expression(let expression): text(of: expression)
    case .expressions(let list): list.map { text(of: $0) }.joined(separator: listMark)
    case .template(let node): template(node)
    case .expectation(let node): expectation(node)
    case .table, .nothing: ""
    }
  }

  /// A keyword in the language asked for, anything else as written.
  func listItem(_ text: String) -> String {
    let joined = String(text.filter { $0 != " " && $0 != "\u{3000}" })
    guard let keyword = Keyword(spelled: text) ?? Keyword(spelled: joined) else { return text }
    return word(keyword)
  }

  private func citation(_ node: SyntaxTree.CitationNode) -> String {
    let article = node.article ?? ""
    guard !node.title.isEmpty else {
      return [node.number ?? "", article].filter { !$0.isEmpty }.joined(separator: " ")
    }
    return "《\(node.title)》" + (node.number.map { "（\($0)）" } ?? "") + article
  }

  private func template(_ node: SyntaxTree.TemplateNode) -> String {
    let inner = node.parts.map { part in
      switch part {
      case .text(let text): text
      case .placeholder(let expression): "{\(text(of: expression))}"
      }
    }
    return "“\(inner.joined())”"
  }

  private func expectation(_ node: SyntaxTree.ExpectationNode) -> String {
    var parts = [node.words.enumerated().map { $0.offset == 0 ? $0.element.text : listItem($0.element.text) }]
      .map { $0.joined(separator: " ") }
    if let difference = node.difference { parts.append("\(word(.difference)) \(quantity(difference.text))") }
    if let missing = node.missing {
      parts.append("\(word(.missing)) \(missing.map(\.text).joined(separator: "、"))")
    }
    return parts.joined(separator: comma)
  }

  /// `300.00万亩` and `300.00 万亩` are printed alike.
  func quantity(_ text: String) -> String {
    guard let (digits, unitText) = splitQuantity(text), let unit = Unit(spelled: unitText) else { return text }
    let isSign = unit.measure == .percent || unit.measure == .permille || unit.measure == .year
    return digits + (isSign ? "" : " ") + unit.text
  }

  private func rows(of table: SyntaxTree.Table, keyword: Keyword, indent: String) -> [String] {
    let cells = table.rows.enumerated().map { number, row in
      row.cells.map { number == 0 ? header($0.text) : cell($0.text) }
    }
    let count = cells.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      cells.map { column < $0.count ? displayWidth(of: $0[column]) : 0 }.max() ?? 0
    }
    return zip(table.rows, cells).flatMap { row, cells in
      let line = cells.enumerated().map { padded($0.element, to: widths[$0.offset]) }.joined(separator: " | ")
      return row.comments.leading.map { indent + comment($0) }
        + ["\(indent)| \(line) |" + trailing(row.comments)]
    }
  }

  /// Column heads are words of ours, or a figure such as 下达的耕地保有量.
  private func header(_ text: String) -> String {
    if Keyword(spelled: text) != nil { return listItem(text) }
    guard let path = headerPath(text) else { return text }
    return self.text(of: path)
  }

  private func cell(_ text: String) -> String {
    if Keyword(spelled: text) != nil { return listItem(text) }
    let parts = text.split { ";；".contains($0) }
    let figures = parts.map { quantity(String($0.drop { $0 == " " })) }
    return parts.allSatisfy { splitQuantity(String($0.drop { $0 == " " })) != nil }
      ? figures.joined(separator: semicolon) : text
  }
}

/// Digits and unit of `300.00万亩`; `nil` when the text does not begin with a digit.
package func splitQuantity(_ text: String) -> (digits: String, unit: String)? {
  var digits = ""
  var rest = text.unicodeScalars[...]
  while let scalar = rest.first {
    if let digit = scalar.digit {
      digits.append(digit)
    } else if scalar == "." || scalar == "．", !digits.isEmpty {
      digits.append(".")
    } else {
      break
    }
    rest = rest.dropFirst()
  }
  guard !digits.isEmpty else { return nil }
  while let scalar = rest.first, scalar.isBlank { rest = rest.dropFirst() }
  let unit = String(rest).replacing("％", with: "%")
  return (digits, unit)
}

extension String {
  fileprivate func replacing(_ old: Character, with new: Character) -> String {
    String(map { $0 == old ? new : $0 })
  }
}
