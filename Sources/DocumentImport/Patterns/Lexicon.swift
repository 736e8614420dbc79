internal import RuleDSL

/// What may stand in sentences, made ready for finding: phrasings by kind, names of indicators and of units.
struct Lexicon {
  let vocabulary: Vocabulary
  let figures: [Phrasing]
  let leadIns: [Phrasing]
  /// Names of indicators, and what documents call them, by their first character, the longest first.
  private var names: [Unicode.Scalar: [(parts: [Phrasing.Part], indicator: Int, length: Int)]] = [:]
  /// Names of units, and short forms of them, the longest first.
  private let places: [(scalars: [Unicode.Scalar], name: String)]

  init(_ vocabulary: Vocabulary, places: [String]) {
    self.vocabulary = vocabulary
    figures = vocabulary.phrasings.filter { $0.kind == .figure }
    leadIns = vocabulary.phrasings.filter { $0.kind == .leadIn }
    var short: [String: Set<String>] = [:]
    for name in places { for form in Self.forms(of: name) { short[form, default: []].insert(name) } }
    // A short form that two units share names neither.
    self.places = short.compactMap { form, names in
      if names.contains(form) { return (form, form) }
      return names.count == 1 ? names.first.map { (form, $0) } : nil
    }.map { (Array($0.0.unicodeScalars), $0.1) }.sorted {
      ($1.scalars.count, $0.name) < ($0.scalars.count, $1.name)
    }
    for (index, indicator) in vocabulary.indicators.enumerated() {
      for name in [indicator.name] + indicator.aliases { add([.words(Self.plain(name))], index) }
    }
    for phrasing in vocabulary.phrasings where phrasing.kind == .name {
      if let indicator = phrasing.indicator { add(phrasing.parts, indicator) }
    }
    for (first, list) in names { names[first] = list.sorted { $0.length > $1.length } }
  }

  private static func plain(_ name: String) -> String {
    String(String.UnicodeScalarView(name.unicodeScalars.map(\.halfWidth).filter { !$0.isGap }))
  }

  private mutating func add(_ parts: [Phrasing.Part], _ indicator: Int) {
    for first in Self.firsts(of: parts[...]) {
      names[first, default: []].append((parts, indicator, Self.length(parts)))
    }
  }

  private static func length(_ parts: [Phrasing.Part]) -> Int {
    parts.reduce(0) { sum, part in
      switch part {
      case .words(let words): sum + words.unicodeScalars.count
      case .slot: sum + 1
      case .choice(let ways, let isOptional): sum + (isOptional ? 0 : ways.map { length($0) }.min() ?? 0)
      }
    }
  }

  /// The characters that parts may begin with.
  private static func firsts(of parts: ArraySlice<Phrasing.Part>) -> Set<Unicode.Scalar> {
    guard let first = parts.first else { return [] }
    switch first {
    case .words(let words): return Set(words.unicodeScalars.prefix(1))
    case .slot: return []
    case .choice(let ways, let isOptional):
      let own = ways.reduce(into: Set<Unicode.Scalar>()) { $0.formUnion(firsts(of: $1[...] + parts.dropFirst())) }
      return isOptional ? own.union(firsts(of: parts.dropFirst())) : own
    }
  }

  /// A name and what is left of it without the kind of unit: 内蒙古自治区 and 内蒙古.
  private static func forms(of name: String) -> [String] {
    let whole = plain(name)
    for end in [
      "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "特别行政区", "省", "市", "盟", "地区", "新区", "县", "区", "旗",
    ] where whole.hasSuffix(end) && whole.count - end.count >= 2 {
      // 市区 and the like say nothing about which one.
      return [whole, String(whole.dropLast(end.count))]
    }
    return [whole]
  }

  /// The indicators whose names stand at a place, with the end of the name.
  func names(
    in text: CleanText,
    at place: Int,
    _ matcher: (ArraySlice<Phrasing.Part>) -> [Int]
  ) -> [(
    indicator: Int, end: Int
  )] {
    guard place < text.count, let list = names[text.scalars[place]] else { return [] }
    return list.flatMap { entry in matcher(entry.parts[...]).map { (entry.indicator, $0) } }
  }

  /// The longest name of a unit at a place.
  func place(in text: CleanText, at place: Int) -> (name: String, end: Int)? {
    places.first { text.starts($0.scalars, at: place) }.map { ($0.name, place + $0.scalars.count) }
  }

  var hasPlaces: Bool { !places.isEmpty }
}
