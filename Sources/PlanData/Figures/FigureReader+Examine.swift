internal import RuleDSL
internal import Transmission

extension FigureReader {
  /// The long way: reads every field in every accepted form and reports whatever is wrong with the row.
  @inline(never)
  mutating func examine(_ fields: UnsafeMutablePointer<Field>, row: Int) {
    guard !isBlank(fields), let indicator = indicatorNumber(fields[columns.indicator], row: row) else { return }
    let before = problems.total
    let unit = unitPlace(fields[columns.unit], row: row)
    if indicator < 0 {
      strangers[Int(-1 - indicator)].rows += 1
      return
    }
    let year = yearNumber(fields[columns.year], row: row)
    let role = roleNumber(fields, row: row)
    let relation = relationNumber(fields[columns.relation], row: row)
    let measure = measureNumber(fields[columns.measure], indicator: Int(indicator), row: row)
    guard misencoded == nil, let relation, let measure else { return }
    let content = content(
      fields[columns.value],
      indicator: Int(indicator),
      relation: relation,
      measure: measure,
      row: row
    )
    guard let content, let unit, let year, let role, problems.total == before else { return }
    let cell = FigureColumn.Cell(
      value: content.value,
      unit: unit,
      origin: origin(fields, row: row),
      row: Int32(truncatingIfNeeded: row),
      format: UInt16(truncatingIfNeeded: content.format)
    )
    guard misencoded == nil else { return }
    _ = directory.append(cell, indicator: Int(indicator), year: year, role: role)
  }

  private func isBlank(_ fields: UnsafeMutablePointer<Field>) -> Bool {
    (0..<columns.width).allSatisfy { fields[$0].trimmed.count == 0 }
  }

  mutating func report(_ kind: PlanDataProblem.Kind, _ column: Column, row: Int) {
    problems.add(site.problem(kind, row: row, column: column))
  }

  /// Index into the vocabulary, or -1 - place in ``strangers``.
  private mutating func indicatorNumber(_ field: Field, row: Int) -> Int32? {
    if let known = indicators.find(field.start, field.count) { return known }
    guard let text = decoded(field, row: row) else { return nil }
    let name = String(trimmed(text))
    guard !name.isEmpty else {
      report(.blank, .indicator, row: row)
      return nil
    }
    let vocabulary = context.vocabulary
    var number = (vocabulary.indicator(named: name) ?? vocabulary.indicator(named: folded(name))).map { Int32($0) }
    if number == nil {
      let place = strangerPlaces[name] ?? strangers.count
      if place == strangers.count { strangers.append(StrangeIndicator(name: name, rows: 0)) }
      strangerPlaces[name] = place
      number = Int32(-1 - place)
    }
    if let number { indicators.insert(field.start, field.count, value: number) }
    return number
  }

  private mutating func unitPlace(_ field: Field, row: Int) -> Int32? {
    if let known = unitCodes.find(field.start, field.count) { return known }
    guard let text = decoded(field, row: row) else { return nil }
    let code = folded(text)
    guard !code.isEmpty else {
      report(.blank, .unitCode, row: row)
      return nil
    }
    // Without any unit every figure would be an orphan; what is wrong with the units is problem enough.
    guard context.units.count > 0 else { return nil }
    var key = code
    let place = key.withUTF8 { utf8 in
      utf8.baseAddress.flatMap { context.unitCodes.value($0, utf8.count) }
    }
    guard let place else {
      let isShown = problems.total < ProblemList.limit
      report(
        .unitUnknown(code, nearest: isShown ? RuleDSL.nearest(to: code, among: context.units.codes, atMost: 1) : nil),
        .unitCode,
        row: row
      )
      return nil
    }
    unitCodes.insert(field.start, field.count, value: place)
    return place
  }

  private mutating func yearNumber(_ field: Field, row: Int) -> Int? {
    guard let text = decoded(field, row: row) else { return nil }
    var digits = folded(text)
    if digits.isEmpty {
      report(.blank, .year, row: row)
      return nil
    }
    if digits.hasSuffix("年") { digits.removeLast() }
    guard digits.utf8.count == 4, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let year = Int(digits),
      ColumnDirectory.years.contains(year)
    else {
      report(.badYear(String(trimmed(text))), .year, row: row)
      return nil
    }
    return year
  }

  private mutating func roleNumber(_ fields: UnsafeMutablePointer<Field>, row: Int) -> Role? {
    guard columns.role >= 0 else { return .own }
    let field = fields[columns.role]
    guard let text = decoded(field, row: row) else { return nil }
    guard let role = FigureWords.role(text) else {
      report(.badRole(String(trimmed(text))), .role, row: row)
      return nil
    }
    if roles.find(field.start, field.count) == nil {
      roles.insert(field.start, field.count, value: Int32(role.rawValue))
    }
    return role
  }

  /// A direction's number, or ``noRelation`` for a blank.
  private mutating func relationNumber(_ field: Field, row: Int) -> Int32? {
    if let known = relations.find(field.start, field.count) { return known }
    guard let text = decoded(field, row: row) else { return nil }
    let words = String(trimmed(text))
    let number: Int32
    if words.isEmpty {
      number = Self.noRelation
    } else if let relation = FigureWords.relation(words), let place = Self.directions.firstIndex(of: relation) {
      number = Int32(place)
    } else {
      report(.badRelation(words), .relation, row: row)
      return nil
    }
    relations.insert(field.start, field.count, value: number)
    return number
  }

  /// A unit's number, or ``noMeasure`` for a blank.
  private mutating func measureNumber(_ field: Field, indicator: Int, row: Int) -> Int32? {
    var number = measures.find(field.start, field.count)
    if number == nil {
      guard let text = decoded(field, row: row) else { return nil }
      let words = String(trimmed(text))
      if words.isEmpty {
        number = Self.noMeasure
      } else if let measure = Unit(spelled: words) ?? Unit(spelled: folded(words)) {
        number = add(measure)
      } else {
        report(.measureUnknown(words, nearest: nearestMeasure(to: words, indicator)), .measure, row: row)
        return nil
      }
      if let number { measures.insert(field.start, field.count, value: number) }
    }
    guard let number, number >= 0, !isCompatible(number, indicator) else { return number }
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
    return nil
  }

  /// The closest spelling among the units that the indicator may have; Chinese for Chinese.
  private func nearestMeasure(to words: String, _ indicator: Int) -> String? {
    guard problems.total < ProblemList.limit else { return nil }
    let dimension = context.vocabulary.indicators[indicator].dimension
    let spellings = Unit.allSpellings.filter { spelling in
      Unit(spelled: spelling)?.dimension == dimension
        && holdsHan(String(spelling.suffix(1))) == holdsHan(String(words.suffix(1)))
    }
    return RuleDSL.nearest(to: words, among: spellings)
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
