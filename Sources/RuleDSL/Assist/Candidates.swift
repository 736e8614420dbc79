/// What may be written at a place of a file; what is written there so far plays no part.
package func candidates(
  at cursor: Cursor,
  of file: Int,
  _ draft: Compilation.Draft,
  _ occurrences: [Occurrence]
) -> [Candidate] {
  let blocks = draft.tree.files.indices.contains(file) ? draft.tree.files[file].blocks : []
  let starts = blocks.map(\.span.start).filter { $0 >= cursor.blockStart }
  let collector = CandidateCollector(
    cursor: cursor,
    program: draft.program,
    occurrences: occurrences,
    block: cursor.blockStart..<(starts.dropFirst().first ?? .max)
  )
  if cursor.hasFigure { return collector.measures() + (cursor.isAmongValues ? collector.codes() : []) }
  switch cursor.place {
  case .lineStart: return collector.lineWords()
  case .label(let clause): return collector.labels(of: clause)
  case .content(let clause): return collector.content(of: clause)
  case .header(let clause): return collector.columns(of: clause)
  case .cell(let clause, let column): return collector.cells(of: clause, column)
  case .free: return []
  }
}

/// Collects what may stand at one place.
struct CandidateCollector {
  let cursor: Cursor
  /// As far as the text means anything.
  let program: RuleProgram
  /// Of the file.
  let occurrences: [Occurrence]
  /// Where the block of the cursor stands.
  let block: Range<Int>

  var vocabulary: Vocabulary { program.vocabulary }

  // MARK: Words of ours

  func words(_ keywords: [Keyword], _ kind: Candidate.Kind = .word) -> [Candidate] {
    keywords.map { keyword in
      let spelling = keyword.spelling
      return Candidate(kind, spelling.chinese, aliases: [spelling.english], spelling)
    }
  }

  func lineWords() -> [Candidate] {
    let clauses = cursor.block.map { Keyword.clauses(of: $0) } ?? []
    let continued = cursor.block == nil ? [] : words(clauses, .clause)
    return continued + words(Keyword.allCases.filter(\.isBlock), .block)
  }

  func labels(of clause: Keyword) -> [Candidate] {
    switch clause {
    case .switchedOff, .officeCode: statements { _ in true }
    case .tolerance, .basis: cursor.block == .pack ? statements { _ in true } : []
    case .designation: designations()
    case .list: lists()
    case .map: scenarioUnits() + layers()
    case .mapping: codeSystems()
    default: []
    }
  }

  func content(of clause: Keyword) -> [Candidate] {
    switch clause.clauseShape {
    case .citations: documents()
    case .path: tiers()
    case .method:
      words([.apportion, .weighted, .stepwise, .equal, .byReference, .spatial, .weight, .protect, .develop])
        + expressionNames()
    case .expression, .labelledExpression, .expressions, .template, .axis: expression()
    case .tolerance: words([.area, .width, .length]) + measures()
    case .expectation: expectation()
    case .list, .raw: listed(in: clause)
    case .labelled, .labelOnly, .table, .labelledTable, .map, nil: []
    }
  }

  private func listed(in clause: Keyword) -> [Candidate] {
    switch clause {
    case .level: words([.binding, .expected, .advisory])
    case .precision: words([.exact, .asPrinted])
    case .trajectory: words([.linear, .steps])
    case .applies: tiers()
    case .each: words([.plan, .draftedPlan, .approvedPlan, .figure])
    case .tests, .replaces: statements { _ in true }
    case .refines: statements { $0.matrix != nil }
    case .subject: indicators() + layers() + lists() + designations()
    case .unlisted: words([.admitted, .prohibited])
    case .buildsOn: packs()
    case .unverifiedBasis: []
    default: []
    }
  }

