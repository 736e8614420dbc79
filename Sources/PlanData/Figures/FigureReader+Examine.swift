internal import RuleDSL
internal import Transmission

extension FigureReader {
  /// The long way: reads every field in every accepted form and reports whatever is wrong with the row.
  ///
  /// A figure whose unit, year and role are plain, but not what it says, stays in the plan set as one that is open.
  @inline(never)
  mutating func examine(_ fields: UnsafeMutablePointer<Field>, row: Int) {
    guard let reason = emptiness(of: fields, columns.width, encoding) ?? take(fields, row: row) else { return }
    dropped.add(reason, row: row)
  }

  /// Takes what a row says; returns why nothing was taken.
  private mutating func take(_ fields: UnsafeMutablePointer<Field>, row: Int) -> DroppedRows.Reason? {
    if isHeading(fields, row: row) { return .heading }
    guard let indicator = indicatorNumber(fields[columns.indicator], row: row) else { return .unresolved }
    let unit = unitPlace(fields, row: row)
    guard misencoded == nil else { return nil }
    if indicator.number < 0 {
      strangers[Int(-1 - indicator.number)].rows += 1
      return .stranger
    }
    let number = Int(indicator.number)
    if let unit { noteAttribute(fields, of: unit, number, row: row) }
    let year = yearNumber(fields[columns.year], indicator.year, row: row)
    let role = roleNumber(fields, row: row)
    let relation = relationNumber(fields[columns.relation], indicator, row: row)
    let measure = measureNumber(fields[columns.measure], indicator, row: row)
    guard misencoded == nil else { return nil }
    var content = Content.open
    if let relation, let measure {
      content = self.content(fields[columns.value], indicator: number, relation: relation, measure: measure, row: row)
    }
    guard misencoded == nil, let unit, let year, let role else { return .unresolved }
    guard let (value, format) = stored(content, indicator: number) else { return nil }
    let cell = FigureColumn.Cell(
      value: value,
      unit: unit,
      origin: origin(fields, row: row),
      row: Int32(truncatingIfNeeded: row),
      format: UInt16(truncatingIfNeeded: format)
    )
    guard misencoded == nil else { return nil }
    // A present state has no relation, nor have words.
    if relation == Self.noRelation, role != .present, case .printed = content { blankRelations.append(cell.row) }
    if let role {
      _ = directory.append(cell, indicator: number, year: year, role: role)
    } else {
      _ = unsaid.append(cell, indicator: number, year: year, role: .own)
    }
    return nil
  }

  /// Whether a row repeats the headers.
  private mutating func isHeading(_ fields: UnsafeMutablePointer<Field>, row: Int) -> Bool {
    guard indicators.find(fields[columns.indicator].start, fields[columns.indicator].count) == nil else {
      return false
    }
    return [(columns.indicator, Column.indicator), (columns.value, .value)].allSatisfy { place, column in
      guard let text = encoding.text(of: fields[place].bytes) else { return false }
      return column.foldedSpellings.contains(foldedHeader(text))
    }
  }

  mutating func report(_ kind: PlanDataProblem.Kind, _ column: Column, row: Int) {
    problems.add(site.problem(kind, row: row, column: column))
  }

  mutating func note(_ form: FormNotes.Form, _ column: Column, row: Int) {
    forms.add(form, site, row: row, column: column)
  }

  /// A text without blanks at its ends and as it looks; `nil` where the cell was reported before.
  private mutating func words(_ field: Field, _ column: Column, row: Int) -> String? {
    guard let text = decoded(field, row: row), !GridMark.isSpoiled(text) else { return nil }
    if LookAlikes.mayStand(in: text) {
      let plain = LookAlikes.plain(text)
      if plain.unicodeScalars.count != text.unicodeScalars.count || holdsRadical(text) {
        note(.lookAlike, column, row: row)
      }
      return String(trimmed(plain))
    }
    return String(trimmed(text))
  }

  /// What a row is about: index into the vocabulary, or -1 - place in ``strangers``.
  struct Subject {
    var number: Int32
    /// What stands in the name besides.
    var year: Int?
    var measure: Unit?
    var relation: Direction?
  }

