internal import RuleDSL
internal import Transmission

extension ReviewReport {
  func writeText<Failure: Error>(
    _ painter: Painter,
    to sink: (String) throws(Failure) -> Void
  ) throws(Failure) {
    let packs = wording.text(of: report.packs)
    if !packs.isEmpty { try sink(packs.map { $0 + "\n" }.joined() + "\n") }
    for review in projects { try sink(text(of: review, painter) + "\n") }
    try sink(summary(painter))
  }

  private func text(of review: ProjectReview, _ painter: Painter) -> String {
    let verdict = review.verdict
    let mark = painter.verdict("\(verdict.mark) \(verdict.name[wording.language])", verdict)
    let facts = [painter.strong(title(of: review)), use(of: review), wording.size(review.area)].filter { !$0.isEmpty }
    var lines = [mark + "  " + facts.joined(separator: " · ")]
    for finding in review.findings where !isSilent(finding) { lines += self.lines(of: finding, painter) }
    let silent = review.findings.filter(isSilent).map { heading(of: $0).id }
    if !silent.isEmpty { lines.append("  " + painter.faint("- " + notApplicable(silent))) }
    if review.findings.isEmpty { lines.append("  " + nothingSaid(review)) }
    lines += review.flaws.map { "  " + flaw($0) }
    lines += review.contacts.map { "  " + contact($0, of: review) }
    lines += (gaps(review.gaps.filter(\.isBinding)) + unread(review)).map { "  " + $0 }
    return lines.map { $0 + "\n" }.joined()
  }

  private func lines(of finding: Finding, _ painter: Painter) -> [String] {
    let heading = heading(of: finding)
    let mark = painter.verdict(finding.verdict.mark, finding.verdict)
    let name = "\(wording.id(of: heading, plans: [finding.plan])) \(heading.title)" + requirement(of: finding)
    return ["  \(mark) \(name)" + pick("，", ", ") + wording.message(of: finding)]
      + conditions(of: finding).map { "      " + $0 }
      + papers(of: finding).map { "      " + pick("请提供 ", "please show ") + $0 }
      + ["      " + painter.faint(ground(of: finding))]
  }

  /// `涉及 生态保护红线（甲县）0.1200 公顷，占 12.00%`.
  func contact(_ contact: ProjectReview.Contact, of review: ProjectReview) -> String {
    let line = wording.layerName(contact.layer)
    let place = wording.name(of: contact.unit)
    let share = Measurement.percentage(contact.area, of: review.area)
    let open = pick("；没有规则说明项目能否占用，待核实", "; no rule says whether a project may stand there: undetermined")
    if let length = contact.length {
      let metres = length.text
      return pick("涉及 \(line)（\(place)）\(metres)", "meets \(line) of \(place): \(metres)")
        + (contact.isOpen ? open : "")
    }
    return pick(
      "涉及 \(line)（\(place)）\(wording.size(contact.area))，占 \(share)",
      "meets \(line) of \(place): \(wording.size(contact.area)), \(share) of it"
    ) + (contact.isOpen ? open : "")
  }

  /// `未提供 生态保护红线、永久基本农田（甲县），项目是否涉及不能判定`.
  func gaps(_ gaps: [ProjectReview.Gap]) -> [String] {
    let (open, rest) = (gaps.filter(\.isBinding), gaps.filter { !$0.isBinding })
    let kinds: [(gaps: [ProjectReview.Gap], said: (String) -> Phrase)] = [
      (
        open.filter(\.isPartial),
        {
          Phrase(
            "\($0) 里有要素读不出或不能用，项目是否涉及不能判定",
            "features of \($0) cannot be used; whether the project meets them is undetermined"
          )
        }
      ),
      (
        open.filter { !$0.isPartial },
        { Phrase("未提供 \($0)，项目是否涉及不能判定", "not provided: \($0); whether the project meets them is undetermined") }
      ),
      (rest, { Phrase("未提供 \($0)，没有对照，不影响结论", "not provided: \($0); not looked at, no verdict hangs on them") }),
    ]
    return kinds.filter { !$0.gaps.isEmpty }.map { $0.said(wording.names(of: $0.gaps))[wording.language] }
  }

  /// `有没有读的文件或图层，项目是否涉及不能判定：990301/STBHHX1.geojson`.
  func unread(_ review: ProjectReview) -> [String] {
    guard review.mayLackLayers else { return [] }
    let files = Set((report.flaws + report.problems).filter { !$0.isNote || $0.mayHideLayer }.map(\.file)).sorted()
    return [
      pick(
        "有没有读的文件或图层，项目是否涉及不能判定：",
        "files or layers were not read; whether the project meets what they draw is undetermined: "
      ) + wording.list(files)
    ]
  }

  /// `图形自相交：…`.
  func flaw(_ flaw: FeatureFlaw) -> String {
    let check = ShapeInspection(flaw.kind)
    return pick("图形：", "Shape: ") + (flaw.kind.detail ?? check.found)[wording.language] + pick("；", "; ")
      + check.remedy[wording.language]
  }

  private func summary(_ painter: Painter) -> String {
    let tally = tally
    let parts = Verdict.worstFirst.filter { tally.count(of: $0) > 0 }.map { verdict in
      painter.verdict("\(verdict.mark) \(verdict.name[wording.language])", verdict) + " \(tally.count(of: verdict))"
    }
    let total = pick("共 \(projects.count) 个项目", counted(projects.count, "project"))
    guard !projects.isEmpty else {
      return pick("文件里没有项目，什么也没有审查", "the file has no projects, so nothing was reviewed") + "\n"
    }
    let rest = Set(projects.flatMap(\.gaps).filter { !$0.isBinding }).sorted {
      ($0.unit, $0.layer) < ($1.unit, $1.layer)
    }
    return gaps(rest).map { $0 + "\n" }.joined()
      + painter.strong(total) + pick("：", ": ") + parts.joined(separator: pick("，", ", ")) + "\n"
  }
}
