/// How a field is written, such as “{日期}{6 位}”: parts one after the other, all but 辖区代码 of fixed length.
public struct FieldFormat: Hashable, Sendable {
  public enum Part: Hashable, Sendable {
    /// These characters.
    case text(String)
    /// 日期: a day of the calendar, eight digits.
    case date
    /// 位: so many digits.
    case digits(Int)
    /// 代码: the first six digits of the unit's code.
    case code
    /// 全码: the unit's code, all of it.
    case fullCode
    /// 辖区代码: six, nine or twelve digits that are the code of the unit or of a place within it.
    case codeWithin
    /// 名称: the unit's name.
    case name
  }

  public var parts: [Part]

  public init(parts: [Part]) { self.parts = parts }

  /// How many digits of a unit's code name its county.
  private static let codeLength = 6
  /// Digits of the codes of counties and above, of towns, and of villages.
  private static let codeLengths = [6, 9, 12]

  /// Whether a field of a unit's plan is written so: every part fits, and nothing is left.
  public func matches(_ text: String, of unit: UnitIdentity) -> Bool { fits(text[...], parts[...], unit) }

  private func fits(_ text: Substring, _ parts: ArraySlice<Part>, _ unit: UnitIdentity) -> Bool {
    guard let part = parts.first else { return text.isEmpty }
    var rest = text
    switch part {
    case .text(let fixed):
      guard take(fixed, of: &rest) else { return false }
    case .date:
      guard let day = takeDigits(8, of: &rest), isDay(day) else { return false }
    case .digits(let count):
      guard takeDigits(count, of: &rest) != nil else { return false }
    case .code:
      guard takeDigits(Self.codeLength, of: &rest).map({ unit.code.hasPrefix($0) }) ?? false else { return false }
    case .fullCode:
      guard !unit.code.isEmpty, take(unit.code, of: &rest) else { return false }
    case .codeWithin:
      let begin = UnitIdentity.significant(unit.code)
      return Self.codeLengths.contains { length in
        rest = text
        return takeDigits(length, of: &rest)?.hasPrefix(begin) ?? false && fits(rest, parts.dropFirst(), unit)
      }
    case .name:
      guard !unit.name.isEmpty, take(unit.name, of: &rest) else { return false }
    }
    return fits(rest, parts.dropFirst(), unit)
  }

  private func take(_ text: String, of rest: inout Substring) -> Bool {
    guard rest.hasPrefix(text) else { return false }
    rest = rest.dropFirst(text.count)
    return true
  }

  private func takeDigits(_ count: Int, of rest: inout Substring) -> Substring? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    rest = rest.dropFirst(count)
    return digits
  }

  private func isDay(_ digits: Substring) -> Bool {
    guard let year = Int(digits.prefix(4)), let month = Int(digits.dropFirst(4).prefix(2)),
      let day = Int(digits.suffix(2))
    else { return false }
    return PlanDate(year: year, month: month, day: day) != nil
  }
}
