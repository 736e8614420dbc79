internal import RuleDSL

/// The characters of a document that say something, in half width, each with the place it came from.
///
/// Blanks and line ends are gone, since copies have them anywhere; where one stood matters at few places, which are marked.
struct CleanText {
  /// What stands before a character.
  enum Edge: UInt8 {
    case none
    /// A line that may go on from the one before.
    case line
    /// A line that begins something of its own, since a heading or a whole figure ends the one before.
    case own
    /// A paragraph.
    case paragraph
    /// Blanks or a page number between two digits, of which nobody knows whether they are one number.
    case unclear
  }

  private(set) var scalars: [Unicode.Scalar] = []
  private(set) var edges: [Edge] = []
  /// By character, the paragraph and the place in it.
  private var origins: [(paragraph: Int32, offset: Int32)] = []
  let source: DocumentText
  /// The characters of each paragraph.
  private let raw: [[Unicode.Scalar]]
  /// Lines that belong to pages and to no sentence.
  private let dropped: Set<Int>
  /// Lines of which several columns stand side by side.
  private let columns: Set<Int>

  var count: Int { scalars.count }

  init(_ source: DocumentText) {
    self.source = source
    raw = source.paragraphs.map { Array($0.text.unicodeScalars) }
    let noise = PageNoise(source)
    dropped = noise.dropped
    columns = ColumnLines(source, raw, without: noise.dropped).lines
    var last: Int?
    for (index, paragraph) in source.paragraphs.enumerated() where !noise.dropped.contains(index) {
      let begin = scalars.count
      take(paragraph, index)
      guard scalars.count > begin else { continue }
      edges[begin] = edge(at: begin, paragraph, after: last.map { source.paragraphs[$0] })
      if columns.contains(index) || last.map(columns.contains) ?? false { edges[begin] = .own }
      if noise.unclear.contains(index) {
        edges[begin] = .unclear
        if let next = noise.next(index) { pendingUnclear = next }
      } else if pendingUnclear == index {
        edges[begin] = .unclear
      }
      last = index
    }
  }

  private var pendingUnclear: Int?

  private mutating func take(_ paragraph: DocumentText.Paragraph, _ index: Int) {
    var gap = 0
    let residue = Residue(raw[index])
    for (offset, scalar) in raw[index].enumerated() {
      if residue.holds(offset) { continue }
      let plain = scalar.halfWidth
      if plain.isGap {
        gap += plain == "\t" ? 2 : 1
        continue
      }
      let joinsDigits = plain.isDigit && (scalars.last?.isDigit ?? false)
      let isColumn = gap >= ColumnLines.least && columns.contains(index)
      edges.append(isColumn ? .own : gap > 1 && joinsDigits ? .unclear : .none)
      scalars.append(Self.marks[plain] ?? plain)
      origins.append((Int32(truncatingIfNeeded: index), Int32(truncatingIfNeeded: offset)))
      gap = 0
    }
  }

  /// Signs that are written in several ways.
  private static let marks: [Unicode.Scalar: Unicode.Scalar] = [
    "﹪": "%", "｡": "。", "､": "、", "⩾": "≥", "≧": "≥", "⩽": "≤", "≦": "≤", "∶": ":", "—": "-", "–": "-", "－": "-",
    "﹣": "-", "−": "-", "［": "(", "］": ")", "【": "(", "】": ")",
    "[": "(", "]": ")",
  ]

  private func edge(
    at place: Int,
    _ paragraph: DocumentText.Paragraph,
    after last: DocumentText.Paragraph?
  ) -> Edge {
    guard paragraph.isLine, let last, last.isLine, paragraph.itemDepth == 0,
      last.itemDepth == 0 || paragraph.number == last.number + 1
    else { return .paragraph }
    // What begins with a mark goes on, but for (一).
    if !scalars[place...].startsItem, ",;。:、)(".unicodeScalars.contains(scalars[place]) { return .line }
    let line = lineBefore(place)
    return line.isHeading || line.endsWithFigure || scalars[place...].startsItem || isCaption(at: place)
      || place > line.startIndex && line.count <= 30 && isCaption(at: line.startIndex) ? .own : .line
  }

