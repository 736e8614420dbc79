/// Sheets in the format of Excel 97 (MS-XLS): records in the stream Workbook of a compound file (MS-CFB).
extension DraftWorkbook {
  var xls: [UInt8] {
    var texts: [String] = []
    var numbers: [String: Int] = [:]
    var bodies: [[UInt8]] = []
    for sheet in sheets {
      var body = record(0x0809, [0x00, 0x06, 0x10, 0x00] + [UInt8](repeating: 0, count: 12))
      let width = sheet.rows.map(\.count).max() ?? 0
      body += record(0x0200, bytes(0, 4) + bytes(sheet.rows.count, 4) + bytes(0, 2) + bytes(width, 2) + bytes(0, 2))
      for (row, cells) in sheet.rows.enumerated() {
        for (column, cell) in cells.enumerated() {
          guard let cell else { continue }
          let place = bytes(row, 2) + bytes(column, 2) + bytes(0, 2)
          if case .number(let stored, _) = cell.kind, let number = Double(stored) {
            body += record(0x0203, place + bytes(Int(bitPattern: UInt(number.bitPattern)), 8))
            continue
          }
          if numbers[cell.text] == nil {
            numbers[cell.text] = texts.count
            texts.append(cell.text)
          }
          body += record(0x00FD, place + bytes(numbers[cell.text] ?? 0, 4))
        }
      }
      bodies.append(body + record(0x000A, []))
    }
    return compound(globals(texts, bodies) + bodies.joined())
  }

  /// What stands before the sheets: where each begins, and all texts.
  private func globals(_ texts: [String], _ bodies: [[UInt8]]) -> [UInt8] {
    let head =
      record(0x0809, [0x00, 0x06, 0x05, 0x00] + [UInt8](repeating: 0, count: 12)) + record(0x0042, bytes(1200, 2))
    let tail = shared(texts) + record(0x000A, [])
    let names = sheets.map { bytes($0.name.utf16.count, 1) + [1] + wide($0.name) }
    var place = head.count + names.reduce(0) { $0 + $1.count + 10 } + tail.count
    var index: [UInt8] = []
    for (name, body) in zip(names, bodies) {
      index += record(0x0085, bytes(place, 4) + bytes(0, 2) + name)
      place += body.count
    }
    return head + index + tail
  }

  /// The texts of all cells; a record holds no more than 8224 bytes, and goes on in another.
  private func shared(_ texts: [String]) -> [UInt8] {
    var done: [UInt8] = []
    var (kind, open) = (0x00FC, bytes(texts.count, 4) + bytes(texts.count, 4))
    for text in texts {
      let next = bytes(text.utf16.count, 2) + [1] + wide(text)
      if open.count + next.count > 8224 {
        done += record(kind, open)
        (kind, open) = (0x003C, [])
      }
      open += next
    }
    return done + record(kind, open)
  }

  private func record(_ kind: Int, _ content: [UInt8]) -> [UInt8] {
    bytes(kind, 2) + bytes(content.count, 2) + content
  }

  private func bytes(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  private func wide(_ text: String) -> [UInt8] { text.utf16.flatMap { bytes(Int($0), 2) } }

  /// A compound file with one stream, in sectors of 512 bytes: those of the table, the folder, the stream.
  private func compound(_ content: [UInt8]) -> [UInt8] {
    // Shorter streams would stand elsewhere.
    let stream = content + [UInt8](repeating: 0, count: max(4096 - content.count, (512 - content.count % 512) % 512))
    let (end, free) = (0xFFFF_FFFE, 0xFFFF_FFFF)
    let sectors = stream.count / 512
    var tables = 1
    while tables * 128 < tables + 1 + sectors { tables += 1 }
    let chain = (1..<sectors).map { tables + 1 + $0 } + [end]
    var table = [Int](repeating: 0xFFFF_FFFD, count: tables) + [end] + chain
    table += [Int](repeating: free, count: tables * 128 - table.count)
    let listed = Array(0..<tables) + [Int](repeating: free, count: 109 - tables)
    let magic: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    var head =
      magic + [UInt8](repeating: 0, count: 16) + bytes(0x3E, 2) + bytes(3, 2) + bytes(0xFFFE, 2) + bytes(9, 2)
    head += bytes(6, 2) + bytes(0, 6)
    for number in [0, tables, tables, 0, 4096, end, 0, end, 0] + listed { head += bytes(number, 4) }
    let folder =
      entry("Root Entry", kind: 5, child: 1, start: end, size: 0)
      + entry("Workbook", kind: 2, child: free, start: tables + 1, size: stream.count)
      + entry("", kind: 0, child: free, start: 0, size: 0) + entry("", kind: 0, child: free, start: 0, size: 0)
    return head + table.flatMap { bytes($0, 4) } + folder + stream
  }

  private func entry(_ name: String, kind: Int, child: Int, start: Int, size: Int) -> [UInt8] {
    let text = wide(name)
    let name = text + [UInt8](repeating: 0, count: 64 - text.count) + bytes(text.isEmpty ? 0 : text.count + 2, 2)
    return name + bytes(kind, 1) + bytes(1, 1) + bytes(0xFFFF_FFFF, 4) + bytes(0xFFFF_FFFF, 4) + bytes(child, 4)
      + bytes(0, 36) + bytes(start, 4) + bytes(size, 8)
  }
}
