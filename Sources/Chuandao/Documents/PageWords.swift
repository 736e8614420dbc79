/// The words of a page with the place of each (`pdftotext -tsv`).
struct PageWords {
  /// A word, and what it fills: from left to right and from the top down, in points.
  struct Word {
    var text: String
    var x: ClosedRange<Double>
    var y: ClosedRange<Double>
  }

  let number: Int
  private(set) var upright: [Word] = []
  /// What runs down or up the page, turned back.
  private(set) var turned: [Word] = []

  static func pages(_ table: String) -> [PageWords] {
    var pages: [PageWords] = []
    var words: [(word: Word, block: [Int])] = []
    func end() { if let last = pages.indices.last { pages[last].take(words) } }
    for line in table.utf8.split(whereSeparator: { $0 == 10 || $0 == 13 }).dropFirst() {
      let fields = line.split(separator: 9, maxSplits: 11, omittingEmptySubsequences: false)
      guard fields.count == 12, let number = Int(Substring(fields[1])) else { continue }
      if number != pages.last?.number {
        end()
        words = []
        pages.append(PageWords(number: number))
      }
      let measures = fields[6...9].compactMap { Double(Substring($0)) }
      guard fields[0].elementsEqual("5".utf8), measures.count == 4, measures.allSatisfy({ abs($0) < 1e6 }),
        measures[2] >= 0, measures[3] >= 0
      else { continue }
      let word = Word(
        text: String(Substring(fields[11])),
        x: measures[0]...measures[0] + measures[2],
        y: measures[1]...measures[1] + measures[3]
      )
      words.append((word, fields[2...3].compactMap { Int(Substring($0)) }))
    }
    end()
    return pages
  }

  private init(number: Int) { self.number = number }

  /// The words of a block run the same way; those of a block that does not show it run as most of the page does.
  private mutating func take(_ words: [(word: Word, block: [Int])]) {
    var votes: [[Int]: Int] = [:]
    for (word, block) in words { word.isTurned.map { votes[block, default: 0] += $0 ? 1 : -1 } }
    guard votes.values.contains(where: { $0 > 0 }) else {
      upright = words.map(\.word)
      return
    }
    let whole = votes.values.reduce(0, +)
    for (word, block) in words {
      let vote = votes[block] ?? 0
      if (vote == 0 ? whole : vote) > 0 { turned.append(word) } else { upright.append(word) }
    }
    // What goes on in a line stands below, or above where it was turned the other way.
    let steps = zip(turned, turned.dropFirst()).filter { $0.x == $1.x }
    let runsDown = steps.count { $0.y.lowerBound < $1.y.lowerBound } * 2 >= steps.count
    turned = turned.map { word in
      runsDown
        ? Word(text: word.text, x: word.y, y: -word.x.upperBound...(-word.x.lowerBound))
        : Word(text: word.text, x: -word.y.upperBound...(-word.y.lowerBound), y: word.x)
    }
  }

  /// The width of an ideograph in most of the text.
  var em: Double {
    let words = upright + turned
    let widths = words.filter(\.isPlain).map { $0.width / Double($0.ideographs) }.sorted()
    if !widths.isEmpty { return max(1, widths[widths.count / 2]) }
    let heights = words.map(\.height).sorted()
    return heights.isEmpty ? 10 : max(1, heights[heights.count / 2] * 0.8)
  }

  /// The words by lines from the top down; an empty one where a blank line would fit in between.
  var lines: [[Word]] { Self.lines(of: upright, em) + (turned.isEmpty ? [] : [[]] + Self.lines(of: turned, em)) }

  private static func lines(of words: [Word], _ em: Double) -> [[Word]] {
    var lines: [[Word]] = []
    var (line, middle): ([Word], Double) = ([], 0)
    func end() {
      if !line.isEmpty { lines.append(line.sorted { ($0.x.lowerBound, $0.text) < ($1.x.lowerBound, $1.text) }) }
    }
    for word in words.sorted(by: { ($0.middle, $0.x.lowerBound) < ($1.middle, $1.x.lowerBound) }) {
      let gap = word.middle - middle
      if line.isEmpty || gap > em * 0.4 {
        end()
        if !line.isEmpty, gap > max(em, word.height) * 2.5 { lines.append([]) }
        line = []
        middle = word.middle
      }
      line.append(word)
    }
    end()
    return lines
  }

  /// The lines as text.
  var text: String { Self.text(of: lines) }

  static func text(of lines: [[Word]]) -> String {
    lines.map { $0.map(\.text).joined(separator: " ") }.joined(separator: "\n")
  }
}

extension PageWords.Word {
  fileprivate var width: Double { x.upperBound - x.lowerBound }
  fileprivate var height: Double { y.upperBound - y.lowerBound }
  fileprivate var middle: Double { (y.lowerBound + y.upperBound) / 2 }

  fileprivate var ideographs: Int { text.unicodeScalars.count { (0x3400...0x9FFF).contains($0.value) } }

  /// Holds nothing else.
  fileprivate var isPlain: Bool { ideographs > 0 && ideographs == text.unicodeScalars.count }

  /// An ideograph is as wide as it goes on, and a line is a little higher than that.
  fileprivate var isTurned: Bool? {
    switch ideographs {
    case 1 where isPlain: width > height * 1.15
    case 3...: height > width
    default: nil
    }
  }
}
