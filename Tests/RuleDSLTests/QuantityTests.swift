import RuleDSL
import Testing

@Suite("数量和单位")
struct QuantityTests {
  static let spellings = Unit.allSpellings

  @Test("每种单位的写法都读得回来", arguments: spellings)
  func everySpelling(spelling: String) throws {
    let unit = try #require(Unit(spelled: spelling))
    #expect(unit.text == (spelling == "％" ? "%" : spelling))
    #expect(unit.dimension == unit.measure.dimension)
    let one = try Quantity(digits: "1", unit: unit)
    #expect(Int128(one.base) == unit.scale)
    #expect(one.text == "1 \(unit.text)")
  }

  struct Same: Sendable, CustomTestStringConvertible {
    var left: (String, String)
    var right: (String, String)

    init(_ left: String, _ leftUnit: String, _ right: String, _ rightUnit: String) {
      self.left = (left, leftUnit)
      self.right = (right, rightUnit)
    }

    var testDescription: String { "\(left.0) \(left.1) = \(right.0) \(right.1)" }
  }

  static let same = [
    Same("15", "亩", "1", "公顷"), Same("3", "亩", "2000", "平方米"), Same("1", "平方千米", "1500", "亩"),
    Same("1", "平方公里", "100", "公顷"), Same("1", "万亩", "10000", "亩"), Same("1", "亿亩", "10000", "万亩"),
    Same("1", "万平方千米", "10000", "平方公里"), Same("1", "公里", "1000", "米"), Same("1", "m2", "1", "㎡"),
    Same("1", "亿立方米", "100000000", "m³"), Same("1", "倍", "100", "%"), Same("1", "%", "10", "‰"),
    Same("0.5", "万人", "5000", "人"), Same("1.5", "亿元", "15000", "万元"), Same("3", "个", "3", "处"),
    Same("94.7770", "万亩", "94.777", "万亩"), Same("１２．５０", "亩", "12.5", "亩"), Same("0.0015", "万亩", "1", "公顷"),
    Same("1", "千公顷", "1000", "hm²"), Same("1", "万公顷", "10000", "hm2"), Same("1", "万亿元", "10000", "亿元"),
    Same("120", "平方米/人", "0.012", "公顷/人"), Same("15", "亩/人", "1", "公顷/人"), Same("1", "万元/公顷", "1", "元/㎡"),
    Same("1", "立方米/万元", "0.0001", "m³/元"), Same("1", "千米/平方千米", "0.001", "米/平方米"), Same("5", "张/千人", "0.005", "张/人"),
    Same("100", "平方米/公顷", "1", "%"), Same("0.01", "立方米/亿元", "0.000001", "立方米/万元"),
  ]

