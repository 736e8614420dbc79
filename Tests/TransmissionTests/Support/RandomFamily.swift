import TestKit

@testable import RuleDSL
@testable import Transmission

/// Random small plan sets and programs over the same four indicators: two areas, a ratio and its base.
struct RandomFamily {
  var generator: SplitMix64
  /// Whether only figures in numbers and blanks are drawn, and only in the direction of the subject.
  var isPlain = false
  /// In how many of ten places a present figure is drawn.
  var presence = 1

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  static let area = 0
  static let otherArea = 1
  static let ratio = 2
  static let base = 3
  private static let documents = ["", "内政字〔2024〕53号", "《批复》（国函〔2023〕148号）"]
  private static let areaUnits = [Unit.wanMu, Unit(.hectare, myriads: 1), Unit(.squareKilometre)]

  mutating func indicators() -> [Indicator] {
    let directions = Direction.allCases
    return [
      Programs.indicator("耕地保有量", .wanMu, generator.pick(directions)),
      Programs.indicator("建设用地规模", Unit(.squareKilometre), generator.pick(directions)),
      Programs.indicator("扩展倍数", Unit(.times), generator.pick(directions)),
      Programs.indicator("基期规模", Unit(.hectare), .fixed),
    ]
  }

  mutating func sketch(_ indicators: [Indicator], units count: Int) throws -> Sketch {
    var sketch = Sketch()
    for index in 0..<count {
      let above = sketch.places.filter { $0.tier < 4 }
      let parent = index == 0 || generator.once(in: 12) ? nil : above.randomElement(using: &generator)
      let least = parent.map { $0.tier + 1 } ?? 0
      let tier = generator.once(in: 3) ? least + generator.below(5 - least) : least
      let code = "\(100 + (index * 37) % 89)"
      sketch.places.append(Sketch.Place(code: code, name: "单位\(code)", tier: tier, parent: parent?.code))
    }
    for place in sketch.places { try addRows(of: place.code, indicators, &sketch) }
    if !isPlain, generator.once(in: 3) { sketch.completeDocuments = [generator.pick(Self.documents)] }
    if !isPlain, generator.once(in: 3) { sketch.allottedIndicators = [generator.below(3)] }
    return sketch
  }

  private mutating func addRows(of unit: String, _ indicators: [Indicator], _ sketch: inout Sketch) throws {
    for (index, indicator) in indicators.enumerated() {
      for year in [2025, 2035] where year == 2035 || generator.once(in: 3) {
        for role in Role.allCases where generator.below(10) < likelihood(role, index) {
          let relation = isPlain || !generator.once(in: 8) ? indicator.direction : generator.pick(Direction.allCases)
          let document = generator.pick(Self.documents)
          let content = try content(of: indicator)
          sketch.add(unit, index, content, relation, year: year, role: role, document: document)
        }
      }
    }
  }

  /// In tenths.
  private func likelihood(_ role: Role, _ indicator: Int) -> Int {
    switch role {
    case .own: isPlain ? 10 : 8
    case .allotted: isPlain ? 0 : indicator == Self.base ? 0 : 4
    case .present: indicator == Self.base ? 7 : presence
    case .before, .after: isPlain ? 0 : 2
    }
  }

  private mutating func content(of indicator: Indicator) throws -> Scenario.Content {
    switch isPlain ? 9 : generator.below(16) {
    case 0:
      return .reference(generator.pick(["上级下达指标", "不超过单位100下达指标", "见国函〔2023〕148号", "单位137下达指标"]))
    case 1: return .unallotted
    case 2: return .notApplicable
    default: return try figure(digits(indicator), unit(of: indicator))
    }
  }

  private mutating func unit(of indicator: Indicator) -> Unit {
    indicator.dimension == .area ? generator.pick(Self.areaUnits) : indicator.unit
  }

