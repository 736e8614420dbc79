internal import RuleDSL

/// Text in columns; East Asian wide characters take two.
enum TerminalColumns {
  static func padded(_ text: String, to width: Int) -> String {
    text + blanks(width - displayWidth(of: text))
  }

  static func rightAligned(_ text: String, to width: Int) -> String {
    blanks(width - displayWidth(of: text)) + text
  }

  /// Breaks a list of words into lines no wider than `width`; a longer word stands alone.
  static func wrapped(_ words: [String], separator: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for (index, word) in words.enumerated() {
      let piece = word + (index + 1 < words.count ? separator : "")
      if !line.isEmpty, displayWidth(of: line) + displayWidth(of: piece) > width {
        lines.append(line.hasSuffix(" ") ? String(line.dropLast()) : line)
        line = ""
      }
      line += piece
    }
    return line.isEmpty ? lines : lines + [line]
  }

  private static func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}

extension TextReport {
  /// Rows in aligned columns, some of them to the right.
  ///
  /// The last cell of a row is a note, which is faint and needs no column.  Columns with nothing in them may be dropped.
  func table(_ rows: [[String]], right: Set<Int> = [], dropsEmpty: Bool = false, indent: Int? = nil) -> String {
    let columns = rows.first?.indices.dropLast() ?? 0..<0
    let widths = columns.map { column in rows.map { displayWidth(of: $0[column]) }.max() ?? 0 }
    let shown = columns.filter { !dropsEmpty || widths[$0] > 0 }
    return rows.map { row in
      let note = row.last ?? ""
      let cells = shown.map { column in
        if right.contains(column) { return TerminalColumns.rightAligned(row[column], to: widths[column]) }
        let isLast = note.isEmpty && column == columns.last
        return TerminalColumns.padded(row[column], to: isLast ? 0 : widths[column])
      }
      let all = note.isEmpty ? cells : cells + [painter.faint(note)]
      return String(repeating: " ", count: indent ?? margin) + all.joined(separator: "  ") + "\n"
    }.joined()
  }

  /// The first of some rows in aligned columns, and how many more there are; all of them where all are wanted.
  func table<Row>(
    _ all: [Row],
    right: Set<Int> = [],
    dropsEmpty: Bool = false,
    indent: Int? = nil,
    limit: Int = limits.figures,
    more words: (Int) -> String,
    cells: (Row) -> [String]
  ) -> String {
    // One row is no longer than the line that says that it is left out.
    let shown = style.showsAll || all.count == limit + 1 ? all[...] : all.prefix(limit)
    return table(shown.map(cells), right: right, dropsEmpty: dropsEmpty, indent: indent)
      + rest(all.count - shown.count, indent: indent, words)
  }

  /// `… 另有 3 处（--all 全部列出）`.
  func more(_ count: Int, _ chinese: String) -> String {
    pick("… 另有 \(count) \(chinese)（--all 全部列出）", "… and \(count) more (--all lists them)")
  }

  /// How many rows are not shown, in words; nothing where all are.
  func rest(_ count: Int, indent: Int? = nil, _ words: (Int) -> String) -> String {
    count > 0 ? String(repeating: " ", count: indent ?? margin) + words(count) + "\n" : ""
  }
}
