/// A cell of a matrix as written: 允许, 禁止, 待核实, or numbers of conditions such as 条件①② or condition1, 2.
enum AdmissionCell: Hashable {
  case word(Keyword)
  /// As written, at least one.
  case conditions([String])

  /// Returns `nil` when the text is none of these.
  init?(_ text: String) {
    let folded = CodeSystem.folded(text)
    if let keyword = Keyword(spelled: folded), [.admitted, .prohibited, .undetermined].contains(keyword) {
      self = .word(keyword)
      return
    }
    let labels = Self.labels(in: folded)
    guard !labels.isEmpty else { return nil }
    self = .conditions(labels)
  }

  /// The numbers behind 条件, with marks or nothing between them; empty when something else stands there.
  private static func labels(in text: String) -> [String] {
    let spelling = Keyword.condition.spelling
    var rest = text[...]
    var labels: [String] = []
    while true {
      let word = [spelling.chinese, spelling.english].first { rest.hasPrefix($0) }
      guard labels.isEmpty ? word != nil : !rest.isEmpty else { return labels }
      rest = rest.dropFirst(word?.count ?? 0)
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      let label = digits.isEmpty ? rest.prefix(1) : digits
      guard conditionNumber(of: String(label)) != nil else { return [] }
      labels.append(String(label))
      rest = rest.dropFirst(label.count)
      if rest.first.map({ "、,+".contains($0) }) ?? false { rest = rest.dropFirst() }
    }
  }
}

/// The number of a condition: ① to ⑳, or digits; `nil` when it is none.
func conditionNumber(of label: String) -> Int? {
  let scalars = label.unicodeScalars
  if scalars.count == 1, let scalar = scalars.first, (0x2460...0x2473).contains(scalar.value) {
    return Int(scalar.value) - 0x245F
  }
  let digits = String(scalars.compactMap(\.digit))
  guard digits.count == scalars.count, digits.count < 4, let number = Int(digits), number > 0 else { return nil }
  return number
}

/// The two systems in the label of a 对照, on both sides of → or ->; any other number of parts is none.
func mappingSides(_ label: SyntaxTree.RawText) -> [SyntaxTree.RawText] {
  let text = label.clause
  var parts: [Range<Int>] = []
  var start = 0
  var reader = ScalarReader(text.bytes, text.whole)
  while let (scalar, place) = reader.next() {
    let isTwo = (scalar == "-" || scalar == "－") && (reader.peek() == ">" || reader.peek() == "＞")
    guard isTwo || scalar == "→" else { continue }
    if isTwo { _ = reader.next() }
    parts.append(start..<place)
    start = reader.offset
  }
  parts.append(start..<text.bytes.count)
  return parts.map { text.raw($0) }
}
