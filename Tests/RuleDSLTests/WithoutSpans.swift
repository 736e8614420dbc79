import RuleDSL

extension RuleProgram {
  /// The program without the places where its parts stand, so that two writings of one meaning are equal.
  var withoutSpans: RuleProgram {
    let none = Span(file: 0, start: 0, end: 0)
    var copy = self
    for index in copy.vocabulary.indicators.indices { copy.vocabulary.indicators[index].span = none }
    for index in copy.vocabulary.layers.indices { copy.vocabulary.layers[index].span = none }
    for index in copy.vocabulary.documents.indices { copy.vocabulary.documents[index].span = none }
    for index in copy.statements.indices {
      copy.statements[index].setHeading { $0.span = none }
      if let matrix = copy.statements[index].matrix { copy.statements[index] = .matrix(matrix.withoutSpans(none)) }
    }
    for index in copy.vocabulary.lists.indices { copy.vocabulary.lists[index].span = none }
    for index in copy.vocabulary.designations.indices {
      copy.vocabulary.designations[index].span = none
      for value in copy.vocabulary.designations[index].values.indices {
        copy.vocabulary.designations[index].values[value].span = none
      }
    }
    for index in copy.catalogue.indices { copy.catalogue[index].span = none }
    for index in copy.vocabulary.phrasings.indices { copy.vocabulary.phrasings[index].span = none }
    for index in copy.sentences.indices { copy.sentences[index].span = none }
    for index in copy.packs.indices { copy.packs[index].span = none }
    for index in copy.waivers.indices { copy.waivers[index].span = none }
    for index in copy.scenarios.indices { copy.scenarios[index] = copy.scenarios[index].withoutSpans(none) }
    return copy
  }
}

extension AdmissionMatrix {
  fileprivate func withoutSpans(_ none: Span) -> AdmissionMatrix {
    var copy = self
    for index in copy.columns.indices { copy.columns[index].span = none }
    for index in copy.rows.indices { copy.rows[index].span = none }
    for index in copy.conditions.indices { copy.conditions[index].span = none }
    for index in copy.exceptions.indices { copy.exceptions[index].span = none }
    return copy
  }
}

extension Scenario {
  fileprivate func withoutSpans(_ none: Span) -> Scenario {
    var copy = self
    copy.span = none
    for index in copy.entries.indices { copy.entries[index].span = none }
    for index in copy.expectations.indices { copy.expectations[index].span = none }
    for index in copy.plans.indices {
      copy.plans[index].span = none
      for cell in copy.plans[index].figures.indices { copy.plans[index].figures[cell].span = none }
    }
    return copy
  }
}

extension Statement {
  fileprivate mutating func setHeading(_ change: (inout Heading) -> Void) {
    switch self {
    case .figures(var transmission):
      change(&transmission.heading)
      self = .figures(transmission)
    case .monitor(var monitor):
      change(&monitor.heading)
      self = .monitor(monitor)
    case .line(var line):
      change(&line.heading)
      self = .line(line)
    case .entries(var entries):
      change(&entries.heading)
      self = .entries(entries)
    case .rule(var rule):
      change(&rule.heading)
      self = .rule(rule)
    case .matrix(var matrix):
      change(&matrix.heading)
      self = .matrix(matrix)
    }
  }
}
