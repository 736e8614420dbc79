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
  var optional: String { language == .chinese ? "（可缺）" : " (optional)" }
  var listMark: String { language == .chinese ? "、" : ", " }
  var semicolon: String { language == .chinese ? "；" : "; " }

  private func comment(_ text: String) -> String { text.isEmpty ? "#" : "# \(text)" }

  private func trailing(_ comments: SyntaxTree.Comments) -> String {
    comments.trailing.map { "  " + comment($0) } ?? ""
  }

  private func lines(of clause: SyntaxTree.Clause, indent: String) -> [String] {
    let head = word(clause.keyword) + (clause.label.map { label($0.text, of: clause.keyword) } ?? "") + colon
    var lines = clause.comments.leading.map { indent + comment($0) }
    let content = text(of: clause.content, keyword: clause.keyword)
    let first = trimmedEnd(indent + head + content) + trailing(clause.comments)
    lines.append(first)
    switch clause.content {
    case .table(let table): lines += rows(of: table, keyword: clause.keyword, indent: indent + "  ")
    case .axis(_, let table?): lines += rows(of: table, keyword: clause.keyword, indent: indent + "  ")
    case .map(let map):
      lines += map.rows.flatMap { row in
        row.comments.leading.map { indent + "  " + comment($0) }
          + [indent + "  " + row.text.text + trailing(row.comments)]
      }
    default: break
    }
    return lines
  }

  /// The label of a map names a layer, 甲市的维护前的城镇开发边界; that of a 对照 two systems; that of a 条件 is a number.
  private func label(_ text: String, of keyword: Keyword) -> String {
    switch keyword {
    case .map: " " + path(of: text)
    case .mapping: " " + mappingSides(raw(text)).map(\.text).joined(separator: arrow)
    case .condition where conditionNumber(of: text) != nil: text
    default: " " + text
    }
  }

  /// 下达的耕地保有量: words of ours in the language of the file; anything else as it is.
  private func path(of text: String) -> String { raw(text).path.map { self.text(of: $0) } ?? text }

  /// A text whose place plays no part.
  private func raw(_ text: String) -> SyntaxTree.RawText {
    SyntaxTree.RawText(text: text, span: Span(file: 0, start: 0, end: 0))
  }

  private var arrow: String { language == .chinese ? " → " : " -> " }

  private func trimmedEnd(_ text: String) -> String {
    var text = Substring(text)
    while text.hasSuffix(" ") { text = text.dropLast() }
    return String(text)
  }

  private func text(of content: SyntaxTree.Content, keyword: Keyword) -> String {
    switch content {
    case .raw(let raw): keyword == .margin ? quantity(raw.text) : raw.text
    case .list(let items): items.map { listItem($0.text, of: keyword) }.joined(separator: listMark)
    case .path(let items):
      items.map(\.text).joined(separator: arrow)
    case .citations(let nodes): nodes.map(citation).joined(separator: semicolon)
    case .method(let node):
      word(node.keyword)
        + (node.weight.map { comma + word(.weight) + " " + text(of: $0) } ?? "")
        + (node.isWeightOptional ? optional : "")
        + (node.order.map { comma + word($0) } ?? "")
    case .expression(let expression), .axis(let expression, _): text(of: expression)
    case .expressions(let list): list.map { text(of: $0) }.joined(separator: listMark)
    case .template(let node): template(node)
    case .expectation(let node): expectation(node)
    case .tolerance(let terms):
      terms.map { "\(word($0.keyword)) \($0.keyword == .reason ? $0.amount.text : quantity($0.amount.text))" }
        .joined(separator: comma)
    case .map(let map):
      (["\(word(.cell)) \(quantity(map.cell.text))"]
        + map.values.map { $0.text.text.isEmpty ? $0.name.text : "\($0.name.text) \($0.text.text)" })
        .joined(separator: comma)
    case .table, .nothing: ""
    }
  }

  /// Items that are words of ours are translated; names stay as written, even when they look like words.
  private func listItem(_ text: String, of clause: Keyword) -> String {
    guard [.each, .level, .precision, .unlisted, .trajectory].contains(clause) else { return text }
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
    var parts = [node.words.enumerated().map { $0.offset == 0 ? $0.element.text : verdict($0.element.text) }]
      .map { $0.joined(separator: " ") }
    if let difference = node.difference { parts.append("\(word(.difference)) \(quantity(difference.text))") }
    if let missing = node.missing {
      parts.append("\(word(.missing)) \(missing.map(\.text).joined(separator: "、"))")
    }
    return parts.joined(separator: comma)
  }

  /// Verdicts and obligations are words of ours; labels and ids are not.
  private func verdict(_ text: String) -> String {
    guard let keyword = Keyword(spelled: text), Verdict(keyword) != nil || Obligation(keyword) != nil else {
      return text
    }
    return word(keyword)
  }

  /// `300.00万亩` and `300.00 万亩` are printed alike.
  func quantity(_ text: String) -> String {
    guard let (digits, unitText) = splitQuantity(text), let unit = Unit(spelled: unitText) else { return text }
    let isSign = unit.measure == .percent || unit.measure == .permille || unit.measure == .year
    return digits + (isSign ? "" : " ") + unit.text
  }

  private func rows(of table: SyntaxTree.Table, keyword: Keyword, indent: String) -> [String] {
    let heads = table.rows.first?.cells.map { Keyword(spelled: $0.text) } ?? []
    let cells = table.rows.enumerated().map { number, row in
      row.cells.enumerated().map { column, cell in
        number > 0 && keyword.clauseShape == .axis
          ? (column == 0 ? codes(cell.text) : admission(cell.text))
          : number == 0
            ? header(cell.text, at: column, of: keyword)
            : self.cell(cell.text, below: column < heads.count ? heads[column] : .unit, keyword)
      }
    }
    return zip(table.rows, aligned(cells)).flatMap { row, line in
      row.comments.leading.map { indent + comment($0) } + [indent + line + trailing(row.comments)]
    }
  }

  /// Column heads are words of ours, a figure such as 下达的耕地保有量, or codes of a matrix.
  private func header(_ text: String, at column: Int, of table: Keyword) -> String {
    if table.clauseShape == .axis, column > 0 { return codes(text) }
    if let keyword = Keyword(spelled: text) { return word(keyword) }
    return table.clauseShape == .axis ? text : path(of: text)
  }

  /// Names stay as written; words of ours and figures, below a head that is no word of ours, are printed alike.
  private func cell(_ text: String, below head: Keyword?, _ table: Keyword) -> String {
    let words: Set<Keyword> =
      switch (table, head) {
      case (.indicators, .direction): [.atLeast, .atMost, .equals]
      case (.indicators, .attribute): [.obligatory, .anticipated, .present]
      case (.layers, .geometry): [.polygon, .line, .point]
      case (.mapping, .code), (.list, .id), (.list, .name): [.absent]
      case (.lists, .key): [.id, .name, .number]
      case (.given, nil): [.unallotted, .unprovided, .notApplicable]
      default: []
      }
    if let keyword = Keyword(spelled: text), words.contains(keyword) { return word(keyword) }
    if table == .lists, head == .ignored { return differences(text) }
    return table == .given && head == nil ? figures(text) : text
  }

  /// 全半角、空格: words of ours, one after the other.
  private func differences(_ text: String) -> String {
    let parts = text.split { "、,，;；".contains($0) }.map { $0.filter { $0 != " " && $0 != "\u{3000}" } }
    return parts.map { part in Keyword(spelled: part).map(word) ?? part }.joined(separator: listMark)
  }

  /// One figure, or the same figure in several units.
  private func figures(_ text: String) -> String {
    let parts = text.split { ";；".contains($0) }.map { String($0.drop { $0 == " " || $0 == "\u{3000}" }) }
    guard parts.allSatisfy({ splitQuantity($0) != nil }) else { return text }
    return parts.map { quantity($0) }.joined(separator: semicolon)
  }
}

/// Rows of a table, its bars in line under Chinese text.
func aligned(_ rows: [[String]]) -> [String] {
  let count = rows.map(\.count).max() ?? 0
  let widths = (0..<count).map { column in
    rows.map { column < $0.count ? displayWidth(of: $0[column]) : 0 }.max() ?? 0
  }
  return rows.map { cells in
    "| " + cells.enumerated().map { padded($0.element, to: widths[$0.offset]) }.joined(separator: " | ") + " |"
  }
}
