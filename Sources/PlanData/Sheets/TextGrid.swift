/// Text in columns of any kind as a grid: fields between commas, tabs or semicolons, in any usual encoding.
enum TextGrid {
  /// Larger files are read as plain tables or not at all.
  static let mostBytes = 64 << 20
  /// What a byte of text takes until its cells are judged.
  private static let memoryForByte = 16

  /// What separates the fields, and how the bytes are to be read, where that is worth knowing.
  struct Reading {
    var grid: Grid
    var separator: Character
    var encoding: String
  }

  static func read(_ path: String, _ site: TableSite) throws(TableFailure) -> Reading {
    let size = FileSystem.size(of: path)
    guard size <= mostBytes else { throw .tooLarge }
    try Memory.require(size * memoryForByte)
    let bytes: [UInt8]
    do throws(SystemFailure) { bytes = try FileSystem.bytes(of: path) } catch { throw .unreadable(error.systemText) }
    guard let (whole, encoding) = decoded(bytes) else { throw .unreadable("encoding") }
    // The line sep=; is for spreadsheets, and no part of the table.
    let (text, stated) = withoutSeparatorLine(whole)
    let separator = stated ?? separator(of: text)
    return Reading(grid: try Grid(site, cells: cells(of: text, separator)), separator: separator, encoding: encoding)
  }

  /// Whether a file is in UTF-16, which plain tables are not.
  static func isWide(_ path: String) -> Bool {
    guard let first = try? OpenFile(path: path).bytes(from: 0, count: 1 << 16) else { return false }
    return wideEncoding(first) != nil
  }

  private static func decoded(_ bytes: [UInt8]) -> (String, String)? {
    if wideEncoding(bytes) != nil { return wideText(bytes).map { ($0, "UTF-16") } }
    let plain = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    guard !plain.contains(0) else { return nil }
    if let text = String(validating: plain, as: UTF8.self) { return (text, "UTF-8") }
    return converted(Array(plain), from: "GB18030").map { ($0, "GB18030") }
  }

  /// The mark that stands in the most of the first lines, outside quotes.
  private static func separator(of text: String) -> Character {
    let lines = text.unicodeScalars.prefix(1 << 16).split { $0 == "\n" || $0 == "\r" }.prefix(30)
    let marks: [Character] = [",", "\t", ";", "|", "，"]
    let counts = marks.map { mark in
      lines.reduce((lines: 0, all: 0)) { sum, line in
        let count = line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
          .filter { $0.offset.isMultiple(of: 2) }
          .reduce(0) { $0 + $1.element.filter { Character($0) == mark }.count }
        return (sum.lines + (count > 0 ? 1 : 0), sum.all + count)
      }
    }
    let best = counts.indices.max { counts[$0] < counts[$1] } ?? 0
    return counts[best].all > counts[0].all ? marks[best] : ","
  }

  private static func withoutSeparatorLine(_ text: String) -> (text: String, separator: Character?) {
    guard text.prefix(4).lowercased() == "sep=", let mark = text.dropFirst(4).first, !mark.isNewline else {
      return (text, nil)
    }
    return (String(text.dropFirst(5)), mark)
  }

  private static func cells(of text: String, _ separator: Character) -> [GridCell] {
    var cells: [GridCell] = []
    var field = ""
    var (row, column) = (0, 0)
    var (isQuoted, wasQuoted) = (false, false)
    let finish = {
      if !field.isEmpty { cells.append(GridCell(row: row, column: column, text: field)) }
      field = ""
      wasQuoted = false
    }
    var last: Unicode.Scalar = "\n"
    for scalar in text.unicodeScalars {
      defer { last = scalar }
      if isQuoted {
        if scalar == "\"" { isQuoted = false } else { field.unicodeScalars.append(scalar) }
        continue
      }
      switch scalar {
      case "\"" where field.isEmpty && !wasQuoted: (isQuoted, wasQuoted) = (true, true)
      case "\"" where wasQuoted && last == "\"":
        field.append("\"")
        isQuoted = true
      case _ where Character(scalar) == separator:
        finish()
        column += 1
      case "\n" where last == "\r": break
      case "\n", "\r":
        finish()
        (row, column) = (row + 1, 0)
      default: field.unicodeScalars.append(scalar)
      }
    }
    finish()
    return cells
  }
}
