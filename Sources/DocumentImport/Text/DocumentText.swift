/// What a converter takes out of a file: paragraphs, or lines where the file knows no paragraphs.
public struct DocumentText: Sendable {
  /// A paragraph, or a line.
  public struct Paragraph: Sendable {
    public var text: String
    /// From 1; `nil` where the format has no pages.
    public var page: Int?
    /// From 1, as readers of the file count.
    public var number: Int
    /// The line may go on in the next one.
    public var isLine: Bool
    /// How deep in lists of the file it begins an item; 0 where it begins none.
    public var itemDepth: Int
    /// Which box or footnote beside the text it is of; 0 for the text itself.
    public var aside: Int

    public init(_ text: String, page: Int? = nil, number: Int, isLine: Bool, itemDepth: Int = 0, aside: Int = 0) {
      (self.text, self.page, self.number, self.isLine) = (text, page, number, isLine)
      (self.itemDepth, self.aside) = (itemDepth, aside)
    }
  }

  /// Name of the file.
  public var name: String
  public var paragraphs: [Paragraph]
  /// What nothing, or not all, can be read of.
  public var unclearPages: [UnclearPage]

  public init(name: String, paragraphs: [Paragraph], unclearPages: [UnclearPage] = []) {
    (self.name, self.paragraphs, self.unclearPages) = (name, paragraphs, unclearPages)
  }

  /// Text without any structure: lines, and pages that form feeds end.
  public init(name: String, plain text: String) {
    var paragraphs: [Paragraph] = []
    var page = 1
    let hasPages = text.unicodeScalars.contains("\u{C}")
    var line = String.UnicodeScalarView()
    var number = 1
    func paragraph() -> Paragraph {
      // Only here does a hyphen with a blank behind it show that it marks an item.
      let start = line.drop { $0.isGap }.prefix(2)
      let isItem = start.count == 2 && "-*".unicodeScalars.contains(start.first ?? " ") && start.last == " "
      // Headings of Markdown stand by themselves.
      if line.first == "#", let title = line.firstIndex(where: { $0 != "#" }), line[title] == " " {
        return Paragraph(String(line[title...]), page: hasPages ? page : nil, number: number, isLine: false)
      }
      return Paragraph(
        String(isItem ? line.drop { $0.isGap }.dropFirst() : line[...]),
        page: hasPages ? page : nil,
        number: number,
        isLine: true,
        itemDepth: isItem ? 1 : 0
      )
    }
    var last: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where last == "\r": break
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
        paragraphs.append(paragraph())
        line = .init()
        number += 1
      case "\u{C}":
        paragraphs.append(paragraph())
        line = .init()
        page += 1
      default: line.append(scalar)
      }
      last = scalar
    }
    paragraphs.append(paragraph())
    self.init(name: name, paragraphs: paragraphs.filter { !$0.text.isEmpty })
    if hasPages {
      let filled = Set(paragraphs.filter { $0.text.unicodeScalars.contains { !$0.isGap } }.compactMap(\.page))
      // What follows the last form feed is no page.
      unclearPages = (1..<max(page, 2)).filter { !filled.contains($0) }.map { UnclearPage(page: $0, cause: .blank) }
    }
  }
}

/// Where characters of a document stand.
public struct DocumentPlace: Hashable, Sendable {
  public var file: String
  public var page: Int?
  /// From 1.
  public var paragraph: Int
  /// Characters of the paragraph before it.
  public var offset: Int

  package init(file: String, page: Int? = nil, paragraph: Int, offset: Int) {
    (self.file, self.page, self.paragraph, self.offset) = (file, page, paragraph, offset)
  }

  /// `批复.docx#page=2&paragraph=12&offset=34`.
  public var link: String {
    "\(file)#" + (page.map { "page=\($0)&" } ?? "") + "paragraph=\(paragraph)&offset=\(offset)"
  }
}

extension Unicode.Scalar {
  /// Blanks, and marks that nobody sees.
  var isGap: Bool {
    switch value {
    case 0...0x20, 0x7F...0xA0, 0xAD, 0x1680, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x3000,
      0xFE00...0xFE0F,
      0xFEFF:
      true
    default: false
    }
  }

  var isDigit: Bool { (0x30...0x39).contains(value) }

  /// ①, and bullets.
  var isItemSign: Bool { isCircled || "•●·◆■►▪○□◇".unicodeScalars.contains(self) }

  /// ①.
  var isCircled: Bool { (0x2460...0x2473).contains(value) }

  var isHan: Bool { (0x3400...0x9FFF).contains(value) || (0x20000...0x3FFFF).contains(value) || value == 0x3007 }

  var endsSentence: Bool {
    switch self {
    case "。", "!", "?": true
    default: false
    }
  }

  /// Of the marks between pieces of a sentence.
  var endsPiece: Bool {
    switch self {
    case ",", ";", ":", "。", "!", "?", "、": true
    default: false
    }
  }
}
