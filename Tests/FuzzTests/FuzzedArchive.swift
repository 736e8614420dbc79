/// A workbook made of its parts, without compression: fuzzing is to meet XML, not checksums.
///
/// Before each part stands a line `=== name`; what stands before the first such line is the first sheet.
struct FuzzedArchive {
  private(set) var bytes: [UInt8] = []
  let isODS: Bool

  private static let mark = Array("=== ".utf8)
  private static let frame = [
    "_rels/.rels": relations("officeDocument", "xl/workbook.xml"),
    "xl/_rels/workbook.xml.rels": relations("worksheet", "worksheets/sheet1.xml"),
    "xl/workbook.xml": """
    <workbook xmlns:r="r"><sheets><sheet name="甲" sheetId="1" r:id="r0"/></sheets></workbook>
    """,
  ]

  private static func relations(_ kind: String, _ target: String) -> String {
    """
    <Relationships><Relationship Id="r0" Type="http://x/\(kind)" Target="\(target)"/></Relationships>
    """
  }

  init(parts text: UnsafeRawBufferPointer) {
    var parts: [(name: String, bytes: [UInt8])] = []
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.starts(with: Self.mark) {
        parts.append((String(decoding: line.dropFirst(Self.mark.count).prefix(200), as: UTF8.self), []))
      } else {
        if parts.isEmpty { parts.append(("xl/worksheets/sheet1.xml", [])) }
        parts[parts.count - 1].bytes += line
        parts[parts.count - 1].bytes.append(UInt8(ascii: "\n"))
      }
    }
    isODS = parts.contains { $0.name == "content.xml" }
    for (name, content) in Self.frame.sorted(by: { $0.key < $1.key })
    where !isODS && !parts.contains(where: { $0.name == name }) {
      parts.append((name, Array(content.utf8)))
    }
    write(parts)
  }

  /// PKWARE APPNOTE 6.3, method 0.
  private mutating func write(_ parts: [(name: String, bytes: [UInt8])]) {
    var directory: [UInt8] = []
    for (name, content) in parts {
      let offset = bytes.count
      let length = UInt32(content.count)
      // Version, flags (names in UTF-8), method, time, day, checksum, both lengths, length of the name, no extra field.
      let shared =
        number(20, 2) + number(0x800, 2) + number(0, 2) + number(0, 2) + number(0x21, 2)
        + number(Self.checksum(content), 4)
        + number(length, 4) + number(length, 4) + number(UInt32(name.utf8.count), 2) + number(0, 2)
      bytes += number(0x0403_4B50, 4) + shared + name.utf8 + content
      directory += number(0x0201_4B50, 4) + number(20, 2) + shared
      // Comment, disk, attributes, place.
      directory += number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(UInt32(offset), 4) + name.utf8
    }
    let start = UInt32(bytes.count)
    let count = number(UInt32(parts.count), 2)
    bytes += directory + number(0x0605_4B50, 4) + number(0, 4) + count + count
    bytes += number(UInt32(directory.count), 4) + number(start, 4) + number(0, 2)
  }

  private func number(_ value: UInt32, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
  }

  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { sum, byte in sum >> 8 ^ table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] }
  }
}
