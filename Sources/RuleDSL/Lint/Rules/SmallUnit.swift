/// L303: a long row of zeros where the unit has a multiplier.
extension LintRule {
  static let smallUnit = LintRule("L303", "一长串零，可以写成万", "a long row of zeros", hasFix: true) { input in
    input.expressions.compactMap { expression in
      guard case .quantity(let digits, let unit?, let span) = expression, digits.count > 5, digits.hasSuffix("0000"),
        digits.allSatisfy(\.isNumber), let larger = Unit(spelled: "万" + unit.text),
        let quantity = try? Quantity(digits: digits, unit: unit),
        let same = try? Quantity(digits: digits.dropLast(4), unit: larger), same.base == quantity.base
      else { return nil }
      return LintRemark(at: span, "零太多，容易数错", "so many zeros are easily miscounted")
        .advising("写成“\(same.text)”", "write `\(same.text)`").fixing(span, same.text)
    }
  }
}
