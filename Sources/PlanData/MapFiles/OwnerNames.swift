internal import RuleDSL
internal import Transmission

/// Units by code, for names and fields that begin with one.
struct OwnerNames: Sendable {
  let codes: [String]
  /// The code of the ground that a plan stands on, by unit; differs from its own where a plan stands beside the
  /// comprehensive ones.
  let grounds: [String]
  /// Indices of the codes.
  private let places: ByteTable
  private let longest: Int
  private let names: UnitNames
  /// The unit, where there is but one.
  let soleUnit: Int?

  /// `places` are the indices of the codes.
  init(_ units: UnitTable, places: ByteTable) {
    codes = units.codes
    grounds = units.groundCodes
    self.places = places
    names = UnitNames(units, codes: places)
    longest = codes.lazy.map(\.utf8.count).max() ?? 0
    soleUnit = codes.count == 1 ? 0 : nil
  }

  /// Whether a plan stands beside the comprehensive ones: whatever its files hold is its own.
  func isBranch(_ unit: Int) -> Bool { grounds[unit] != codes[unit] }

  /// The unit whose code a name begins with: the longest that ends where a word of the name does, else the digits in
  /// front, perhaps filled up with zeros to twelve.
  func owner(ofName name: String) -> Int? {
    let isLetter = { (letter: Character) in letter.isASCII && (letter.isNumber || letter.isLetter) }
    if let first = name.first, isLetter(first) {
      var whole = name.prefix(longest)
      while !whole.isEmpty {
        if whole.endIndex == name.endIndex || !isLetter(name[whole.endIndex]), let place = places.value(String(whole))
        {
          return Int(place)
        }
        whole.removeLast()
      }
    }
    var digits = String(name.prefix { $0.isASCII && ($0.isNumber || $0.isLetter) })
    while !digits.isEmpty {
      if let place = places.value(digits) { return Int(place) }
      guard digits.last == "0" || !(digits.last?.isNumber ?? false) else { return nil }
      digits.removeLast()
    }
    return nil
  }

  /// The unit with the longest code that a value begins with: a village's features belong to its county where only
  /// the county is known.
  func owner(ofCode code: String) -> Int? {
    var code = String(code.prefix(longest))
    while !code.isEmpty {
      if let place = places.value(code) { return Int(place) }
      code.removeLast()
    }
    return nil
  }

  /// The unit that a folder is called, whatever marks of drafts stand behind it.
  func owner(ofFolder name: String) -> Int? {
    let plain = CopyMark.withoutDraft(String(name.prefix { !"（([【".contains($0) }))
    guard holdsHan(name), case .unit(let found) = names.unit(exactly: plain) else { return nil }
    return found
  }

  /// The name beside the code of a unit, where it is that of another unit: 990101甲西县.
  func stranger(in name: String, to owner: Int) -> String? {
    guard holdsHan(name) else { return nil }
    let rest = String(name.drop { $0.isASCII && $0.isNumber }).filter { !" _-.()（）[]".contains($0) }
    guard case .unit(let found) = names.unit(exactly: rest), found != owner, !names.agrees(rest, with: owner) else {
      return nil
    }
    return rest
  }

  /// Whether a name is that of a unit that is neither a unit itself, nor above or below it.
  func isStranger(_ name: String, to unit: Int) -> Bool {
    guard case .unit(let found) = names.unit(exactly: name), found != unit, !names.agrees(name, with: unit) else {
      return false
    }
    let (own, other) = (UnitIdentity.significant(grounds[unit]), UnitIdentity.significant(grounds[found]))
    return !own.hasPrefix(other) && !other.hasPrefix(own)
  }

  /// The unit of a name that stands in a field.
  func owner(named name: String) -> UnitNames.Finding { names.unit(named: name) }

  /// Whether ground with a code that no unit has is a unit's own: the code lies below the unit's, or is short for it, and
  /// the plan set knows no other unit below it whose code the value could miss.
  func isGround(of owner: Int, _ code: String) -> Bool {
    if isBranch(owner) { return true }
    let stem = UnitIdentity.significant(codes[owner])
    if UnitIdentity.significant(code) == stem { return true }
    return code.hasPrefix(stem)
      && !codes.indices.contains { codes[$0] != codes[owner] && !isBranch($0) && codes[$0].hasPrefix(stem) }
  }
}
