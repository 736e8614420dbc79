import Testing

@testable import RuleDSL
@testable import Transmission

/// 精度：按印刷位 where a figure is unknown: its digits may excuse what they may, and no more.
@Suite("按印刷位而有未知") struct PrecisionTests {
  private let indicators = [
    Programs.indicator("扩展规模", .wanMu, .ceiling), Programs.indicator("倍数", Unit(.times), .ceiling),
    Programs.indicator("定数", .wanMu, .fixed),
  ]

  /// A parent and three children; the figure of the last one is not provided.
  private func verdict(
    _ method: Transmission.Method,
    _ indicator: Int,
    _ precision: Transmission.Precision,
    _ parent: String,
    _ children: [String],
    asRule isRule: Bool = false
  ) throws -> Verdict {
    let sum = Condition.compare(
      .reduce(.sum, Figure(plan: .children, indicator: indicator)),
      indicator == 2 ? .equal : .atMost,
      .figure(Figure(plan: .own, indicator: indicator))
    )
    var rule = Programs.rule("T", require: [sum])
    rule.precision = precision
    let transmission = Programs.transmission("T", indicator, method, precision: precision)
    let program = Programs.program(indicators, isRule ? [] : [transmission], rules: isRule ? [rule] : [])
    var sketch = Sketch()
    sketch.place("a", 1)
    let unit = indicator == 1 ? Unit(.times) : Unit.wanMu
    sketch.add("a", indicator, try figure(parent, unit), .fixed)
    for (child, digits) in zip(["b", "c", "d"], children + [""]) {
      sketch.place(child, 2, under: "a")
      if !digits.isEmpty { sketch.add(child, indicator, try figure(digits, unit), .fixed) }
      if indicator == 1 { sketch.add(child, 0, try figure("10", .wanMu), .fixed, role: .present) }
    }
    return try Checked(program, sketch).finding("T", isRule ? .rule : .aggregate, "a").verdict
  }

  @Test("已知的超出在印刷位之内：待核实；精确口径和超出更多的仍不通过", arguments: [false, true])
  func ceiling(asRule: Bool) throws {
    #expect(try verdict(.apportion, 0, .asPrinted, "100", ["60.2", "40.1"], asRule: asRule) == .undetermined)
    #expect(try verdict(.apportion, 0, .exact, "100", ["60.2", "40.1"], asRule: asRule) == .fail)
    #expect(try verdict(.apportion, 0, .asPrinted, "100", ["60.2", "45.1"], asRule: asRule) == .fail)
    #expect(try verdict(.apportion, 2, .asPrinted, "100", ["60.2", "40.1"], asRule: asRule) == .undetermined)
    #expect(try verdict(.apportion, 2, .asPrinted, "100", ["60.2", "45.1"], asRule: asRule) == .fail)
  }

  @Test("加权平均缺一个比值：印刷位能容多少不得而知，待核实")
  func average() throws {
    let method = Transmission.Method.weighted(by: .init(indicator: 0, year: nil))
    #expect(try verdict(method, 1, .asPrinted, "1.3", ["9.0", "9.0"]) == .undetermined)
    #expect(try verdict(method, 1, .exact, "1.3", ["9.0", "9.0"]) == .fail)
  }

  @Test("非、且之内的每个比较各自宽容印刷位")
  func joined() throws {
    func amount(_ indicator: Int) -> Amount { .figure(Figure(plan: .own, indicator: indicator)) }
    let above = Condition.compare(amount(0), .above, amount(2))
    let below = Condition.compare(amount(0), .below, amount(2))
    for (condition, verdict) in [
      (Condition.not(above), Verdict.pass), (.all([.not(above), .not(.not(above))]), .pass),
      (.any([below, below]), .fail), (.all([.not(above), below]), .fail),
    ] {
      var rule = Programs.rule("T", require: [condition])
      rule.precision = .asPrinted
      var sketch = Sketch()
      sketch.place("a", 1)
      sketch.add("a", 0, try figure("100.1", .wanMu), .fixed)
      sketch.add("a", 2, try figure("100.0", .wanMu), .fixed)
      let checked = try Checked(Programs.program(indicators, [], rules: [rule]), sketch)
      #expect(try checked.finding("T", .rule, "a").verdict == verdict)
    }
  }
}
