internal import RuleDSL
internal import Transmission

extension ReviewReport {
  /// One page on one project.
  func page(of review: ProjectReview) -> String {
    var lines = ["# " + plain(title(of: review)), ""]
    let verdict = review.verdict.name[wording.language]
    lines += [
      "- " + pick("结论：", "Verdict: ") + "**\(verdict)**",
      "- " + pick("用途：", "Use: ") + plain(use(of: review)),
      "- " + pick("面积：", "Area: ") + wording.size(review.area),
      "- " + pick("来源：", "Source: ") + plain(source(of: review)),
    ]
    if let date = report.run.asOf { lines.append("- " + pick("截至：", "As of: ") + date.text) }
    lines += wording.text(of: report.packs).map { "- " + plain($0) }
    if review.findings.isEmpty { lines += ["", plain(nothingSaid(review))] }
    for finding in review.findings { lines += section(finding) }
    if !review.contacts.isEmpty {
      lines += ["", "## " + pick("涉及的控制线", "Control lines it meets"), ""]
      lines += review.contacts.map { "- " + plain(contact($0, of: review)) }
    }
    let gaps = gaps(review.gaps) + unread(review)
    if !gaps.isEmpty {
      lines += ["", "## " + pick("没有提供或不能用的控制线和分区", "Lines and zones that are not provided or cannot be used"), ""]
      lines += gaps.map { "- " + plain($0) }
    }
    if !review.flaws.isEmpty {
      lines += ["", "## " + pick("图形问题", "Flaws of its shape"), ""]
      lines += review.flaws.map { "- " + plain(flaw($0)) }
    }
    return lines.map { $0 + "\n" }.joined() + "\n"
  }

  private func source(of review: ProjectReview) -> String {
    let source = review.project.source
    return "\(source.file)#\(source.layer) \(source.feature)"
  }

  private func section(_ finding: Finding) -> [String] {
    let heading = heading(of: finding)
    var lines = [
      "",
      "## " + plain("\(wording.id(of: heading, plans: [finding.plan])) \(heading.title)\(requirement(of: finding))"),
      "",
    ]
    lines.append("**\(finding.verdict.name[wording.language])** " + plain(wording.message(of: finding)))
    if let parcel = finding.parcel, !parcel.zones.isEmpty {
      lines += [
        "", row(pick(["分区", "准入", "面积", "占比"], ["Zone", "Admission", "Area", "Share"])),
        "| --- | --- | ---: | ---: |",
      ]
      lines += parcel.zones.map { zone in
        row([
          wording.name(ofZone: zone.code, finding), wording.answer(of: zone, finding), wording.size(zone.area),
          wording.share(zone, of: parcel),
        ])
      }
    }
    let papers = papers(of: finding)
    if !papers.isEmpty { lines += ["", pick("请提供：", "Please show:"), ""] + papers.map { "- " + plain($0) } }
    return lines + ["", plain(ground(of: finding))]
  }

  /// A text that means nothing to Markdown: no markup, no link and no picture.
  private func plain(_ text: String) -> String {
    var escaped = ""
    for mark in text.unicodeScalars {
      if "\\`<>[]|*".unicodeScalars.contains(mark) { escaped += "\\" }
      escaped.unicodeScalars.append(mark)
    }
    return escaped.replacing("://", with: ":\\/\\/")
  }

  private func row(_ cells: [String]) -> String {
    "| " + cells.map(plain).joined(separator: " | ") + " |"
  }
}