  private mutating func indicatorNumber(_ field: Field, row: Int) -> Subject? {
    if let known = indicators.find(field.start, field.count) { return Subject(number: known) }
    guard let name = words(field, .indicator, row: row) else { return nil }
    guard !name.isEmpty else {
      report(.blank, .indicator, row: row)
      return nil
    }
    let vocabulary = context.vocabulary
    if let known = vocabulary.indicator(named: name) ?? vocabulary.indicator(named: folded(name)) {
      // Only what stands there without anything odd takes the short way from now on: notes count rows.
      if Array(name.utf8).elementsEqual(field.trimmed.bytes) {
        indicators.insert(field.start, field.count, value: Int32(known))
      }
      return Subject(number: Int32(known))
    }
    let meaning = HeaderMeaning(name, context.lexicon)
    // In a row, 用水总量指标 may be something else than 用水总量.
    let isPlain = meaning.role == nil && !meaning.isFormer && !meaning.hadFiller
    if let found = meaning.indicator, meaning.isKnown, isPlain {
      if meaning.year != nil { note(.yearInName, .indicator, row: row) }
      if meaning.measure != nil { note(.nameWithUnit, .indicator, row: row) }
      if meaning.relation != nil { note(.relationInName, .indicator, row: row) }
      if meaning.hadFootnote { note(.footnote, .indicator, row: row) }
      for form in meaning.forms { note(form, .indicator, row: row) }
      if meaning.year == nil, meaning.measure == nil, meaning.relation == nil, !meaning.hadFootnote {
        let known = context.vocabulary.indicators[found]
        let isName = ([known.name] + known.aliases).contains { foldedHeader($0) == foldedHeader(name) }
        note(isName ? .blanksInName : .serialInName, .indicator, row: row)
      }
      return Subject(
        number: Int32(found),
        year: meaning.year,
        measure: meaning.measure,
        relation: meaning.relation
      )
    }
    let odd = meaning.hasAttribute && !meaning.rest.isEmpty ? meaning.rest : name
    let place = strangerPlaces[odd] ?? strangers.count
    if place == strangers.count { strangers.append(StrangeIndicator(name: odd, rows: 0, row: row)) }
    strangerPlaces[odd] = place
    let number = Int32(-1 - place)
    indicators.insert(field.start, field.count, value: number)
    return Subject(number: number)
  }

  private mutating func unitPlace(_ fields: UnsafeMutablePointer<Field>, row: Int) -> Int32? {
    let field = fields[columns.unit]
    if columns.name >= 0, let seen = unitCodes.find(field.start, field.count),
      let name = names.find(fields[columns.name].start, fields[columns.name].count), nameOfUnit[Int(seen)] == name
    {
      return seen
    }
    let name = columns.name < 0 ? "" : words(fields[columns.name], .unitName, row: row)
    guard let name else { return nil }
    guard let place = unitPlace(field, named: name, row: row) else { return nil }
    // A code may stand where the name should.
    guard columns.name >= 0, !name.isEmpty, context.names.unit(code: folded(name)) != Int(place) else { return place }
    let known = context.units.names[Int(place)]
    guard context.names.agrees(name, with: Int(place)) else {
      report(.nameMismatch(code: context.units.codes[Int(place)], known: known, name: name), .unitName, row: row)
      return nil
    }
    let written = fields[columns.name]
    if foldedHeader(name) != foldedHeader(known) {
      note(.shortName, .unitName, row: row)
    } else {
      let number = names.find(written.start, written.count) ?? Int32(truncatingIfNeeded: nameCount)
      if Int(number) == nameCount {
        names.insert(written.start, written.count, value: number)
        nameCount += 1
      }
      nameOfUnit[Int(place)] = number
    }
    return place
  }

  private mutating func unitPlace(_ field: Field, named name: String, row: Int) -> Int32? {
    if let known = unitCodes.find(field.start, field.count) { return known }
    guard let text = words(field, .unitCode, row: row) else { return nil }
    let code = withoutApostrophe(folded(text))
    if code != folded(text) { note(.apostrophe, .unitCode, row: row) }
    // Without any unit every figure would be an orphan; what is wrong with the units is problem enough.
    guard context.units.count > 0 else { return nil }
    guard !code.isEmpty else {
      guard !name.isEmpty else {
        report(.blank, .unitCode, row: row)
        return nil
      }
      return unit(named: name, .unitName, row: row)
    }
    if let place = context.names.unit(code: code) {
      if code == context.units.codes[place] {
        unitCodes.insert(field.start, field.count, value: Int32(place))
      } else {
        note(code.hasSuffix(".0") ? .codeFraction : .longCode, .unitCode, row: row)
      }
      return Int32(place)
    }
    if holdsHan(code) { return unit(named: code, .unitCode, row: row) }
    if isScientific(code) {
      report(.codeSpoiled(code, .scientific), .unitCode, row: row)
    } else {
      reportUnknown(code, .unitCode, row: row)
    }
    return nil
  }

  private mutating func unit(named name: String, _ column: Column, row: Int) -> Int32? {
    if let coded = context.names.unit(code: folded(name)) { return Int32(coded) }
    switch context.names.unit(named: name) {
    case .unit(let place):
      note(.unitByName, column, row: row)
      if UnitNames.isQualified(name) { note(.qualifiedName, column, row: row) }
      return Int32(place)
    case .ambiguous(let found): report(.unitAmbiguous(name, among: context.names.labels(found)), column, row: row)
    case .unknown: reportUnknown(name, column, row: row)
    }
    return nil
  }

  private mutating func reportUnknown(_ text: String, _ column: Column, row: Int) {
    let isShown = problems.total < ProblemList.limit
    let known = holdsHan(text) ? context.units.names : context.units.codes
    let nearest = isShown ? RuleDSL.nearest(to: text, among: known, atMost: 1) : nil
    report(.unitUnknown(text, nearest: nearest), column, row: row)
  }

