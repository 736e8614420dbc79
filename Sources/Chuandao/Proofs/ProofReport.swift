public import PlanData
public import Prove
internal import Reporting
public import RuleDSL

/// Questions and what came of them.
public struct ProofReport: Sendable {
  private struct Row: Sendable {
    let probe: ProofProbe
    let end: ProofEnd
    let isFault: Bool

    var subjects: [Heading] { probe.subjects.map(\.heading) }

    /// Whether both are about whether the same rules can hold together.
    func isAlike(_ probe: ProofProbe) -> Bool {
      self.probe.kind == probe.kind && self.probe.origin.map(\.heading) == probe.origin.map(\.heading)
    }

    /// Whether it is about layers, of which nothing is known, or about nothing.
    var isBeyond: Bool {
      switch end {
      case .idle, .open(.needsLayers): true
      case .proved, .shown, .open: false
      }
    }

    var isOpen: Bool { if case .open = end { true } else { false } }
  }

  private var rows: [Row] = []
  private var leftOut: [(heading: Heading, obstacle: ProofObstacle)] = []
  private let program: RuleProgram
  private let mostLower: Int
  private let language: Language
  /// Whether the questions are those that nobody asked by name.
  private let isTable: Bool

  /// Without a question yet.
  public init(_ program: RuleProgram, mostLower: Int, isTable: Bool, language: Language) {
    (self.program, self.mostLower, self.isTable, self.language) = (program, mostLower, isTable, language)
  }

  /// Takes a question and what came of it.
  public mutating func add(_ probe: ProofProbe, _ end: ProofEnd) {
    let isFault: Bool =
      switch end {
      case .proved: probe.kind.isFaultWhereProved
      case .shown: !probe.kind.isFaultWhereProved
      case .idle, .open: false
      }
    // Of families of several tiers those count that cannot be, and what comes to the same is told once.
    if probe.kind == .together {
      let others = rows.filter { $0.isAlike(probe) }
      if case .shown = end, !others.isEmpty { return }
      if others.contains(where: { $0.end.code == end.code && $0.subjects == probe.subjects.map(\.heading) }) {
        return
      }
      rows.removeAll { $0.isAlike(probe) && $0.end.code == "shown" }
    }
    rows.append(Row(probe: probe, end: end, isFault: isFault && (!isTable || probe.kind.isFaultUnasked)))
  }

  /// Asks questions of some rules, or of all of `own` where none are named: takes note of those of which nothing can be
  /// proved, and gives what is to be answered.
  public mutating func ask(_ kinds: [ProofKind], of named: [Statement], own: [Statement]) -> [ProofProbe] {
    var plan = ProofPlan(program, mostLower: mostLower)
    for kind in kinds { plan.add(kind, named, own: own) }
    let asked = named.isEmpty ? own : named
    for (statement, obstacle) in plan.leftOut where asked.contains(statement) { leaveOut(statement, obstacle) }
    return plan.probes
  }

  /// Has questions answered, one after the other.
  public mutating func answer(_ probes: [ProofProbe], by run: ProofRun) throws(SystemFailure) {
    for probe in probes {
      let (end, narrowed) = try run.end(of: probe)
      add(narrowed, end)
    }
  }

  /// Takes note of a rule of which nothing can be proved.
  public mutating func leaveOut(_ statement: Statement, _ obstacle: ProofObstacle) {
    leftOut.append((statement.heading, obstacle))
  }

  /// Faults decide, then what is open.
  public var status: RunStatus {
    if rows.contains(where: \.isFault) { return .fails }
    let isOpen = rows.contains(where: \.isOpen)
    return rows.isEmpty || isOpen || !isTable && !leftOut.isEmpty ? .undetermined : .allPass
  }

  /// The plan sets that were found, as 案例; of questions nobody asked by name, those that show a fault.
  public var scenarios: String {
    rows.enumerated().filter { !isTable || $0.element.isFault }.flatMap { scenarios(of: $0.element, $0.offset + 1) }
      .joined(separator: "\n")
  }

