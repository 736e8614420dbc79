/// Where words of 词汇 were first given: thousands of rows are not searched for each.
struct GivenWords {
  /// Where an indicator, a layer or a list of a name or other name is defined; no name is given twice.
  private(set) var spans: [String: Span] = [:]
  /// Places of rows by kind and name, other names aside.
  var rows: [Diagnostic.Named: [String: Int]] = [:]
  /// Places of layers by what tables of theirs may be called, whatever the letter case.
  private var tables: [String: Set<Int>] = [:]
  private var documents: [String: Int] = [:]
  private var numbers: [String: Int] = [:]

  mutating func take(_ names: [String], at span: Span) {
    for name in names where spans[name] == nil { spans[name] = span }
  }

  mutating func take(_ layer: Layer, _ place: Int) {
    for name in [layer.name] + layer.codes { tables[name.lowercased(), default: []].insert(place) }
  }

  /// Layers of which a table of some name may be, in the order of the vocabulary.
  func layers(called name: String) -> [Int] { tables[name.lowercased()]?.sorted() ?? [] }

  mutating func take(_ document: CitedDocument, _ place: Int) {
    documents[document.title] = place
    if let number = document.number { numbers[number] = place }
  }

  /// The first document of its title or number.
  func place(of document: CitedDocument) -> Int? {
    [documents[document.title], document.number.flatMap { numbers[$0] }].compactMap(\.self).min()
  }
}
