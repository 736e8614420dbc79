internal import DocumentImport
internal import PlanData
internal import RuleDSL

/// Tables of pages, of which only the place of each word is known.
enum PageTables {
  /// Lines with at least two gaps that are wider than a blank, one below the other, are a table; so are those with one
  /// among them, and short titles between rows.
  static func tables(in pages: [PageWords], file: String) -> [DocumentTable] {
    var tables: [DocumentTable] = []
    var open: Head?
    for page in pages {
      let em = page.em
      let lines = page.lines.map { LaidOutLine($0, em: em) }
      var start = 0
      var above = open
      open = nil
      while start < lines.count {
        guard lines[start].pieces.count >= 3 else {
          start += 1
          continue
        }
        var end = start + 1
        while end < lines.count, goesOn(lines, end) { end += 1 }
        let first = startOfHead(lines, start)
        var rows = lines[first..<end].filter { !$0.pieces.isEmpty }
        var titles = lines[max(0, first - 8)..<first].filter { !$0.pieces.isEmpty }.suffix(3).map {
          $0.pieces.map(\.text).joined()
        }
        var headPage: Int?
        if let head = above, isMargin(lines[..<first]), rows.first?.hasNumber ?? false, head.fits(rows) {
          rows = head.rows + rows
          (titles, headPage) = (head.titles, head.page)
        }
        above = nil
        if rows.filter({ $0.pieces.count >= 3 }).count >= 2 {
          tables.append(
            DocumentTable(
              file: file,
              number: tables.count + 1,
              page: page.number,
              headPage: headPage,
              titles: titles,
              cells: cells(Array(rows))
            )
          )
        }
        // It may go on on the next page.
        if isMargin(lines[end...]) {
          open = Head(page: headPage ?? page.number, rows: Array(rows.prefix { !$0.hasNumber }), titles: titles)
        }
        start = end
      }
    }
    return tables
  }

  /// What stands above the first row of a table that goes on on another page.
  private struct Head {
    var page: Int
    var rows: [LaidOutLine]
    var titles: [String]

    /// Whether rows have as many columns, each nearest to the one of the same number.
    func fits(_ others: [LaidOutLine]) -> Bool {
      let widest = { (rows: [LaidOutLine]) in
        rows.max { $0.pieces.count < $1.pieces.count }?.pieces.map(\.range) ?? []
      }
      let (own, other) = (widest(rows), widest(others))
      return own.count == other.count
        && other.indices.allSatisfy { place in
          own.indices.min { (gap(own[$0], other[place]), $0) < (gap(own[$1], other[place]), $1) } == place
        }
    }
  }

  /// Whether lines are nothing but the head or the foot of a page.
  private static func isMargin(_ lines: ArraySlice<LaidOutLine>) -> Bool {
    guard lines.count <= 12 else { return false }
    let filled = lines.filter { !$0.pieces.isEmpty }
    return filled.count <= 2
      && filled.allSatisfy {
        $0.pieces.count <= 2 && !$0.text.holds("。") && !$0.text.hasPrefix("表") && $0.text.count <= 40
      }
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
    guard pieces.allSatisfy({ $0.text.count <= 20 && !$0.text.holds("。") && !$0.text.hasPrefix("注") }) else {
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
        let near = columns.indices.first { gap(columns[$0], piece.range) <= LaidOutLine.em }
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

/// A line, cut where gaps are wider than a blank; places are tenths of an ideograph.
private struct LaidOutLine {
  struct Piece {
    var range: Range<Int>
    /// What blanks part.
    var words: [(range: Range<Int>, text: String)]

    var text: String { words.map(\.text).joined(separator: " ") }

    /// Cut at blanks that stand between columns, since cells may come close to each other.
    func parts(over columns: [Range<Int>]) -> [Piece] {
      let covered = columns.indices.filter { columns[$0].overlaps(range) }
      guard covered.count > 1, words.count > 1 else { return [self] }
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

  var text: String { pieces.map(\.text).joined(separator: " ") }

  /// Whether a figure stands in it; years are of heads.
  var hasNumber: Bool {
    pieces.contains { piece in
      piece.words.contains { word in
        let digits = word.text.filter { $0.isASCII && $0.isNumber }
        return !digits.isEmpty && word.text.allSatisfy { $0.isASCII }
          && !(digits.count == 4 && digits == word.text && (1900...2200).contains(Int(digits) ?? 0))
      }
    }
  }

  static let em = 10
  /// A blank is a quarter of an ideograph or a third.
  private static let leastGap = 4

  var pieces: [Piece] = []

  func parts(over columns: [Range<Int>]) -> [Piece] { pieces.flatMap { $0.parts(over: columns) } }

  init(_ words: [PageWords.Word], em: Double) {
    func place(_ points: Double) -> Int { Int((max(-1e6, min(1e6, points / em)) * Double(Self.em)).rounded()) }
    for word in words {
      let range = place(word.x.lowerBound)..<max(place(word.x.lowerBound) + 1, place(word.x.upperBound))
      if let last = pieces.indices.last, range.lowerBound - pieces[last].range.upperBound < Self.leastGap {
        pieces[last].range = pieces[last].range.lowerBound..<max(pieces[last].range.upperBound, range.upperBound)
        pieces[last].words.append((range, word.text))
      } else {
        pieces.append(Piece(range: range, words: [(range, word.text)]))
      }
    }
  }
}
