import Testing

@testable import RuleDSL
@testable import Transmission

@Suite("通用规则") struct RuleTests {
  private let indicators = [
    Programs.indicator("建设用地规模", Unit(.hectare), .ceiling),
    Programs.indicator("常住人口", Unit(.person, myriads: 1), .fixed),
    Programs.indicator("开发强度", Unit(.percent), .ceiling),
  ]

  private func sketch(_ figures: [(String, Int, String, Unit)]) throws -> Sketch {
    var sketch = Sketch()
    sketch.place("甲市", 2)
    sketch.place("乙县", 3, under: "甲市")
    sketch.place("丙县", 3, under: "甲市")
    for (unit, indicator, digits, measure) in figures {
      sketch.add(unit, indicator, try figure(digits, measure), .fixed)
    }
    return sketch
  }

  private func own(_ indicator: Int) -> Amount { .figure(Figure(plan: .own, indicator: indicator)) }

  @Test("人均用地：商按两边的量纲比较，差额精确")
  func quotientOfDifferentDimensions() throws {
    // 120 平方米 per person, as a product so that both sides have a unit.
    let limit = Amount.product(own(1), .literal(try Quantity(digits: "1", unit: Unit(.times))))
    let perPerson = Condition.compare(
      .quotient(own(0), limit),
      .atMost,
      .quotient(
        .literal(try Quantity(digits: "120", unit: Unit(.squareMetre))),
        .literal(try Quantity(digits: "1", unit: Unit(.person)))
      )
    )
    let program = Programs.program(indicators, rules: [Programs.rule("R", require: [perPerson], tiers: [2])])
    let passing = try sketch([("甲市", 0, "12000", Unit(.hectare)), ("甲市", 1, "100", Unit(.person, myriads: 1))])
    #expect(try Checked(program, passing).finding("R", .rule, "甲市").verdict == .pass)
    let failing = try sketch([("甲市", 0, "12000.0001", Unit(.hectare)), ("甲市", 1, "100", Unit(.person, myriads: 1))])
    #expect(try Checked(program, failing).finding("R", .rule, "甲市").verdict == .fail)
  }

  @Test("比值用倍表示，两边和差额都给出")
  func ratioIsPrintedInTimes() throws {
    let share = Condition.compare(
      .quotient(.reduce(.sum, Figure(plan: .children, indicator: 0)), own(0)),
      .atMost,
      .literal(try Quantity(digits: "1.2", unit: Unit(.times)))
    )
    var rule = Programs.rule("R", require: [share], tiers: [2])
    rule.requirements[0].message = Template(parts: [
      .name(.own), .text("下级为本级的 "), .left, .text("，超过 "), .right, .text("，差 "), .difference, .text("；本级 "),
      .amount(own(0)), .text("；下级："), .name(.children),
    ])
    let hectare = Unit(.hectare)
    let figures = try sketch([("甲市", 0, "100", hectare), ("乙县", 0, "75", hectare), ("丙县", 0, "50", hectare)])
    let finding = try Checked(Programs.program(indicators, rules: [rule]), figures).finding("R", .rule, "甲市")
    #expect(finding.verdict == .fail && finding.reason == .violated)
    #expect(finding.sentence == "甲市下级为本级的 1.25 倍，超过 1.2 倍，差 0.05 倍；本级 100 公顷；下级：丙县、乙县")
    #expect(finding.evidence.count == 3)
  }

  @Test("合计缺一个下级：待核实，点名，说还差多少")
  func sumOverUnknownChild() throws {
    let needed = Condition.compare(.reduce(.sum, Figure(plan: .children, indicator: 0)), .atLeast, own(0))
    let program = Programs.program(indicators, rules: [Programs.rule("R", require: [needed], tiers: [2])])
    let figures = try sketch([("甲市", 0, "100.0", Unit(.hectare)), ("乙县", 0, "75", Unit(.hectare))])
    let checked = try Checked(program, figures)
    let finding = try checked.finding("R", .rule, "甲市")
    #expect(finding.verdict == .undetermined && finding.reason == .open)
    #expect(checked.names(finding.missing) == ["丙县"])
    #expect(finding.difference?.text == "25.0" && finding.actual?.text == "75.0")
    let enough = try sketch([("甲市", 0, "70", Unit(.hectare)), ("乙县", 0, "75", Unit(.hectare))])
    #expect(try Checked(program, enough).finding("R", .rule, "甲市").verdict == .pass)
  }

