public import RuleDSL

/// 不通过时: the matrix's own sentence about a parcel, filled in.
extension AdmissionMatrix {
  /// Fields of the parcel that the sentence quotes, by place in ``Layer/fields``, each once.
  var quotedFields: [Int] {
    var fields: Set<Int> = []
    for case .field(let field) in message?.parts ?? [] { fields.insert(field) }
    return fields.sorted()
  }

  /// The sentence on the largest of the zones that decide; `nil` where the matrix has none.
  ///
  /// `quotes` is what the ``quotedFields`` say, in their order; `plan` the name of the plan's unit.
  func sentence(on parcel: ParcelFinding, quotes: [String], plan: String, _ vocabulary: Vocabulary) -> String? {
    guard let message, let zone = parcel.deciding.max(by: { $0.area.base < $1.area.base }) else { return nil }
    let quoted = quotedFields
    func title(_ code: ParcelFinding.StatedCode, _ system: Int) -> String {
      if case .code(let code) = code { vocabulary.codeSystems[system].title(of: code) } else { "" }
    }
    return message.parts.map { part in
      switch part {
      case .text(let text): return text
      case .name: return plan
      case .zone: return title(zone.code, zones.system)
      case .use: return title(parcel.use, uses.system)
      case .area:
        let area = Measurement.readable(Rational(Int128(zone.area.base)))
        return "\(area.text) \(area.unit.text)"
      case .share: return Measurement.percentage(zone.area, of: parcel.area)
      case .field(let field):
        let place = quoted.firstIndex(of: field)
        return place.flatMap { quotes.indices.contains($0) ? quotes[$0].onOneLine : nil } ?? ""
      }
    }.joined()
  }
}

extension String {
  /// Line breaks as blanks: what data say must not break a line of a report.
  var onOneLine: String { split(whereSeparator: \.isNewline).joined(separator: " ") }
}

extension Measurement {
  /// A share in percent, with two decimals, cut off and never rounded up to a whole; empty where the whole is nothing.
  public static func percentage(_ part: Quantity, of whole: Quantity) -> String {
    guard whole.base > 0 else { return "" }
    let hundredths = Int128(part.base) * 10_000 / Int128(whole.base)
    let rest = String(hundredths % 100)
    return "\(hundredths / 100).\(rest.count < 2 ? "0" : "")\(rest)%"
  }
}
