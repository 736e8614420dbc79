import TestKit
import Testing

@testable import RuleDSL
@testable import Transmission

@Suite("与参照评判器逐项对照") struct DifferentialTests {
  @Test("随机规划族上的结论、差额、缺项与参照一致", arguments: draws(200))
  func agreesWithReference(seed: Int) throws { try agreesWithReference(seed: seed, presence: 1) }

  @Test("现状多半写明的族上也一致", arguments: [236, 373])
  func agreesWithMorePresentFigures(seed: Int) throws {
    try agreesWithReference(seed: seed, presence: 5)
  }

  private func agreesWithReference(seed: Int, presence: Int) throws {
    var family = RandomFamily(seed: UInt64(seed))
    family.presence = presence
    let indicators = family.indicators()
    let sketch = try family.sketch(indicators, units: 3 + family.generator.below(12))
    let program = Programs.program(
      indicators,
      family.transmissions(),
      rules: try family.rules(),
      issuers: family.issuers(sketch),
      monitors: try family.monitors(indicators)
    )
    try expectAgreement(program, sketch)
  }

  @Test("预警与参照一致：现状有的年份有、有的没有", arguments: draws(100))
  func monitors(seed: Int) throws {
    var family = RandomFamily(seed: UInt64(seed))
    family.presence = 5
    let indicators = family.indicators()
    let sketch = try family.sketch(indicators, units: 3 + family.generator.below(12))
    let issuers = family.issuers(sketch)
    let monitors = try family.monitors(indicators)
    try expectAgreement(Programs.program(indicators, issuers: issuers, monitors: monitors), sketch)
  }

  @Test("有轨迹的预警与参照一致：线性的、分段的，有额度的，累计的，缺年份的", arguments: draws(200))
  func trajectories(seed: Int) throws {
    let (program, sketch) = try trajectoryFamily(seed)
    try expectAgreement(program, sketch)
  }

  private func trajectoryFamily(_ seed: Int) throws -> (RuleProgram, Sketch) {
    var family = RandomFamily(seed: UInt64(seed) &+ 90_000)
    let indicators = family.indicators()
    var sketch = try family.sketch(indicators, units: 3 + family.generator.below(10))
    try family.addYears(indicators, to: &sketch)
    let issuers = family.issuers(sketch)
    let monitors = try family.trajectories(indicators)
    return (Programs.program(indicators, issuers: issuers, monitors: monitors), sketch)
  }

  @Test("随机的轨迹上，线性的、分段的、累计的都有通过、不通过和待核实")
  func drawsEveryTrajectory() throws {
    var seen: Set<String> = []
    for seed in 0..<150 {
      let (program, sketch) = try trajectoryFamily(seed)
      for (question, opinion) in Reference(program, sketch).opinions {
        let path = program.statements.first { $0.heading.id == question.statement }?.monitor?.trajectory
        let course = path?.course == .linear ? "linear" : "steps"
        let start =
          switch path?.start {
          case .flow: "flow"
          case .state: "state"
          case nil: "none"
          }
        seen.insert("\(course) \(start) \(opinion.verdict.rawValue)")
      }
    }
    for kind in ["linear state", "linear flow", "steps state", "steps flow", "steps none"] {
      for verdict in [Verdict.pass, .fail, .undetermined, .notApplicable] {
        #expect(seen.contains("\(kind) \(verdict.rawValue)"))
      }
    }
  }

  private func expectAgreement(_ program: RuleProgram, _ sketch: Sketch) throws {
    let world = try sketch.world()
    let answers = Answers(program, world)
    let reference = Reference(program, sketch).opinions

    #expect(answers.contradictions.isEmpty)
    #expect(Set(answers.opinions.keys) == Set(reference.keys))
    for (question, opinion) in reference {
      guard let answer = answers.opinions[question] else { continue }
      var opinion = opinion
      // The reference does not name what is missing for a rule.
      if question.obligation == .rule { opinion.missing = answer.missing }
      #expect(answer.comparable(question) == opinion.comparable(question), "\(question)")
    }
    let brief = check(program, world, keepingAll: false, jobs: 1)
    #expect(brief.tallies == answers.run.tallies)
    #expect(brief.outcomes == answers.run.outcomes.filter { ![.pass, .notApplicable].contains($0.verdict) })
  }

  @Test("随机规划族覆盖每一种结论和每一项义务")
  func drawsEveryCase() throws {
    var seen: Set<String> = []
    for seed in draws(150) {
      var family = RandomFamily(seed: UInt64(seed))
      family.presence = 5
      let indicators = family.indicators()
      let sketch = try family.sketch(indicators, units: 3 + family.generator.below(12))
      let program = Programs.program(
        indicators,
        family.transmissions(),
        rules: try family.rules(),
        monitors: try family.monitors(indicators)
      )
      for (question, opinion) in Reference(program, sketch).opinions {
        seen.insert("\(question.obligation.rawValue) \(opinion.verdict.rawValue) \(opinion.isWithinRounding)")
      }
    }
    for obligation in ["honour", "aggregate", "monitor", "rule"] {
      for verdict in [
        "pass false", "pass true", "fail false", "fail true", "undetermined false", "notApplicable false",
      ] {
        #expect(seen.contains("\(obligation) \(verdict)"))
      }
    }
    for verdict in ["pass", "fail", "undetermined", "notApplicable"] {
      #expect(seen.contains("carry \(verdict) false"))
    }
    #expect(seen.contains("rule waived false"))
  }
}
