internal import RuleDSL
internal import Transmission

/// Writes Markdown with the tables of GitHub; no text becomes markup, a link or a picture.
struct MarkdownWriter: DocumentWriter {
  var text = ""

  init(_ language: Language) {}

  mutating func begin(_ title: String) { heading(title, level: 1) }

  mutating func end() {}

  mutating func heading(_ text: String, level: Int, verdict: Verdict?, anchor: String?) {
    let mark = verdict.map { $0.mark + " " } ?? ""
    block(String(repeating: "#", count: min(level, 6)) + " " + mark + Self.plain(text))
  }

  mutating func paragraph(_ text: String) { block(Self.plain(text)) }

  mutating func note(_ text: String) { block(Self.plain(text)) }

  mutating func list(_ items: [String]) {
    block(items.map { "- " + Self.plain($0) }.joined(separator: "\n"))
  }

  mutating func code(_ lines: String) {
    // A fence is longer than any within.
    let longest = lines.split { $0 != "`" }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    block(fence + "rule\n" + lines + "\n" + fence)
  }

  mutating func table(_ table: DocumentTable) {
    let lines = table.head.indices.map { table.right.contains($0) ? "---:" : "---" }
    let rows = table.rows.map { row in Self.row(row.map(Self.content)) }
    block(
      ([Self.row(table.head.map(Self.plain)), "| " + lines.joined(separator: " | ") + " |"] + rows).joined(
        separator: "\n"
      )
    )
  }

  mutating func beginFold(_ title: String) { paragraph(title) }

  mutating func endFold() {}

  private mutating func block(_ block: String) { text += block + "\n\n" }

  private static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  private static func content(of cell: DocumentTable.Cell) -> String {
    (cell.verdict.map { $0.mark + " " } ?? "") + plain(cell.text)
  }

  /// A text that means nothing to Markdown: no markup, no link, no picture, no list and no heading.
  static func plain(_ text: String) -> String {
    var escaped = ""
    for mark in text.unicodeScalars {
      switch mark {
      case "\\", "`", "<", ">", "[", "]", "|", "*", "_", "~", "$", "&": escaped += "\\"
      case "#", "+", "-", "=", "!":
        // Harmless within a line.
        if escaped.isEmpty { escaped += "\\" }
      case "/" where escaped.ends(with: ":/"):
        // An address would become a link.
        escaped.unicodeScalars.removeLast()
        escaped += "\\/\\"
      case _ where mark.properties.isWhitespace && mark != "\u{3000}":
        escaped += " "
        continue
      default: break
      }
      escaped.unicodeScalars.append(mark)
    }
    return escaped
  }
}
