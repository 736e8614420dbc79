/// What the table of a Shapefile says and OGR does not pass on: in which encoding its bytes are, which numbers are none,
/// and which records are deleted.
struct ShapefileTable: Sendable {
  /// Records that the head counts, as far as the file holds them.
  private(set) var records = 0
  private(set) var deleted = 0
  /// Cells of fields of numbers that say something else, by record from 0 and field.
  private(set) var oddNumbers: [Int64: [Int: String]] = [:]
  private(set) var encoding = Encoding()
  /// In how many records a field of text is full and breaks off within a character, by field.
  private(set) var cut: [Int: Int] = [:]

  private struct Field {
    var start: Int
    var width: Int
    var isNumeric: Bool
    var isText: Bool
  }

  /// `nil` for bytes that are no such table, which OGR finds out, too.
  init?(path: String, declared: String?) {
    guard let file = try? OpenFile(path: path) else { return nil }
    let head = file.bytes(from: 0, count: 32)
    guard head.count == 32 else { return nil }
    let start = Int(head[8]) | Int(head[9]) << 8
    let width = Int(head[10]) | Int(head[11]) << 8
    let stated = (0..<4).reduce(0) { $0 | Int(head[4 + $1]) << (8 * $1) }
    guard start > 32, width > 0, start <= file.size else { return nil }
    encoding = Encoding(declared: declared, mark: head[29])
    let fields = Self.fields(file.bytes(from: 32, count: start - 32), width, &encoding)
    records = min(stated, (file.size - start) / width)
    let most = max(1, (1 << 20) / width)
    for first in stride(from: 0, to: records, by: most) {
      let bytes = file.bytes(from: start + first * width, count: min(most, records - first) * width)
      bytes.withUnsafeBufferPointer { bytes in
        for place in 0..<bytes.count / width {
          take(
            UnsafeBufferPointer(rebasing: bytes[place * width..<(place + 1) * width]),
            Int64(first + place),
            fields
          )
        }
      }
    }
  }

  private static func fields(_ bytes: [UInt8], _ width: Int, _ encoding: inout Encoding) -> [Field] {
    var fields: [Field] = []
    var start = 1
    for place in stride(from: 0, to: bytes.count - 31, by: 32) where bytes[place] != 0x0D {
      let name = bytes[place..<place + ShapefileText.nameBytes + 1].prefix { $0 != 0 }
      Array(name).withUnsafeBufferPointer { _ = encoding.take($0) }
      let own = Int(bytes[place + 16])
      guard start + own <= width else { break }
      let kind = bytes[place + 11]
      fields.append(
        Field(
          start: start,
          width: own,
          isNumeric: kind == UInt8(ascii: "N") || kind == UInt8(ascii: "F"),
          isText: kind == UInt8(ascii: "C")
        )
      )
      start += own
    }
    return fields
  }

  private mutating func take(_ record: UnsafeBufferPointer<UInt8>, _ number: Int64, _ fields: [Field]) {
    if record[0] == UInt8(ascii: "*") { deleted += 1 }
    for (place, field) in fields.enumerated() where field.isNumeric || field.isText {
      var cell = record[field.start..<field.start + field.width]
      while let last = cell.last, last == 0x20 || last == 0 { cell = cell.dropLast() }
      if field.isText {
        let isCut = encoding.take(UnsafeBufferPointer(rebasing: cell))
        if isCut, cell.count == field.width { cut[place, default: 0] += 1 }
      } else {
        while let first = cell.first, first == 0x20 || first == 0 { cell = cell.dropFirst() }
        // Stars stand for no number.
        if !cell.allSatisfy({ $0 == UInt8(ascii: "*") }), !Self.isNumber(cell) {
          oddNumbers[number, default: [:]][place] = String(decoding: cell, as: UTF8.self)
        }
      }
    }
  }

  /// Digits with a sign, a point and an exponent at most.
  private static func isNumber(_ cell: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var hasDigits = false
    for byte in cell {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): hasDigits = true
      case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"): continue
      case UInt8(ascii: "e"), UInt8(ascii: "E"): return Double(String(decoding: cell, as: UTF8.self)) != nil
      default: return false
      }
    }
    return hasDigits
  }
}

