/// A workbook in the format of Excel (ECMA-376, transitional or strict).
struct XLSXReader {
  private struct Sheet {
    var name: String
    var isHidden: Bool
    /// Path in the archive.
    var part: String
  }

  private let archive: ZipArchive
  private let file: String
  private var sheets: [Sheet] = []
  private var shared: [SharedText] = []
  private var looks: [CellLook] = []

  /// More cells than any table of a plan set has.
  static let mostCells = 20_000_000

  /// Opens the file at a path, which is called otherwise in the plan set.
  init(path: String, file: String) throws(TableFailure) {
    archive = try ZipArchive(path: path)
    self.file = file
    let roots = try relations(of: "_rels/.rels", from: "")
    let book = roots.values.first { $0.kind.hasSuffix("/officeDocument") }?.target ?? "xl/workbook.xml"
    let folder = book.lastIndex(of: "/").map { String(book[...$0]) } ?? ""
    let name = book.dropFirst(folder.count)
    let parts = try relations(of: "\(folder)_rels/\(name).rels", from: folder)
    let startsIn1904 = try readBook(book, parts)
    let target = { (kind: String) in parts.values.first { $0.kind.hasSuffix("/\(kind)") }?.target }
    if let name = target("styles"), let part = try archive.bytes(of: name) { try readStyles(part, startsIn1904) }
    if let name = target("sharedStrings"), let part = try archive.bytes(of: name) { try readShared(part) }
  }

  /// Every sheet, in the order of the workbook.
  func grids(onRow: (Int) -> Void) throws(TableFailure) -> [Grid] {
    var grids: [Grid] = []
    for sheet in sheets {
      let site = TableSite(file: file, sheet: sheets.count > 1 ? sheet.name : "", title: sheet.name)
      guard let bytes = try archive.bytes(of: sheet.part) else { throw .unreadable(sheet.part) }
      let comments = sheet.isHidden ? [] : try comments(of: sheet.part)
      let reading = XLSXSheet(site, isHidden: sheet.isHidden, shared: shared, looks: looks)
      grids.append(try reading.read(bytes, comments: comments, onRow: onRow))
    }
    return grids
  }

  // MARK: Parts

  /// The cells of a sheet that have comments.
  private func comments(of part: String) throws(TableFailure) -> [(row: Int, column: Int)] {
    let folder = part.lastIndex(of: "/").map { String(part[...$0]) } ?? ""
    let links = try relations(of: "\(folder)_rels/\(part.dropFirst(folder.count)).rels", from: folder)
    guard let target = links.values.first(where: { $0.kind.hasSuffix("/comments") })?.target,
      let bytes = try archive.bytes(of: target)
    else { return [] }
    var found: [(row: Int, column: Int)] = []
    var stream = try XMLStream(bytes)
    while let event = try stream.next() {
      guard event == .start, stream.name == "comment", let place = stream.attribute("ref").flatMap({ cellPlace($0) })
      else { continue }
      found.append(place)
    }
    return found
  }

  private func relations(
    of part: String,
    from folder: String
  ) throws(TableFailure) -> [String: (kind: String, target: String)] {
    guard let bytes = try archive.bytes(of: part) else { return [:] }
    var found: [String: (kind: String, target: String)] = [:]
    var stream = try XMLStream(bytes)
    while let event = try stream.next() {
      guard event == .start, stream.name == "Relationship", let id = stream.attribute("Id"),
        let target = stream.attribute("Target")
      else { continue }
      found[id] = (stream.attribute("Type") ?? "", archivePath(target, from: folder))
    }
    return found
  }

  private mutating func readBook(
    _ part: String,
    _ parts: [String: (kind: String, target: String)]
  ) throws(TableFailure) -> Bool {
    guard let bytes = try archive.bytes(of: part) else { throw .unreadable(part) }
    var startsIn1904 = false
    var stream = try XMLStream(bytes)
    while let event = try stream.next() {
      guard event == .start else { continue }
      switch stream.name {
      case "workbookPr": startsIn1904 = ["1", "true"].contains(stream.attribute("date1904"))
      case "sheet":
        var sheet = Sheet(name: "", isHidden: false, part: "")
        stream.attributes { name, value, hasPrefix in
          switch name {
          case "name": sheet.name = value
          case "state": sheet.isHidden = value != "visible"
          case "id" where hasPrefix: sheet.part = parts[value]?.target ?? ""
          default: break
          }
        }
        // Sheets of charts and dialogs hold no cells.
        if !sheet.part.isEmpty, !sheet.part.contains("chartsheets/") { sheets.append(sheet) }
      default: continue
      }
    }
    return startsIn1904
  }

