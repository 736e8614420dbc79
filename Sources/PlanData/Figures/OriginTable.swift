internal import Transmission

/// Documents, clauses, links and sentences that one reader met, numbered in the order of their first row.
struct OriginTable: Sendable {
  /// Numbers of document, clause, link and sentence.
  private struct Numbers: Hashable, Sendable {
    var document: Int32
    var clause: Int32
    var link: Int32
    var sentence: Int32
  }

  private var texts: [String] = [""]
  private var met: [Numbers] = []
  private var last = Numbers(document: -1, clause: -1, link: -1, sentence: -1)
  private var lastNumber: Int32 = -1
  private var numbers = ByteTable()

  /// Number of a text, which is new.
  mutating func add(_ text: String) -> Int32 {
    texts.append(text)
    return Int32(texts.count - 1)
  }

  /// Number of an origin by the numbers of its texts; 0 is no text.
  @inline(__always)
  mutating func number(document: Int32, clause: Int32, link: Int32, sentence: Int32) -> Int32 {
    let texts = Numbers(document: document, clause: clause, link: link, sentence: sentence)
    if texts == last { return lastNumber }
    return find(texts)
  }

  @inline(never)
  private mutating func find(_ texts: Numbers) -> Int32 {
    last = texts
    lastNumber = withUnsafeBytes(of: texts) { raw in
      let key = raw.bindMemory(to: UInt8.self)
      guard let start = key.baseAddress else { return 0 }
      if let known = numbers.find(start, key.count) { return known }
      met.append(texts)
      numbers.insert(start, key.count, value: Int32(met.count - 1))
      return Int32(met.count - 1)
    }
    return lastNumber
  }

  func origins(at site: TableSite) -> [FigureOrigin] {
    met.map { numbers in
      FigureOrigin(
        document: texts[Int(numbers.document)],
        clause: texts[Int(numbers.clause)],
        link: texts[Int(numbers.link)],
        sentence: texts[Int(numbers.sentence)],
        file: site.file,
        sheet: site.sheet,
        column: site.layout?.valueLetters ?? ""
      )
    }
  }
}
