/// Gives a tree its meaning: names resolved, dimensions checked, citations looked up.
///
/// Total: any tree gives a program and problems.  The order of files, blocks and clauses does not matter.
struct Compiler: NamingThings, FindingProblems {
  let tree: SyntaxTree
  let prover: (any MatrixProver)?
  /// Of what was compiled before.
  let memory: ReadFiles?
  private let blocksByKeyword: [Keyword: [SyntaxTree.Block]]
  var program = RuleProgram()
  var problems: [Diagnostic] = []
  let occurrences = Occurrences()
  /// Where names of units are known: in the scenario that is being read.
  var scenarioScope = Symbol.Scope.everywhere
  /// Where each id was first used.
  var ids: [String: Span] = [:]
  /// The id of the first statement of each title, once all are read.
  var titled: [String: String] = [:]
  /// Requirement labels by the id of their rule, for scenarios; of two rules with one id, those of both.
  var labels: [String: [String]] = [:]
  /// By the id of a rule, the packs that set it aside, and where.
  var overridden: [String: [(pack: Int, span: Span)]] = [:]
  /// Where words of 词汇 were first given, while it is read.
  var given = GivenWords()
  /// Every 替代, as written.
  var replacements: [WrittenOverride] = []
  /// Rules with another 容差 for which no reason is stated, and where that is written.
  var tolerated: [(copy: Statement, label: SyntaxTree.RawText)] = []
  /// The pack of each file, an index into those of the program.
  var packOfFile: [Int] = []
  /// Where the parts of each matrix stand, by id.
  var matrixPlaces: [String: MatrixPlaces] = [:]

  /// What a tree means, as far as it means anything, and what is wrong with it; what only follows is not reported.
  ///
  /// The prover finds whether a lower matrix loosens the upper one; without a prover nothing does.
  static func compile(
    _ tree: SyntaxTree,
    prover: (any MatrixProver)?,
    except followUps: FollowUps,
    remembering memory: ReadFiles? = nil
  ) -> (program: RuleProgram, diagnostics: [Diagnostic], occurrences: [Occurrence]) {
    var compiler = Compiler(tree, prover, memory)
    compiler.run()
    return (compiler.program, compiler.problems.filter { !followUps.contains($0) }, compiler.occurrences.noted)
  }

  private init(_ tree: SyntaxTree, _ prover: (any MatrixProver)?, _ memory: ReadFiles?) {
    (self.tree, self.prover, self.memory) = (tree, prover, memory)
    blocksByKeyword = Dictionary(grouping: tree.files.lazy.flatMap(\.blocks), by: \.keyword)
  }

  func blocks(_ keyword: Keyword) -> [SyntaxTree.Block] { blocksByKeyword[keyword] ?? [] }

  private mutating func run() {
    numberPacks()
    compileWords()
    compilePacks()
    for block in blocks(.transmission) { compileTransmission(block) }
    for block in blocks(.monitor) { compileMonitor(block) }
    for block in blocks(.rule) { compileRule(block) }
    for block in blocks(.matrix) { compileMatrix(block) }
    program.statements.sort(by: Statement.precedes)
    compareMatrices()
    compileOverrides()
    for block in blocks(.waived) { compileWaiver(block) }
    program.waivers.sort { $0.order.lexicographicallyPrecedes($1.order) }
    reportBrokenTransmissions()
    titled = Dictionary(program.headings.map { ($0.title, $0.id) }) { first, _ in first }
    compileCatalogues()
    compileScenarios()
    compilePlanSets()
    reportNearNames()
  }

  /// 传导断裂: a binding subject that nothing carries down.
  private mutating func reportBrokenTransmissions() {
    let carried = Set(program.statements.filter { $0.heading.draft == nil }.compactMap(\.figures?.indicator))
    guard !carried.isEmpty else { return }
    for (index, indicator) in program.vocabulary.indicators.enumerated()
    where indicator.attribute == .binding && !carried.contains(index) {
      problems.append(.transmissionBroken(indicator.name, at: indicator.span))
    }
  }

  /// The only clause of a kind; a second one is a problem.
  mutating func single(_ keyword: Keyword, in clauses: [SyntaxTree.Clause]) -> SyntaxTree.Clause? {
    guard let first = clauses.firstIndex(where: { $0.keyword == keyword }) else { return nil }
    for extra in clauses[first...].dropFirst() where extra.keyword == keyword {
      problems.append(.clauseRepeated(keyword, at: extra.span, first: clauses[first].span))
    }
    return clauses[first]
  }

