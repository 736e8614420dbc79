internal import RuleDSL
internal import Transmission

extension Wording {
  /// Why the verdict was given; one sentence for every reason there is.
  func reason(of finding: Finding) -> String {
    if let reason = entryReason(of: finding) ?? mapReason(of: finding) ?? reason(ofWaiver: finding) { return reason }
    let subject = subject(of: finding)
    switch finding.reason {
    case .stated:
      return pick("已载明\(subject)\(own(finding))", "states \(subject)\(own(finding))")
    case .statedByUnresolvedReference where deferral(finding) == FigureStore.unreadable:
      return pick("载明了\(subject)，但数值读不出", "states \(subject), but the figure cannot be read")
    case .statedByUnresolvedReference:
      let text = deferral(finding) ?? ""
      return pick(
        "以“\(text)”引用\(upper(finding))下达的\(subject)，所引数值不在规划集中",
        "defers to “\(text)”, but what \(upper(finding)) allotted for \(subject) is not in the plan set"
      )
    case .silent:
      return pick(
        "\(upper(finding))已下达\(subject)\(allotted(finding))，规划未载明",
        "\(upper(finding)) allotted \(subject)\(allotted(finding)), and the plan is silent"
      )
    case .notProvided:
      return pick("应载明\(subject)，规划集中没有这个数值", "must state \(subject); the plan set has no figure")
    case .statedForOtherYear:
      let other = finding.evidence.lazy.map(\.year).first { $0 != finding.year }.map { "\($0)" } ?? ""
      return pick(
        "应载明\(subject)，写的却是 \(other) 年的，上级没有这一年的",
        "must state \(subject), but states one of \(other), a year for which nothing was allotted"
      )
    case .notAllotted: return notAllotted(finding)
    case .notConcerned:
      return pick("文件载明\(subject)不适用", "the document says that \(subject) does not concern it")
    case .weightNotProvided where finding.obligation == .aggregate:
      return pick("规划集里没有一处填写加权用的基数，不作汇总", "no plan states the base it is weighted by, so nothing is combined")
    case .weightNotProvided:
      return pick("已载明\(subject)，但缺少加权用的基数", "states \(subject), but not the base it is weighted by")
    case .holds: return compared(finding) ?? pick("符合要求", "as required")
    case .violated: return violated(finding)
    case .open: return open(finding)
    case .bearsNoBound:
      return pick(
        "数值的关系与\(subject)的方向相反，不构成约束，不能据以判定",
        "the figure binds the other side than \(subject) does, so it decides nothing"
      )
    case .issuedTogether:
      return pick("规划与下达为同一数值，无须另行核对", "the plan's figure is the allotted one; nothing to compare")
    case .issuedNotProvided:
      return pick(
        "\(upper(finding))下达的\(subject)未提供，无从与本级\(own(finding))对照",
        "what \(upper(finding)) allotted for \(subject) is not provided, so its own figure\(own(finding)) has nothing to meet"
      )
    case .parentNotProvided: return parentNotProvided(finding)
    case .conditionNotMet: return pick("不符合适用条件", "the rule's condition is not met")
    case .printsAgree: return prints(finding, agree: true)
    case .printsDisagree: return prints(finding, agree: false)
    case .areasAgree: return areasAgree(finding)
    case .areasDisagree: return areasDisagree(finding)
    case .areasUnstated: return areasUnstated(finding) + pick("，尚不能判定", ", so this stays open")
    case .layersNotProvided: return layersNotProvided(finding)
    case .tablesOverlap: return join([compared(finding), tablesOverlap(finding.regions.overlapping)])
    case .nobodyThere:
      return pick("规划集中没有可以对照的上级或下级", "the plan set has no upper or lower plan to compare with")
    case .nothingInside: return pick("不涉及本行政区", "does not reach into its territory")
    case .boundaryNotProvided:
      return pick("本级行政区图层未提供，尚不能判定", "its own territory (行政区) is not provided, so this stays open")
    case .geometryFailed:
      return pick("图形有错，无法叠加，请先修复几何", "the shapes are beyond repair and cannot be overlaid; mend them first")
    case .admitted, .prohibited, .conditionUnmet, .conditionOpen, .leftToDecide, .exceptionOpen, .useBlank,
      .useFieldMissing, .useUnknown, .zoneUnknown, .outsideZones, .waiverExpired, .waiverUnused:
      return admission(finding)
    case .unsound: return unsound(finding)
    case .unsoundItems: return pick("名录的行有误", "rows of a list are at fault")
    case .outOfRange:
      return pick("数值过大，超出精确计算的范围", "the figures are too large to be computed exactly")
    case .dividedByZero: return pick("除数是零，算不出来，尚不能判定", "what is divided by is zero, so this stays open")
    case .statedAreaMissing:
      return pick("有的图斑没有登记面积，合计不出来，尚不能判定", "some features state no area, so this stays open")
    }
  }

