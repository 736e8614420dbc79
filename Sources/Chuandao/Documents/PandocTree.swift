internal import FoundationEssentials
internal import DocumentImport
internal import PlanData
internal import RuleDSL

/// What pandoc makes of a document (`--to=json`): paragraphs and tables in the order of the file.
struct PandocTree {
  private(set) var paragraphs: [DocumentText.Paragraph] = []
  private(set) var tables: [DocumentTable] = []
  /// The paragraphs of each footnote.
  private(set) var notes: [[String]] = []
  private let file: String
  /// How deep in lists a block stands.
  private var depth = 0

  /// `nil` where it is no tree of pandoc's.
  init?(json: String, file: String) {
    self.file = file
    guard let root = try? JSONDecoder().decode(PandocNode.self, from: Data(json.utf8)),
      case .object(let members) = root, case .array(let blocks)? = members["blocks"]
    else { return nil }
    for block in blocks { take(block) }
    notes = root.notes.map { note in note.elements.map { $0.typed?.content?.plainText ?? "" } }
  }

  private mutating func take(_ block: PandocNode) {
    guard let (kind, content) = block.typed else { return }
    switch kind {
    case "Para", "Plain": add(content?.plainText ?? "")
    case "Header":
      guard case .array(let parts)? = content, let words = parts.last else { return }
      add(words.plainText)
    case "CodeBlock", "RawBlock": add(content?.last?.plainText ?? "")
    case "LineBlock":
      guard case .array(let lines)? = content else { return }
      for line in lines { add(line.plainText) }
    case "Table": takeTable(content)
    case "BulletList", "OrderedList":
      depth += 1
      for inner in content?.blocks ?? [] { take(inner) }
      depth -= 1
    case "BlockQuote", "Div", "DefinitionList", "Figure":
      for inner in content?.blocks ?? [] { take(inner) }
    default: break
    }
  }

  private mutating func add(_ text: String) {
    // A line break within a paragraph goes on with the sentence.
    let plain = text.replacing(mark: "\n", with: " ")
    paragraphs.append(DocumentText.Paragraph(plain, number: paragraphs.count + 1, isLine: false, itemDepth: depth))
  }

  // MARK: Tables

  /// Pandoc cuts cells of a head of one row that reach into the row below, whose cells then stand too far left, with
  /// blanks at the end: as many as cells were cut.
  private static func mendHead(_ cells: inout [DocumentTable.Cell], _ headRows: Int) {
    let head = cells.filter { $0.row == 0 }
    let below = cells.filter { $0.row == 1 }
    let blanks = below.reversed().prefix { $0.text.isEmpty }.count
    let narrow = head.filter { $0.columns == 1 && $0.rows == 1 }
    guard headRows == 1, blanks > 0, blanks < below.count, blanks <= narrow.count, narrow.count < head.count,
      below.allSatisfy({ $0.columns == 1 }),
      // Which of them were cut shows where all were, or where those on the left are enough.
      blanks == narrow.count || head.prefix(blanks).allSatisfy({ $0.columns == 1 && $0.rows == 1 })
    else { return }
    let cut = Set((blanks == narrow.count ? narrow : Array(head.prefix(blanks))).map(\.column))
    let free = (0..<below.count).filter { !cut.contains($0) }
    cells.removeAll { $0.row == 1 && $0.column >= free.count }
    for place in cells.indices {
      if cells[place].row == 0, cut.contains(cells[place].column) { cells[place].rows = 2 }
      if cells[place].row == 1 { cells[place].column = free[cells[place].column] }
    }
  }

