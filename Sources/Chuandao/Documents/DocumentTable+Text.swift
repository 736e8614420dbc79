internal import DocumentImport
internal import PlanData
internal import RuleDSL

/// A table as text: rows, and the lines of its page that are the same table once more.
extension DocumentTable {
  /// The words of each row, with blanks between cells.
  var rowTexts: [Int: String] {
    Dictionary(grouping: cells, by: \.row).mapValues { cells in
      cells.sorted { $0.column < $1.column }.map(\.text).joined(separator: " ")
    }
  }

  /// Where a row stands.
  func source(row: Int) -> SourceSentence {
    let words = cells.filter { $0.row == row }.sorted { $0.column < $1.column }.map(\.text).joined(separator: " ")
    return SourceSentence(
      place: DocumentPlace(
        file: file,
        page: page,
        paragraph: lines.indices.contains(row) ? lines[row] : row + 1,
        offset: 0
      ),
      words: words,
      sentence: "表 \(number)：" + words
    )
  }

  /// Numbers of those lines of its page that hold cells of it and nothing else; one line alone that holds one cell may be
  /// anything.
  func lines(in paragraphs: [DocumentText.Paragraph]) -> Set<Int> {
    let words = Set(cells.map { Self.plain($0.text) }.filter { !$0.isEmpty })
    let rows = rowTexts.values.map { Self.plain($0) }
    var found: Set<Int> = []
    var run: [(number: Int, cells: Int)] = []
    func end() {
      if run.count > 1 || run.contains(where: { $0.cells > 1 }) { found.formUnion(run.map(\.number)) }
      run = []
    }
    for paragraph in paragraphs {
      let line = Self.plain(paragraph.text)
      guard !line.isEmpty else { continue }
      let isCell = words.contains(line)
      if isCell || rows.contains(where: { $0.holds(line) }) {
        run.append((paragraph.number, isCell ? 1 : words.count { line.holds($0) }))
      } else {
        end()
      }
    }
    end()
    return found
  }

  /// Without blanks.
  static func plain(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace }))
  }
}