  private func scenarios(of row: Row, _ number: Int) -> [String] {
    guard case .shown(let family) = row.end else { return [] }
    return family.scenarios.enumerated().map { place, scenario in
      var titled = scenario
      let suffix = family.scenarios.count > 1 ? ".\(place + 1)" : ""
      titled.title =
        Phrase("证明\(number)\(suffix)", "Proof \(number)\(suffix)")[language]
        + " \(row.probe.kind.words[language])"
      return describe(titled, in: program.vocabulary, language: language)
    }
  }

  private func subject(_ row: Row) -> String {
    let ids = row.probe.subjects.map(\.heading.id).joined(separator: Phrase("、", ", ")[language])
    guard let part = row.probe.part else { return ids }
    switch part {
    case .obligation(let obligation): return "\(ids) \(obligation.keyword.spelled(in: language))"
    case .requirement(let place):
      let requirements = row.probe.subjects.first?.rule?.requirements ?? []
      let label = requirements.indices.contains(place) ? requirements[place].label : ""
      return label.isEmpty ? ids : "\(ids) \(label)"
    }
  }

  // MARK: Text

  /// A line a question, with what was found, and how many there are.
  public var text: String {
    var text = ""
    for (place, row) in rows.enumerated() where !isTable || !row.isBeyond {
      let mark = row.isFault ? "✗" : row.isOpen ? "?" : "·"
      let said = row.end.words(row.probe, program.vocabulary)[language]
      text +=
        "\(mark) \(place + 1). \(row.probe.kind.words[language]) \(subject(row))\(Phrase("：", ": ")[language])\(said)\n"
      guard !isTable || row.isFault else { continue }
      for scenario in scenarios(of: row, place + 1) {
        text += scenario.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { "    \($0)\n" }
          .joined()
      }
    }
    let layered = rows.count { if case .open(.needsLayers) = $0.end { true } else { false } }
    if isTable, layered > 0 {
      text +=
        Phrase(
          "? 另有 \(layered) 个问题要有图层才能举出规划集，没有列出；指明规则时逐个说明\n",
          "? \(counted(layered, "more question")) would need layers and are not listed; they are told of where the rules are named\n"
        )[language]
    }
    for (heading, obstacle) in leftOut {
      let why = obstacle.words
      text +=
        Phrase("不能证明：\(heading.id) \(why.chinese)\n", "nothing is proved of \(heading.id): it \(why.english)\n")[
          language
        ]
    }
    return text + summary
  }

  private var summary: String {
    let (proved, shown) = (count("proved"), count("shown"))
    let (idle, open, faults) = (count("idle"), count("open"), rows.count(where: \.isFault))
    return Phrase(
      """
      问题 \(rows.count) 个：已证明 \(proved) 个，举出规划集 \(shown) 个，不涉及 \(idle) 个，未决 \(open) 个；规则的毛病 \(faults) 处
      证明的范围：一个规划和至多 \(mostLower) 个下级规划，指标数任意

      """,
      """
      \(counted(rows.count, "question")): \(proved) proved, \(shown) shown by a plan set, \(idle) not asked, \(open) open; \(counted(faults, "fault")) of the rules
      proved within families of one plan and up to \(counted(mostLower, "lower plan")), whatever their figures

      """
    )[language]
  }

  private func count(_ code: String) -> Int { rows.count { $0.end.code == code } }

  // MARK: JSON

  /// The same for programs.
  public var json: String {
    JSONText.text {
      $0.object { json in
        json.member("version", 1)
        json.member("mostLowerPlans", mostLower)
        json.member("questions", each: Array(rows.enumerated())) { json, row in
          write(row.element, row.offset + 1, &json)
        }
        json.member("notProvable", each: leftOut) { json, one in
          json.object {
            $0.member("rule", one.heading.id)
            $0.member("why", one.obstacle.words[language])
          }
        }
      }
    } + "\n"
  }

  private func write(_ row: Row, _ number: Int, _ json: inout JSONText) {
    json.object { json in
      json.member("number", number)
      json.member("question", row.probe.kind.rawValue)
      json.member("rules", each: row.probe.subjects.map(\.heading.id)) { $0.value($1) }
      json.member("subject", subject(row))
      json.member("result", row.end.code)
      json.member("fault", row.isFault)
      json.member("message", row.end.words(row.probe, program.vocabulary)[language])
      json.member("scenarios", each: scenarios(of: row, number)) { $0.value($1) }
    }
  }
}
