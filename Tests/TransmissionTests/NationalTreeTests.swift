import TestKit
import Testing

@testable import RuleDSL
@testable import Transmission

@Suite("随机全国树") struct NationalTreeTests {
  /// Base units of 0.0001 万亩.
  private static let digit: Int64 = 20_000_000

  private struct Planted: Hashable {
    var indicator: Int
    var unit: Int
  }

  private struct Nation {
    var entries: [UnitTable.Entry] = []
    var values: [[Int64]] = []
    var planted: Set<Planted> = []
  }

  /// 1 → 31 → 333 → 2 844 units and six indicators; one parent in a hundred is off by one last digit.
  private func nation() -> Nation {
    var generator = SplitMix64(seed: 7)
    var nation = Nation()
    var above: [Int] = []
    for (tier, count) in [1, 31, 333, 2844].enumerated() {
      let first = nation.entries.count
      for index in 0..<count {
        let parent = index < above.count ? above[index] : above.randomElement(using: &generator)
        nation.entries.append(
          UnitTable.Entry(code: "\(100_000 + first + index)", name: "", tier: tier, parent: parent)
        )
      }
      above = Array(first..<nation.entries.count)
    }
    nation.values = nation.entries.map { _ in [Int64](repeating: 0, count: 6) }
    var children = [[Int]](repeating: [], count: nation.entries.count)
    for (unit, entry) in nation.entries.enumerated() {
      if let parent = entry.parent { children[parent].append(unit) }
    }
    for unit in nation.entries.indices.reversed() {
      for indicator in 0..<6 {
        guard !children[unit].isEmpty else {
          nation.values[unit][indicator] = Int64.random(in: 1...9_999_999, using: &generator) * Self.digit
          continue
        }
        let sum = children[unit].reduce(0) { $0 + nation.values[$1][indicator] }
        let isPlanted = generator.once(in: 100)
        if isPlanted { nation.planted.insert(Planted(indicator: indicator, unit: unit)) }
        let error = isPlanted ? (indicator.isMultiple(of: 2) ? Self.digit : -Self.digit) : 0
        nation.values[unit][indicator] = sum + error
      }
    }
    return nation
  }

  private func world(_ nation: Nation, _ unit: Unit) throws -> (PlanWorld, [Int]) {
    let (units, places) = try #require(UnitTable.make(nation.entries))
    let relations: [Direction] = [.floor, .ceiling]
    let columns = (0..<6).map { indicator in
      let cells = nation.values.indices.map { index in
        FigureColumn.Cell(
          value: nation.values[index][indicator],
          unit: Int32(places[index]),
          origin: 0,
          row: Int32(index + 2),
          format: UInt16(indicator % 2)
        )
      }
      let key = FigureColumn.Key(indicator: indicator, year: 2035, role: .own)
      return FigureColumn(key: key, chunks: [cells.sorted { $0.unit < $1.unit }])
    }
    let figures = FigureStore(
      columns: columns,
      formats: relations.map { FigureFormat(state: .printed, relation: $0, unit: unit, decimals: 4) },
      origins: [FigureOrigin(document: "", clause: "", file: "indicators.csv")],
      texts: [],
      reprints: []
    )
    return (PlanWorld(units: units, figures: figures), places)
  }

  @Test("恰好找出埋下的违例，差额恰为 0.0001 万亩，以各数的单位写出", arguments: [Unit.wanMu, Unit(.squareMetre)])
  func findsExactlyThePlantedViolations(unit: Unit) throws {
    let nation = nation()
    let (world, places) = try world(nation, unit)
    let program = Programs.program(
      (0..<6).map { Programs.indicator("指标\($0)", .wanMu, $0.isMultiple(of: 2) ? .floor : .ceiling) },
      (0..<6).map { Programs.transmission("BM-0\($0)", $0, .apportion) }
    )
    let run = check(program, world, keepingAll: false)
    let explainer = Explainer(program, world, run)
    let findings = run.outcomes.map { explainer.finding(of: $0) }

    let found = findings.map { Planted(indicator: $0.statement, unit: $0.plan) }
    let planted = nation.planted.map { Planted(indicator: $0.indicator, unit: places[$0.unit]) }
    #expect(nation.planted.count > 10)
    #expect(Set(found) == Set(planted) && found.count == planted.count)
    #expect(findings.allSatisfy { $0.verdict == .fail && $0.obligation == .aggregate })
    let step = try Quantity(digits: "0.0001", unit: .wanMu).amount
    #expect(findings.allSatisfy { $0.amounts.difference == step && $0.difference?.unit == unit })
    #expect(run.tallies.reduce(0) { $0 + $1.fail } == planted.count)
    #expect(run.tallies.reduce(0) { $0 + $1.undetermined } == 0)
  }

  @Test("线程多少不影响结果")
  func threadsDoNotMatter() throws {
    let (world, _) = try world(nation(), .wanMu)
    let program = Programs.program(
      (0..<6).map { Programs.indicator("指标\($0)", .wanMu, .floor) },
      (0..<6).map { Programs.transmission("BM-0\($0)", $0, .apportion) }
    )
    let single = check(program, world, keepingAll: true, jobs: 1)
    let double = check(program, world, keepingAll: true, jobs: 4)
    #expect(single.outcomes == double.outcomes)
    #expect(single.tallies == double.tallies)
  }
}