  private mutating func yearNumber(_ field: Field, _ named: Int?, row: Int) -> Int? {
    guard let text = words(field, .year, row: row) else { return nil }
    guard !folded(text).isEmpty else {
      if let named { return named }
      report(.blank, .year, row: row)
      return nil
    }
    guard let found = PlanYear(text), ColumnDirectory.years.contains(found.year), named == nil || named == found.year
    else {
      report(.badYear(String(trimmed(text))), .year, row: row)
      return nil
    }
    let year = found.year
    if let form = found.form { note(form, .year, row: row) }
    return year
  }

  /// The stated role, or `nil` inside for a blank.
  private mutating func roleNumber(_ fields: UnsafeMutablePointer<Field>, row: Int) -> Role?? {
    guard columns.role >= 0 else { return .own }
    let field = fields[columns.role]
    guard let text = words(field, .role, row: row) else { return nil }
    guard let role = RoleWords.role(text) else {
      report(.badRole(text), .role, row: row)
      return nil
    }
    let isBlank = text.isEmpty
    if roles.find(field.start, field.count) == nil {
      roles.insert(field.start, field.count, value: isBlank ? Self.noRole : Int32(role.rawValue))
    }
    guard !isBlank else { return .some(nil) }
    states.roles.insert(role)
    return role
  }

  /// A direction's number, or ``noRelation`` for a blank.
  private mutating func relationNumber(_ field: Field, _ subject: Subject, row: Int) -> Int32? {
    guard let number = statedRelation(field, row: row) else { return nil }
    guard let named = subject.relation, let place = Self.directions.firstIndex(of: named) else { return number }
    if number == Self.noRelation || Int(number) == place { return Int32(place) }
    report(.relationsConflict(Self.directions[Int(number)].symbol, named.symbol), .relation, row: row)
    return nil
  }

  private mutating func statedRelation(_ field: Field, row: Int) -> Int32? {
    if let known = relations.find(field.start, field.count) { return known }
    guard let words = words(field, .relation, row: row) else { return nil }
    let number: Int32
    if words.isEmpty || FigureWords.isMissing(words) {
      if !words.isEmpty { note(.blankRelation, .relation, row: row) }
      number = Self.noRelation
    } else if let found = RelationWords.found(words), let place = Self.directions.firstIndex(of: found.direction) {
      number = Int32(place)
      states.relation = true
      // Not remembered, so that each is counted.
      if found.isStrict {
        note(.strictRelation, .relation, row: row)
        return number
      }
    } else {
      report(.badRelation(words), .relation, row: row)
      return nil
    }
    relations.insert(field.start, field.count, value: number)
    return number
  }

  /// A unit's number, or ``noMeasure`` for a blank.
  private mutating func measureNumber(_ field: Field, _ subject: Subject, row: Int) -> Int32? {
    let indicator = Int(subject.number)
    var number = measures.find(field.start, field.count)
    if number == nil {
      guard let words = words(field, .measure, row: row) else { return nil }
      if words.isEmpty || FigureWords.isMissing(words) {
        number = Self.noMeasure
      } else if let measure = Unit(written: words) {
        number = add(measure)
      } else {
        report(.measureUnknown(words, nearest: nearestMeasure(to: words, indicator)), .measure, row: row)
        return nil
      }
      if let number { measures.insert(field.start, field.count, value: number) }
    }
    if number == Self.noMeasure, let named = subject.measure { number = add(named) }
    let known = context.vocabulary.indicators[indicator]
    if number == Self.noMeasure, known.isNamedForItsUnit {
      number = add(known.unit)
      note(.nameWithUnit, .measure, row: row)
    }
    guard let number, number >= 0 else { return number }
    if let named = subject.measure, !named.isSame(as: formats.measures[Int(number)]) {
      report(.unitsConflict(named.text, formats.measures[Int(number)].text), .measure, row: row)
      return nil
    }
    return isFit(number, indicator, row: row) ? number : nil
  }

  /// Whether a unit of measure is one of the indicator's; reports one that is not.
  mutating func isFit(_ number: Int32, _ indicator: Int, row: Int) -> Bool {
    if isCompatible(number, indicator) { return true }
    let measure = formats.measures[Int(number)]
    let subject = context.vocabulary.indicators[indicator]
    report(
      .wrongDimension(
        indicator: subject.name,
        expected: subject.dimension,
        measure: measure.text,
        found: measure.dimension
      ),
      .measure,
      row: row
    )
    return false
  }

  /// The closest spelling among the units that the indicator may have; Chinese for Chinese.
  private func nearestMeasure(to words: String, _ indicator: Int) -> String? {
    guard problems.total < ProblemList.limit else { return nil }
    return Unit.nearest(to: words, in: context.vocabulary.indicators[indicator].dimension)
  }

  /// Number of a unit of measure, with its dimension noted for the short way.
  mutating func add(_ measure: Unit) -> Int32 {
    let number = formats.number(of: measure)
    if measureDimensions.count == Int(number) {
      measureDimensions.append(Int32(context.dimensions.firstIndex(of: measure.dimension) ?? -1))
    }
    return number
  }
}

private func holdsRadical(_ text: String) -> Bool {
  text.unicodeScalars.contains { (0x2E80...0x2FD5).contains($0.value) }
}