  /// Few different figures, so that sums are often met exactly or missed by a digit.
  mutating func digits(_ indicator: Indicator) -> String {
    indicator.dimension == .ratio
      ? generator.pick(["1.3", "1.30", "1.2898", "1.3033", "1", "0"])
      : generator.pick(["0", "1", "1.5", "2.0", "3", "1.4999", "2.0001", "4", "6", "0.0001"])
  }
}

extension RandomFamily {
  mutating func transmissions() -> [Transmission] {
    let weight = Transmission.FigureReference(indicator: Self.base, year: generator.once(in: 2) ? 2035 : nil)
    let methods: [(Int, Transmission.Method)] = [
      (Self.area, .apportion), (Self.otherArea, .apportion), (Self.area, .stepwise), (Self.otherArea, .equal),
      (Self.area, .byReference), (Self.ratio, .weighted(by: weight)), (Self.ratio, .weighted(by: weight)),
      (Self.ratio, .stepwise),
    ]
    return (0..<4).map { index in
      let (indicator, method) = generator.pick(methods)
      let tiers = (0...4).filter { _ in !generator.once(in: 4) }
      return Programs.transmission(
        "T\(index)",
        indicator,
        method,
        tiers: tiers,
        years: generator.once(in: 4) ? [2035, 2030] : [],
        precision: generator.once(in: 3) ? .asPrinted : .exact
      )
    }
  }

  mutating func monitors(_ indicators: [Indicator]) throws -> [Monitor] {
    try (0..<2).map { index in
      let indicator = generator.below(3)
      let digits = generator.pick(["0", "3", "50", "99"])
      return Monitor(
        heading: Programs.heading("Y\(index)"),
        indicator: indicator,
        tiers: (0...4).filter { _ in !generator.once(in: 4) },
        margin: indicators[indicator].direction == .fixed || generator.once(in: 2)
          ? nil : try Quantity(digits: digits, unit: Unit(.percent)),
        years: generator.once(in: 4) ? [2035, 2030] : [],
        precision: generator.once(in: 2) ? .asPrinted : .exact
      )
    }
  }

  /// 预警 with a 轨迹 of every kind.
  mutating func trajectories(_ indicators: [Indicator]) throws -> [Monitor] {
    try monitors(indicators).compactMap { monitor in
      guard indicators[monitor.indicator].direction != .fixed else { return nil }
      let isLinear = generator.once(in: 2)
      let starts: [Trajectory.Start?] =
        [.state(2020), .state(2024), .flow(2021), .flow(2023)] + (isLinear ? [] : [nil])
      let quotas = try [(2025, "40"), (2030, "65"), (2035, "90")].filter { _ in generator.once(in: 3) }
        .map { Trajectory.Quota(year: $0.0, share: try Quantity(digits: $0.1, unit: Unit(.percent))) }
      var monitor = monitor
      monitor.trajectory = Trajectory(
        course: isLinear ? .linear : .steps,
        start: generator.pick(starts),
        quotas: quotas
      )
      return monitor
    }
  }

  /// Present figures of several years, some of which are missing.
  mutating func addYears(_ indicators: [Indicator], to sketch: inout Sketch) throws {
    for place in sketch.places {
      for index in 0..<3 {
        for year in [2020, 2021, 2022, 2023, 2026, 2031] where !generator.once(in: 4) {
          let content =
            generator.once(in: 8)
            ? try content(of: indicators[index]) : try figure(digits(indicators[index]), unit(of: indicators[index]))
          sketch.add(place.code, index, content, .fixed, year: year, role: .present)
        }
      }
    }
  }

  mutating func issuers(_ sketch: Sketch) -> [Issuer] {
    (0..<generator.below(4)).map { _ in
      let unit = generator.pick(sketch.places)
      let issuer = generator.pick(sketch.places)
      return Issuer(
        unit: generator.once(in: 2) ? unit.name : unit.code,
        indicator: generator.once(in: 2) ? nil : generator.below(3),
        issuer: generator.once(in: 2) ? issuer.name : issuer.code
      )
    }
  }
}
