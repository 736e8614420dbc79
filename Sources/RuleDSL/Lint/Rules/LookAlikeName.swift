/// L107: two names that differ in nothing but width, blanks or characters that look alike.
extension LintRule {
  static let lookAlikeName = LintRule("L107", "两个名称只差全半角或形近字", "two names look alike") { input in
    struct Place: Hashable {
      var kind: Symbol.Kind
      var scope: Symbol.Scope
      var text: String
    }
    var known: [Place: Occurrence] = [:]
    var remarks: [LintRemark] = []
    let definitions = input.occurrences.filter(\.isDefinition).sorted { $0.span < $1.span }
    for occurrence in definitions where occurrence.symbol.kind != .unit {
      let symbol = occurrence.symbol
      let place = Place(kind: symbol.kind, scope: symbol.scope, text: symbol.name.likeness)
      guard let other = known[place] else {
        known[place] = occurrence
        continue
      }
      guard other.symbol.name != symbol.name, input.isOwn(occurrence.span) || input.isOwn(other.span) else {
        continue
      }
      let (here, there) = input.isOwn(occurrence.span) ? (occurrence, other) : (other, occurrence)
      remarks.append(
        LintRemark(
          at: here.span,
          "“\(here.symbol.name)”和“\(there.symbol.name)”看起来一样",
          "`\(here.symbol.name)` and `\(there.symbol.name)` look the same"
        ).seeing(there.span, "另一个在这里", "the other one").advising(
          "改成一个名称，或取不会看错的名称",
          "use one name, or names that nobody confuses"
        )
      )
    }
    return remarks
  }
}

extension String {
  /// The same for all names that look alike.
  fileprivate var likeness: String {
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars where !scalar.isBlank {
      let narrow = scalar.halfWidth
      text.append(Self.alike[narrow] ?? narrow)
    }
    return String(text).lowercased()
  }

  /// Characters that are taken for others.
  private static let alike: [Unicode.Scalar: Unicode.Scalar] = {
    let groups = ["0OoО〇○", "1lIＩ|", "-－–—―─", "己已巳", "末未", "土士", "日曰", "戌戍戊", "干千", "入人", "夭天", "侯候", "治冶", "·・•"]
    return groups.reduce(into: [:]) { alike, group in
      guard let first = group.unicodeScalars.first else { return }
      for scalar in group.unicodeScalars { alike[scalar] = first }
    }
  }()
}
