internal import RuleDSL
internal import Transmission

/// Writes one HTML page that needs nothing else: no network, no script, no font.
struct HTMLWriter: DocumentWriter {
  var text = ""
  private let language: Language

  init(_ language: Language) { self.language = language }

  mutating func begin(_ title: String) {
    let code = Phrase("zh-CN", "en")[language]
    text += """
      <!DOCTYPE html>
      <html lang="\(code)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(Self.plain(title))</title>
      <style>
      \(Self.style)</style>
      </head>
      <body>
      <main>
      <h1>\(Self.plain(title))</h1>

      """
  }

  mutating func end() { text += "</main>\n</body>\n</html>\n" }

  mutating func heading(_ text: String, level: Int, verdict: Verdict?, anchor: String?) {
    let name = "h\(min(level, 6))"
    let id = anchor.map { " id=\"\(Self.plain($0))\"" } ?? ""
    let mark = verdict.map { badge($0) + " " } ?? ""
    self.text += "<\(name)\(id)>\(mark)\(Self.plain(text))</\(name)>\n"
  }

  mutating func paragraph(_ text: String) { self.text += "<p>\(Self.plain(text))</p>\n" }

  mutating func note(_ text: String) { self.text += "<p class=\"note\">\(Self.plain(text))</p>\n" }

  mutating func figure(_ svg: String, _ caption: String) {
    text += "<figure>\n\(svg)<figcaption>\(Self.plain(caption))</figcaption>\n</figure>\n"
  }

  mutating func list(_ items: [String]) {
    text += "<ul>\n" + items.map { "<li>\(Self.plain($0))</li>\n" }.joined() + "</ul>\n"
  }

  mutating func code(_ lines: String) {
    let plain = lines.split(separator: "\n", omittingEmptySubsequences: false).map { Self.plain(String($0)) }
    text += "<pre>\(plain.joined(separator: "\n"))</pre>\n"
  }

  mutating func table(_ table: DocumentTable) {
    text += "<div class=\"table\"><table>\n"
    if table.head.contains(where: { !$0.isEmpty }) {
      text += "<thead><tr>" + table.head.enumerated().map { cell("th", Self.plain($1), table, $0) }.joined()
      text += "</tr></thead>\n"
    }
    text += "<tbody>\n"
    for row in table.rows {
      text += "<tr>" + row.enumerated().map { cell("td", content(of: $1), table, $0) }.joined() + "</tr>\n"
    }
    text += "</tbody></table></div>\n"
  }

  mutating func beginFold(_ title: String) {
    text += "<details><summary>\(Self.plain(title))</summary>\n"
  }

  mutating func endFold() { text += "</details>\n" }

  private func cell(_ name: String, _ content: String, _ table: DocumentTable, _ column: Int) -> String {
    "<\(name)\(table.right.contains(column) ? " class=\"right\"" : "")>\(content)</\(name)>"
  }

  private func content(of cell: DocumentTable.Cell) -> String {
    if let verdict = cell.verdict { return badge(verdict) }
    guard cell.places.isEmpty else {
      let links = cell.places.map { "<a href=\"#\(Self.plain($0))\">\(Self.plain($0))</a>" }
      return (links + cell.others.map(Self.plain)).joined(separator: Phrase("、", ", ")[language])
    }
    let text = Self.plain(cell.text)
    return cell.anchor.map { "<a href=\"#\(Self.plain($0))\">\(text)</a>" } ?? text
  }

  /// The word of a verdict in its colour, with the mark for those who see none.
  private func badge(_ verdict: Verdict) -> String {
    "<span class=\"verdict \(verdict.rawValue)\">\(verdict.mark) \(verdict.name[language])</span>"
  }

  static func plain(_ text: String) -> String { text.withoutMarkup }
}
