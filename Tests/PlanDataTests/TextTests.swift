@testable internal import PlanData
internal import RuleDSL
internal import Testing

struct TextTests {
  @Test(
    "列的字母",
    arguments: [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
  )
  func letters(column: Int, text: String) {
    #expect(columnLetters(column) == text)
    #expect(cellPlace("\(text)3").map { $0 == (2, column) } ?? false)
  }

  @Test(
    "数字单元格写成最短的数字",
    arguments: [
      (94.777, "94.777"), (1300, "1300"), (0.00001, "0.00001"), (1.5e17, "150000000000000000"), (-0.25, "-0.25"),
      (1.25e20, "125000000000000000000"), (0, "0"),
    ]
  )
  func digits(number: Double, text: String) {
    #expect(shortDigits(number) == text)
  }

  @Test(
    "工作簿里多出来的位数去掉，文字原样",
    arguments: [
      ("1.1000000000000001", "1.1"), ("94.7770", "94.7770"), ("1.5E+3", "1500"), ("自治区下达指标", "自治区下达指标"), ("e", "e"),
      ("", ""),
    ]
  )
  func shown(cell: String, text: String) {
    #expect(shownDigits(cell) == text)
  }

  @Test(
    "关系的各种写法",
    arguments: [
      ("≥", Direction.floor), ("不少于", .floor), ("＜＝", .ceiling), ("控制在…以内", .ceiling), ("＝", .fixed),
      ("不得低于", .floor), ("≮", .floor), ("≯", .ceiling), ("下限值", .floor), ("不应突破", .ceiling), ("大于", .floor),
      (">=，不低於", .floor),
    ]
  )
  func relations(word: String, direction: Direction) {
    #expect(RelationWords.found(word)?.direction == direction)
  }

  @Test(
    "只有像话的文字才是引用",
    arguments: [
      ("自治区下达指标", FigureWords.Meaning?.some(.reference)), ("按上级要求执行", .reference), ("待定", nil), ("12下达指标", nil),
      ("未分解", .unallotted), ("N/A", nil),
    ]
  )
  func meanings(text: String, meaning: FigureWords.Meaning?) {
    #expect(FigureWords.meaning(text) == meaning)
  }

  @Test("字节表找得到放进去的每一个键")
  func byteTable() {
    var table = ByteTable()
    for number in 0..<5000 { table.insert("键\(number)", value: Int32(number)) }
    for number in (0..<5000).reversed() {
      var key = "键\(number)"
      let found = key.withUTF8 { bytes in bytes.baseAddress.flatMap { table.find($0, bytes.count) } }
      #expect(found == Int32(number))
    }
    var other = "没有"
    #expect(other.withUTF8 { bytes in bytes.baseAddress.flatMap { table.find($0, bytes.count) } } == nil)
  }
}

@Suite("一次读出的数字")
struct PlainDigitsTests {
  @Test(
    "与逐位读出的一致",
    arguments: [
      ("0", 0, 0), ("7", 7, 0), ("94.7770", 947_770, 4), ("17050.00", 1_705_000, 2),
      ("230780.0836", 2_307_800_836, 4),
      ("0.1", 1, 1), ("123456789012345", 123_456_789_012_345, 0), ("12345678.901234", 12_345_678_901_234, 6),
      ("99999999", 99_999_999, 0), ("00012.50", 1250, 2),
    ] as [(String, Int64, Int)]
  )
  func plain(text: String, mantissa: Int64, decimals: Int) throws {
    let digits = try #require(read(text + ","))
    #expect(digits.mantissa == mantissa)
    #expect(digits.decimals == decimals)
    #expect(digits.count == text.utf8.count)
  }

  @Test(
    "不是数字的都不认",
    arguments: ["", ".", ".5", "5.", "1.2.3", "1 2", "-1", "1e3", "１２", "1:", "12a", "1/2", "1234567890123456"]
  )
  func other(text: String) {
    #expect(read(text + ",") == nil)
  }

  private func read(_ text: String) -> PlainDigits? {
    let bytes = Array(text.utf8) + Array(repeating: UInt8(ascii: "9"), count: 32)
    return bytes.withUnsafeBufferPointer { $0.baseAddress.flatMap { PlainDigits(upToComma: $0) } }
  }
}
