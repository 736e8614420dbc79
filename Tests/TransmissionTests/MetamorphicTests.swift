import TestKit
import Testing

@testable import RuleDSL
@testable import Transmission

/// Laws that hold whatever the figures are.
@Suite("变形定律") struct MetamorphicTests {
  struct Case {
    var family: RandomFamily
    var sketch: Sketch
    var program: RuleProgram

    init(seed: Int) throws {
      family = RandomFamily(seed: UInt64(seed) &+ 50_000)
      let indicators = family.indicators()
      sketch = try family.sketch(indicators, units: 3 + family.generator.below(12))
      program = Programs.program(
        indicators,
        family.transmissions(),
        rules: try family.rules(),
        issuers: family.issuers(sketch),
        monitors: try family.monitors(indicators)
      )
    }

    func answers() throws -> Answers { Answers(program, try sketch.world()) }
  }

  @Test("行、单位、规则的次序不改变任何结论", arguments: draws(50))
  func orderDoesNotMatter(seed: Int) throws {
    var shuffled = try Case(seed: seed)
    let before = try shuffled.answers()
    shuffled.sketch.places.shuffle(using: &shuffled.family.generator)
    shuffled.sketch.rows.shuffle(using: &shuffled.family.generator)
    shuffled.program.statements.reverse()
    let after = try shuffled.answers()
    #expect(before.opinions == after.opinions)
    #expect(before.run.tallies == after.run.tallies)
    #expect(before.run.outcomes == after.run.outcomes)
  }

  private func comparedExactly(_ statement: Statement) -> Statement {
    switch statement {
    case .figures(var transmission):
      transmission.precision = .exact
      return .figures(transmission)
    case .monitor(var monitor):
      monitor.precision = .exact
      return .monitor(monitor)
    case .rule(var rule):
      rule.precision = .exact
      return .rule(rule)
    case .line, .entries, .matrix: return statement
    }
  }

  @Test("换算计量单位不改变结论和差额", arguments: draws(50))
  func unitOfMeasureDoesNotMatter(seed: Int) throws {
    var converted = try Case(seed: seed)
    converted.program.statements = converted.program.statements.map(comparedExactly)
    let before = try converted.answers()
    for index in converted.sketch.rows.indices {
      guard case .printed(let quantities) = converted.sketch.rows[index].content else { continue }
      converted.sketch.rows[index].content = .printed(quantities.map(inSquareMetres))
    }
    let after = try converted.answers()
    func exact(_ answers: Answers) -> [Question: [String]] {
      answers.opinions.mapValues {
        ["\($0.verdict)", "\(String(describing: $0.difference))", "\($0.missing.sorted())"]
      }
    }
    #expect(exact(before) == exact(after))
  }

  private func inSquareMetres(_ quantity: Quantity) -> Quantity {
    guard quantity.dimension == .area else { return quantity }
    return Quantity(base: quantity.base, unit: Unit(.squareMetre), decimals: 4)
  }

  @Test("增加一个未知的下级，不会使不通过或待核实变为通过", arguments: draws(60))
  func unknownChildNeverHelps(seed: Int) throws {
    var grown = try Case(seed: seed)
    let before = try grown.answers()
    let parent = grown.family.generator.pick(grown.sketch.places.filter { $0.tier < 4 })
    let child = Sketch.Place(code: "999", name: "新县", tier: parent.tier + 1, parent: parent.code)
    grown.sketch.places.append(child)
    let after = try grown.answers()
    for (question, opinion) in before.opinions where question.obligation == .aggregate {
      guard opinion.verdict == .fail || opinion.verdict == .undetermined else { continue }
      let later = try #require(after.opinions[question])
      #expect(later.verdict != .pass && later.verdict != .notApplicable)
    }
  }

  @Test("上级收紧，不会使不通过变为通过", arguments: draws(60))
  func tighterParentNeverHelps(seed: Int) throws {
    var tightened = try Case(seed: seed)
    let before = try tightened.answers()
    let known = tightened.sketch.rows.indices.filter { tightened.tightened(tightened.sketch.rows[$0]) != nil }
    guard let index = known.randomElement(using: &tightened.family.generator) else { return }
    let row = tightened.sketch.rows[index]
    tightened.sketch.rows[index] = try #require(tightened.tightened(row))
    let after = try tightened.answers()
    for (question, opinion) in before.opinions where opinion.verdict == .fail && question.obligation != .rule {
      if question.obligation == .aggregate, question.unit != row.unit { continue }
      if question.obligation == .honour, question.unit == row.unit { continue }
      #expect(after.opinions[question]?.verdict != .pass, "\(question)")
    }
  }

  @Test("全部通过的规划集里，删去任何一个数都不再全部通过", arguments: draws(20))
  func omissionIsAlwaysSeen(seed: Int) throws {
    var sound = try SoundFamily(seed: seed)
    let before = Answers(sound.program, try sound.sketch.world())
    #expect(before.verdicts.values.contains(.pass))
    #expect(before.verdicts.values.allSatisfy { $0 == .pass || $0 == .notApplicable })
    let rows = sound.sketch.rows
    for index in rows.indices {
      sound.sketch.rows = rows
      sound.sketch.rows.remove(at: index)
      let verdicts = Answers(sound.program, try sound.sketch.world()).verdicts.values
      #expect(verdicts.contains(.fail) || verdicts.contains(.undetermined), "\(rows[index])")
    }
  }
}

extension MetamorphicTests.Case {
  /// The same commitment, one base unit stricter; `nil` for what is no commitment of its plan on one side.
  func tightened(_ row: Sketch.Row) -> Sketch.Row? {
    let direction = program.vocabulary.indicators[row.key.indicator].direction
    guard case .printed(let quantities) = row.content, let quantity = quantities.first, direction != .fixed,
      row.key.role == .own, quantity.base > 0
    else { return nil }
    let base = quantity.base + (direction == .floor ? 1 : -1)
    var copy = row
    copy.content = .printed([Quantity(base: base, unit: quantity.unit, decimals: quantity.decimals)])
    return copy
  }
}
