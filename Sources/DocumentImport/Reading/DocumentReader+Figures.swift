internal import RuleDSL

/// Sentences about figures.
extension DocumentReader {
  func figure(
    at place: Int,
    _ context: Context,
    hasOwn: Bool,
    _ carried: Carried,
    _ reason: inout UnreadSentence.Reason?
  ) -> PhraseMatch? {
    var best: PhraseMatch?
    for phrasing in lexicon.figures.candidates(text.scalars[place]) {
      let found = matcher.longest(phrasing, at: place, carried) { match in
        guard match.end <= context.sentence.upperBound, endOfTail(from: match.end) != nil else { return false }
        return match.indicator != nil || hasOwn && context.indicator != nil
      }
      guard var match = found, match.end > best?.end ?? place else { continue }
      // 2025年A,2035年B: B is stated as A is.
      if phrasing.isBare, !hasOwn || context.direction != phrasing.direction { continue }
      let indicator = match.indicator ?? context.indicator ?? 0
      match.indicator = indicator
      match.direction = phrasing.direction ?? lexicon.vocabulary.indicators[indicator].direction
      best = match
    }
    for stated in best?.stated ?? [] {
      guard let print = stated.prints.first else { continue }
      guard print.unit.dimension == lexicon.vocabulary.indicators[stated.indicator].dimension else {
        reason = .wrongUnit
        return nil
      }
    }
    return best
  }

  mutating func emit(
    _ match: PhraseMatch,
    _ range: Range<Int>,
    _ context: Context,
    year: Int?,
    owner: String?,
    _ reason: inout UnreadSentence.Reason?
  ) -> Bool {
    guard let direction = match.direction else { return false }
    let ofSection = time.map(\.year) ?? reading.head.targetYear
    let common = year ?? context.year ?? (context.saysOwnYears ? nil : carriedYear ?? ofSection)
    guard match.stated.allSatisfy({ $0.year != nil || common != nil }) else {
      reason = .noYear
      return false
    }
    // What was before the plan is no commitment of it.
    if let first = reading.head.firstYear, match.stated.contains(where: { $0.year ?? common ?? first < first }) {
      reason = .beforePlan
      return false
    }
    for print in match.stated.flatMap(\.prints) where (try? Quantity(digits: print.digits, unit: print.unit)) == nil {
      reason = .tooPrecise
      return false
    }
    for stated in match.years { uses[stated.range.lowerBound] = .year }
    for base in match.baseYears { uses[base.lowerBound] = .baseYear }
    for stated in match.stated {
      let (indicator, prints) = (stated.indicator, stated.prints)
      guard let ofYear = stated.year ?? common else { continue }
      let assumes = stated.year == nil && year == nil && context.year == nil && carriedYear == nil && time == nil
      let number = reading.figures.count
      for print in prints { uses[print.number.lowerBound] = .figure(number) }
      let content: ImportedFigure.Content =
        match.reference.map { .reference(text.text($0)) }
        ?? .printed(prints.map { .init(digits: $0.digits, unit: $0.unit, unitText: $0.unitText) })
      reading.figures.append(
        ImportedFigure(
          document: document,
          place: stated.place ?? match.place ?? owner ?? context.place ?? reading.head.subject,
          year: ofYear,
          assumesYear: assumes,
          indicator: indicator,
          direction: direction,
          content: content,
          clause: clause,
          source: source(range, context.sentence)
        )
      )
      if assumes { reading.remarks.append(.yearAssumed(figure: number)) }
    }
    return true
  }

  // MARK: Behind a figure

  /// Where what belongs to a figure ends: brackets and a share; `nil` where the sentence goes on otherwise.
  private func endOfTail(from place: Int) -> Int? {
    var end = place
    while end < text.count {
      if text.edges[end] == .own || text.edges[end] == .paragraph || text.scalars[end].endsPiece { return end }
      if text.scalars[end] == ")" { return end }
      if text.scalars[end].isCircled {
        end += 1
        continue
      }
      if text.scalars[end] == "(" {
        guard let close = text.scalars[end...].prefix(60).firstIndex(of: ")") else { return nil }
        end = close + 1
      } else if let number = text.number(at: end), text.scalar(at: number.range.upperBound) == "%" {
        end = number.range.upperBound + 1
      } else {
        return nil
      }
    }
    return end
  }

  mutating func useTail(from place: Int) -> Int {
    guard let end = endOfTail(from: place) else { return place }
    var isInner = false
    var here = place
    while here < end {
      if text.scalars[here] == "(" { isInner = true }
      if text.scalars[here] == ")" { isInner = false }
      if let number = text.number(at: here) {
        uses[here] = isInner ? .bracket : .share
        here = number.range.upperBound
      } else {
        here += 1
      }
    }
    return end
  }
}
