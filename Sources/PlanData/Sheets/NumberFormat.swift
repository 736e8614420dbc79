/// What a workbook shows of a number: `0.00%`, `#,##0.0,`, `yyyy"年"`.
struct NumberFormat: Sendable {
  private enum Part: Hashable, Sendable {
    case literal(String)
    /// The digits; once in a section.
    case number
    /// `@`.
    case text
    /// `yyyy`, `m`, `dd`: a letter and how many.
    case date(Character, Int)
  }

  private struct Section: Sendable {
    var parts: [Part] = []
    var condition: Condition?
    var leastWhole = 0
    /// Literals between the digits before the point, and how many digits stand behind each: the point of `0!.0`.
    var inner: [(text: String, digits: Int)] = []
    var isFraction = false
    var leastDecimals = 0
    var mostDecimals = 0
    var isGrouped = false
    /// How far the point moves: two places for per cent, three back for thousands.
    var shift = 0
    var isGeneral = false
    var isDate = false
    var isScientific = false

    /// Moves the literals behind the digits among them, since more digits follow.
    mutating func takeInner(behind first: Int) {
      let literals = parts[(first + 1)...].map { part in
        if case .literal(let text) = part { text } else { "" }
      }.joined()
      guard !literals.isEmpty else { return }
      parts.removeLast(parts.count - first - 1)
      inner.append((literals, 0))
    }
  }

  /// `[>=10000]`.
  struct Condition: Sendable {
    private let sign: String
    private let bound: Double

    init?(_ text: String) {
      guard let sign = ["<=", ">=", "<>", "<", ">", "="].first(where: { text.hasPrefix($0) }),
        let bound = Double(text.dropFirst(sign.count).filter { $0 != " " })
      else { return nil }
      (self.sign, self.bound) = (sign, bound)
    }

    func holds(_ number: Double) -> Bool {
      switch sign {
      case "<=": number <= bound
      case ">=": number >= bound
      case "<>": number != bound
      case "<": number < bound
      case ">": number > bound
      default: number == bound
      }
    }

    /// Whether only numbers below zero may fit, whose sign is not shown.
    var isOfNegatives: Bool { sign == "<" && bound <= 0 || sign == "<=" && bound < 0 }
  }

  private let sections: [Section]
  /// What cells of text show; `nil` where they show it as it is.
  private let textSection: Section?
  /// Days are counted from 1904.
  private let startsIn1904: Bool

  static let general = NumberFormat("General")

  init(_ code: String, startsIn1904: Bool = false) {
    var reader = FormatReader(code)
    var sections: [Section] = []
    repeat { sections.append(Self.section(&reader)) } while reader.isAtSection && sections.count < 4
    // The fourth section is of texts, and so is a last one that shows them.
    let isOfText = sections.count == 4 || sections.last?.parts.contains(.text) ?? false
    textSection = isOfText ? sections.last : nil
    if isOfText, sections.count > 1 { sections.removeLast() }
    self.sections = sections
    self.startsIn1904 = startsIn1904
  }

  /// What a cell shows of a text.
  func shown(text: String) -> String {
    guard let textSection else { return text }
    return textSection.parts.map { part in
      switch part {
      case .literal(let literal): literal
      case .text: text
      case .number, .date: ""
      }
    }.joined()
  }

  /// The section that shows a number, and whether its sign is part of what is shown.
  private func section(of number: StoredNumber) -> (section: Section, showsSign: Bool) {
    let value = Double(number.text) ?? 0
    guard sections.contains(where: { $0.condition != nil }) else {
      let place = number.isNegative && sections.count > 1 ? 1 : value == 0 && sections.count > 2 ? 2 : 0
      return (sections[place], place == 0)
    }
    for (place, section) in sections.enumerated() {
      // Without a condition of its own, the second of three is of numbers below zero, and the last of all others.
      let isLast = place == sections.count - 1
      let holds = section.condition?.holds(value) ?? (isLast || place == 1 && number.isNegative)
      if holds { return (section, !(section.condition?.isOfNegatives ?? (place == 1 && !isLast))) }
    }
    return (Self.generalSection, true)
  }

  private static let generalSection: Section = {
    var section = Section()
    section.isGeneral = true
    return section
  }()

  /// The formats that files name by number only.
  init?(builtIn number: Int, startsIn1904: Bool) {
    let code: String
    switch number {
    case 0: code = "General"
    case 1: code = "0"
    case 2: code = "0.00"
    case 3: code = "#,##0"
    case 4: code = "#,##0.00"
    case 9: code = "0%"
    case 10: code = "0.00%"
    case 11, 48: code = "0.00E+00"
    case 12, 13: code = "General"
    case 14...17, 22, 27...31, 36, 50...54, 57, 58: code = "yyyy-mm-dd"
    case 18...21, 32...35, 45...47, 55, 56: code = "h:mm"
    case 37, 38: code = "#,##0;(#,##0)"
    case 39, 40: code = "#,##0.00;(#,##0.00)"
    case 41, 42: code = "#,##0"
    case 43, 44: code = "#,##0.00"
    case 49: code = "@"
    default: return nil
    }
    self.init(code, startsIn1904: startsIn1904)
  }