  private mutating func readShared(_ bytes: ByteStream) throws(TableFailure) {
    var stream = try XMLStream(bytes)
    var text = RichText()
    while let event = try stream.next() {
      switch (event, stream.name) {
      case (.start, "si"): text = RichText()
      case (.end, "si"): shared.append(SharedText(text: text.text, holdsStruck: text.holdsStruck))
      default: text.take(event, stream.name, stream)
      }
    }
  }

  private mutating func readStyles(_ bytes: ByteStream, _ startsIn1904: Bool) throws(TableFailure) {
    var codes: [Int: String] = [:]
    var struck: [Bool] = []
    var isInCells = false
    var isInFonts = false
    var stream = try XMLStream(bytes)
    while let event = try stream.next() {
      switch (event, stream.name) {
      case (.start, "numFmt"):
        if let id = stream.attribute("numFmtId").flatMap({ Int($0) }) { codes[id] = stream.attribute("formatCode") }
      case (.start, "fonts"): isInFonts = true
      case (.end, "fonts"): isInFonts = false
      case (.start, "font") where isInFonts: struck.append(false)
      case (.start, "strike") where isInFonts && !struck.isEmpty:
        struck[struck.count - 1] = isOn(stream.attribute("val"))
      case (.start, "cellXfs"): isInCells = true
      case (.end, "cellXfs"): isInCells = false
      case (.start, "xf") where isInCells:
        let id = stream.attribute("numFmtId").flatMap { Int($0) } ?? 0
        let own = codes[id].map { NumberFormat($0, startsIn1904: startsIn1904) }
        let font = stream.attribute("fontId").flatMap { Int($0) } ?? 0
        looks.append(
          CellLook(
            format: own ?? NumberFormat(builtIn: id, startsIn1904: startsIn1904) ?? .general,
            isStruck: struck.indices.contains(font) && struck[font]
          )
        )
      default: continue
      }
    }
  }
}

/// The path in an archive of what is named relative to a folder that ends with a slash.
private func archivePath(_ target: String, from folder: String) -> String {
  if target.hasPrefix("/") { return String(target.dropFirst()) }
  var parts = folder.split(separator: "/").map(String.init)
  for part in target.split(separator: "/") {
    switch part {
    case "..": parts = parts.dropLast()
    case ".": continue
    default: parts.append(String(part))
    }
  }
  return parts.joined(separator: "/")
}

/// Whether an attribute of a look holds; one that is not stated does.
private func isOn(_ value: String?) -> Bool { !["0", "false", "none"].contains(value) }

/// Text in runs of several looks, without the phonetic hints that stand beside it, and without what is struck out.
struct RichText {
  private(set) var text = ""
  private(set) var holdsStruck = false
  private var isInText = false
  private var isInHint = false
  private var isStruck = false

  mutating func take(_ event: XMLStream.Event, _ name: String, _ stream: borrowing XMLStream) {
    switch (event, name) {
    case (.start, "t"): isInText = true
    case (.end, "t"): isInText = false
    case (.start, "rPh"): isInHint = true
    case (.end, "rPh"): isInHint = false
    case (.start, "r"), (.end, "r"): isStruck = false
    case (.start, "strike"), (.start, "dstrike"): isStruck = isOn(stream.attribute("val"))
    case (.text, _) where isInText && !isInHint && isStruck: holdsStruck = true
    case (.text, _) where isInText && !isInHint: text += unescaped(stream.text)
    default: break
    }
  }
}

/// `_x000D_` stands for a character that XML does not hold.
private func unescaped(_ text: String) -> String {
  guard text.contains("_x") else { return text }
  var result = ""
  var rest = text[...]
  while let mark = rest.firstRange(of: "_x") {
    let digits = rest[mark.upperBound...].prefix(4)
    let end = digits.endIndex
    guard digits.count == 4, end < rest.endIndex, rest[end] == "_", let value = UInt32(digits, radix: 16),
      let scalar = Unicode.Scalar(value)
    else {
      result += rest[..<mark.upperBound]
      rest = rest[mark.upperBound...]
      continue
    }
    result += rest[..<mark.lowerBound]
    result.unicodeScalars.append(scalar)
    rest = rest[rest.index(after: end)...]
  }
  return result + rest
}
