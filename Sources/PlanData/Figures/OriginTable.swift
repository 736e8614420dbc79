internal import Transmission

/// Documents, clauses and links that one reader met, numbered in the order of their first row.
struct OriginTable: Sendable {
  /// Numbers of document, clause and link.
  private struct Triple: Hashable, Sendable {
    var document: Int32
    var clause: Int32
    var link: Int32
  }

  private var texts: [String] = [""]
  private var triples: [Triple] = []
  private var last = Triple(document: -1, clause: -1, link: -1)
  private var lastNumber: Int32 = -1
  private var numbers = ByteTable()

  /// Number of a text, which is new.
  mutating func add(_ text: String) -> Int32 {
    texts.append(text)
    return Int32(texts.count - 1)
  }

  /// Number of an origin by the numbers of its texts; 0 is no text.
  @inline(__always)
  mutating func number(document: Int32, clause: Int32, link: Int32) -> Int32 {
    let triple = Triple(document: document, clause: clause, link: link)
    if triple == last { return lastNumber }
    return find(triple)
  }

  @inline(never)
  private mutating func find(_ triple: Triple) -> Int32 {
    last = triple
    lastNumber = withUnsafeBytes(of: triple) { raw in
      let key = raw.bindMemory(to: UInt8.self)
      guard let start = key.baseAddress else { return 0 }
      if let known = numbers.find(start, key.count) { return known }
      triples.append(triple)
      numbers.insert(start, key.count, value: Int32(triples.count - 1))
      return Int32(triples.count - 1)
    }
    return lastNumber
  }

  func origins(at site: TableSite) -> [FigureOrigin] {
    triples.map { triple in
      FigureOrigin(
        document: texts[Int(triple.document)],
        clause: texts[Int(triple.clause)],
        link: texts[Int(triple.link)],
        file: site.file,
        sheet: site.sheet,
        column: site.layout?.valueLetters ?? ""
      )
    }
  }
}
