internal import RuleDSL
internal import Transmission

/// What lays a document out: headings, paragraphs, lists and tables of plain text.
///
/// A writer makes marks of its own format in such text harmless.
protocol DocumentWriter {
  init(_ language: Language)

  /// What was written since somebody emptied it.
  var text: String { get set }

  mutating func begin(_ title: String)
  mutating func end()
  /// A heading; others may point at its anchor.
  mutating func heading(_ text: String, level: Int, verdict: Verdict?, anchor: String?)
  mutating func paragraph(_ text: String)
  /// What stands behind something: the article, the source.
  mutating func note(_ text: String)
  /// A picture as SVG with what it shows; left out by what cannot show it.
  mutating func figure(_ svg: String, _ caption: String)
  mutating func list(_ items: [String])
  /// Lines whose marks and blanks mean something.
  mutating func code(_ lines: String)
  mutating func table(_ table: DocumentTable)
  /// What follows is there for those who ask for it.
  mutating func beginFold(_ title: String)
  mutating func endFold()
}

extension DocumentWriter {
  mutating func figure(_ svg: String, _ caption: String) {}

  mutating func heading(_ text: String, level: Int) { heading(text, level: level, verdict: nil, anchor: nil) }
}

/// A table of plain text.
struct DocumentTable {
  struct Cell: ExpressibleByStringInterpolation {
    var text: String
    /// Whose colour it has.
    var verdict: Verdict?
    /// What it leads to.
    var anchor: String?
    /// Names of places that its text lists first, each of which leads there, and what it lists behind them.
    var (places, others): ([String], [String]) = ([], [])

    init(_ text: String, verdict: Verdict? = nil, anchor: String? = nil) {
      (self.text, self.verdict, self.anchor) = (text, verdict, anchor)
    }

    /// A list of places in the same document, and of other things.
    init(listing places: [String], and others: [String] = [], _ language: Language) {
      text = (places + others).joined(separator: Phrase("、", ", ")[language])
      (self.places, self.others) = (places, others)
    }

    init(stringLiteral text: String) { self.init(text) }
  }

  /// Without words where the rows explain themselves.
  var head: [String]
  var rows: [[Cell]]
  /// Columns of numbers.
  var right: Set<Int> = []

  init(_ head: [String], _ rows: [[Cell]], right: Set<Int> = []) {
    (self.head, self.rows, self.right) = (head, rows, right)
  }

  /// Takes rows of text, without the columns in which no row has any.
  init(_ head: [String], texts rows: [[String]], right: Set<Int> = []) {
    let columns = head.indices.filter { column in rows.contains { !$0[column].isEmpty } }
    self.head = columns.map { head[$0] }
    self.rows = rows.map { row in columns.map { Cell(row[$0]) } }
    self.right = Set(columns.indices.filter { right.contains(columns[$0]) })
  }
}
