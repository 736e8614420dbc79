internal import Chuandao
internal import JSONRPC
internal import PlanData
internal import Prove
internal import RuleDSL

extension Tool {
  /// What can be known of rules without any plan.
  static let prove = Tool(
    "prove",
    title: Phrase("证明", "Prove"),
    summary: Phrase(
      """
      不看任何规划，问规则之间的关系。question 不写或写 at-least-as-strict：lower 是否至少同 upper 一样严，准入矩阵逐格比较，\
      答 proved（证明了）、counterexample（有反例）或 open（看不出）；两条都不写时，草稿里每个写了上级矩阵或替代的都问。\
      写别的 question：由求解器（z3、cvc5）对 rules 里的规则作答，反例写成案例并已判过；rules 不写时问草稿里的全部规则。
      """,
      """
      Asks how rules stand to one another, without any plan. Without `question`, or with at-least-as-strict: whether `lower` \
      is at least as strict as `upper`, admission matrices cell by cell; answers proved, counterexample, or open where \
      nothing is seen either way; without the two, everything in the draft that refines or replaces another is asked about. \
      With another `question`: a solver (z3, cvc5) answers it of the rules in `rules`, and what it finds is a scenario that \
      has been judged; without `rules` it is asked of all rules of the draft.
      """
    ),
    DraftBench.draftParameters + [
      Parameter(
        name: "question",
        kind: .choice(Question.allCases.map(\.rawValue) + ProofKind.allCases.map(\.rawValue)),
        summary: Phrase("问什么", "what is asked")
      ),
      Parameter(
        name: "rules",
        kind: .text,
        summary: Phrase("规则的编号，用逗号分开，先写被问的", "ids of rules with commas between, what is asked about first")
      ),
      Parameter(
        name: "lower",
        kind: .text,
        summary: Phrase("要证明不比它松的规则的编号", "id of the rule that may not be looser")
      ),
      Parameter(name: "upper", kind: .text, summary: Phrase("与哪条规则比，编号", "id of the rule it is held to")),
    ]
  ) { bench, arguments, language throws(Refusal) in
    let draft = try bench.draft(arguments)
    // A matrix that loosens the upper one is an error; that does not keep anybody from asking why.
    let program = draft.suite.rules.compilation.draft?.program ?? RuleProgram()
    func statement(_ id: String) throws(Refusal) -> Statement {
      if let known = program.statements.first(where: { $0.heading.id == id }) { return known }
      throw .unknown(
        .unknownRule,
        "没有编号为“\(id)”的规则",
        "there is no rule with the id “\(id)”",
        nearest: nearest(to: id, among: program.headings.map(\.id))
      )
    }
    if let kind = arguments.text("question").flatMap(ProofKind.init) {
      let ids = (arguments.text("rules") ?? "").split { ",，、 ".contains($0) }.map(String.init)
      let named = try ids.map { id throws(Refusal) in try statement(id) }
      return try draft.answer(kind, named, language)
    }
    var pairs: [(Statement, Statement)] = []
    switch (arguments.text("lower"), arguments.text("upper")) {
    case (let lower?, let upper?): pairs = [(try statement(lower), try statement(upper))]
    case (nil, nil): pairs = draft.pairs(in: program)
    default: throw .invalid("lower 和 upper 要一起写", "`lower` and `upper` go together")
    }
    return ["proofs": .list(pairs.map { Proof($0.0, $0.1, program.vocabulary).value(language) })]
  }

  /// What may be asked; more questions get names of their own.
  enum Question: String, CaseIterable {
    case atLeastAsStrict = "at-least-as-strict"
  }
}

