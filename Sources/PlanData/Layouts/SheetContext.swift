internal import RuleDSL
internal import Transmission

/// What titles, the name of a sheet and that of its file say about all of its figures.
struct SheetContext {
  private struct Saying: Equatable {
    var unit: Int?
    var year: Int?
    var role: Role?
    var measures: [Unit] = []
  }

  private let lexicon: Lexicon
  /// Of the names of file and sheet, and of the titles so far; the last that says something counts.
  private var name = Saying()
  private var title = Saying()

  init(_ grid: Grid, _ lexicon: Lexicon) {
    self.lexicon = lexicon
    for text in [nameParts(grid.site.file).base, grid.site.title] { _ = Self.take(text, lexicon, &name) }
  }

  /// The unit of the title; that of the sheet where the title is about a plan above it.
  var unit: Int? {
    guard let own = name.unit, let titled = title.unit else { return title.unit ?? name.unit }
    return lexicon.units.isAbove(titled, own) ? own : titled
  }

  var year: Int? { title.year ?? name.year }
  var role: Role? { title.role ?? name.role }
  private var measures: [Unit] { title.measures.isEmpty ? name.measures : title.measures }

  /// Takes the words of a title; returns whether they say anything.
  mutating func take(_ text: String) -> Bool {
    let before = title
    return Self.take(text, lexicon, &title).hasAttribute || title != before
  }

  private static func take(_ text: String, _ lexicon: Lexicon, _ said: inout Saying) -> HeaderMeaning {
    let plain = folded(text)
    let meaning = HeaderMeaning(text, lexicon)
    said.unit = meaning.unit ?? lexicon.units.mentioned(in: foldedHeader(plain)) ?? said.unit
    said.year = year(in: plain) ?? said.year
    if plain.contains("本级") { said.role = .own }
    if plain.contains("下达") { said.role = .allotted }
    if plain.contains("现状"), !plain.contains("规划") { said.role = .present }
    let found = measures(in: plain)
    if !found.isEmpty { said.measures = found }
    return meaning
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
