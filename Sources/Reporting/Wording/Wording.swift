public import RuleDSL
public import Transmission

/// Words findings in one language: the only place where a verdict becomes a sentence.
struct Wording {
  let language: Language
  let program: RuleProgram
  let world: PlanWorld
  let statements: [RunStatement]

  /// The whole sentence of a finding, with the plan it judges: `内蒙古自治区：下级合计 4971.3581 万亩，…`.
  func message(of finding: Finding) -> String {
    subjectPrefix(of: finding) + sentence(of: finding)
  }

  /// `内蒙古自治区：`; nothing where the rule's own sentence begins with the name already.
  func subjectPrefix(of finding: Finding) -> String {
    let name = name(of: finding.plan)
    let isSaid = language == .chinese && finding.sentence?.hasPrefix(name) == true
    return isSaid ? "" : name + pick("：", ": ")
  }

  /// The sentence without the plan; two plans in the same position get the same sentence.
  func sentence(of finding: Finding) -> String {
    var text = reason(of: finding)
    if let own = finding.sentence {
      let words = own.hasSuffix("。") ? String(own.dropLast()) : own
      // Rules are written in Chinese.
      text = pick(words, "the rule says “\(words)”")
    }
    if finding.isWithinRounding {
      text += pick("（舍入可解释）", " (rounding can explain it)")
    }
    if let waiver = finding.waiver, finding.verdict == .waived { text += waived(waiver) }
    return text + waivedPlaces(of: finding) + missing(of: finding)
  }

  /// `依据：…第十六条`, or that nobody has seen it yet, and why it binds all the same.
  func ground(_ heading: Heading) -> String {
    let reason = heading.bindingReason.map { pick("；刚性理由：", "; binding because: ") + $0 } ?? ""
    return
      (heading.basis.unverifiedNote.map { pick("依据待核：", "Basis not verified: ") + $0 }
      ?? pick("依据：", "Basis: ") + join(heading.basis.citations)) + reason
  }

  private func waived(_ waiver: Finding.Waiver) -> String {
    if let decision = waiver.decision { return decided(decision, waiver.label) }
    let note = waiver.basis.unverifiedNote.map { pick("依据待核：", "unverified: ") + $0 }
    let basis = note ?? list(waiver.basis.citations)
    return pick("；按例外“\(waiver.label)”豁免（\(basis)）", "; waived by exception “\(waiver.label)” (\(basis))")
  }

  /// Who has not provided a figure; silent when it is only the plan that is judged, or said already.
  private func missing(of finding: Finding) -> String {
    let units = finding.missing.filter { $0 != finding.plan }
    guard let first = units.first, finding.verdict == .undetermined,
      // Their sentences say whose figure is not there.
      finding.reason != .statedByUnresolvedReference, finding.reason != .issuedNotProvided
    else { return "" }
    if finding.layer != nil || finding.subject != nil, finding.obligation != .aggregate { return "" }
    // Words, or what cannot be read, are no silence.
    let speaks = finding.evidence.contains { figure in
      if case .reference = figure.datum { return units.contains(figure.unit) }
      return false
    }
    let isAboutLayers = finding.reason == .layersNotProvided || finding.layer != nil
    let what =
      isWeighted(finding)
      ? Phrase("的指标或权重未提供", "ratio or weight")
      : speaks
        ? Phrase("没有可用的数", "usable figure")
        : Phrase("未提供", finding.subject != nil ? "list" : isAboutLayers ? "layer" : "figure")
    guard units.count > 1 else {
      return pick("；\(name(of: first))\(what.chinese)", "; no \(what.english) from \(name(of: first))")
    }
    let kind = finding.obligation == .aggregate ? Phrase("下级", "lower plans") : Phrase("规划", "plans")
    return pick(
      "；\(name(of: first))等 \(units.count) 个\(kind.chinese)\(what.chinese)",
      "; no \(what.english) from \(units.count) \(kind.english) (\(name(of: first)) …)"
    )
  }

  // MARK: Names

  func name(of unit: Int) -> String {
    world.units.names.indices.contains(unit) ? world.units.names[unit] : "?"
  }

  func code(of unit: Int) -> String {
    world.units.codes.indices.contains(unit) ? world.units.codes[unit] : "?"
  }

  /// The layer's name in the vocabulary.
  func layerName(_ layer: Int) -> String {
    program.vocabulary.layers.indices.contains(layer) ? program.vocabulary.layers[layer].name : "?"
  }

  /// What the finding is about: the indicator, the layer, or the title of the rule.
  func subject(of finding: Finding) -> String {
    if let indicator = finding.indicator, program.vocabulary.indicators.indices.contains(indicator) {
      return program.vocabulary.indicators[indicator].name
    }
    if let layer = finding.layer { return layerName(layer) }
    if let subject = finding.subject { return program.vocabulary.name(of: subject) }
    return statements[finding.statement].heading.title
  }

  /// Whether the finding's figures are ratios that combine by a base.
  func isWeighted(_ finding: Finding) -> Bool {
    if case .weighted = statements[finding.statement].written?.figures?.method { true } else { false }
  }

  func text(_ value: Decimal) -> String {
    (value.isRounded ? pick("约 ", "about ") : "") + "\(value.text) \(value.unit.text)"
  }

  /// `1.2000 公顷`.
  func size(_ area: Quantity) -> String { text(Measurement.readable(Rational(Int128(area.base)))) }

  func list(_ words: [String]) -> String { words.joined(separator: pick("、", ", ")) }

  func pick<Words>(_ chinese: @autoclosure () -> Words, _ english: @autoclosure () -> Words) -> Words {
    switch language {
    case .chinese: chinese()
    case .english: english()
    }
  }
}

extension Wording {
  init(_ report: Report, _ language: Language) {
    self.init(language: language, program: report.program, world: report.world, statements: report.run.statements)
  }
}

extension Report {
  /// The whole sentence of a finding, with the plan it judges.
  public func message(of finding: Finding, _ language: Language) -> String {
    Wording(self, language).message(of: finding)
  }
}

extension Basis {
  /// What is missing before the ground may be printed as law.
  var unverifiedNote: String? {
    switch self {
    case .cited: nil
    case .unverified(let note): note
    }
  }
}
