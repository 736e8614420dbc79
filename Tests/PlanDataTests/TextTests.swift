@testable internal import PlanData
internal import RuleDSL
internal import Testing

struct TextTests {
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
    ]
  )
  func relations(word: String, direction: Direction) {
    #expect(FigureWords.relation(word) == direction)
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
