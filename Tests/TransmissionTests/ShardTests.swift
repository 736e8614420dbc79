import TestKit
import Testing

@testable import RuleDSL
@testable import Transmission

@Suite("随机规划族分份判定")
struct ShardTests {
  @Test("合起来的结论、说明和合计与一次判定相同，不论分成几份", arguments: draws(60))
  func merges(seed: Int) throws {
    var family = RandomFamily(seed: UInt64(seed))
    let indicators = family.indicators()
    let sketch = try family.sketch(indicators, units: 3 + family.generator.below(12))
    let program = Programs.program(
      indicators,
      family.transmissions(),
      rules: try family.rules(),
      issuers: family.issuers(sketch)
    )
    let world = try sketch.world()
    let whole = check(program, world, keepingAll: true, jobs: 1)
    let explainer = Explainer(program, world, whole)
    let count = 1 + family.generator.below(9)
    let weights = (0..<world.units.count).map { _ in 1 + family.generator.below(100) }
    let parts = try (1...count).map { number in
      let shard = try #require(Shard("\(number)/\(count)"))
      let plans = shard.plans(world.units, weights: weights)
      let run = check(program, world, plans: plans, keepingAll: true, jobs: 1)
      let brief = check(program, world, plans: plans, keepingAll: false, jobs: 1)
      #expect(brief.tallies == run.tallies)
      let explainer = Explainer(program, world, run)
      return RunPart(of: run, finding: explainer.finding) { _ in nil }
    }
    for keepingAll in [true, false] {
      let merged = MergedRun(
        parts,
        program,
        LawDays(),
        only: [],
        units: world.units,
        keepingAll: keepingAll
      )
      let expected = check(program, world, keepingAll: keepingAll, jobs: 1)
      #expect(merged.run.outcomes == expected.outcomes)
      #expect(merged.run.tallies == expected.tallies)
      #expect(merged.run.statements == expected.statements)
      #expect(expected.outcomes.allSatisfy { merged.finding(of: $0) == explainer.finding(of: $0) })
    }
  }

  @Test("每个规划恰在一份里，家族相连，各份差不多重")
  func cuts() throws {
    var random = SplitMix64(seed: 3)
    let entries = (0..<400).map { place in
      let parent = place == 0 ? nil : random.below(place)
      return UnitTable.Entry(code: "\(1000 + place)", name: "", tier: 0, parent: parent)
    }
    let units = try #require(UnitTable.make(entries)).table
    let weights = (0..<400).map { _ in 1 + random.below(50) }
    let total = weights.reduce(0, +)
    for count in [1, 2, 7, 50, 1000] {
      let shards = try (1...count).map { number in
        try #require(Shard("\(number)/\(count)")).plans(units, weights: weights)
      }
      for unit in 0..<400 { #expect(shards.count { $0[unit] } == 1) }
      for shard in shards {
        let weight = zip(shard, weights).reduce(0) { $0 + ($1.0 ? $1.1 : 0) }
        #expect(weight <= total / count + 50)
      }
    }
  }

  @Test("份写成 2/7；别的写法不是份")
  func text() {
    #expect(Shard("2/7")?.text == "2/7")
    for text in ["", "/", "0/7", "8/7", "1/0", "2", "2/7/1", "-1/7", "1/99999999", "二/七"] {
      #expect(Shard(text) == nil)
    }
  }
}
