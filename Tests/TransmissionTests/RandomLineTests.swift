import TestKit
import Testing

@testable import RuleDSL
@testable import Transmission

/// Random maps of cells, against counting, and laws that hold whatever the maps are.
@Suite("随机控制线") struct RandomLineTests {
  private static func opinions(_ checked: CheckedLine) -> [ReferenceLines.Question: ReferenceLines.Opinion] {
    var opinions: [ReferenceLines.Question: ReferenceLines.Opinion] = [:]
    for (outcome, finding) in zip(checked.run.outcomes, checked.findings) {
      guard let kept = checked.run.evidence.finding(outcome.found) else { continue }
      let code = checked.world.units.codes[finding.plan]
      opinions[.init(obligation: finding.obligation, unit: code)] = .init(
        verdict: finding.verdict,
        difference: kept.amounts.difference.map(cells),
        pieces: finding.pieces.count,
        slivers: finding.regions.slivers.count,
        missing: Set(finding.missing.map { checked.world.units.codes[$0] })
      )
    }
    return opinions
  }

  /// A cell is a hectare; anything but whole cells is none.
  private static func cells(_ area: Rational) -> Int {
    area.divided(by: Rational(Unit(.hectare).scale)).flatMap { $0.denominator == 1 ? Int($0.numerator) : nil } ?? -1
  }

  @Test("与数格子的结论、差额、处数、碎屑一致", arguments: draws(100))
  func agreesWithCounting(seed: Int) throws {
    let lines = try RandomLines(seed: UInt64(seed))
    let expected = ReferenceLines(lines: lines).opinions()
    let found = Self.opinions(try lines.family.checked())
    for question in Set(expected.keys).union(found.keys) {
      #expect(found[question] == expected[question], "\(question) \(lines.family.order)")
    }
  }

  @Test("随机家族里五种说法都有")
  func isVaried() throws {
    var seen: Set<String> = []
    for seed in 0..<60 {
      for (question, opinion) in ReferenceLines(lines: try RandomLines(seed: UInt64(seed))).opinions() {
        seen.insert("\(question.obligation) \(opinion.verdict)")
      }
    }
    for obligation in ["carry", "honour", "aggregate"] {
      for verdict in ["pass", "undetermined", "notApplicable", "fail"] {
        #expect(seen.contains("\(obligation) \(verdict)"))
      }
    }
  }

  @Test("线程数不改变任何判定", arguments: draws(10))
  func threads(seed: Int) throws {
    let lines = try RandomLines(seed: UInt64(seed) + 1000)
    let alone = try lines.family.checked(jobs: 1)
    let together = try lines.family.checked(jobs: 4)
    #expect(alone.run.outcomes == together.run.outcomes && alone.findings == together.findings)
  }

  @Test("单位、图层、图斑的次序不改变结论、面积和位置", arguments: draws(30))
  func order(seed: Int) throws {
    var lines = try RandomLines(seed: UInt64(seed) + 2000)
    let before = try lines.family.checked()
    lines.family.sketch.places.shuffle(using: &lines.generator)
    lines.family.drawings.shuffle(using: &lines.generator)
    for index in lines.family.drawings.indices {
      lines.family.drawings[index].features.shuffle(using: &lines.generator)
    }
    let after = try lines.family.checked()
    #expect(before.run.outcomes == after.run.outcomes)
    #expect(before.findings.map(Self.summary) == after.findings.map(Self.summary))
  }

  private static func summary(_ finding: Finding) -> [String] {
    let pieces = finding.pieces.map { piece in
      let place = [piece.place.longitude, piece.place.latitude].map { ($0 * 1e6).rounded() }
      return "\(piece.kind) \(piece.area.text) \(piece.width.text) \(place)"
    }
    return ["\(finding.reason) \(finding.difference?.text ?? "") \(finding.regions.slivers.count)"] + pieces
  }

  @Test("保护线只会因多划而变好，开发线只会因多划而变差", arguments: draws(30))
  func drawingMore(seed: Int) throws {
    var lines = try RandomLines(seed: UInt64(seed) + 3000)
    let before = try lines.family.checked()
    let unit = lines.generator.pick(lines.family.sketch.places).code
    let place = lines.family.drawings.firstIndex { $0.unit == unit && $0.layer == LineSketch.red }
    guard let place, let now = before.found(.honour, unit) else { return }
    let all = RandomLines.rows(Set(0..<(RandomLines.side * RandomLines.side)))
    lines.family.drawings[place].features = [all]
    let later = try lines.family.checked().finding(.honour, unit)
    switch lines.family.order {
    case .protect: #expect(later.verdict == now.verdict || later.verdict == .pass)
    case .develop: #expect(later.verdict == now.verdict || later.verdict == .fail)
    case .same: #expect(!later.pieces.contains { $0.kind == .missing })
    }
  }
}
