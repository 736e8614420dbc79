public import RuleDSL
public import Transmission

/// What a review of projects says; the formats only arrange it.
public struct ReviewReport {
  let report: Report
  let projects: [ProjectReview]
  private let passedOver: [Int]
  /// Files of the plan set that hold the projects.
  private let own: Set<String>
  let wording: Wording

  /// The report on the plan set supplies names, rules and inputs; it has no outcomes of its own.
  ///
  /// `own` are files of the plan set that hold the projects themselves.
  public init(_ report: Report, _ run: ReviewRun, of own: Set<String> = [], _ language: Language) {
    (self.report, self.own) = (report, own)
    (projects, passedOver) = (run.projects, run.passedOver)
    wording = Wording(report, language)
  }

  /// Formats that are read; the map formats are those of findings.
  public enum Format: String, Sendable, CaseIterable {
    case text
    case json
    /// A page for each project, for the file of the case.
    case markdown
    /// The same as one page.
    case html
  }

  /// What is wrong with whole layers of the plans or of the projects, or worth knowing.
  public var flaws: [InputFlaw] { report.problems + report.flaws }

  /// What the readers noticed, and the layers that the vocabulary does not know: a project may lie on any of them.
  public var notes: [Phrase] {
    report.notes
      + report.run.mapLedger.unknown.filter { !own.contains($0.file) }.compactMap(\.asUnknownLayer)
      + passedOver.map { layer in
        let name = report.program.vocabulary.layers[layer].name
        return Phrase(
          "规划集自己的\(name)没有并入，每个项目单独审查",
          "\(name) of the plan set itself plays no part; each project is reviewed by itself"
        )
      }
      + report.notYetInForce.map { heading in
        let (name, day) = ("\(heading.id) \(heading.title)", heading.since?.text ?? "")
        return Phrase("\(name) 自 \(day) 起施行，没有用到", "\(name) takes effect on \(day) and was not used")
      }
  }

  /// Whether a layer of the plans or of the projects could not be read as it should be.
  public var hasUnreadLayers: Bool { flaws.contains { !$0.isNote } }

  /// How many projects came out how.
  public var tally: CheckRun.Tally {
    var tally = CheckRun.Tally()
    for project in projects { tally.add(project.verdict) }
    return tally
  }

  /// Writes one project after another.
  public func write<Failure: Error>(
    as format: Format,
    usesColor: Bool = false,
    to sink: (String) throws(Failure) -> Void
  ) throws(Failure) {
    switch format {
    case .text: try writeText(Painter(isOn: usesColor), to: sink)
    case .markdown:
      var writer = MarkdownWriter(wording.language)
      try write(with: &writer, to: sink)
    case .html:
      var writer = HTMLWriter(wording.language)
      try write(with: &writer, to: sink)
    case .json: try writeJSON(to: sink)
    }
  }

  /// `项目 3 某某工程`.
  public func title(of review: ProjectReview) -> String {
    let name = review.project.name
    return pick("项目 ", "Project ") + review.project.id + (name.isEmpty ? "" : " " + name)
  }

  /// What to say of a project in one sentence: the worst findings, and what else keeps it open.
  public func message(of review: ProjectReview) -> String {
    let worst = review.findings.filter { $0.verdict == review.verdict }
    var parts = worst.map { heading(of: $0).id + requirement(of: $0) + " " + wording.message(of: $0) }
    if review.verdict == .undetermined {
      parts += review.contacts.filter(\.isOpen).map { contact($0, of: review) }
      parts += gaps(review.gaps.filter(\.isBinding)) + unread(review)
    }
    if worst.isEmpty { parts += review.flaws.map(flaw) }
    return parts.isEmpty ? nothingSaid(review) : parts.joined(separator: pick("；", "; "))
  }

  /// Why there are no findings.
  func nothingSaid(_ review: ProjectReview) -> String {
    if review.project.shape == nil {
      return pick("没有可用的图形，不能判定；请补上图斑", "it has no shape that can be used; draw its parcel")
    }
    return review.isPlaced
      ? pick("没有生效的准入矩阵，也没有生效的建设项目规则可以对照", "no admission matrix and no rule about projects is in force")
      : pick("没有规划画到项目所在的地方，不能判定", "no plan draws anything where it lies")
  }

  func pick<Words>(_ chinese: @autoclosure () -> Words, _ english: @autoclosure () -> Words) -> Words {
    wording.pick(chinese(), english())
  }

  /// ` · 批准`: which of several requirements of a rule it is.
  func requirement(of finding: Finding) -> String { finding.requirement.isEmpty ? "" : " · " + finding.requirement }

  func heading(of finding: Finding) -> Heading { report.run.statements[finding.statement].heading }

  /// `1001 工业用地`, as the first matrix reads it.
  func use(of review: ProjectReview) -> String {
    review.findings.first.flatMap { finding in finding.parcel.map { wording.name(ofUse: $0.use, finding) } } ?? ""
  }

  func ground(of finding: Finding) -> String { wording.ground(heading(of: finding)) }

  /// Whether a matrix has nothing to say about any of the zones, or the use there: it admits what it does not list.
  func isSilent(_ finding: Finding) -> Bool {
    guard finding.verdict == .pass, let parcel = finding.parcel, !parcel.zones.isEmpty else { return false }
    return parcel.zones.allSatisfy { $0.answer.map { $0.place == nil } ?? false }
  }

  func notApplicable(_ rules: [String]) -> String {
    pick(
      "不适用（没有写到项目所在的分区或它的用途）：\(wording.list(rules))",
      "not applicable (they say nothing about the zones or the use): \(wording.list(rules))"
    )
  }

  /// What the conditions ask that the project meets, or does not: a label alone cannot be read.
  func conditions(of finding: Finding) -> [String] {
    guard let matrix = wording.matrix(of: finding), let parcel = finding.parcel else { return [] }
    let open = Set(parcel.deciding.flatMap(\.open)), unmet = Set(parcel.zones.flatMap(\.unmet))
    let asked = parcel.zones.flatMap { zone -> [Int] in
      if case .conditional(let conditions) = zone.answer?.admission { conditions } else { [] }
    }
    return Set(asked).subtracting(open).sorted().map { index in
      let condition = matrix.conditions[index]
      let state = unmet.contains(index) ? pick("不符合", "not met") : pick("符合", "met")
      return pick("条件\(condition.label)（\(state)）：", "condition \(condition.label) (\(state)): ")
        + describe(condition, of: matrix, in: report.program.vocabulary, language: wording.language)
    }
  }

  /// What must be shown before the finding can be decided: the conditions about which the project says nothing.
  func papers(of finding: Finding) -> [String] {
    guard let matrix = wording.matrix(of: finding) else { return [] }
    let open = finding.parcel?.deciding.flatMap(\.open) ?? []
    return Set(open).sorted().map { index in
      let condition = matrix.conditions[index]
      return pick("条件\(condition.label)：", "condition \(condition.label): ")
        + describe(condition, of: matrix, in: report.program.vocabulary, language: wording.language)
    }
  }
}

extension LedgerEntry {
  /// That a layer which the vocabulary does not know may lie where a project does; `nil` for parts of layers.
  public var asUnknownLayer: Phrase? {
    guard unused.first?.place == "" else { return nil }
    return Phrase(
      "没有用到，是否涉及不知道：\(unusedText(.chinese))",
      "not used, so whether it is met is not known: \(unusedText(.english))"
    )
  }
}
