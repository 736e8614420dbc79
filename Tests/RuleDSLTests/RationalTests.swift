import RuleDSL
import Testing

@Suite("精确的数")
struct RationalTests {
  /// Every fraction with small parts, as numerator and denominator.
  static let small: [(Int128, Int128)] = (-6...6).flatMap { top in
    [-7, -3, -2, -1, 1, 2, 3, 4, 7].map { (Int128(top), Int128($0)) }
  }

  @Test("小的数与逐个算出的相同")
  func arithmetic() throws {
    for (a, b) in Self.small {
      let left = try #require(Rational(a, over: b))
      #expect(left.denominator > 0 && left.numerator * b == a * left.denominator)
      for (c, d) in Self.small {
        let right = try #require(Rational(c, over: d))
        #expect(left.adding(right) == Rational(a * d + c * b, over: b * d))
        #expect(left.subtracting(right) == Rational(a * d - c * b, over: b * d))
        #expect(left.multiplied(by: right) == Rational(a * c, over: b * d))
        #expect(left.divided(by: right) == (c == 0 ? nil : Rational(a * d, over: b * c)))
        let sign: Int128 = (b < 0) == (d < 0) ? 1 : -1
        #expect((left < right) == (a * d * sign < c * b * sign))
        #expect((left == right) == (a * d == c * b))
      }
    }
  }

  @Test("零不能作分母，最小的数不能取反")
  func refusals() {
    #expect(Rational(1, over: 0) == nil)
    #expect(Rational(.min, over: 1) == nil && Rational(1, over: .min) == nil)
    #expect(Rational(3).divided(by: Rational(0)) == nil)
    #expect(Rational(.min).negated == Rational(.min))
    #expect(Rational(-1).subtracting(Rational(.min)) == nil)
  }

  @Test("超出 128 位时没有结果，不溢出", arguments: [Int128.max, .max - 1, .min + 1, .min])
  func overflow(edge: Int128) throws {
    let big = Rational(edge)
    let half = try #require(Rational(1, over: 2))
    #expect(big.adding(big) == nil)
    #expect(big.multiplied(by: big) == nil)
    #expect(big.multiplied(by: Rational(3)) == nil)
    #expect(edge.isMultiple(of: 2) || big.adding(half) == nil)
    #expect(big < Rational(.max) || edge == .max)
    #expect(!(big < big))
  }

  @Test("很大的分数也比得出大小")
  func comparison() throws {
    let left = try #require(Rational(.max - 1, over: .max))
    let right = try #require(Rational(.max - 2, over: .max - 1))
    #expect(right < left && !(left < right) && !(left < left))
    let negative = try #require(Rational(-1, over: .max))
    #expect(negative < Rational(0) && Rational(-1) < negative)
    #expect(try #require(Rational(.min + 1, over: 3)) < negative)
  }
}

@Suite("写成小数")
struct DecimalTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var amount: (Int128, Int128)
    var unit: Unit
    var decimals: UInt8
    var isRounded: Bool

    init(
      _ text: String,
      _ amount: Int128,
      over bottom: Int128 = 1,
      _ unit: Unit,
      _ decimals: UInt8,
      rounded: Bool = false
    ) {
      testDescription = text
      self.amount = (amount, bottom)
      self.unit = unit
      self.decimals = decimals
      isRounded = rounded
    }
  }

  static let cases = [
    // 210.57 平方公里 in 万亩.
    Case("31.5855", 21_057 * 300_000_000, Unit(.mu, myriads: 1), 2),
    Case("0.00", 0, Unit(.mu), 2),
    Case("1.50", 30_000_000, Unit(.mu), 2),
    Case("-1.5", -30_000_000, Unit(.mu), 0),
    Case("94.7770", 94_7770 * 20_000_000, Unit(.mu, myriads: 1), 4),
    // 1 亩 in 公顷 has no end: the twelfth digit is rounded.
    Case("0.066666666667", 20_000_000, Unit(.hectare), 2, rounded: true),
    Case("-0.333333333333", -1, over: 3, Unit(.year), 0, rounded: true),
    Case("1.000000000000", 2_999_999_999_999_999, over: 3_000_000_000_000_000, Unit(.year), 0, rounded: true),
    Case("0.3333333333333333", 1, over: 3, Unit(.year), 16, rounded: true),
  ]

  @Test("有尽的写尽，没有尽的第十二位四舍五入", arguments: cases)
  func texts(one: Case) throws {
    let decimal = Decimal(
      try #require(Rational(one.amount.0, over: one.amount.1)),
      in: one.unit,
      decimals: one.decimals
    )
    #expect(decimal.text == one.testDescription)
    #expect(decimal.isRounded == one.isRounded)
  }

  @Test("分母太大时截断，不溢出", arguments: [UInt8(0), 2, 255])
  func huge(decimals: UInt8) throws {
    let tiny = try #require(Rational(1, over: .max))
    #expect(Decimal(tiny, in: Unit(.year), decimals: decimals).isRounded)
    #expect(Decimal(Rational(.min), in: Unit(.mu), decimals: decimals).text == "?")
    #expect(Decimal(Rational(.max), in: Unit(.year), decimals: 0).text == "\(Int128.max)")
  }
}