  @Test("换算是精确的", arguments: same)
  func conversions(pair: Same) throws {
    let left = try Quantity(digits: pair.left.0, unit: #require(Unit(spelled: pair.left.1)))
    let right = try Quantity(digits: pair.right.0, unit: #require(Unit(spelled: pair.right.1)))
    #expect(left.base == right.base && left.dimension == right.dimension)
  }

  @Test("复合单位的量是两个量的商")
  func compounds() throws {
    let unit = try #require(Unit(spelled: "平方米/人"))
    #expect(unit.dimension == Dimension.area.divided(by: .people))
    #expect(unit.text == "平方米/人")
    #expect(Unit(spelled: "平方米/") == nil && Unit(spelled: "平方米/人/年") == nil && Unit(spelled: "斤/人") == nil)
  }

  @Test("建议的单位不差十的几次方", arguments: [("万母", "万亩"), ("平方千木", "平方千米"), ("平方厘米", nil), ("十公顷", nil)])
  func suggestions(text: String, nearest: String?) {
    #expect(Unit.nearest(to: text, in: .area) == nearest)
  }

  @Test("印出的位数保留", arguments: ["0", "94.7770", "17050.00", "0.10", "00.5", "1234567.890"])
  func printedDigits(digits: String) throws {
    let quantity = try Quantity(digits: digits, unit: Unit(.mu, myriads: 1))
    let point = digits.firstIndex(of: ".")
    #expect(Int(quantity.decimals) == point.map { digits.distance(from: $0, to: digits.endIndex) - 1 } ?? 0)
    #expect(quantity.digits == (digits == "00.5" ? "0.5" : digits))
  }

  @Test("末位的一个单位", arguments: [("1.00", UInt8(2)), ("1", 0), ("0.000001", 6)])
  func lastDigit(digits: String, decimals: UInt8) throws {
    let unit = Unit(.mu, myriads: 1)
    let quantity = try Quantity(digits: digits, unit: unit)
    #expect(quantity.lastDigit == Rational(unit.scale, over: powerOfTen(decimals)))
  }

  @Test("不是数", arguments: ["", ".", "1.", ".5", "1.2.3", "1,000", "-1", "+1", "１二", "1 ", "二", "1e5", "٣"])
  func malformed(digits: String) {
    #expect(throws: Quantity.Flaw.malformed) { try Quantity(digits: digits, unit: Unit(.mu)) }
  }

  @Test(
    "小数位太多",
    arguments: [("0.00000001", Measure.mu), ("0.5", .year), ("0.00001", .metre), ("0.0000000001", .times)]
  )
  func tooPrecise(digits: String, measure: Measure) {
    #expect(throws: Quantity.Flaw.tooPrecise) { try Quantity(digits: digits, unit: Unit(measure)) }
    #expect(throws: Quantity.Flaw.self) {
      try Quantity(digits: "1." + String(repeating: "0", count: 400), unit: Unit(measure))
    }
  }

  @Test("末尾的零不算多", arguments: [("1.000000000000", Measure.mu), ("2035.0", .year), ("0.10000", .metre)])
  func trailingZeros(digits: String, measure: Measure) throws {
    #expect(try Quantity(digits: digits, unit: Unit(measure)).digits == digits)
  }

  @Test("太大")
  func outOfRange() throws {
    let unit = Unit(.mu)
    let most = Int64.max / 20_000_000
    #expect(try Quantity(digits: String(most), unit: unit).base == most * 20_000_000)
    #expect(throws: Quantity.Flaw.outOfRange) { try Quantity(digits: String(most + 1), unit: unit) }
    for digits in ["99999999999999999999", String(repeating: "9", count: 38), String(repeating: "9", count: 500)] {
      #expect(throws: Quantity.Flaw.outOfRange) {
        try Quantity(digits: digits, unit: Unit(.squareKilometre, myriads: 2))
      }
    }
  }

  @Test("不认识的单位", arguments: ["", "万", "亿", "万%", "万倍", "万年", "十亩", "万万亩", "亩 ", "KM", "母"])
  func unknownUnits(text: String) {
    #expect(Unit(spelled: text) == nil)
  }

  @Test("平方公里和平方千米同样大，写法各自保留")
  func sameUnit() throws {
    let left = try #require(Unit(spelled: "万平方公里"))
    let right = try #require(Unit(spelled: "万平方千米"))
    #expect(left.isSame(as: right) && left.text != right.text)
    #expect(!left.isSame(as: try #require(Unit(spelled: "平方公里"))))
  }

  @Test("量纲相乘相除，超出范围不溢出")
  func dimensions() {
    #expect(Dimension.length.multiplied(by: .length) == .area)
    #expect(Dimension.volume.divided(by: .area) == .length)
    #expect(Dimension.area.divided(by: .area) == .ratio)
    #expect(Dimension(length: 127).multiplied(by: .length) == nil)
    #expect(Dimension(money: -128).divided(by: .money) == nil)
    #expect(Dimension.area.divided(by: .people)?.name.chinese == "复合量（m^2·人^-1）")
  }
}
