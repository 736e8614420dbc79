/// A number about one feature.
public indirect enum FeatureAmount: Hashable, Sendable {
  case literal(Quantity)
  /// Index into ``Layer/fields``, and what its values are counted in.
  case field(Int, Unit)
  case sum(FeatureAmount, FeatureAmount)
  case difference(FeatureAmount, FeatureAmount)

  /// The fields that it reads, each with its unit.
  package var fields: [(field: Int, unit: Unit)] {
    switch self {
    case .literal: []
    case .field(let field, let unit): [(field, unit)]
    case .sum(let left, let right), .difference(let left, let right): left.fields + right.fields
    }
  }

  /// As a rule writes it, each field written as `name` says.
  package func text(_ name: (Int) -> String) -> String {
    switch self {
    case .literal(let quantity): quantity.text
    case .field(let field, _): name(field)
    case .sum(let left, let right): "\(left.text(name)) + \(right.inner(name))"
    case .difference(let left, let right): "\(left.text(name)) - \(right.inner(name))"
    }
  }

  /// The same behind a sign.
  private func inner(_ name: (Int) -> String) -> String {
    switch self {
    case .literal, .field: text(name)
    case .sum, .difference: "(\(text(name)))"
    }
  }
}

extension Unit {
  /// What a field says in this unit, in base units: digits with a sign and a point, folded to half width; `nil` where that
  /// is no number, or none that fits.
  package func amount(of text: String) -> Rational? {
    var digits = Substring(String(String.UnicodeScalarView(text.unicodeScalars.map(\.halfWidth))))
    let isNegative = digits.first == "-"
    if isNegative || digits.first == "+" { digits = digits.dropFirst() }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.joined().utf8.count <= 30, !parts[0].isEmpty, parts.last?.isEmpty == false,
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let mantissa = Int128(parts.joined())
    else { return nil }
    let decimals = parts.count == 2 ? UInt8(clamping: parts[1].utf8.count) : 0
    return Rational(isNegative ? 0 - mantissa : mantissa, over: powerOfTen(decimals))?.multiplied(by: Rational(scale))
  }
}

extension Comparison {
  /// Whether it holds between two numbers.
  package func holds(_ left: Rational, _ right: Rational) -> Bool {
    switch self {
    case .atLeast: left >= right
    case .atMost: left <= right
    case .above: left > right
    case .below: left < right
    case .equal: left == right
    case .unequal: left != right
    }
  }
}