extension DraftText {
  /// What a solver says of the rules that are named, or of all of the draft.
  fileprivate func answer(
    _ kind: ProofKind,
    _ named: [Statement],
    _ language: Language
  ) throws(Refusal) -> JSONValue {
    guard kind.takes(named.count) else {
      throw .invalid(
        "“\(kind.rawValue)”不能这样问：rules 里的规则不够，或太多",
        "`\(kind.rawValue)` is asked of fewer or more `rules`"
      )
    }
    let program = try program()
    let own = program.statements.filter { isOwn($0.heading.span) }
    let solvers: [Solver]
    do throws(SystemFailure) { solvers = try SolverChoice.any.solvers() } catch {
      throw Refusal(
        .solverMissing,
        error.message,
        Phrase("安装 Debian 的 z3 或 cvc5", "install z3 or cvc5 of Debian")
      )
    }
    var report = ProofReport(program, mostLower: Self.mostLower, isTable: false, language: language)
    let probes = report.ask([kind], of: named, own: own)
    do throws(SystemFailure) {
      try report.answer(probes, by: ProofRun(program, solvers, seconds: Self.seconds))
    } catch {
      throw Refusal(
        .solverFailed,
        error.message,
        Phrase("看看临时文件夹能不能写", "see whether the temporary folder can be written")
      )
    }
    return ["text": .text(report.text), "report": JSONValue(written: report.json)]
  }

  /// Plans below the upper one of a family, and seconds for a question.
  private static let mostLower = 2
  private static let seconds = 10

  /// Statements of the draft with those that they say they refine or replace.
  fileprivate func pairs(in program: RuleProgram) -> [(Statement, Statement)] {
    let own = program.statements.filter { isOwn($0.heading.span) }
    return own.flatMap { lower in
      let replaced = program.packs.flatMap(\.overrides).filter { $0.replacement == lower.heading.id }.map(\.id)
      let above = (lower.matrix?.refines ?? []) + replaced.filter { $0 != lower.heading.id }
      return above.compactMap { id in program.statements.first { $0.heading.id == id }.map { (lower, $0) } }
    }
  }
}

/// Whether one statement is at least as strict as another, as far as that is seen without plans.
private struct Proof {
  private let lower: Statement
  private let upper: Statement
  private let vocabulary: Vocabulary

  init(_ lower: Statement, _ upper: Statement, _ vocabulary: Vocabulary) {
    (self.lower, self.upper, self.vocabulary) = (lower, upper, vocabulary)
  }

  func value(_ language: Language) -> JSONValue {
    let cells = counterexamples.map { $0[language] }
    let rest = shortfalls(of: lower, against: upper, in: vocabulary, prover: Prover()).map { $0[language] }
    let answer = !cells.isEmpty ? "counterexample" : rest.isEmpty ? "proved" : "open"
    return [
      "question": .text(Tool.Question.atLeastAsStrict.rawValue),
      "rules": .texts([lower.heading.id, upper.heading.id]), "answer": .text(answer),
      "words": .texts(cells + rest), "scenario": .null,
    ]
  }

  /// Cells in which a lower matrix lets more through.
  private var counterexamples: [Phrase] {
    guard let lower = lower.matrix, let upper = upper.matrix else { return [] }
    return Prover().compare(lower, with: upper, vocabulary).counterexamples.map { example in
      func text(_ language: Language) -> String {
        let below = answer(example.lower, of: lower, language)
        let above = answer(example.upper, of: upper, language)
        return "\(place(example, lower, upper))：\(lower.heading.id) \(below)，\(upper.heading.id) \(above)"
      }
      return Phrase(text(.chinese), text(.english).replacing("：", with: ": ").replacing("，", with: ", "))
    }
  }

  private func answer(_ side: MatrixComparison.Side, of matrix: AdmissionMatrix, _ language: Language) -> String {
    describe(side.answer.admission, of: matrix, in: vocabulary, language: language)
  }

  private func place(
    _ example: MatrixComparison.Counterexample,
    _ lower: AdmissionMatrix,
    _ upper: AdmissionMatrix
  ) -> String {
    func title(_ own: Int?, _ field: CodedField, _ other: Int?, _ otherField: CodedField) -> String {
      if let own { return vocabulary.codeSystems[field.system].title(of: own) }
      return other.map { vocabulary.codeSystems[otherField.system].title(of: $0) } ?? ""
    }
    let use = title(example.lower.use, lower.uses, example.upper.use, upper.uses)
    return title(example.lower.zone, lower.zones, example.upper.zone, upper.zones) + " × " + use
  }
}