extension ShapefileTable {
  /// In which encoding text is: UTF-8 where it is valid as such, else the national one; what the `.cpg` file and the table's
  /// mark say decides only where the bytes do not.
  struct Encoding: Sendable {
    enum Form: Hashable, Sendable {
      case utf8
      case national
      /// As OGR knows it.
      case other(String)

      var name: String {
        switch self {
        case .utf8: "UTF-8"
        case .national: "GB18030"
        case .other(let name): name
        }
      }
    }

    /// What is declared; `nil` where that is nothing, or the machine's own encoding.
    private(set) var declared: Form?
    /// Cells that are UTF-8 with a Chinese character at least, others that are UTF-8, those that are national text, and those
    /// that are neither.
    private var (chinese, latin, national, broken) = (0, 0, 0, 0)
    /// Those of national text that are rather Big5.
    private var traditional = 0

    init() {}

    init(declared text: String?, mark: UInt8) {
      let text = (text ?? "").uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
      if text.contains("UTF8") || text == "65001" {
        declared = .utf8
      } else if text.contains("936") || text.contains("GB") || text == "EUCCN" {
        declared = .national
      } else if !text.isEmpty {
        declared = ["SYSTEM", "OEM", "ANSI", "LDID"].contains(text) ? nil : .other(text)
      } else {
        declared = Self.marks[mark]
      }
    }

    /// 0x57, the machine's own, tells nothing.
    private static let marks: [UInt8: Form] = [
      0x01: .other("CP437"), 0x02: .other("CP850"), 0x03: .other("CP1252"), 0x13: .other("CP932"),
      0x4D: .national, 0x4E: .other("CP949"), 0x4F: .other("CP950"), 0x78: .other("CP950"), 0x79: .other("CP949"),
      0x7A: .national, 0x7B: .other("CP932"), 0xC8: .other("CP1250"), 0xC9: .other("CP1251"),
    ]

    /// Returns whether the text breaks off within a character.
    @discardableResult
    mutating func take(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
      guard cell.contains(where: { $0 >= 0x80 }) else { return false }
      if UTF8Check(cell).firstBad == nil {
        if cell.contains(where: { $0 >= 0xE0 }) { chinese += 1 } else { latin += 1 }
        return ForeignText.isCut(cell)
      }
      guard let rest = Self.rest(ofNational: cell) else {
        broken += 1
        return false
      }
      national += 1
      if ForeignText.looksLikeBig5(cell) { traditional += 1 }
      return rest > 0
    }

    /// Two or four bytes for a character: how many there are of the last one where it was cut; `nil` for other text.
    private static func rest(ofNational cell: UnsafeBufferPointer<UInt8>) -> Int? {
      var index = 0
      while index < cell.count {
        guard cell[index] >= 0x80 else {
          index += 1
          continue
        }
        guard (0x81...0xFE).contains(cell[index]) else { return nil }
        guard index + 1 < cell.count else { return 1 }
        switch cell[index + 1] {
        case 0x30...0x39: index += 4
        case 0x40...0x7E, 0x80...0xFE: index += 2
        default: return nil
        }
      }
      // A character of four bytes may reach beyond the end.
      return index > cell.count ? 1 : 0
    }

    /// Text of two kinds, or of neither, or of which it is not sure that it is what it is taken for.
    var isMixed: Bool { broken > 0 || chinese > 0 && national > 0 || traditional > 0 && used == .national }

    var used: Form {
      if chinese > 0 { return chinese >= national ? .utf8 : .national }
      if national > 0 {
        if case .other = declared, traditional == national { return declared ?? .national }
        return .national
      }
      // Two bytes of Latin or Greek in UTF-8 may as well be a Chinese character.
      if latin > 0 { return declared == .utf8 ? .utf8 : .national }
      return declared ?? (broken > 0 ? .national : .utf8)
    }

    /// What was declared where the bytes say otherwise.
    var overruled: Form? { declared == used ? nil : declared }
  }
}
