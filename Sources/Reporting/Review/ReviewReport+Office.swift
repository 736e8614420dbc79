internal import RuleDSL
internal import Transmission

extension ReviewReport: OfficePrintable {
  /// A page for each project, with maps.
  public func writeForOffice<Failure: Error>(
    to sink: (String) throws(Failure) -> Void
  ) throws(Failure) -> [(name: String, svg: String)] {
    var writer = OfficeWriter(wording.language)
    try write(with: &writer, to: sink)
    return writer.namedPictures
  }

  /// The same as one page.
  public func writePage<Failure: Error>(to sink: (String) throws(Failure) -> Void) throws(Failure) {
    try write(as: .html, to: sink)
  }

  /// The projects, what every rule says of them, and the lines that each meets or nobody provides.
  public var sheets: [ReportSheet] {
    let projects = ReportSheet(
      name: pick("项目", "Projects"),
      columns: pick(
        [("编号", 14), ("项目", 30), ("用途", 24), ("面积", 18), ("结论", 10), ("说明", 90)],
        [("Id", 14), ("Project", 30), ("Use", 24), ("Area", 18), ("Verdict", 14), ("What was found", 90)]
      )
    ) { body in
      for review in self.projects {
        body([
          .text(review.project.id), .text(review.project.name), .text(use(of: review)),
          .text(wording.size(review.area)),
          .verdict(review.verdict.name[wording.language], colour: review.verdict.paint), .text(message(of: review)),
        ])
      }
    }
    let findings = ReportSheet(
      name: pick("逐条", "Rules"),
      columns: pick(
        [("项目", 30), ("规则编号", 12), ("规则", 36), ("结论", 10), ("说明", 80), ("条件和材料", 70), ("依据", 50)],
        [
          ("Project", 30), ("Rule", 12), ("Title", 36), ("Verdict", 14), ("What was found", 80),
          ("Conditions and papers", 70), ("Basis", 50),
        ]
      )
    ) { body in
      for review in self.projects {
        for finding in review.findings {
          let (heading, verdict) = (heading(of: finding), isSilent(finding) ? Verdict.notApplicable : finding.verdict)
          body([
            .text(title(of: review)), .text(wording.id(of: heading, plans: [finding.plan])),
            .text(heading.title + requirement(of: finding)),
            .verdict(verdict.name[wording.language], colour: verdict.paint), .text(wording.message(of: finding)),
            .text((conditions(of: finding) + papers(of: finding)).joined(separator: "\n")),
            .text(ground(of: finding)),
          ])
        }
      }
    }
    let lines = ReportSheet(
      name: pick("控制线", "Lines"),
      columns: pick(
        [("项目", 30), ("情况", 24), ("控制线", 90)],
        [("Project", 30), ("What", 24), ("Line", 90)]
      )
    ) { body in
      for review in self.projects {
        let groups = [
          (pick("涉及", "meets"), review.contacts.map { contact($0, of: review) }),
          (pick("没有提供或不能用", "not provided or of no use"), gaps(review.gaps) + unread(review)),
          (pick("图形问题", "flaw of its shape"), review.flaws.map(flaw)),
        ]
        for (name, texts) in groups {
          for text in texts { body([.text(title(of: review)), .text(name), .text(text)]) }
        }
      }
    }
    return [projects, findings, lines]
  }
}