  /// The line that ends before a place.
  private func lineBefore(_ place: Int) -> ArraySlice<Unicode.Scalar> {
    var start = place - 1
    while start > 0, edges[start] == .none || edges[start] == .unclear { start -= 1 }
    return scalars[max(0, start)..<place]
  }

  func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }

  /// The same characters as the file has them, without blanks.
  func exact(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    for origin in origins[range] { text.append(raw[Int(origin.paragraph)][Int(origin.offset)]) }
    return String(text)
  }

  /// The characters of the file between the first and the last of a range, blanks and line ends as one blank each.
  func printed(_ range: Range<Int>) -> String {
    guard !range.isEmpty else { return "" }
    let (first, last) = (origins[range.lowerBound], origins[range.upperBound - 1])
    var parts: [String] = []
    for index in Int(first.paragraph)...Int(last.paragraph) where !dropped.contains(index) {
      let scalars = raw[index]
      let from = index == Int(first.paragraph) ? Int(first.offset) : 0
      let to = index == Int(last.paragraph) ? Int(last.offset) + 1 : scalars.count
      parts.append(String(String.UnicodeScalarView(scalars[from..<max(from, to)])))
    }
    let words = parts.joined(separator: " ").unicodeScalars.split { $0.isGap }
    return words.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
  }

  func place(_ index: Int) -> DocumentPlace {
    let origin = origins[min(index, origins.count - 1)]
    let paragraph = source.paragraphs[Int(origin.paragraph)]
    return DocumentPlace(
      file: source.name,
      page: paragraph.page,
      paragraph: paragraph.number,
      offset: Int(origin.offset)
    )
  }

  /// Whether a character stands where columns are side by side, so that nobody knows what goes on where.
  func isInColumns(_ index: Int) -> Bool { columns.contains(Int(origins[index].paragraph)) }

  /// Whether a character begins a box or a footnote, which no heading above it is about.
  func startsAside(_ index: Int) -> Bool {
    guard index > 0, edges[index].parts else { return false }
    let aside = { (place: Int) in source.paragraphs[Int(origins[place].paragraph)].aside }
    return aside(index) != aside(index - 1)
  }

  /// Takes a line for one that goes on from the line before, or for one of its own.
  mutating func mark(_ edge: Edge, at place: Int) { edges[place] = edge }

  /// How deep in lists of the file a paragraph begins an item.
  func itemDepth(at index: Int) -> Int {
    edges[index].parts ? source.paragraphs[Int(origins[index].paragraph)].itemDepth : 0
  }

  /// Whether a character begins the line right below that of the character before it.
  func isNextLine(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let (before, here) = (Int(origins[index - 1].paragraph), Int(origins[index].paragraph))
    let (last, own) = (source.paragraphs[before], source.paragraphs[here])
    // What stands on pages only may lie between.
    return own.isLine && last.isLine && own.number - last.number == here - before
  }

  func starts(_ words: [Unicode.Scalar], at place: Int) -> Bool {
    guard place + words.count <= scalars.count else { return false }
    for offset in words.indices where scalars[place + offset] != words[offset] { return false }
    // A heading or a paragraph of its own does not go on in the middle of a word.
    return words.count < 2 || !edges[place + 1..<place + words.count].contains { $0 == .own || $0 == .paragraph }
  }
}

/// Signs that editors leave in copies: `[bookmark: _GoBack]`.
private struct Residue {
  private var ranges: [Range<Int>] = []

  init(_ scalars: [Unicode.Scalar]) {
    guard scalars.contains(where: { $0 == "[" || $0 == "{" }) else { return }
    for (open, close) in [("[", "]"), ("{", "}")] as [(Unicode.Scalar, Unicode.Scalar)] {
      var place = 0
      while let start = scalars[place...].firstIndex(of: open), let end = scalars[start...].firstIndex(of: close) {
        let inner = String(String.UnicodeScalarView(scalars[start...end]))
        if ["bookmark", "_Toc", "HYPERLINK"].contains(where: inner.contains) { ranges.append(start..<end + 1) }
        place = end + 1
      }
    }
  }

  func holds(_ offset: Int) -> Bool { ranges.contains { $0.contains(offset) } }
}
