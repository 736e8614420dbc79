@testable import RuleDSL
@testable import Transmission

/// A second evaluator, written from the semantics alone: slow, by trying everything, without a decision in common with
/// the one under test.
struct Reference {
  let opinions: [Question: Opinion]

  init(_ program: RuleProgram, _ sketch: Sketch) {
    let world = ReferenceWorld(vocabulary: program.vocabulary, sketch: sketch)
    opinions = ReferenceFigures.opinions(world, program.statements.compactMap(\.figures))
      .merging(ReferenceFigures.opinions(world, program.statements.compactMap(\.monitor))) { first, _ in first }
      .merging(ReferenceRules.opinions(world, program.statements.compactMap(\.rule))) { first, _ in first }
  }
}