  @Test("例外成立则豁免并写明例外；例外未知则待核实；当不成立则不适用")
  func exceptionsAndConditions() throws {
    let limit = Condition.compare(own(0), .atMost, .literal(try Quantity(digits: "90", unit: Unit(.hectare))))
    let small = Condition.compare(
      own(1),
      .below,
      .literal(try Quantity(digits: "5", unit: Unit(.person, myriads: 1)))
    )
    let rule = Programs.rule("R", require: [limit], when: .tier(.own, among: [2]), unless: [small])
    let program = Programs.program(indicators, rules: [rule])
    let person = Unit(.person, myriads: 1)
    let waived = try Checked(program, sketch([("甲市", 0, "100", Unit(.hectare)), ("甲市", 1, "4", person)]))
    #expect(try waived.finding("R", .rule, "甲市").verdict == .waived)
    #expect(try waived.finding("R", .rule, "甲市").waiver?.label == "例外0")
    let unknown = try Checked(program, sketch([("甲市", 0, "100", Unit(.hectare))]))
    #expect(try unknown.finding("R", .rule, "甲市").verdict == .undetermined)
    let county = try Checked(program, sketch([("乙县", 0, "100", Unit(.hectare))]))
    #expect(try county.finding("R", .rule, "乙县").reason == .conditionNotMet)
    #expect(county.findings("R", .rule, "甲市").isEmpty)
  }

  @Test("未提供的数乘以零仍是未知，除以零再乘零也是")
  func unknownTimesZero() throws {
    let zero = Amount.literal(try Quantity(digits: "0", unit: Unit(.times)))
    let some = Amount.literal(try Quantity(digits: "100", unit: Unit(.hectare)))
    func verdict(_ amount: Amount, _ figures: [(String, Int, String, Unit)]) throws -> Verdict {
      let rule = Programs.rule(
        "R",
        require: [.compare(.product(amount, zero), .atMost, some)],
        tiers: [2],
        years: [2035]
      )
      return try Checked(Programs.program(indicators, rules: [rule]), sketch(figures)).finding("R", .rule, "甲市")
        .verdict
    }
    #expect(try verdict(own(0), []) == .undetermined)
    #expect(try verdict(own(0), [("甲市", 0, "500", Unit(.hectare))]) == .pass)
    let divided = Amount.quotient(own(0), own(1))
    let figures = [("甲市", 0, "100", Unit(.hectare)), ("甲市", 1, "0", Unit(.person))]
    #expect(try verdict(divided, figures) == .undetermined)
  }

  @Test("除以零是待核实，不会中断")
  func divisionByZero() throws {
    let share = Condition.compare(.quotient(own(0), own(1)), .atMost, .quotient(own(0), own(1)))
    let program = Programs.program(indicators, rules: [Programs.rule("R", require: [share])])
    let zero = try sketch([("甲市", 0, "100", Unit(.hectare)), ("甲市", 1, "0", Unit(.person))])
    let finding = try Checked(program, zero).finding("R", .rule, "甲市")
    #expect(finding.verdict == .undetermined && finding.reason == .dividedByZero)
  }

  @Test("两种印法不一致时不通过，给出换算值和最大差距")
  func printsDisagree() throws {
    var figures = try sketch([])
    let prints = [
      try Quantity(digits: "210.57", unit: Unit(.squareKilometre)), try Quantity(digits: "31.60", unit: .wanMu),
    ]
    figures.add("乙县", 0, .printed(prints), .ceiling)
    figures.add("乙县", 0, .printed(prints.reversed()), .ceiling, role: .present)
    let rule = Programs.rule("R", require: [.agreesAsPrinted], scope: .figures)
    let checked = try Checked(Programs.program(indicators, rules: [rule]), figures)
    let findings = checked.findings("R", .rule, "乙县")
    #expect(findings.map(\.verdict) == [.fail, .fail])
    #expect(findings.map(\.evidence.first?.role) == [.own, .present])
    #expect(findings.map(\.difference?.text) == ["9.666666666667", "9.666666666667"])
    #expect(findings.allSatisfy { $0.reason == .printsDisagree })
  }
}
