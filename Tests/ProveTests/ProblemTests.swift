import Testing

@testable import Prove
@testable import RuleDSL

@Suite("写给求解器的问题")
struct ProblemTests {
  private let x = Term.named("x")
  private let y = Term.named("y")

  @Test("数写成分数，负数写成减法")
  func numbers() throws {
    #expect(Problem.text(Rational(3)) == "3.0")
    #expect(Problem.text(try #require(Rational(-1, over: 3))) == "(- (/ 1.0 3.0))")
  }

  @Test("两个未知数相乘时换一种逻辑，整数再换一种")
  func logics() {
    var problem = Problem()
    problem.require(x * .number(Rational(2)) <= y)
    #expect(problem.script.contains("QF_LRA"))
    problem.require(x * y <= y)
    #expect(problem.script.contains("QF_NRA"))
    problem.declare("n", .whole)
    #expect(problem.script.contains("QF_NIRA"))
  }

  @Test("看得出的就地算完")
  func simplified() {
    let (one, two) = (Term.number(Rational(1)), Term.number(Rational(2)))
    #expect(one + two == .number(Rational(3)))
    #expect((one < two) == .constant(true))
    #expect((x.equals(x) && one <= two) == .constant(true))
    #expect(Formula.some([.constant(false), .named("a")]) == .named("a"))
    #expect(!(!Formula.named("a")) == .named("a"))
    #expect(Term.either(.constant(false), one, two) == two)
  }

  @Test("三值逻辑：不知道的既不成立也不不成立")
  func kleene() {
    let (yes, no) = (Kleene(.constant(true)), Kleene(.constant(false)))
    #expect(Kleene.every([yes, .unknown]) == .unknown)
    #expect(Kleene.every([no, .unknown]) == no)
    #expect(Kleene.some([yes, .unknown]) == yes)
    #expect(!Kleene.unknown == .unknown)
  }
}
