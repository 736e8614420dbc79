internal import RuleDSL
internal import Transmission

/// What titles, the name of a sheet and that of its file say about all of its figures.
struct SheetContext {
  private(set) var unit: Int?
  private(set) var year: Int?
  private(set) var role: Role?
  private(set) var measures: [Unit] = []
  private let lexicon: Lexicon

  init(_ grid: Grid, _ lexicon: Lexicon) {
    self.lexicon = lexicon
    // The nearest name counts: titles are taken later and outweigh these.
    for name in [nameParts(grid.site.file).base, grid.site.title] { take(name, isTitle: false) }
  }

  /// Takes the words of a title; returns whether they say anything.
  @discardableResult
  mutating func take(_ text: String, isTitle: Bool = true) -> Bool {
    let plain = folded(text)
    let before = (unit, year, role, measures)
    let meaning = HeaderMeaning(text, lexicon)
    unit = meaning.unit ?? lexicon.units.mentioned(in: foldedHeader(plain)) ?? unit
    year = Self.year(in: plain) ?? year
    if plain.contains("下达") { role = .allotted }
    if plain.contains("现状"), !plain.contains("规划") { role = .present }
    let found = Self.measures(in: plain)
    if !found.isEmpty { measures = found }
    return before != (unit, year, role, measures) || (isTitle && meaning.hasAttribute)
  }

  /// The last year of 2021—2035年, or the only one.
  private static func year(in text: String) -> Int? {
    var years: [Int] = []
    var isRange = false
    var digits = ""
    for character in text + " " {
      if character.isASCII, character.isNumber {
        digits.append(character)
        continue
      }
      if digits.count == 4, let year = HeaderMeaning.year(digits) { years.append(year) }
      if !digits.isEmpty, "-—–~～至".contains(character) { isRange = true }
      digits = ""
    }
    let distinct = Set(years)
    return distinct.count == 1 || isRange && distinct.count == 2 ? years.max() : nil
  }

  /// 单位：万亩、公顷.
  private static func measures(in text: String) -> [Unit] {
    guard let mark = text.firstRange(of: "单位") else { return [] }
    let tail = text[mark.upperBound...].drop { ":： ".contains($0) }.prefix { $0 != ")" && $0 != "）" }
    return tail.split { "、,，;； ".contains($0) }.compactMap { Unit(spelled: foldedHeader(String($0))) }
  }

  /// The one unit of measure of the title that an indicator may have.
  func measure(of indicator: Int) -> Unit? {
    let fitting = measures.filter { $0.dimension == lexicon.vocabulary.indicators[indicator].dimension }
    return fitting.count == 1 ? fitting[0] : nil
  }
}
