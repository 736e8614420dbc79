internal import RuleDSL
internal import Transmission

extension ReviewReport {
  /// A page for each project, one after another, laid out by a writer.
  func write<Writer: DocumentWriter, Failure: Error>(
    with writer: inout Writer,
    to sink: (String) throws(Failure) -> Void
  ) throws(Failure) {
    let maps = FindingMaps(report, wording)
    writer.begin(pick("建设项目用地审查意见", "Opinion on construction projects"))
    overview(&writer)
    for (place, review) in projects.enumerated() {
      maps?.begin()
      write(review, anchor: "project-\(place + 1)", maps, &writer)
      try sink(writer.text)
      writer.text = ""
    }
    writer.end()
    try sink(writer.text)
  }

  /// What came of every project.
  private func overview(_ writer: inout some DocumentWriter) {
    guard projects.count > 1 else { return }
    writer.table(
      DocumentTable(
        pick(["项目", "用途", "面积", "结论"], ["Project", "Use", "Area", "Verdict"]),
        projects.enumerated().map { place, review in
          let verdict = review.verdict
          return [
            DocumentTable.Cell(title(of: review), anchor: "project-\(place + 1)"),
            DocumentTable.Cell(use(of: review)),
            DocumentTable.Cell(wording.size(review.area)),
            DocumentTable.Cell(verdict.name[wording.language], verdict: verdict),
          ]
        },
        right: [2]
      )
    )
  }

  private func write(
    _ review: ProjectReview,
    anchor: String,
    _ maps: FindingMaps?,
    _ writer: inout some DocumentWriter
  ) {
    writer.heading(title(of: review), level: 2, verdict: review.verdict, anchor: anchor)
    var facts: [(String, String)] = [
      (pick("结论", "Verdict"), review.verdict.name[wording.language]), (pick("用途", "Use"), use(of: review)),
      (pick("面积", "Area"), wording.size(review.area)), (pick("来源", "Source"), source(of: review)),
    ]
    if let date = report.run.asOf { facts.append((pick("截至", "As of"), date.text)) }
    if !report.packs.isEmpty { facts.append((pick("规则包", "Rule packs"), wording.names(of: report.packs))) }
    facts += wording.overrides(of: report.packs).map { ("", $0) }
    writer.table(DocumentTable(pick(["项", "内容"], ["Item", "Content"]), texts: facts.map { [$0.0, $0.1] }))
    if let map = maps?.map(of: review) {
      writer.figure(map, pick("\(title(of: review))的位置", "where \(title(of: review)) lies"))
    }
    if review.findings.isEmpty { writer.paragraph(nothingSaid(review)) }
    for finding in review.findings where !isSilent(finding) { write(finding, &writer) }
    let silent = review.findings.filter(isSilent).map { "\(heading(of: $0).id) \(heading(of: $0).title)" }
    if !silent.isEmpty { writer.paragraph(notApplicable(silent)) }
    let lists = [
      (pick("涉及的控制线", "Control lines it meets"), review.contacts.map { contact($0, of: review) }),
      (
        pick("没有提供或不能用的控制线和分区", "Lines and zones that are not provided or cannot be used"),
        gaps(review.gaps) + unread(review)
      ),
      (pick("图形问题", "Flaws of its shape"), review.flaws.map(flaw)),
    ]
    for (title, lines) in lists where !lines.isEmpty {
      writer.heading(title, level: 3)
      writer.list(lines)
    }
  }

  private func source(of review: ProjectReview) -> String {
    let source = review.project.source
    return "\(source.file)#\(source.layer) \(source.feature)"
  }

  private func write(_ finding: Finding, _ writer: inout some DocumentWriter) {
    let heading = heading(of: finding)
    let id = wording.id(of: heading, plans: [finding.plan])
    let title = "\(id) \(heading.title)\(requirement(of: finding))"
    writer.heading(title, level: 3, verdict: finding.verdict, anchor: nil)
    writer.paragraph(wording.message(of: finding))
    if let parcel = finding.parcel, !parcel.zones.isEmpty {
      let rows = parcel.zones.map { zone in
        [
          wording.name(ofZone: zone.code, finding), wording.answer(of: zone, finding), wording.size(zone.area),
          wording.share(zone, of: parcel),
        ]
      }
      let head = pick(["分区", "准入", "面积", "占比"], ["Zone", "Admission", "Area", "Share"])
      writer.table(DocumentTable(head, texts: rows, right: [2, 3]))
    }
    let conditions = conditions(of: finding)
    if !conditions.isEmpty { writer.list(conditions) }
    let papers = papers(of: finding)
    if !papers.isEmpty {
      writer.paragraph(pick("请提供：", "Please show:"))
      writer.list(papers)
    }
    writer.note(ground(of: finding))
  }
}
