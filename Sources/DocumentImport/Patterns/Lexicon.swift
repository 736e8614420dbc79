internal import RuleDSL

/// What may stand in sentences, made ready for finding: phrasings by kind, names of indicators and of units.
struct Lexicon {
  let vocabulary: Vocabulary
  let figures: PatternIndex
  let leadIns: PatternIndex
  let entries: PatternIndex
  /// Names of indicators, and what documents call them, by their first character.
  private let names: [Unicode.Scalar: [Pattern]]
  /// Names of lists, and what documents call them, by their first character.
  private let listNames: [Unicode.Scalar: [Pattern]]
  /// What documents call designations.
  let designationNames: [Pattern]
  private let values: [Unicode.Scalar: [(scalars: [Unicode.Scalar], designation: Int, value: Int)]]
  /// Names of units, and short forms of them, by their first character, the longest first.
  private var places: [Unicode.Scalar: [(scalars: [Unicode.Scalar], name: String)]] = [:]

  init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    var names: [Unicode.Scalar: [Pattern]] = [:]
    let called = vocabulary.phrasings.filter { $0.kind == .name && $0.indicator != nil }.map { Pattern($0) }
    for (index, indicator) in vocabulary.indicators.enumerated() {
      for name in [indicator.name] + indicator.aliases {
        let pattern = Pattern(name: name, indicator: index)
        for first in pattern.starts.scalars { names[first, default: []].append(pattern) }
      }
    }
    for pattern in called { for first in pattern.starts.scalars { names[first, default: []].append(pattern) } }
    self.names = names
    let named = vocabulary.phrasings.filter { $0.kind == .name }.map { Pattern($0) }
    designationNames =
      named.filter { $0.designation != nil }
      + vocabulary.designations.enumerated().map { Pattern(name: $1.name, designation: $0) }
    listNames = Self.byFirst(
      named.filter { $0.list != nil }
        + vocabulary.lists.enumerated().flatMap { index, list in
          ([list.name] + list.aliases).map { Pattern(name: $0, list: index) }
        }
    )
    values = Self.values(vocabulary)
    let firsts = Set(names.keys)
    let others = Set(listNames.keys).union(values.keys)
    let index = { (kind: Phrasing.Kind) in
      PatternIndex(
        vocabulary.phrasings.filter { $0.kind == kind }.map { Pattern($0) },
        names: firsts,
        entries: others
      )
    }
    (figures, leadIns, entries) = (index(.figure), index(.leadIn), index(.entry))
  }

  private static func byFirst(_ patterns: [Pattern]) -> [Unicode.Scalar: [Pattern]] {
    var found: [Unicode.Scalar: [Pattern]] = [:]
    for pattern in patterns { for first in pattern.starts.scalars { found[first, default: []].append(pattern) } }
    return found
  }

  private static func values(
    _ vocabulary: Vocabulary
  ) -> [Unicode.Scalar: [(scalars: [Unicode.Scalar], designation: Int, value: Int)]] {
    var found: [Unicode.Scalar: [(scalars: [Unicode.Scalar], designation: Int, value: Int)]] = [:]
    for (designation, known) in vocabulary.designations.enumerated() {
      for (value, named) in known.values.enumerated() {
        for name in [named.name] + named.aliases {
          let scalars = Pattern.scalars(name)
          scalars.first.map { found[$0, default: []].append((scalars, designation, value)) }
        }
      }
    }
    return found
  }

  /// The same with names of units of government.
  func with(places names: [String]) -> Lexicon {
    var short: [String: Set<String>] = [:]
    for name in names { for form in Self.forms(of: name) { short[form, default: []].insert(name) } }
    var copy = self
    copy.places = [:]
    for (form, names) in short {
      // A short form that two units share names neither.
      guard let name = names.contains(form) ? form : names.count == 1 ? names.first : nil else { continue }
      let scalars = Array(form.unicodeScalars)
      scalars.first.map { copy.places[$0, default: []].append((scalars, name)) }
    }
    for first in copy.places.keys {
      copy.places[first]?.sort { ($1.scalars.count, $0.name) < ($0.scalars.count, $1.name) }
    }
    return copy
  }

  /// A name and what is left of it without the kind of unit: 内蒙古自治区 and 内蒙古.
  private static func forms(of name: String) -> [String] {
    let whole = String(String.UnicodeScalarView(name.unicodeScalars.map(\.halfWidth).filter { !$0.isGap }))
    for end in [
      "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "特别行政区", "省", "市", "盟", "地区", "新区", "县", "区", "旗",
    ] where whole.hasSuffix(end) && whole.count - end.count >= 2 {
      // 市区 and the like say nothing about which one.
      return [whole, String(whole.dropLast(end.count))]
    }
    return [whole]
  }

  /// Names of indicators that may stand at a place.
  func names(in text: CleanText, at place: Int) -> [Pattern] {
    place < text.count ? names[text.scalars[place]] ?? [] : []
  }

  /// Names of lists that may stand at a place.
  func lists(in text: CleanText, at place: Int) -> [Pattern] {
    place < text.count ? listNames[text.scalars[place]] ?? [] : []
  }

  /// Values of designations, or of one of them, whose names stand at a place.
  func values(
    in text: CleanText,
    at place: Int,
    of designation: Int? = nil
  ) -> [(designation: Int, value: Int, end: Int)] {
    guard place < text.count else { return [] }
    return (values[text.scalars[place]] ?? []).compactMap { known in
      guard designation == nil || designation == known.designation, text.starts(known.scalars, at: place) else {
        return nil
      }
      return (known.designation, known.value, place + known.scalars.count)
    }
  }

  /// The longest name of a unit at a place.
  func place(in text: CleanText, at place: Int) -> (name: String, end: Int)? {
    guard place < text.count else { return nil }
    return places[text.scalars[place]]?.first { text.starts($0.scalars, at: place) }
      .map { ($0.name, place + $0.scalars.count) }
  }
}