  private func parentNotProvided(_ finding: Finding) -> String {
    let subject = subject(of: finding)
    guard let words = deferral(finding) else {
      return pick(
        "本级\(subject)未提供，下级合计无从对照",
        "its own \(subject) is not provided, so the lower plans have nothing to meet"
      )
    }
    return pick(
      "本级\(subject)写作“\(words)”，所引数值不在规划集中，下级合计无从对照",
      "its own \(subject) defers to “\(words)”, which is not in the plan set, so the lower plans have nothing to meet"
    )
  }

  /// The words by which the plan defers to another's figure.
  func deferral(_ finding: Finding) -> String? {
    finding.evidence.first { $0.role == .own && $0.unit == finding.plan }?.datum.parts.text
  }

  private func notAllotted(_ finding: Finding) -> String {
    let subject = subject(of: finding)
    switch finding.obligation {
    case .carry, .honour:
      return pick("未分解\(subject)，不需承接", "no \(subject) was allotted to it")
    case .aggregate:
      return pick("本级未分解\(subject)，无须汇总", "no \(subject) was allotted to it, so there is nothing to add up")
    case .monitor:
      return pick("本级未分解\(subject)，没有要守的数", "no \(subject) was allotted to it, so there is nothing to keep to")
    case .rule, .admit:
      return pick("所涉数值未分解或不适用", "a figure it reads was not allotted or does not apply")
    }
  }

  private func violated(_ finding: Finding) -> String {
    guard let figures = compared(finding) else { return pick("不符合要求", "not as required") }
    guard let difference = finding.difference, let expected = finding.expected else { return figures }
    return figures + pick("，", "; ") + expected.relation.miss(text(difference))[language]
  }

  private func open(_ finding: Finding) -> String {
    let remainder = finding.difference.flatMap { difference in
      finding.expected.map { $0.relation.remainder(text(difference))[language] }
    }
    let parts = [compared(finding), isWeighted(finding) ? nil : remainder].compactMap(\.self)
    let figures = parts.isEmpty ? subject(of: finding) : parts.joined(separator: pick("，", "; "))
    let own = finding.missing.contains(finding.plan)
    return figures
      + (own
        ? missingFigures(finding)
        : parts.isEmpty ? pick("缺少数值，尚不能判定", ": figures are missing, so this stays open") : "")
  }

  /// `；未提供 下达的城镇开发边界面积，尚不能判定`; `；现状的耕地保有量写作“以三调为准”，尚不能判定`.
  private func missingFigures(_ finding: Finding) -> String {
    let name = { (figure: Evidence) in
      let role = figure.role.name
      return figure.role == .own
        ? figure.name : pick("\(role.chinese)的\(figure.name)", "\(role.english) \(figure.name)")
    }
    let names = finding.evidence.filter { $0.datum == .unprovided }.map(name)
    let words = finding.evidence.filter { $0.unit == finding.plan }.compactMap { figure -> String? in
      guard case .reference(let text, _, _) = figure.datum else { return nil }
      let name = name(figure)
      return text == FigureStore.unreadable
        ? pick("\(name)读不出", "\(name) cannot be read") : pick("\(name)写作“\(text)”", "\(name) says “\(text)”")
    }
    guard names.isEmpty || words.isEmpty else {
      let list = names.joined(separator: pick("、", ", ")) + pick("，", "; ") + words.joined(separator: pick("，", ", "))
      return pick("；未提供 \(list)，尚不能判定", "; not provided: \(list), so this stays open")
    }
    guard words.isEmpty else {
      let list = words.joined(separator: pick("，", ", "))
      return pick("；\(list)，尚不能判定", "; \(list), so this stays open")
    }
    guard !names.isEmpty else {
      return pick("；本级数值未提供，尚不能判定", "; its own figure is not provided, so this stays open")
    }
    let list = names.joined(separator: pick("、", ", "))
    return pick("；未提供 \(list)，尚不能判定", "; \(list) not provided, so this stays open")
  }