  /// What the number looks like, and its digits where the look hides some.
  func shown(_ stored: String) -> (text: String, kind: GridCell.Kind, hidden: String?) {
    guard let number = StoredNumber(stored) else { return (stored, .text, nil) }
    let (section, showsSign) = section(of: number)
    if section.parts.contains(.text), !section.isGeneral, section.condition == nil, section.parts != [.text] {
      return (shown(text: number.text), .number, nil)
    }
    if section.isGeneral, section.parts.count > 1 {
      let texts = section.parts.map { part in
        if case .literal(let text) = part { text } else { showsSign ? number.text : number.magnitude }
      }
      return (texts.joined(), .number, nil)
    }
    if section.isGeneral || section.isFraction || section.parts == [.text]
      || (section.parts.isEmpty && sections.count == 1)
    {
      let text = section.isGeneral ? number.general : number.text
      return (text, .number, text == number.text ? nil : number.text)
    }
    if section.isDate { return (date(section, number), .date, nil) }
    if section.isScientific { return (Double(stored).map { "\($0)" } ?? stored, .number, nil) }
    var moved = number
    moved.shift(section.shift)
    let (whole, fraction) = digits(moved, section)
    let isSigned = number.isNegative && showsSign
    let text = section.parts.map { part in
      switch part {
      case .literal(let text): text
      case .number: (isSigned ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
      case .date, .text: ""
      }
    }.joined()
    let kept = moved.parts(decimals: section.mostDecimals)
    let isExact = StoredNumber("\(kept.whole).\(kept.fraction)0")?.text == moved.magnitude
    return (text, .number, isExact ? nil : number.text)
  }

  private func digits(_ number: StoredNumber, _ section: Section) -> (whole: String, fraction: String) {
    var (whole, fraction) = number.parts(decimals: section.mostDecimals)
    while fraction.count > section.leastDecimals, fraction.hasSuffix("0") { fraction.removeLast() }
    if whole.count < section.leastWhole {
      whole = String(repeating: "0", count: section.leastWhole - whole.count) + whole
    }
    // `#` shows nothing of a zero.
    if section.leastWhole == 0, fraction.isEmpty, whole == "0" { whole = "" }
    if !section.inner.isEmpty { return (interspersed(whole, section), fraction) }
    if section.isGrouped { whole = grouped(whole) }
    return (whole, fraction)
  }

  /// Digits with the literals that stand between them.
  private func interspersed(_ whole: String, _ section: Section) -> String {
    var result = ""
    for (place, digit) in whole.enumerated() {
      let left = whole.count - place
      for literal in section.inner where literal.digits == left && place > 0 { result += literal.text }
      if section.isGrouped, place > 0, left.isMultiple(of: 3) { result += "," }
      result.append(digit)
    }
    return result
  }

  private func date(_ section: Section, _ number: StoredNumber) -> String {
    guard let serial = Double(number.text), serial >= 0, serial < 3_000_000 else { return number.text }
    let day = civil(Int(serial) + (startsIn1904 ? 1462 : 0))
    return section.parts.map { part in
      switch part {
      case .literal(let text): text
      case .number: number.text
      case .date("y", let count): count > 2 ? "\(day.year)" : "\(day.year % 100)"
      case .date("m", let count): padded(day.month, count)
      case .date("d", let count): padded(day.day, count)
      case .date, .text: ""
      }
    }.joined()
  }

  private func padded(_ number: Int, _ count: Int) -> String { count > 1 && number < 10 ? "0\(number)" : "\(number)" }

  // MARK: Reading

  private static func section(_ reader: inout FormatReader) -> Section {
    var section = Section()
    var tail = 0
    var isBehindPoint = false
    while let token = reader.next() {
      switch token {
      case .literal(let text): section.parts.append(.literal(text))
      case .percent:
        section.shift += 2
        section.parts.append(.literal("%"))
      case .placeholder(let character):
        if let first = section.parts.firstIndex(of: .number) {
          if !isBehindPoint { section.takeInner(behind: first) }
        } else {
          section.parts.append(.number)
        }
        if !isBehindPoint { for place in section.inner.indices { section.inner[place].digits += 1 } }
        if tail > 0 { section.isGrouped = true }
        tail = 0
        if isBehindPoint {
          section.mostDecimals += 1
          if character == "0" { section.leastDecimals = section.mostDecimals }
        } else if character == "0" {
          section.leastWhole += 1
        }
      case .point: isBehindPoint = true
      case .comma: tail += 1
      case .exponent: section.isScientific = true
      case .general:
        section.isGeneral = true
        section.parts.append(.number)
      case .text: section.parts.append(.text)
      case .condition(let condition): section.condition = condition
      case .date(let letter, let count):
        section.isDate = true
        section.parts.append(.date(letter, count))
      }
    }
    section.shift -= 3 * tail
    section.isFraction = section.inner.contains { $0.text.contains("/") }
    return section
  }
}

/// `1234567` as `1,234,567`.
private func grouped(_ digits: String) -> String {
  var result = ""
  for (place, digit) in digits.enumerated() {
    if place > 0, (digits.count - place).isMultiple(of: 3) { result.append(",") }
    result.append(digit)
  }
  return result
}

/// The day that workbooks number so; the 60th is one that never was.
private func civil(_ serial: Int) -> (year: Int, month: Int, day: Int) {
  // Days since 0000-03-01; the algorithm of the proleptic Gregorian calendar.
  let days = serial + 693_900 - (serial > 59 ? 1 : 0)
  let era = days / 146_097
  let ofEra = days - era * 146_097
  let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
  let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let month = (5 * ofYear + 2) / 153
  let day = ofYear - (153 * month + 2) / 5 + 1
  let shifted = month < 10 ? month + 3 : month - 9
  return (yearOfEra + era * 400 + (shifted <= 2 ? 1 : 0), shifted, day)
}