  private mutating func takeTable(_ content: PandocNode?) {
    // Attributes, caption, columns, head, bodies, foot.
    guard case .array(let parts)? = content, parts.count == 6 else { return }
    var rows: [PandocNode] = []
    if case .array(let head) = parts[3], let last = head.last { rows += last.elements }
    let headRows = rows.count
    for body in parts[4].elements {
      let pieces = body.elements
      for rowsOfBody in pieces.suffix(2) { rows += rowsOfBody.elements }
    }
    if let last = parts[5].elements.last { rows += last.elements }
    var cells: [DocumentTable.Cell] = []
    // Columns that cells of rows above still fill, with how many rows more.
    var filled: [Int: Int] = [:]
    for (number, row) in rows.prefix(20_000).enumerated() {
      var column = 0
      var next = filled.compactMapValues { $0 > 1 ? $0 - 1 : nil }
      for cell in row.elements.last?.elements ?? [] {
        while (filled[column] ?? 0) > 0 { column += 1 }
        // Attributes, alignment, rows, columns, blocks.
        let parts = cell.elements
        guard parts.count == 5, let rowSpan = parts[2].number, let columnSpan = parts[3].number else { continue }
        let (height, width) = (min(max(rowSpan, 1), 10_000), min(max(columnSpan, 1), 1000))
        let text = parts[4].elements.map { $0.typed?.content?.plainText ?? "" }.joined(separator: " ")
        cells.append(.init(row: number, column: column, rows: height, columns: width, text: text))
        if height > 1 { for place in column..<column + width { next[place] = height - 1 } }
        column += width
      }
      filled = next
    }
    Self.mendHead(&cells, headRows)
    // Caption: a short form, blocks.
    let caption = parts[1].elements.last?.elements.map { $0.typed?.content?.plainText ?? "" }.joined() ?? ""
    let titles = (paragraphs.suffix(2).map(\.text) + [caption]).filter { !$0.isEmpty && $0.count <= 80 }
    tables.append(DocumentTable(file: file, number: tables.count + 1, titles: titles, cells: cells))
  }
}

/// JSON as pandoc writes it.
private indirect enum PandocNode: Decodable {
  case object([String: PandocNode])
  case array([PandocNode])
  case text(String)
  case integer(Int)
  case other

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let number = try? container.decode(Int.self) {
      self = .integer(number)
    } else if let members = try? container.decode([String: PandocNode].self) {
      self = .object(members)
    } else if let elements = try? container.decode([PandocNode].self) {
      self = .array(elements)
    } else {
      self = .other
    }
  }

  var typed: (kind: String, content: PandocNode?)? {
    guard case .object(let members) = self, case .text(let kind)? = members["t"] else { return nil }
    return (kind, members["c"])
  }

  var elements: [PandocNode] { if case .array(let elements) = self { elements } else { [] } }
  var last: PandocNode? { elements.last }
  var number: Int? { if case .integer(let number) = self { number } else { nil } }

  /// Blocks at any depth below lists.
  var blocks: [PandocNode] {
    elements.flatMap { element in
      if let kind = element.typed?.kind { return Self.inlines.contains(kind) ? [] : [element] }
      return element.blocks
    }
  }

  private static let inlines: Set<String> = [
    "Decimal", "LowerRoman", "UpperRoman", "LowerAlpha", "UpperAlpha", "DefaultStyle", "DefaultDelim", "Period",
    "OneParen", "TwoParens", "Str", "Space",
  ]

  /// What footnotes say, at any depth.
  var notes: [PandocNode] {
    switch self {
    case .array(let elements): elements.flatMap(\.notes)
    case .object(let members):
      if let (kind, content) = typed {
        kind == "Note" ? [content].compactMap(\.self) : content?.notes ?? []
      } else {
        members.sorted { $0.key < $1.key }.flatMap(\.value.notes)
      }
    case .text, .integer, .other: []
    }
  }

  /// The words of inlines; what notes say is no part of the sentence.
  var plainText: String {
    switch self {
    case .text(let text): text
    case .array(let elements): elements.map(\.plainText).joined()
    case .object:
      switch typed?.kind {
      case "Str", "Code", "Math", "RawInline": typed?.content?.ownText ?? ""
      case "Space", "SoftBreak", "LineBreak": " "
      case "Note", "Image": ""
      // Struck out by hand: not what is said, and nobody knows what is.
      case "Strikeout": typed?.content?.plainText.isEmpty ?? true ? "" : "~~\(typed?.content?.plainText ?? "")~~"
      case "Superscript" where Self.isFootnote(typed?.content?.plainText ?? ""): ""
      case "Link", "Span": typed?.content?.elements.dropFirst().first?.plainText ?? ""
      case "Quoted":
        "“" + (typed?.content?.last?.plainText ?? "") + "”"
      default: typed?.content?.plainText ?? ""
      }
    case .integer, .other: ""
    }
  }

  /// ①, [1], *; a digit alone may be that of km².
  private static func isFootnote(_ text: String) -> Bool {
    let isMark = text.allSatisfy { "*†‡注".contains($0) || "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳".contains($0) }
    let isBracketed = text.count <= 4 && "[(〔（".contains(text.first ?? " ") && "])〕）".contains(text.last ?? " ")
    return isMark || isBracketed
  }

  private var ownText: String {
    switch self {
    case .text(let text): text
    case .array(let elements): elements.last?.ownText ?? ""
    default: ""
    }
  }
}