  /// The only clause of a kind; none is a problem too.
  mutating func required(_ keyword: Keyword, of block: SyntaxTree.Block) -> SyntaxTree.Clause? {
    let clause = single(keyword, in: block.clauses)
    if clause == nil { problems.append(.clauseMissing(keyword, in: block.keyword, at: block.span)) }
    return clause
  }

  mutating func date(_ clause: SyntaxTree.Clause?) -> PlanDate? {
    guard case .raw(let raw) = clause?.content else { return nil }
    return date(raw)
  }

  mutating func date(_ raw: SyntaxTree.RawText) -> PlanDate? {
    let folded = String(raw.text.unicodeScalars.map { $0.digit ?? ($0 == "－" ? "-" : Character($0)) })
    guard let date = PlanDate(folded) else {
      return refuse(
        PlanDate(written: folded).map { .dateInOtherForm(raw.text, $0, at: raw.span) }
          ?? .malformedDate(raw.text, at: raw.span)
      )
    }
    guard knownYears.contains(date.year) else { return refuse(.dateOutOfRange(raw.text, at: raw.span)) }
    return date
  }

  /// A figure with its unit, such as `94.7770 万亩`.
  mutating func quantity(_ raw: SyntaxTree.RawText) -> Quantity? {
    guard let (digits, unitText) = splitQuantity(raw.text) else {
      return refuse(.malformedNumber(raw.text, at: raw.span))
    }
    if unitText.isEmpty {
      return refuse(.bareNumber(raw.text, at: raw.span))
    }
    guard let unit = Unit(spelled: unitText) else {
      let near = nearest(to: unitText, among: Unit.suggestions)
      return refuse(.unknownUnit(unitText, at: raw.span, exact: raw.span(ofEnd: unitText), nearest: near))
    }
    do {
      return try Quantity(digits: digits, unit: unit)
    } catch {
      return refuse(.flawedQuantity(error, text: raw.text, at: raw.span))
    }
  }

  /// Indices of tiers, by name or alias.
  mutating func tiers(_ items: [SyntaxTree.RawText]) -> [Int] {
    items.compactMap { tier($0) }
  }

  mutating func tier(_ item: SyntaxTree.RawText) -> Int? {
    let vocabulary = program.vocabulary
    if let index = vocabulary.tier(named: item.text) {
      note(Symbol(.tier, vocabulary.tiers[index].name), at: item.exact)
      return index
    }
    let names = vocabulary.tiers.flatMap { [$0.name] + $0.aliases }
    if nearest(to: item.text, among: names) == nil, !names.isEmpty, item.text.isNameOfPlace {
      return refuse(.unitAsTier(item.text, at: item.span))
    }
    return unknown(item, .tier, among: names)
  }

  /// Reports a name that nothing has.
  mutating func unknown<Found>(
    _ name: SyntaxTree.RawText,
    _ kind: Diagnostic.Named,
    among names: [String]
  ) -> Found? {
    let near = nearest(to: name.text, among: names)
    return refuse(.unknownName(name.text, kind, at: name.span, exact: name.exact, nearest: near))
  }

  /// Years of `年份：2025年、2035年`.
  mutating func years(_ clause: SyntaxTree.Clause?) -> [Int] {
    guard case .list(let items) = clause?.content else { return [] }
    var years: [Int] = []
    for item in items {
      guard let (digits, unit) = splitQuantity(item.text), unit.isEmpty || unit == "年",
        let year = Int(digits), knownYears.contains(year)
      else {
        problems.append(.malformedNumber(item.text, at: item.span))
        continue
      }
      years.append(year)
    }
    return Array(Set(years)).sorted()
  }

  /// One of a few words; anything else is a problem.
  mutating func word(_ clause: SyntaxTree.Clause?, of allowed: [Keyword]) -> Keyword? {
    guard case .list(let items) = clause?.content, let first = items.first else { return nil }
    let joined = String(items.map(\.text).joined().filter { $0 != " " && $0 != "\u{3000}" })
    if let keyword = Keyword(spelled: joined), allowed.contains(keyword) { return keyword }
    return refuse(.wrongWord(items.map(\.text).joined(separator: "、"), at: first.span, allowed: allowed))
  }
}

extension String {
  /// Whether it ends as names of units of government do.
  fileprivate var isNameOfPlace: Bool {
    count > 2 && ["省", "市", "州", "盟", "县", "区", "旗", "镇", "乡", "街道", "苏木"].contains { hasSuffix($0) }
  }
}
