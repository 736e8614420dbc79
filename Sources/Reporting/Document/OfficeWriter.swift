internal import RuleDSL
internal import Transmission

/// Writes HTML from which pandoc makes a document of an office: no style, the title in the head, columns of tables with
/// their share of the width, and nothing folded.
struct OfficeWriter: DocumentWriter {
  private var page: HTMLWriter

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
    // By itself a picture has to say what it is written in.
    let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\"" + svg.dropFirst("<svg".count)
    text += "<figure><img style=\"width: 13cm\" src=\"data:image/svg+xml;base64,\(Array(picture.utf8).base64)\">"
    text += "<figcaption>\(caption.withoutMarkup)</figcaption></figure>\n"
  }

  mutating func list(_ items: [String]) { page.list(items) }

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

extension [UInt8] {
  /// As RFC 4648 writes bytes.
  fileprivate var base64: String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    text.reserveCapacity((count + 2) / 3 * 4)
    for start in stride(from: 0, to: count, by: 3) {
      let three = self[start..<Swift.min(start + 3, count)]
      var bits = three.reduce(0) { $0 << 8 | Int($1) }
      bits <<= 8 * (3 - three.count)
      for place in 0..<4 {
        text.append(place <= three.count ? letters[bits >> (18 - 6 * place) & 63] : 0x3D)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