  /// Names and words of conditions and amounts.
  private func expression() -> [Candidate] {
    let isAmong = cursor.isAmongValues
    if !isAmong, let last = cursor.before.unicodeScalars.last(where: { !$0.isBlank }), last.digit != nil {
      return measures()
    }
    return (isAmong ? tiers() + codes() + values() : []) + expressionNames()
      + words(Keyword.conditionWords) + words(Keyword.relationWords, .relation)
      + words(Keyword.functionWords, .function)
      + (isAmong ? [] : tiers())
  }

  private func expressionNames() -> [Candidate] { definitions() + indicators() + layers() + fields() }

  private func expectation() -> [Candidate] {
    scenarioUnits() + words([.carry, .honour, .aggregate, .monitor, .admit])
      + words([.pass, .fail, .undetermined, .notApplicable, .waived, .difference, .missing]) + requirements()
      + statements { _ in true }
  }

  // MARK: Tables

  func columns(of clause: Keyword) -> [Candidate] {
    switch clause {
    case .given:
      words([.unit, .tiers, .parent, .code, .approved], .column) + words([.allotted, .present, .before, .after])
        + indicators()
    case .indicators: words([.name, .aliases, .unit, .direction, .attribute], .column)
    case .documents: words([.title, .number, .effective, .repealed], .column)
    case .catalogue: words([.id, .name, .rule, .builtIn, .basis, .missing], .column)
    case .issuers: words([.unit, .indicators, .issuer], .column)
    case .phrasings: words([.written, .direction, .indicators, .unit, .list, .designation], .column)
    case .readOut:
      words([.units, .years, .indicators, .direction, .printed, .list, .name, .designation, .value], .column)
    case .codeSystem: words([.code, .name, .suffix], .column)
    case .lists: words([.name, .aliases, .key, .ignored, .narrows], .column)
    case .designation: words([.name, .aliases, .narrows, .unit, .value], .column)
    case .list: words([.unit, .number, .name, .location], .column)
    default: []
    }
  }

  func cells(of clause: Keyword, _ column: String) -> [Candidate] {
    switch Keyword(spelled: column) {
    case .tiers: return tiers()
    case .parent, .location: return scenarioUnits()
    case .unit: return clause == .indicators ? measures() : scenarioUnits()
    case .direction: return words([.atLeast, .atMost, .equals])
    case .attribute: return words([.obligatory, .anticipated, .present])
    case .indicators: return indicators()
    case .approved: return words([.drafted])
    case .key: return words([.id, .name, .number])
    case .ignored: return words([.fullWidth, .blanks, .batch, .letterCase])
    case .value: return values()
    default: break
    }
    switch clause {
    case .given: return measures() + words([.unallotted, .unprovided, .notApplicable])
    case .columns, .rows: return words([.admitted, .prohibited, .rest]) + codes()
    default: return []
    }
  }

  func measures() -> [Candidate] {
    Unit.suggestions.map { spelling in
      let measure = Unit(spelled: spelling)?.measure.spellings ?? []
      return Candidate(
        .measure,
        spelling,
        aliases: spelling == measure.first ? Array(measure.dropFirst()) : [],
        Phrase("单位", "unit")
      )
    }
  }
}

extension Cursor {
  /// Whether the last word of ours before it is 属于, so that a list of values is being written.
  fileprivate var isAmongValues: Bool {
    var (word, last): (String, Keyword?) = ("", nil)
    for scalar in before.unicodeScalars {
      if scalar.isWordPart {
        word.unicodeScalars.append(scalar)
      } else {
        last = Keyword(spelled: word) ?? last
        word = ""
      }
    }
    return (Keyword(spelled: word) ?? last) == .among
  }
}

extension Keyword {
  /// Words of plans, states and what they hold.
  fileprivate static let conditionWords: [Keyword] = [
    .own, .parent, .children, .allotted, .present, .name, .tiers, .before, .after, .stated, .submitted, .date,
    .digits,
    .left, .right, .difference, .zone, .use, .units,
  ]
  fileprivate static let relationWords = allCases.filter { $0.isRelation && $0 != .stated && $0 != .submitted }
  fileprivate static let functionWords = allCases.filter(\.isFunction)
}
