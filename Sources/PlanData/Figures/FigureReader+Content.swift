internal import RuleDSL
internal import Transmission

extension FigureReader {
  /// What a cell holds: base units or the index of a text, and its format.
  struct Content {
    var value: Int64
    var format: Int
  }

  /// Reads a value that is not plain digits: words, full-width digits, blanks, long figures.
  mutating func content(
    _ field: Field,
    indicator: Int,
    relation: Int32,
    measure: Int32,
    row: Int
  ) -> Content? {
    guard let text = decoded(field, row: row) else { return nil }
    let value = folded(text)
    guard !value.isEmpty else {
      report(.blank, .value, row: row)
      return nil
    }
    let relation = direction(relation, of: indicator)
    guard value.utf8.first.map({ !(0x30...0x39).contains($0) }) ?? false, let meaning = FigureWords.meaning(value)
    else {
      return printed(value, relation: relation, measure: measure, row: row)
    }
    let unit = measure == Self.noMeasure ? add(context.vocabulary.indicators[indicator].unit) : measure
    switch meaning {
    case .unprovided: return nil
    case .unallotted:
      return Content(value: 0, format: wordFormat(.unallotted, unit, relation))
    case .notApplicable:
      return Content(value: 0, format: wordFormat(.notApplicable, unit, relation))
    case .reference:
      let text = textNumber(String(trimmed(text)), field: field)
      return Content(value: Int64(text), format: wordFormat(.reference, unit, relation))
    }
  }

  private mutating func wordFormat(
    _ state: FigureFormat.State,
    _ measure: Int32,
    _ relation: Direction
  ) -> Int {
    formats.format(measure: measure, relation: relation, decimals: 0, state: state)
  }

  private mutating func textNumber(_ text: String, field: Field) -> Int32 {
    if let known = words.find(field.start, field.count) { return known }
    texts.append(text)
    let number = Int32(texts.count - 1)
    words.insert(field.start, field.count, value: number)
    return number
  }

  private mutating func printed(_ value: String, relation: Direction, measure: Int32, row: Int) -> Content? {
    guard measure >= 0 else {
      // A bad number is the likelier mistake than a missing unit.
      if (try? Quantity(digits: value, unit: Unit(.item))) == nil {
        report(.badNumber(value, FigureWords.flaw(of: value)), .value, row: row)
      } else {
        report(.blank, .measure, row: row)
      }
      return nil
    }
    let unit = formats.measures[Int(measure)]
    do throws(Quantity.Flaw) {
      let quantity = try Quantity(digits: value, unit: unit)
      let format = formats.format(
        measure: measure,
        relation: relation,
        decimals: Int(quantity.decimals),
        state: .printed
      )
      return Content(value: quantity.base, format: format)
    } catch {
      switch error {
      case .malformed: report(.badNumber(value, FigureWords.flaw(of: value)), .value, row: row)
      case .tooPrecise: report(.tooPrecise("\(value) \(unit.text)"), .value, row: row)
      case .outOfRange: report(.outOfRange("\(value) \(unit.text)"), .value, row: row)
      }
      return nil
    }
  }
}
