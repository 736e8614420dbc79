import TestKit
import Testing

@testable import RuleDSL
@testable import Transmission

/// Random lists and designations, against trying everything, and laws that hold whatever they are.
@Suite("随机名录和定位") struct RandomNamesTests {
  private static func run(
    _ names: RandomNames,
    blot: (row: Int, kind: RandomNames.Blot)? = nil,
    jobs: Int = 1
  ) throws -> (run: CheckRun, findings: [Finding]) {
    let (program, world) = (names.program, try names.world(blot: blot))
    let run = check(program, world, keepingAll: true, jobs: jobs)
    let explainer = Explainer(program, world, run)
    return (run, run.outcomes.map { explainer.finding(of: $0) })
  }

  private static func verdicts(
    _ names: RandomNames,
    blot: (row: Int, kind: RandomNames.Blot)? = nil
  ) throws -> [ReferenceNames.Question: Verdict] {
    let (run, findings) = try run(names, blot: blot)
    let codes = try names.world().units.codes
    var verdicts: [ReferenceNames.Question: Verdict] = [:]
    for finding in findings where run.statements[finding.statement].written != nil {
      let rule = run.statements[finding.statement].heading.id
      verdicts[.init(rule: rule, obligation: finding.obligation, unit: codes[finding.plan])] = finding.verdict
    }
    return verdicts
  }

  @Test("与逐一试遍的结论一致", arguments: draws(300))
  func agreesWithTryingEverything(seed: Int) throws {
    let names = RandomNames(seed: UInt64(seed))
    let (expected, found) = (ReferenceNames(names: names).verdicts(), try Self.verdicts(names))
    for question in Set(expected.keys).union(found.keys) {
      #expect(found[question] == expected[question], "\(question) \(names.tiers)")
    }
  }

  @Test("随机家族里各种说法都有")
  func isVaried() throws {
    var seen: Set<String> = []
    for seed in 0..<200 {
      for (question, verdict) in ReferenceNames(names: RandomNames(seed: UInt64(seed))).verdicts() {
        seen.insert("\(question.rule) \(question.obligation) \(verdict)")
      }
    }
    for question in ["N-1 carry", "N-1 honour", "N-1 aggregate", "N-2 carry", "N-2 honour"] {
      for verdict in ["pass", "fail", "undetermined", "notApplicable"] {
        #expect(seen.contains("\(question) \(verdict)"))
      }
    }
  }

  @Test("读不出的行只会使判定待核实，不会改成别的", arguments: draws(150), RandomNames.Blot.allCases)
  func unreadRows(seed: Int, kind: RandomNames.Blot) throws {
    let names = RandomNames(seed: UInt64(seed) + 3000)
    let (before, after) = (try Self.verdicts(names), try Self.verdicts(names, blot: (seed, kind)))
    for question in Set(before.keys).union(after.keys) where after[question] != .undetermined {
      // Without the only row that a plan is known to have, nothing may be said of it at all.
      if kind == .owner, after[question] == nil { continue }
      #expect(after[question] == before[question], "\(question)")
    }
  }

  @Test("解释的判定就是快算的判定，缺几条就有几条证据", arguments: draws(50))
  func explanations(seed: Int) throws {
    let (run, findings) = try Self.run(RandomNames(seed: UInt64(seed)))
    for (outcome, finding) in zip(run.outcomes, findings) {
      #expect(outcome.verdict == finding.verdict)
      guard let difference = finding.difference else { continue }
      #expect(difference.text == "\(finding.entries.count)" && !finding.entries.isEmpty)
    }
  }

  @Test("线程数和行的次序不改变任何判定", arguments: draws(30))
  func order(seed: Int) throws {
    let names = RandomNames(seed: UInt64(seed) + 1000)
    let before = try Self.run(names)
    #expect(try Self.run(names, jobs: 4).findings == before.findings)
    var shuffled = names
    for code in names.places.map(\.code) { shuffled.lists[code]?.shuffle(using: &shuffled.generator) }
    shuffled.places.shuffle(using: &shuffled.generator)
    #expect(try Self.verdicts(shuffled) == Self.verdicts(names))
  }

  @Test("下级多列只会更好，不会更坏", arguments: draws(50))
  func listingMore(seed: Int) throws {
    var names = RandomNames(seed: UInt64(seed) + 2000)
    let leaves = names.places.filter { place in !names.places.contains { $0.parent == place.code } }
    let unit = names.generator.pick(leaves).code
    let before = try Self.verdicts(names)
    guard names.lists[unit] != nil else { return }
    names.lists[unit] = RandomNames.keys.map { .init(spelling: $0, places: []) }
    for (question, verdict) in try Self.verdicts(names) where question.rule == "N-1" {
      #expect(verdict == before[question] || before[question] == .fail || before[question] == .undetermined)
    }
  }
}
