internal import RuleDSL
internal import Transmission

extension Light {
  /// The word, and its colour on a terminal and in documents.
  var look: (name: Phrase, code: String, paint: UInt32) {
    switch self {
    case .red: (Phrase("红", "red"), "1;31", 0xC62828)
    case .yellow: (Phrase("黄", "yellow"), "1;33", 0xE0A100)
    case .unknown: (Phrase("未知", "unknown"), "2", 0x8A949E)
    case .green: (Phrase("绿", "green"), "32", 0x2E7D32)
    }
  }
}

extension MonitorReport {
  /// What a year shows, in words and digits.
  struct Row {
    var year: Int
    var actual = ""
    var expected = ""
    var room = ""
    var trend = ""
    var light: Light?
    /// Every rule that judged it, and the one that its light comes from.
    var rule = ""
    var decisive = ""
    var verdict = ""
    var note = ""
  }

  /// One a year; the trend is the change since the last year with a figure.
  func rows(of series: Series) -> [Row] {
    var last: Rational?
    return series.years.map { year in
      var row = Row(year: year.year, light: year.light)
      guard let sign = year.decisive else { return row }
      row.rule = year.signs.map(\.rule.id).sorted().joined(separator: pick("、", ", "))
      row.decisive = sign.rule.id
      row.verdict = sign.verdict.name[language]
      if let patches = sign.patches {
        row.actual = hectares(patches.area)
        row.note =
          patches.count > 0
          ? pick("\(patches.count) 块", "\(patches.count) piece\(patches.count == 1 ? "" : "s")") : ""
        return row
      }
      let state = state(of: sign, series)
      row.actual = state?.text ?? ""
      row.expected = sign.finding.expected.map { mark($0.relation.symbol) + $0.value.text } ?? ""
      row.room = sign.finding.room.map { signed($0.text) } ?? ""
      if let amount = state?.amount {
        if let last, let step = amount.subtracting(last), let unit = unit(of: series) {
          row.trend = signed(Decimal(step, in: unit, decimals: 0).text)
        }
        last = amount
      }
      row.note = sign.light == .unknown ? missing(sign, series) : note(sign)
      return row
    }
  }

  func unit(of series: Series) -> Unit? { series.indicator.map { report.program.vocabulary.indicators[$0].unit } }

  /// What was judged, or, where it could not be, the present figure of the year.
  private func state(of sign: Sign, _ series: Series) -> (text: String, amount: Rational?)? {
    if let actual = sign.finding.actual { return (actual.text, sign.finding.state) }
    guard let unit = unit(of: series), !isSummed(sign) else { return nil }
    let figure = sign.finding.evidence.first {
      $0.role == .present && $0.unit == series.plan && $0.year == sign.finding.stateYear
    }
    guard let quantity = figure?.datum.parts.quantity else { return nil }
    let decimals = quantity.unit.isSame(as: unit) ? quantity.decimals : 0
    return (Decimal(quantity.amount, in: unit, decimals: decimals).text, quantity.amount)
  }

  func isLinear(_ sign: Sign) -> Bool {
    report.run.statements[sign.finding.statement].written?.monitor?.trajectory?.course == .linear
  }

  private func isSummed(_ sign: Sign) -> Bool {
    let statement = report.run.statements[sign.finding.statement].written
    if case .flow = statement?.monitor?.trajectory?.start { return true }
    return false
  }

  private func missing(_ sign: Sign, _ series: Series) -> String {
    let years = sign.finding.evidence.filter { figure in
      guard figure.role == .present, figure.unit == series.plan else { return false }
      return figure.datum.parts.quantity == nil
    }.map { "\($0.year)" }
    guard !years.isEmpty else { return wording.sentence(of: sign.finding) }
    return pick("缺 \(years.joined(separator: "、"))年的现状", "no present figure of \(years.joined(separator: ", "))")
  }

  /// That the printed digits can explain a failure, or what waives it.
  private func note(_ sign: Sign) -> String {
    sign.finding.isWithinRounding || sign.verdict == .waived ? wording.sentence(of: sign.finding) : ""
  }

  /// To the square metre.
  private func hectares(_ area: Rational) -> String {
    guard let metres = area.divided(by: Rational(Unit(.squareMetre).scale)) else { return "?" }
    let whole = (2 * metres.numerator + metres.denominator) / (2 * metres.denominator)
    guard let rounded = Rational(whole).multiplied(by: Rational(Unit(.squareMetre).scale)) else { return "?" }
    return Decimal(rounded, in: Unit(.hectare), decimals: 0).text
  }

  private func mark(_ symbol: String) -> String {
    (symbol == ">=" ? "≥" : symbol == "<=" ? "≤" : symbol) + " "
  }

  private func signed(_ text: String) -> String {
    text.hasPrefix("-") || text.allSatisfy { "0.".contains($0) } ? text : "+" + text
  }

  /// `2025年 ≥ 101.00 万亩`, one a commitment.
  func commitments(of series: Series) -> [String] {
    series.commitments.map { figure in
      let parts = figure.datum.parts
      let relation = parts.relation.map { mark($0.symbol) } ?? ""
      let text = parts.quantity.map { relation + $0.text } ?? parts.text ?? parts.state
      return pick("\(figure.year)年 \(text)", "\(figure.year) \(text)")
    }
  }

  /// `2024年（红，JC-01）`.
  func firstBreak(of series: Series) -> String? {
    guard let year = series.firstBreak(), let sign = year.decisive else { return nil }
    let light = sign.light.look.name[language]
    let when = name(ofYear: year.year)
    return pick("\(when)（\(light)，\(sign.rule.id)）", "\(when) (\(light), \(sign.rule.id))")
  }

  private func name(ofYear year: Int) -> String {
    year == Self.undated ? pick("年份不明", "year unknown") : pick("\(year)年", "\(year)")
  }

  /// The year as a cell; nothing where it is not known.
  func cell(ofYear year: Int) -> String { year == Self.undated ? "" : "\(year)" }

  /// What the figures of a series are in.
  func measure(of series: Series) -> String { unit(of: series)?.text ?? Unit(.hectare).text }
}
