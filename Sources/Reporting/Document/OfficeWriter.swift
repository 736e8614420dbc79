internal import RuleDSL
internal import Transmission

/// Writes HTML from which pandoc makes a document of an office: no style, the title in the head, columns of tables with
/// their share of the width, and nothing folded.
struct OfficeWriter: DocumentWriter {
  private var page: HTMLWriter
  /// As SVG.
  private(set) var pictures: [String] = []

  var text: String {
    get { page.text }
    set { page.text = newValue }
  }

  init(_ language: Language) { page = HTMLWriter(language) }

  mutating func begin(_ title: String) {
    text += "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>\(title.withoutMarkup)</title>\n"
    text += "</head>\n<body>\n"
  }

  mutating func end() { text += "</body>\n</html>\n" }

  mutating func heading(_ text: String, level: Int, verdict: Verdict?, anchor: String?) {
    page.heading(text, level: level, verdict: verdict, anchor: anchor)
  }

  mutating func paragraph(_ text: String) { page.paragraph(text) }

  mutating func note(_ text: String) { page.note(text) }

  mutating func figure(_ svg: String, _ caption: String) {
    guard pictures.count < Self.mostPictures else { return }
    // By itself a picture has to say what it is written in.
    pictures.append("<svg xmlns=\"http://www.w3.org/2000/svg\"" + svg.dropFirst("<svg".count))
    let caption = caption.withoutMarkup
    text +=
      "<figure><img style=\"width: 13cm\" src=\"\(Self.name(ofPicture: pictures.count)).png\" alt=\"\(caption)\">"
    text += "<figcaption>\(caption)</figcaption></figure>\n"
  }

  /// Of a document; each has to be made by a program.
  private static let mostPictures = 40

  var namedPictures: [(name: String, svg: String)] {
    pictures.enumerated().map { (Self.name(ofPicture: $0.offset + 1), $0.element) }
  }

  /// The file of a picture without its ending; they are numbered from one.
  static func name(ofPicture number: Int) -> String { "picture-\(number)" }

  mutating func list(_ items: [String]) { page.list(items) }

  mutating func code(_ lines: String) { page.code(lines) }

  mutating func table(_ table: DocumentTable) {
    let widths = table.head.indices.map { column in
      let cells = [table.head[column]] + table.rows.map { $0[column].text }
      // A long text breaks, a short one should not.
      return min(cells.map { displayWidth(of: $0) }.max() ?? 0, 24) + 4
    }
    let total = max(1, widths.reduce(0, +))
    text +=
      "<table>\n<colgroup>"
      + widths.map { "<col style=\"width: \($0 * 100 / total)%\">" }.joined() + "</colgroup>\n"
    if table.head.contains(where: { !$0.isEmpty }) {
      text += "<thead><tr>" + table.head.enumerated().map { cell("th", $1.withoutMarkup, table, $0) }.joined()
      text += "</tr></thead>\n"
    }
    text += "<tbody>\n"
    for row in table.rows {
      text += "<tr>" + row.enumerated().map { cell("td", $1.text.withoutMarkup, table, $0) }.joined() + "</tr>\n"
    }
    text += "</tbody></table>\n"
  }

  mutating func beginFold(_ title: String) { page.heading(title, level: 5) }

  mutating func endFold() {}

  private func cell(_ name: String, _ content: String, _ table: DocumentTable, _ column: Int) -> String {
    "<\(name)\(table.right.contains(column) ? " style=\"text-align: right\"" : "")>\(content)</\(name)>"
  }
}
