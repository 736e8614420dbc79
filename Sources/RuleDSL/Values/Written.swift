/// Digits and unit of `300.00万亩`; `nil` when the text does not begin with a digit.
package func splitQuantity(_ text: String) -> (digits: String, unit: String)? {
  var digits = ""
  var rest = text.unicodeScalars[...]
  while let scalar = rest.first {
    if let digit = scalar.digit {
      digits.append(digit)
    } else if scalar == "." || scalar == "．", !digits.isEmpty {
      digits.append(".")
    } else {
      break
    }
    rest = rest.dropFirst()
  }
  guard !digits.isEmpty else { return nil }
  while let scalar = rest.first, scalar.isBlank { rest = rest.dropFirst() }
  let unit = String(String.UnicodeScalarView(rest.map { $0 == "％" ? "%" : $0 }))
  return (digits, unit)
}

/// The official form of a document number: 〔 〕 around the year, half-width digits, no blanks.
package func normalizedNumber(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "[", "(", "（", "【", "［", "〔": result.append("〔")
    case "]", ")", "）", "】", "］", "〕": result.append("〕")
    case _ where scalar.isBlank: continue
    default: result.append(scalar.digit ?? Character(scalar))
    }
  }
  return result
}
