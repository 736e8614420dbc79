internal import RuleDSL

/// A phrasing made ready for finding.
///
/// A class, since many are looked at for each that fits.
final class Pattern: Sendable {
  /// As ``Phrasing/Part``, words as characters.
  enum Part: Sendable {
    case words([Unicode.Scalar])
    case slot(Phrasing.Slot)
    case choice([[Part]], isOptional: Bool)
  }

  let parts: [Part]
  let direction: Direction?
  let indicator: Int?
  let list: Int?
  let designation: Int?
  let unit: Unit?
  /// With the word 分别: as many figures as names.
  let isRespective: Bool
  /// Of those with the word 分别, what they name themselves; the rest is as before.
  let namesIndicators: Bool
  let namesYears: Bool
  let namesPlaces: Bool
  /// About items of lists or values of designations.
  let isEntry: Bool
  /// Nothing but a figure: it goes on with what stands before it.
  let isBare: Bool

  init(_ phrasing: Phrasing) {
    parts = phrasing.parts.map(Self.part)
    (direction, indicator, unit) = (phrasing.direction, phrasing.indicator, phrasing.unit)
    (list, designation) = (phrasing.list, phrasing.designation)
    isRespective = phrasing.isRespective
    (namesIndicators, namesYears) = (phrasing.holds(.indicator), phrasing.holds(.year))
    namesPlaces = phrasing.holds(.place)
    isEntry = phrasing.kind == .entry
    isBare = phrasing.parts == [.slot(.value)]
  }

  /// A name that stands for itself.
  init(name: String, indicator: Int? = nil, list: Int? = nil, designation: Int? = nil) {
    parts = [.words(Self.scalars(name))]
    (direction, unit, isRespective, isEntry, isBare) = (nil, nil, false, false, false)
    (namesIndicators, namesYears, namesPlaces) = (false, false, false)
    (self.indicator, self.list, self.designation) = (indicator, list, designation)
  }

  /// As texts have them.
  static func scalars(_ name: String) -> [Unicode.Scalar] {
    name.unicodeScalars.map(\.halfWidth).filter { !$0.isGap }
  }

  /// Any name of an indicator.
  static let name = Pattern(Phrasing(parts: [.slot(.indicator)]))

  private static func part(_ part: Phrasing.Part) -> Part {
    switch part {
    case .words(let words): .words(Array(words.unicodeScalars))
    case .slot(let slot): .slot(slot)
    case .choice(let ways, let isOptional): .choice(ways.map { $0.map(Self.part) }, isOptional: isOptional)
    }
  }

  /// What a text may begin with.
  struct Starts {
    var scalars: Set<Unicode.Scalar> = []
    var slots: Set<Phrasing.Slot> = []

    mutating func formUnion(_ other: Starts) {
      scalars.formUnion(other.scalars)
      slots.formUnion(other.slots)
    }
  }

  var starts: Starts { Self.starts(parts[...]) }

  private static func starts(_ parts: ArraySlice<Part>) -> Starts {
    guard let first = parts.first else { return Starts() }
    switch first {
    case .words(let words): return Starts(scalars: Set(words.prefix(1)))
    case .slot(let slot): return Starts(slots: [slot])
    case .choice(let ways, let isOptional):
      var all = Starts()
      for way in ways { all.formUnion(starts(way.isEmpty ? parts.dropFirst() : way[...])) }
      if isOptional { all.formUnion(starts(parts.dropFirst())) }
      return all
    }
  }
}

/// Patterns by what a text that they fit may begin with, so that few are tried at any place.
struct PatternIndex {
  private var byScalar: [Unicode.Scalar: [Pattern]] = [:]
  private var anywhere: [Pattern] = []

  /// `names` are the characters that names of indicators begin with, `entries` those of lists and values.
  init(_ patterns: [Pattern], names: Set<Unicode.Scalar>, entries: Set<Unicode.Scalar>) {
    for pattern in patterns {
      let starts = pattern.starts
      if !starts.slots.isDisjoint(with: [.place, .reference, .item]) {
        anywhere.append(pattern)
        continue
      }
      var scalars = starts.scalars
      if starts.slots.contains(.indicator) { scalars.formUnion(names) }
      if !starts.slots.isDisjoint(with: [.list, .designated]) { scalars.formUnion(entries) }
      if !starts.slots.isDisjoint(with: [.value, .year, .baseYear]) { scalars.formUnion(Self.digits) }
      for scalar in scalars { byScalar[scalar, default: []].append(pattern) }
    }
  }

  private static let digits = Set("0123456789〇○一二三四五六七八九十百千两半".unicodeScalars)

  /// Those that may begin with a character, in no order that matters: the longest fit is taken.
  func candidates(_ first: Unicode.Scalar) -> [Pattern] {
    guard let own = byScalar[first] else { return anywhere }
    return anywhere.isEmpty ? own : own + anywhere
  }
}
