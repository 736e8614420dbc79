/// What lint rules look at: text, tree and meaning of sound rule files, and what of it is the user's own.
struct LintInput: Sendable {
  let files: [SourceFile]
  let tree: SyntaxTree
  let program: RuleProgram
  /// Indices of the files about which remarks are wanted.
  let own: Set<Int>
  let occurrences: [Occurrence]
  /// What is named anywhere but where it is defined.
  let used: Set<Symbol>
  /// Own statements and the blocks that they were made of, in the order of the program.
  let statements: [(statement: Statement, block: SyntaxTree.Block)]
  /// 案例 by the ids of what they test.
  let scenarios: [String: [Scenario]]
  /// Blocks of own files, in the order of the text.
  let blocks: [SyntaxTree.Block]
  /// Own rules with their blocks.
  let rules: [(rule: Rule, block: SyntaxTree.Block)]
  /// Every expression of the own statements: 当, 要求, 设, 条件, each with all of its parts behind it.
  let expressions: [Expression]

  init(_ files: [SourceFile], _ compilation: Compilation, _ program: RuleProgram, own: Set<Int>) {
    (self.files, tree, self.program, self.own) = (files, compilation.tree, program, own)
    occurrences = compilation.noted
    used = Set(compilation.noted.lazy.filter { !$0.isDefinition }.map(\.symbol))
    blocks = compilation.tree.files.enumerated().filter { own.contains($0.offset) }.flatMap(\.element.blocks)
    let places = Dictionary(blocks.map { ($0.span, $0) }) { first, _ in first }
    statements = program.statements.compactMap { statement in
      // What a pack makes of a rule of another stands in no block of its own.
      program.isAdjusted(statement.heading) ? nil : places[statement.heading.span].map { (statement, $0) }
    }
    var scenarios: [String: [Scenario]] = [:]
    for scenario in program.scenarios { for id in scenario.tests { scenarios[id, default: []].append(scenario) } }
    self.scenarios = scenarios
    rules = statements.compactMap { pair in pair.statement.rule.map { ($0, pair.block) } }
    expressions = blocks.flatMap { block in
      block.clauses.flatMap { clause -> [Expression] in
        if case .expression(let expression) = clause.content { expression.all } else { [] }
      }
    }
  }

  var vocabulary: Vocabulary { program.vocabulary }

  func isOwn(_ span: Span) -> Bool { own.contains(span.file) }

  var matrices: [(matrix: AdmissionMatrix, block: SyntaxTree.Block)] {
    statements.compactMap { pair in pair.statement.matrix.map { ($0, pair.block) } }
  }

  /// Own 案例 with their blocks.
  var ownScenarios: [(scenario: Scenario, block: SyntaxTree.Block)] {
    let places = Dictionary(blocks.lazy.filter { $0.keyword == .scenario }.map { ($0.span, $0) }) { first, _ in first
    }
    return program.scenarios.compactMap { scenario in places[scenario.span].map { (scenario, $0) } }
  }

  /// The whole lines on which a place stands, line ends included.
  func lines(of span: Span) -> Span {
    let bytes = files[span.file].bytes
    let start = bytes[..<span.start].lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? 0
    let end = bytes[span.end...].firstIndex { $0 == 0x0A }.map { $0 + 1 } ?? bytes.count
    return Span(file: span.file, start: start, end: end)
  }

  /// Definitions in own files of what nothing names, each once.
  func unused(_ kinds: Symbol.Kind...) -> [Occurrence] {
    var seen: Set<Symbol> = []
    return occurrences.filter { occurrence in
      occurrence.isDefinition && kinds.contains(occurrence.symbol.kind) && isOwn(occurrence.span)
        && !used.contains(occurrence.symbol) && seen.insert(occurrence.symbol).inserted
    }
  }
}

extension SyntaxTree.Block {
  func clauses(_ keyword: Keyword) -> [SyntaxTree.Clause] { clauses.filter { $0.keyword == keyword } }

  func clause(_ keyword: Keyword) -> SyntaxTree.Clause? { clauses.first { $0.keyword == keyword } }
}

extension SyntaxTree.Clause {
  /// The clause from its word to the end of what it says, as far as that is one stretch of text.
  var whole: Span {
    let end: Span? =
      switch content {
      case .raw(let raw): raw.span
      case .list(let items), .path(let items): items.last?.span
      case .expression(let expression): expression.span
      case .expectation(let node): node.span
      case .template(let node): node.span
      case .citations(let nodes): nodes.last?.span
      case .expressions(let expressions): expressions.last?.span
      case .method, .table, .axis, .tolerance, .map, .nothing: nil
      }
    return end.map { span.joined(with: $0) } ?? span
  }
}

extension Expression {
  /// Itself and every part of it.
  var all: [Expression] {
    switch self {
    case .quantity, .path, .invalid: [self]
    case .call(_, let parts, _): [self] + parts.flatMap(\.all)
    case .arithmetic(let left, _, let right), .comparison(let left, _, _, let right): [self] + left.all + right.all
    case .predicate(let operand, _, _): [self] + (operand?.all ?? [])
    case .among(let left, _, _), .matching(let left, _, _): [self] + left.all
    case .all(let parts), .any(let parts): [self] + parts.flatMap(\.all)
    case .not(let part, _): [self] + part.all
    }
  }
}

extension LintInput {
  /// The text of a place.
  func text(_ span: Span) -> String {
    String(decoding: files[span.file].bytes[span.start..<span.end], as: UTF8.self)
  }
}
