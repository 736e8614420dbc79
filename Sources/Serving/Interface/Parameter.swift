internal import RuleDSL

/// Something that a request may say behind the question mark.
struct Parameter: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// Not negative; above the most, the most is meant.
    case integer(least: Int, most: Int)
    case word([String])
    case date
    /// West, south, east, north, in degrees.
    case box
    /// One line.
    case text(most: Int)
  }

  var name: String
  var kind: Kind
  var isRequired = false
  var summary: Phrase

  init(_ name: String, _ kind: Kind, _ summary: Phrase, isRequired: Bool = false) {
    (self.name, self.kind, self.summary, self.isRequired) = (name, kind, summary, isRequired)
  }

  /// What is wrong with a value; `nil` for nothing.
  func objection(to value: String) -> Phrase? {
    switch kind {
    case .integer(let least, _):
      value.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) && Int(value).map { $0 >= least } ?? false
        ? nil : Phrase("要是不小于 \(least) 的整数", "a whole number from \(least) on")
    case .word(let words):
      words.contains(value)
        ? nil : Phrase("可以写 \(words.joined(separator: "、"))", "possible: \(words.joined(separator: ", "))")
    case .date: PlanDate(value) == nil ? Phrase("日期写成 2026-11-20", "write the date as 2026-11-20") : nil
    case .box:
      Self.box(value) == nil ? Phrase("写成 西,南,东,北，单位是度", "write west,south,east,north in degrees") : nil
    case .text(let most):
      value.utf8.count <= most && !value.isEmpty && !value.unicodeScalars.contains(where: \.isControl)
        ? nil : Phrase("要是一行文字，最多 \(most) 字节", "one line of at most \(most) bytes")
    }
  }

  /// A rectangle in degrees; with heights, which are left aside, it is six numbers.
  static func box(_ text: String) -> [Double]? {
    var numbers = text.split(separator: ",", omittingEmptySubsequences: false).compactMap { Double($0) }
    guard numbers.count == text.count(where: { $0 == "," }) + 1, numbers.allSatisfy(\.isFinite) else { return nil }
    if numbers.count == 6 { numbers = [numbers[0], numbers[1], numbers[3], numbers[4]] }
    return numbers.count == 4 && numbers[1] <= numbers[3] ? numbers : nil
  }
}

/// The parameters of a request, each found right.
struct Arguments: Hashable, Sendable {
  private var values: [String: String] = [:]

  init(_ fields: [HTTPRequest.Field], of parameters: [Parameter]) throws(Problem) {
    for field in fields {
      guard let parameter = parameters.first(where: { $0.name == field.name }) else {
        throw .parameterUnknown(String(field.name.prefix(100)).asOneLine)
      }
      guard values[field.name] == nil else { throw .parameterTwice(field.name) }
      if let objection = parameter.objection(to: field.value) { throw .parameterBad(field.name, objection) }
      if case .integer(_, let most) = parameter.kind {
        values[field.name] = String(min(Int(field.value) ?? most, most))
      } else {
        values[field.name] = field.value
      }
    }
    for parameter in parameters where parameter.isRequired && values[parameter.name] == nil {
      throw .parameterMissing(parameter.name)
    }
  }

  subscript(_ name: String) -> String? { values[name] }

  func number(_ name: String, else usual: Int) -> Int { values[name].flatMap { Int($0) } ?? usual }

  var language: Language { values["language"].flatMap(Language.init) ?? .chinese }
}
