public import RuleDSL

/// Figures out of documents, as the vocabulary says that documents speak of them.
///
/// A pure function of texts: what converts files and writes tables is elsewhere.
public struct DocumentImport: Sendable {
  private let lexicon: Lexicon
  private let places: [String]

  /// `places` are names of units of government that are known besides those that documents are about.
  public init(_ vocabulary: Vocabulary, places: [String]) {
    (lexicon, self.places) = (Lexicon(vocabulary), places)
  }

  /// Reads documents, each by itself, and puts their figures together.
  public func read(_ documents: [DocumentText]) -> [DocumentReading] {
    let texts = documents.map { CleanText($0) }
    let heads = texts.map { DocumentHead($0) }
    let lexicon = lexicon.with(places: Set(places + heads.compactMap(\.subject)).sorted())
    return documents.indices.map { index in
      var reader = DocumentReader(documents[index], document: index, head: heads[index], clean: texts[index], lexicon)
      return reader.read()
    }
  }

  /// What a sentence says by itself, as 案例 want it.
  public func read(sentence: String, targetYear: Int? = nil) -> DocumentReading {
    let source = DocumentText(
      name: "",
      paragraphs: [.init(sentence, number: 1, isLine: false)]
    )
    let text = CleanText(source)
    var head = DocumentHead(text)
    // A sentence is no document; what it cites is not its own.
    (head.subject, head.targetYear, head.firstYear) = (nil, targetYear, nil)
    var reader = DocumentReader(source, document: 0, head: head, clean: text, lexicon.with(places: places))
    return reader.read()
  }
}