  /// `下级合计 4971.3581 万亩，本级不低于 17050.00 万亩`; `nil` when there are no figures.
  private func compared(_ finding: Finding) -> String? {
    let sides = sides(of: finding)
    let left = finding.actual.flatMap { isAnythingKnown(finding) ? $0 : nil }.map {
      "\(sides.left[language]) \(text($0))"
    }
    let right = finding.expected.map {
      pick(
        "\(sides.right.chinese)\($0.relation.name.chinese) \(text($0.value))",
        "\(sides.right.english) \($0.relation.name.english) \(text($0.value))"
      )
    }
    let parts = [left, right].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: pick("，", ", "))
  }

  /// A sum of nothing is no sum: while no lower plan's figure is known, it is not shown as zero.
  private func isAnythingKnown(_ finding: Finding) -> Bool {
    finding.obligation != .aggregate || finding.reason != .open
      || finding.evidence.contains { $0.unit != finding.plan && $0.datum.parts.quantity != nil }
  }

  /// Whether it is a 预警 with a 轨迹.
  func isOnTrajectory(_ finding: Finding) -> Bool {
    statements.indices.contains(finding.statement)
      && statements[finding.statement].written?.monitor?.trajectory != nil
  }

  /// What stands on each side of the comparison.
  private func sides(of finding: Finding) -> (left: Phrase, right: Phrase) {
    switch finding.obligation {
    case .carry, .honour:
      (Phrase("本级", "its own figure is"), Phrase("上级要求", "the upper plan asks for"))
    case .aggregate where isWeighted(finding):
      (Phrase("下级加权平均", "the lower plans' weighted mean is"), Phrase("本级", "its own plan says"))
    case .aggregate:
      (
        finding.missing.isEmpty
          ? Phrase("下级合计", "the lower plans add up to")
          : Phrase("已知下级合计", "the lower plans known so far add up to"),
        Phrase("本级", "its own plan says")
      )
    case .monitor where isOnTrajectory(finding):
      (Phrase("该年现状", "in that year it is"), Phrase("轨迹上应", "on the path it must be"))
    case .monitor:
      (
        Phrase("现状", "at present it is"),
        statements[finding.statement].written?.monitor?.margin.map {
          Phrase("连同余量 \($0.text) 应", "with a margin of \($0.text) it must be")
        } ?? Phrase("应", "it must be")
      )
    case .rule, .admit:
      (Phrase("实际", "found"), Phrase("要求", "required"))
    }
  }

  private func prints(_ finding: Finding, agree: Bool) -> String {
    let figures = finding.evidence.compactMap { $0.datum.parts.quantity }
    let converted = conversions(figures)
    return pick(
      "\(subject(of: finding))印作 \(list(figures.map(\.text)))，"
        + (agree ? "在印刷精度内一致" : "超出印刷精度，不一致") + "；直接换算，\(list(converted))",
      "\(subject(of: finding)) is printed as \(list(figures.map(\.text))), which "
        + (agree ? "agree" : "disagree") + " within the printed digits; by plain conversion \(list(converted))"
    )
  }

  /// `210.57 平方公里 = 31.5855 万亩`: each further print in the unit of the first, or, where that has no end, the first
  /// in the unit of the other.
  private func conversions(_ figures: [Quantity]) -> [String] {
    guard let first = figures.first else { return [] }
    return figures.dropFirst().map { figure in
      let back = Decimal(Rational(Int128(figure.base)), in: first.unit, decimals: first.decimals)
      let there = Decimal(Rational(Int128(first.base)), in: figure.unit, decimals: figure.decimals)
      return back.isRounded && !there.isRounded ? "\(first.text) = \(text(there))" : "\(figure.text) = \(text(back))"
    }
  }

  // MARK: Parts

  /// Who sets what is expected.
  func upper(_ finding: Finding) -> String { finding.issuer.map(name(of:)) ?? pick("上级", "the upper tier") }

  /// ` 94.7770 万亩`, or nothing.
  private func own(_ finding: Finding) -> String { figure(finding, .own) }

  private func allotted(_ finding: Finding) -> String { figure(finding, .allotted) }

  private func figure(_ finding: Finding, _ role: Role) -> String {
    let match = finding.evidence.first {
      $0.role == role && $0.unit == finding.plan && $0.datum.parts.quantity != nil
    }
    return (match?.datum.parts.quantity?.text).map { pick("（\($0)）", " (\($0))") } ?? ""
  }
}
