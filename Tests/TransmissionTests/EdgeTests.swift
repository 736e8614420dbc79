import Testing

@testable import RuleDSL
@testable import Transmission

@Suite("边界情形") struct EdgeTests {
  private let weight = Transmission.FigureReference(indicator: 1, year: nil)

  @Test("加权和超出 128 位：待核实，不中断")
  func weightedSumOutOfRange() throws {
    let program = Programs.program(
      [Programs.indicator("倍数", Unit(.times), .ceiling), Programs.indicator("规模", Unit(.hectare), .fixed)],
      [Programs.transmission("T", 0, .weighted(by: weight))]
    )
    var sketch = Sketch()
    sketch.place("a", 1)
    for child in ["b", "c", "d"] {
      sketch.place(child, 2, under: "a")
      sketch.add(child, 0, .printed([Quantity(base: .max, unit: Unit(.times), decimals: 0)]), .ceiling)
      sketch.add(child, 1, .printed([Quantity(base: .max, unit: Unit(.hectare), decimals: 0)]), .fixed)
    }
    sketch.add("a", 0, .printed([Quantity(base: 0, unit: Unit(.times), decimals: 0)]), .ceiling)
    let finding = try Checked(program, sketch).finding("T", .aggregate, "a")
    #expect(finding.verdict == .undetermined && finding.reason == .outOfRange)
  }

  @Test("互相下达的两个单位不会使判断停不下来")
  func issuersInACircle() throws {
    let program = Programs.program(
      [Programs.indicator("耕地保有量", .wanMu, .floor)],
      [Programs.transmission("T", 0, .apportion)],
      issuers: [Issuer(unit: "b", indicator: nil, issuer: "c"), Issuer(unit: "c", indicator: nil, issuer: "b")]
    )
    var sketch = Sketch()
    sketch.place("a", 1)
    sketch.place("b", 2, under: "a")
    sketch.place("c", 2, under: "a")
    sketch.add("a", 0, try figure("1", .wanMu), .floor)
    #expect(try Checked(program, sketch).findings("T", .carry, "b").isEmpty)
    sketch.add("c", 0, try figure("1", .wanMu), .floor)
    #expect(try Checked(program, sketch).finding("T", .carry, "b").issuer == 2)
  }

  @Test("没有人提到的指标不产生任何结论；未施行和已废止的规则不检查")
  func nothingToSay() throws {
    var (repealed, later) = (
      Programs.transmission("T", 0, .apportion, years: [2035]), Programs.transmission("U", 0, .apportion)
    )
    later.heading.effective = PlanDate("2025-01-01")
    repealed.heading.repealed = PlanDate("2030-01-01")
    let program = Programs.program([Programs.indicator("耕地保有量", .wanMu, .floor)], [repealed, later])
    var sketch = Sketch()
    sketch.place("a", 1)
    sketch.place("b", 2, under: "a")
    let silent = try Checked(program, sketch)
    #expect(silent.run.statements.map(\.heading.id) == ["U"])
    #expect(silent.run.outcomes.isEmpty && silent.run.tallies.map(\.total) == [0])
    sketch.add("a", 0, try figure("1", .wanMu), .floor)
    #expect(try Checked(program, sketch, asOf: PlanDate("2024-01-01")).run.statements.map(\.heading.id) == ["T"])
    #expect(
      try Checked(program, sketch, asOf: PlanDate("2027-01-01")).run.statements.map(\.heading.id) == ["T", "U"]
    )
    #expect(try Checked(program, sketch, asOf: PlanDate("2027-01-01"), only: ["U"]).run.statements.count == 1)
  }

  @Test("没有单位的规划集可以检查")
  func emptyWorld() throws {
    let program = Programs.program(
      [Programs.indicator("耕地保有量", .wanMu, .floor)],
      [Programs.transmission("T", 0, .apportion)],
      rules: [Programs.rule("R", require: [.agreesAsPrinted])]
    )
    #expect(try Checked(program, Sketch()).run.tallies.map(\.total) == [0, 0])
  }

  @Test(
    "引用按下达单位或文号解析",
    arguments: [
      ("自治区下达指标", true), ("不超过自治区下达指标", true), ("锡林郭勒盟下达指标", true), ("不超过锡林郭勒盟下达指标以内", true),
      ("呼和浩特市下达指标", false), ("按内政字〔2024〕62号执行", true), ("按内政字〔2024〕63号执行", false), ("下达指标", false), ("另行确定", false),
    ]
  )
  func deferral(text: String, isResolved: Bool) {
    let document = "《内蒙古自治区人民政府关于二连浩特市国土空间总体规划的批复》（内政字〔2024〕62号）"
    #expect(Deferral.resolves(text, issuer: "锡林郭勒盟", document: document) == isResolved)
  }

  @Test("不通过的差在印刷位之内：精确口径仍不通过并注明，按印刷位则通过")
  func rounding() throws {
    for (precision, verdict) in [(Transmission.Precision.exact, Verdict.fail), (.asPrinted, .pass)] {
      let program = Programs.program(
        [Programs.indicator("耕地保有量", .wanMu, .floor)],
        [Programs.transmission("T", 0, .apportion, precision: precision)]
      )
      var sketch = Sketch()
      sketch.place("a", 1)
      sketch.add("a", 0, try figure("3.00", .wanMu), .floor)
      for child in ["b", "c"] {
        sketch.place(child, 2, under: "a")
        sketch.add(child, 0, try figure("1.495", .wanMu), .floor)
      }
      // 0.010 short; 0.005 + 2 × 0.0005 can be hidden.
      #expect(try Checked(program, sketch).finding("T", .aggregate, "a").isWithinRounding == false)
      sketch.rows.removeLast()
      sketch.add("c", 0, try figure("1.499", .wanMu), .floor)
      let finding = try Checked(program, sketch).finding("T", .aggregate, "a")
      #expect(finding.verdict == verdict && finding.isWithinRounding && finding.difference?.text == "0.006")
    }
  }

  @Test(
    "除以一段范围：端点交换；可能是零时没有上端；可能为负时什么也不知道；除以零没有结果",
    arguments: [
      (2, 5, Interval(lower: Rational(2), upper: Rational(10))), (0, 5, Interval(lower: Rational(2), upper: nil)),
      (5, nil, Interval(lower: Rational(0), upper: Rational(4))), (-1, 5, .anything),
      (-2, -2, Interval(lower: Rational(-10), upper: Rational(-5))), (0, 0, nil),
    ] as [(Int128, Int128?, Interval?)]
  )
  func quotient(least: Int128, most: Int128?, quotient: Interval?) {
    let divisor = Interval(lower: Rational(least), upper: most.map { Rational($0) })
    #expect(Interval(lower: Rational(10), upper: Rational(20)).divided(by: divisor) == quotient)
  }
}
