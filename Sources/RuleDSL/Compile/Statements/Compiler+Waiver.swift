/// 豁免.
extension Compiler {
  mutating func compileWaiver(_ block: SyntaxTree.Block) {
    let rules = ids(block.title).compactMap { known($0) }
    let plans = list(required(.plans, of: block)).map(\.text)
    let points = list(single(.point, in: block.clauses)).compactMap { point($0) }
    let features = list(single(.featureIDs, in: block.clauses)).map(\.text)
    let reason = text(of: required(.reason, of: block))
    let decider = text(of: required(.decider, of: block))
    let document = document(required(.number, of: block))
    let since = date(single(.since, in: block.clauses))
    let until = date(required(.until, of: block))
    let years = years(single(.years, in: block.clauses))
    let subject = text(of: single(.subject, in: block.clauses))
    if let since, let until, until < since { problems.append(.termReversed(at: block.span)) }
    guard let reason, let decider, let document, let until, !plans.isEmpty else { return }
    for rule in rules {
      var waiver = Waiver(
        rule: rule,
        plans: plans,
        subject: subject,
        reason: reason,
        decider: decider,
        document: document,
        since: since,
        until: until,
        span: block.span,
        pack: pack(of: block)
      )
      (waiver.years, waiver.points, waiver.features) = (years, points, features)
      program.waivers.append(waiver)
    }
  }

  private func list(_ clause: SyntaxTree.Clause?) -> [SyntaxTree.RawText] {
    if case .list(let items) = clause?.content { items } else { [] }
  }

  private mutating func known(_ id: SyntaxTree.RawText) -> String? {
    if let named = program.headings.first(where: { $0.id == id.text || $0.title == id.text }) {
      note(Symbol(.statement, named.id), at: id.exact)
      return named.id
    }
    return unknown(id, .id, among: program.headings.map(\.id))
  }

  /// A document has a number; words such as 待补 are none.
  private mutating func document(_ clause: SyntaxTree.Clause?) -> String? {
    guard case .raw(let raw) = clause?.content else { return nil }
    let hasNumber = raw.text.unicodeScalars.contains { $0.digit != nil }
    return hasNumber ? raw.text : refuse(.documentWithoutNumber(raw.text, at: raw.span))
  }

  /// `111.035 40.0125`, or as reports write a place: `东经 111.035° 北纬 40.0125°`.
  private mutating func point(_ raw: SyntaxTree.RawText) -> Waiver.Point? {
    var text = ""
    for scalar in raw.text.unicodeScalars {
      if let digit = scalar.digit {
        text.append(digit)
      } else if scalar == "." || scalar == "．" {
        text.append(".")
      } else if scalar.isBlank || "东经北纬°EN".unicodeScalars.contains(scalar) {
        text.append(" ")
      } else {
        return refuse(.malformedPoint(raw.text, at: raw.span))
      }
    }
    let numbers = text.split(separator: " ").map { Double($0) }
    guard numbers.count == 2, let longitude = numbers[0], let latitude = numbers[1], (70...140).contains(longitude),
      (0...60).contains(latitude)
    else { return refuse(.malformedPoint(raw.text, at: raw.span)) }
    return Waiver.Point(longitude: longitude, latitude: latitude)
  }
}
