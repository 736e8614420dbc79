/// A program with one small fault, put in on purpose: 案例 that say enough about a rule notice it.
public struct Mutant: Hashable, Sendable {
  /// What sort of fault it is.
  public struct Kind: Hashable, Sendable {
    /// Such as `boundary`, the same in both languages.
    public let name: String
    public let title: Phrase
  }

  /// What is put in the place of what.
  enum Change: Hashable, Sendable {
    case statement(Statement)
    /// Which side an indicator binds.
    case direction(indicator: Int, Direction)
  }

  public let kind: Kind
  /// Index into ``RuleProgram/statements``.
  public let statement: Int
  let change: Change
}

extension RuleProgram {
  /// Every mutant of some statements, given by their indices, in the order of statements and kinds.
  ///
  /// What changes nothing is none, and what two kinds make alike is one.
  public func mutants(of chosen: some Sequence<Int>) -> [Mutant] {
    chosen.flatMap { place -> [Mutant] in
      let original = Mutant.Change.statement(statements[place])
      var known: Set<Mutant.Change> = [original]
      return MutantMaker.all.flatMap { maker in
        maker.changes(statements[place], vocabulary).filter { known.insert($0).inserted }
          .map { Mutant(kind: maker.kind, statement: place, change: $0) }
      }
    }
  }

  /// The program with the fault in it.
  public func applying(_ mutant: Mutant) -> RuleProgram {
    var program = self
    switch mutant.change {
    case .statement(let statement): program.statements[mutant.statement] = statement
    case .direction(let indicator, let direction): program.vocabulary.indicators[indicator].direction = direction
    }
    return program
  }

  /// The lines of a statement, as `rulec explain` writes them, that a fault takes away and puts in, each once; both empty
  /// where it is in what is not written there.
  public func difference(of mutant: Mutant, _ language: Language) -> (removed: [String], added: [String]) {
    let changed = applying(mutant)
    let before = lines(of: mutant.statement, language)
    let after = changed.lines(of: mutant.statement, language)
    return (before.without(after), after.without(before))
  }

  private func lines(of statement: Int, _ language: Language) -> [String] {
    let text = describe(statements[statement], in: vocabulary, language: language)
    return text.split(separator: "\n").map { String($0.drop { $0 == " " }) }
  }
}

extension [String] {
  /// The lines that another text lacks, each once.
  fileprivate func without(_ other: [String]) -> [String] {
    var known = Set(other)
    return filter { known.insert($0).inserted }
  }
}
