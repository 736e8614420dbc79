internal import RuleDSL
internal import Transmission

extension FigureReader {
  /// What a cell says, once it was read.
  enum Content {
    /// A printed figure.
    case printed(Quantity, measure: Int32, relation: Direction)
    case words(FigureFormat.State, measure: Int32, relation: Direction, text: Int32)
    /// The same as no row.
    case unprovided
    /// Something that cannot be read, which was reported.
    case open
  }

  /// Base units or the index of a text, and the format; `nil` where nothing is stated.
  mutating func stored(_ content: Content, indicator: Int) -> (value: Int64, format: Int)? {
    switch content {
    case .unprovided: return nil
    case .printed(let quantity, let measure, let relation):
      let format = formats.format(
        measure: measure,
        relation: relation,
        decimals: Int(quantity.decimals),
        state: .printed,
        hidesDigits: quantity.hidesDigits
      )
      return (quantity.base, format)
    case .words(let state, let measure, let relation, let text):
      return (Int64(text), formats.format(measure: measure, relation: relation, decimals: 0, state: state))
    case .open: return openValue(of: indicator)
    }
  }

  /// A figure of an indicator that cannot be read.
  mutating func openValue(of indicator: Int) -> (value: Int64, format: Int) {
    let subject = context.vocabulary.indicators[indicator]
    let text = textNumber(FigureStore.unreadable)
    let format = formats.format(
      measure: add(subject.unit),
      relation: subject.direction,
      decimals: 0,
      state: .reference
    )
    return (Int64(text), format)
  }

  /// Reads a value that is not plain digits: words, other signs, blanks, long figures.
  mutating func content(
    _ field: Field,
    indicator: Int,
    relation: Int32,
    measure: Int32,
    row: Int
  ) -> Content {
    guard let text = decoded(field, row: row), !GridMark.isSpoiled(text) else { return .open }
    let (bare, plain) = GridMark.bare(text)
    let value = folded(plain)
    guard !value.isEmpty else {
      report(.blank, .value, row: row)
      return .open
    }
    if FigureWords.isMissing(value) {
      note(.notProvided, .value, row: row)
      return .unprovided
    }
    let direction = direction(relation, of: indicator)
    guard value.utf8.first.map({ !(0x30...0x39).contains($0) }) ?? false, let meaning = FigureWords.meaning(value)
    else {
      return printed(value, bare, indicator: indicator, relation: relation, measure: measure, row: row)
    }
    let unit = measure == Self.noMeasure ? add(context.vocabulary.indicators[indicator].unit) : measure
    switch meaning {
    case .unprovided: return .unprovided
    case .unallotted: return .words(.unallotted, measure: unit, relation: direction, text: 0)
    case .notApplicable: return .words(.notApplicable, measure: unit, relation: direction, text: 0)
    case .reference:
      return .words(.reference, measure: unit, relation: direction, text: textNumber(String(trimmed(plain))))
    }
  }

  private mutating func textNumber(_ text: String) -> Int32 {
    if let known = texts.firstIndex(of: text) { return Int32(known) }
    texts.append(text)
    return Int32(texts.count - 1)
  }

  private mutating func printed(
    _ text: String,
    _ bare: GridMark.Bare?,
    indicator: Int,
    relation: Int32,
    measure: Int32,
    row: Int
  ) -> Content {
    let written = WrittenFigure(text)
    guard let relation = joined(relation, written.relation, of: indicator, row: row),
      let measure = joined(measure, written.unit, of: indicator, row: row)
    else { return .open }
    guard measure >= 0 else {
      // A bad number is the likelier mistake than a missing unit.
      if (try? Quantity(digits: written.digits, unit: Unit(.item))) == nil {
        report(.badNumber(text, FigureWords.flaw(of: text)), .value, row: row)
      } else {
        report(.blank, .measure, row: row)
      }
      return .open
    }
    let unit = formats.measures[Int(measure)]
    if bare == .workbook, unit.dimension == .ratio, unit.measure != .times {
      report(.percentUnknown(text), .value, row: row)
      return .open
    }
    do throws(Quantity.Flaw) {
      var quantity = try Quantity(digits: written.digits, unit: unit)
      if bare != nil {
        quantity = Quantity(base: quantity.base, unit: unit, decimals: quantity.decimals, hidesDigits: true)
        note(.bareDigits, .value, row: row)
      }
      for form in written.forms { note(form, .value, row: row) }
      return .printed(quantity, measure: measure, relation: relation)
    } catch {
      switch error {
      case .malformed: report(.badNumber(text, FigureWords.flaw(of: text)), .value, row: row)
      case .tooPrecise: report(.tooPrecise("\(text) \(unit.text)"), .value, row: row)
      case .outOfRange: report(.outOfRange("\(text) \(unit.text)"), .value, row: row)
      }
      return .open
    }
  }

  /// The relation of the column, or the one that stands before the number; `nil` where they differ.
  private mutating func joined(_ relation: Int32, _ written: Direction?, of indicator: Int, row: Int) -> Direction? {
    guard let written, relation != Self.noRelation else { return written ?? direction(relation, of: indicator) }
    let stated = direction(relation, of: indicator)
    if stated == written { return stated }
    report(.relationsConflict(stated.symbol, written.symbol), .value, row: row)
    return nil
  }

  /// The unit of the column, or the one that stands behind the number; `nil` where they differ.
  private mutating func joined(_ measure: Int32, _ written: String, of indicator: Int, row: Int) -> Int32? {
    guard !written.isEmpty else { return measure }
    let stated = measure >= 0 ? formats.measures[Int(measure)] : nil
    // 1.2万 in a column of 亩 are 万亩.
    let multiplied = ["万", "亿"].contains(written) ? stated.flatMap { Unit(spelled: written + $0.text) } : nil
    guard let unit = multiplied ?? Unit(written: written) else { return measure }
    let number = add(unit)
    guard isFit(number, indicator, row: row) else { return nil }
    if let stated, multiplied == nil, !stated.isSame(as: unit), unit.dimension != .ratio {
      report(.unitsConflict(stated.text, unit.text), .value, row: row)
      return nil
    }
    return number
  }
}
