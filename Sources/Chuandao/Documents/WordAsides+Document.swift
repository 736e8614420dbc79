internal import DocumentImport
internal import PlanData

extension DocumentText {
  /// Takes out what nobody sees in a Word file, and adds what stands in boxes; returns what was hidden.
  mutating func take(_ asides: WordAsides, _ tables: inout [DocumentTable]) -> [String] {
    var known = Set(paragraphs.map { DocumentTable.plain($0.text) })
    for paragraph in asides.withHidden {
      let (whole, hidden) = (DocumentTable.plain(paragraph.whole), DocumentTable.plain(paragraph.hidden))
      guard !hidden.isEmpty else { continue }
      let isWhole = known.contains(whole)
      // Where the paragraph is not found, whatever holds those characters is not read.
      let clean = { (text: String) -> String in
        let plain = DocumentTable.plain(text)
        if plain == whole { return paragraph.visible }
        return !isWhole && plain.contains(hidden) ? "~~" + text + "~~" : text
      }
      for place in paragraphs.indices { paragraphs[place].text = clean(paragraphs[place].text) }
      for table in tables.indices {
        for cell in tables[table].cells.indices {
          tables[table].cells[cell].text = clean(tables[table].cells[cell].text)
        }
      }
      known.remove(whole)
    }
    let cells = Set(tables.flatMap(\.cells).map { DocumentTable.plain($0.text) })
    for box in asides.boxes {
      let missing = box.filter {
        !known.contains(DocumentTable.plain($0)) && !cells.contains(DocumentTable.plain($0))
      }
      add(aside: missing)
    }
    return asides.withHidden.map(\.hidden)
  }

  /// Adds what stands beside the text: a box, a footnote.
  mutating func add(aside texts: [String]) {
    let group = (paragraphs.last?.aside ?? 0) + 1
    for text in texts {
      let number = (paragraphs.last?.number ?? 0) + 1
      paragraphs.append(.init(text, number: number, isLine: false, aside: group))
    }
  }
}
