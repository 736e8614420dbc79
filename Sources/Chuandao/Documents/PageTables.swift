internal import DocumentImport
internal import PlanData

/// Tables of pages that are text with blanks for columns (`pdftotext -layout`).
enum PageTables {
  /// Lines with at least two wide gaps, one below the other, are a table; so are those with one among them, and short
  /// titles between rows.
  static func tables(in text: String, file: String) -> [DocumentTable] {
    var tables: [DocumentTable] = []
    for (number, page) in text.split(separator: "\u{C}", omittingEmptySubsequences: false).enumerated() {
      let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map { LaidOutLine(String($0)) }
      var start = 0
      while start < lines.count {
        guard lines[start].pieces.count >= 3 else {
          start += 1
          continue
        }
        var end = start + 1
        while end < lines.count, goesOn(lines, end) { end += 1 }
        let first = startOfHead(lines, start)
        let rows = lines[first..<end].filter { !$0.pieces.isEmpty }
        if rows.filter({ $0.pieces.count >= 3 }).count >= 2 {
          let titles = lines[..<first].filter { !$0.pieces.isEmpty }.suffix(3).map { $0.pieces.map(\.text).joined() }
          tables.append(
            DocumentTable(
              file: file,
              number: tables.count + 1,
              page: number + 1,
              titles: titles,
              cells: cells(Array(rows))
            )
          )
        }
        start = end
      }
    }
    return tables
  }

  /// Whether a line belongs to the table above: blank ones and titles between rows do, where a row follows.
  private static func goesOn(_ lines: [LaidOutLine], _ place: Int) -> Bool {
    let pieces = lines[place].pieces
    if pieces.count >= 2 { return true }
    // The next table begins.
    if let first = pieces.first?.text, first.hasPrefix("表") || first.hasPrefix("附表") || first.hasPrefix("续表"),
      first.contains(where: \.isNumber)
    {
      return false
    }
    guard pieces.allSatisfy({ $0.text.count <= 20 && !$0.text.contains("。") && !$0.text.hasPrefix("注") }) else {
      return false
    }
    return lines[place...].prefix(4).contains {
      $0.pieces.count >= 2 && $0.pieces.reduce(0) { $0 + $1.words.count } >= 3
    }
  }

  /// Lines above the first row that stand over its columns, not at the margin, are its head.
  private static func startOfHead(_ lines: [LaidOutLine], _ start: Int) -> Int {
    var first = start
    for place in (max(0, start - 4)..<start).reversed() {
      guard let piece = lines[place].pieces.first else { continue }
      guard piece.range.lowerBound > lines[start].pieces[1].range.lowerBound, piece.text.count <= 20 else { break }
      first = place
    }
    return first
  }

  private static func cells(_ rows: [LaidOutLine]) -> [DocumentTable.Cell] {
    let columns = columns(of: rows)
    return rows.enumerated().flatMap { number, line in
      line.parts(over: columns).compactMap { piece in
        let covered = columns.indices.filter { columns[$0].overlaps(piece.range) }
        // What stands between columns is about those on both sides.
        let before = columns.lastIndex { $0.upperBound <= piece.range.lowerBound }
        let behind = columns.firstIndex { $0.lowerBound >= piece.range.upperBound }
        guard let first = covered.first ?? before ?? behind, let last = covered.last ?? behind ?? before else {
          return nil
        }
        return DocumentTable.Cell(row: number, column: first, columns: last - first + 1, text: piece.text)
      }
    }
  }

  /// The stretches that the pieces of rows fill, those with the most pieces first; wider pieces span several of them.
  private static func columns(of rows: [LaidOutLine]) -> [Range<Int>] {
    let most = rows.map(\.pieces.count).max() ?? 0
    var columns: [Range<Int>] = []
    for row in rows where row.pieces.count == most {
      for (place, piece) in row.pieces.enumerated() {
        if place < columns.count {
          columns[place] = union(columns[place], piece.range)
        } else {
          columns.append(piece.range)
        }
      }
    }
    for row in rows where (3..<most).contains(row.pieces.count) {
      for piece in row.parts(over: columns) {
        let covered = columns.indices.filter { columns[$0].overlaps(piece.range) }
        let near = columns.indices.first { gap(columns[$0], piece.range) <= 3 }
        if covered.isEmpty, let near {
          columns[near] = union(columns[near], piece.range)
        } else if covered.isEmpty {
          let place = columns.firstIndex { $0.lowerBound > piece.range.lowerBound } ?? columns.count
          columns.insert(piece.range, at: place)
        } else if covered.count == 1 {
          columns[covered[0]] = union(columns[covered[0]], piece.range)
        }
      }
    }
    return columns
  }

  private static func gap(_ left: Range<Int>, _ right: Range<Int>) -> Int {
    max(left.lowerBound - right.upperBound, right.lowerBound - left.upperBound)
  }

  private static func union(_ left: Range<Int>, _ right: Range<Int>) -> Range<Int> {
    min(left.lowerBound, right.lowerBound)..<max(left.upperBound, right.upperBound)
  }
}

/// A line, cut where two blanks or more stand.
private struct LaidOutLine {
  struct Piece {
    var range: Range<Int>
    /// What single blanks part.
    var words: [(range: Range<Int>, text: String)]

    var text: String { words.map(\.text).joined(separator: " ") }

    /// Cut at single blanks that stand between columns, since cells may come close to each other.
    func parts(over columns: [Range<Int>], isLast: Bool) -> [Piece] {
      let covered = columns.indices.filter { columns[$0].overlaps(range) }
      guard covered.count > 1, words.count > 1 else { return [self] }
      // In a line that is tight, the last cells slide to the left.
      let rest = Array(columns.indices[covered[0]...])
      if words.count == covered.count || isLast && words.count == rest.count {
        return zip(rest, words).map { Piece(range: columns[$0], words: [(columns[$0], $1.text)]) }
      }
      var parts: [Piece] = []
      var last: Int?
      for word in words {
        let own = covered.filter { columns[$0].overlaps(word.range) }
        guard own.count == 1, let column = own.first else { return [self] }
        if column == last, let place = parts.indices.last {
          parts[place].range = parts[place].range.lowerBound..<word.range.upperBound
          parts[place].words.append(word)
        } else {
          parts.append(Piece(range: word.range, words: [word]))
        }
        last = column
      }
      return parts
    }
  }

  var pieces: [Piece] = []

  func parts(over columns: [Range<Int>]) -> [Piece] {
    pieces.indices.flatMap { pieces[$0].parts(over: columns, isLast: $0 == pieces.count - 1) }
  }

  init(_ line: String) {
    var words: [(range: Range<Int>, text: String)] = []
    var text = String.UnicodeScalarView()
    var (place, start, gap) = (0, 0, 0)
    func endWord() {
      if !text.isEmpty { words.append((start..<place - gap, String(text))) }
      text = .init()
    }
    func endPiece() {
      if let first = words.first, let last = words.last {
        pieces.append(Piece(range: first.range.lowerBound..<last.range.upperBound, words: words))
      }
      words = []
    }
    for scalar in line.unicodeScalars {
      if scalar == " " || scalar == "\t" || scalar == "\r" || scalar == "\u{A0}" {
        endWord()
        gap += scalar == "\t" ? 2 : 1
        if gap >= 2 { endPiece() }
        place += 1
      } else {
        if text.isEmpty { start = place }
        gap = 0
        text.append(scalar)
        // One column a character, wide or not.
        place += 1
      }
    }
    gap = 0
    endWord()
    endPiece()
  }
}
