internal import RuleDSL

/// Spellings of units by their first character, the longest first.
enum UnitSpellings {
  static let firsts = Set(byFirst.keys)

  private static let byFirst: [Unicode.Scalar: [(scalars: [Unicode.Scalar], text: String)]] = {
    var found: [Unicode.Scalar: [(scalars: [Unicode.Scalar], text: String)]] = [:]
    for text in Unit.allSpellings {
      let scalars = Array(text.unicodeScalars)
      scalars.first.map { found[$0, default: []].append((scalars, text)) }
    }
    return found
  }()

  /// The unit that characters begin with, such as those of `平方米/人`, and how many it takes.
  static func leading(_ scalars: ArraySlice<Unicode.Scalar>) -> (unit: Unit, length: Int)? {
    guard let first = scalars.first else { return nil }
    for spelling in byFirst[first] ?? [] where scalars.starts(with: spelling.scalars) {
      guard let unit = Unit(spelled: spelling.text) else { continue }
      let length = spelling.scalars.count
      let rest = scalars.dropFirst(length)
      guard rest.first == "/", let start = rest.dropFirst().first else { return (unit, length) }
      for other in byFirst[start] ?? [] where rest.dropFirst().starts(with: other.scalars) {
        if let whole = Unit(spelled: "\(spelling.text)/\(other.text)") {
          return (whole, length + 1 + other.scalars.count)
        }
      }
      return (unit, length)
    }
    return nil
  }
}
