import RuleDSL
import Testing

@testable import LanguageServer

@Suite("行和列")
struct PlacesTests {
  private static let text = "规则 甲\r\n  编号：𠮷-01\n\r尾𠮷"

  private func places(_ encoding: PositionEncoding) -> Places {
    Places(source: SourceFile(name: "a.rule", text: Self.text), encoding: encoding)
  }

  @Test("每个字的位置换过去再换回来不变", arguments: [PositionEncoding.utf8, .utf16])
  func roundTrip(_ encoding: PositionEncoding) {
    let places = places(encoding)
    var offset = 0
    for scalar in Self.text.unicodeScalars {
      if scalar != "\n" && scalar != "\r" {
        #expect(places.offset(of: places.position(of: offset)) == offset)
      }
      offset += String(scalar).utf8.count
    }
    #expect(places.position(of: offset) == Position(line: 3, character: encoding == .utf8 ? 7 : 3))
  }

  @Test("超出文本的位置取最近的")
  func outside() {
    let places = places(.utf16)
    #expect(places.offset(of: Position(line: -1, character: 0)) == 0)
    #expect(places.offset(of: Position(line: 0, character: -7)) == 0)
    #expect(places.offset(of: Position(line: 0, character: .max)) == "规则 甲".utf8.count)
    #expect(places.offset(of: Position(line: .max, character: .max)) == Self.text.utf8.count)
    // In the middle of 𠮷, which takes two units.
    #expect(places.offset(of: Position(line: 3, character: 2)) == places.offset(of: Position(line: 3, character: 1)))
  }

  @Test("一处处改，和整篇换一样")
  func changes() {
    for encoding in [PositionEncoding.utf8, .utf16] {
      var document = OpenDocument(uri: "untitled:1", version: 1, text: Self.text)
      let unit = encoding == .utf8 ? 4 : 2
      let start = encoding == .utf8 ? "  编号：".utf8.count : 5
      let range = TextRange(
        start: Position(line: 1, character: start),
        end: Position(line: 1, character: start + unit)
      )
      document.apply(
        [
          .init(range: range, text: "乙𠮷"),
          .init(
            range: TextRange(start: .init(line: 0, character: 0), end: .init(line: 0, character: 0)),
            text: "# 注\n"
          ),
        ],
        version: 2,
        encoding
      )
      #expect(document.source.text == "# 注\n规则 甲\r\n  编号：乙𠮷-01\n\r尾𠮷")
      document.apply([.init(range: nil, text: "")], version: 3, encoding)
      #expect(document.source.text.isEmpty && document.version == 3)
    }
  }
}
