internal import RuleDSL
package import Transmission

/// The report that scripts read: version 1, keys sorted, one finding per line.
///
/// Keys are only ever added.  A key that has nothing to say is `null` or empty, never absent.
struct JSONReport {
  let report: Report
  let wording: Wording
  /// The legal ground of each statement, as JSON, so that it is written once.
  let bases: [String]

  init(report: Report, language: Language) {
    self.report = report
    wording = Wording(report, language)
    bases = report.run.statements.map { statement in
      var json = JSONText()
      json.basis(statement.heading.basis)
      return json.text
    }
  }

  func write<Failure: Error>(to sink: (String) throws(Failure) -> Void) throws(Failure) {
    var head = JSONText()
    head.value(report.run.asOf?.text)
    try sink("{\"asOf\":\(head.text),\n\"comparison\":\(JSONText.text(comparison)),\n\"coordinateSystems\":[")
    try lines(report.run.mapLedger.systems, to: sink) { json, layer in
      json.object { json in
        json.member("file", layer.file)
        json.member("layer", layer.layer)
        json.member("system", layer.system[wording.language])
      }
    }
    try sink("\n],\n\"findings\":[")
    var buffer = ""
    for (index, outcome) in report.run.outcomes.enumerated() {
      buffer += index == 0 ? "\n" : ",\n"
      buffer += line(report.finding(outcome), report.comparison?.marks[outcome])
      if buffer.utf8.count > 1 << 16 {
        try sink(buffer)
        buffer.removeAll(keepingCapacity: true)
      }
    }
    try sink(buffer + "\n],\n\"flaws\":[")
    try lines(report.problems + report.flaws, to: sink, write: flaw)
    try sink("\n],\n\"inputs\":[")
    try lines(report.inputs, to: sink, write: input)
    try sink("\n],\n\"ledger\":[")
    try lines(report.ledger, to: sink, write: entry)
    try sink("\n],\n\"notes\":[")
    try lines(report.notes, to: sink) { $0.value($1[wording.language]) }
    try sink("\n],\n\"notYetInForce\":[")
    try lines(report.notYetInForce, to: sink) { json, heading in
      json.object { json in
        json.member("id", heading.id)
        json.member("since", heading.since?.text)
      }
    }
    try sink("\n],\n\"packs\":[")
    try lines(report.packs, to: sink) { $0.pack($1, report.program) }
    try sink("\n],\n\"passedOver\":[")
    try lines(report.passedOver, to: sink) { json, passed in
      json.object { json in
        json.member("id", passed.statement.id)
        json.member("since", passed.statement.since?.text)
        json.member("until", passed.statement.repealed?.text)
        json.member("plans", passed.plans.count)
      }
    }
    try sink("\n],\n\"release\":\(JSONText.text { $0.value(report.release) }),\n\"rules\":[")
    try lines(Array(report.run.statements.indices), to: sink, write: rule)
    var summary = JSONText()
    summary.tally(report.total())
    try sink(
      "\n],\n\"summary\":\(summary.text),\n\"undated\":\(report.undated.map(String.init) ?? "null"),\n\"version\":1}\n"
    )
  }

  func lines<Element, Failure: Error>(
    _ elements: [Element],
    to sink: (String) throws(Failure) -> Void,
    write: (inout JSONText, Element) -> Void
  ) throws(Failure) {
    for (index, element) in elements.enumerated() {
      var json = JSONText()
      write(&json, element)
      try sink((index == 0 ? "\n" : ",\n") + json.text)
    }
  }

  func flaw(_ json: inout JSONText, _ flaw: InputFlaw) {
    json.object { json in
      json.member("feature", raw: flaw.feature.map(String.init) ?? "null")
      json.member("file", flaw.file)
      json.member("layer", flaw.layer)
      json.member("message", flaw.message[wording.language])
      json.member("note", flaw.isNote)
      json.member("remedy", flaw.remedy?[wording.language])
    }
  }

  func entry(_ json: inout JSONText, _ entry: LedgerEntry) {
    json.object { json in
      json.member("cells", entry.cells)
      json.member("file", entry.file)
      json.member("sheet", entry.sheet)
      json.member("unused") { json in
        json.array(entry.unused) { json, unused in
          json.object { json in
            json.member("cells", unused.cells)
            json.member("place", unused.place)
            json.member("reason", unused.reason[wording.language])
          }
        }
      }
      json.member("used", entry.used)
    }
  }

  func input(_ json: inout JSONText, _ input: Report.Input) {
    json.object { json in
      json.member("path", input.path)
      json.member("sha256", input.sha256())
    }
  }

  func rule(_ json: inout JSONText, _ index: Int) {
    let heading = report.run.statements[index].heading
    let tally = report.run.tallies.indices.contains(index) ? report.run.tallies[index] : CheckRun.Tally()
    json.object { json in
      json.member("basis", raw: bases[index])
      json.member("basisUnverified", heading.basis.unverifiedNote)
      json.member("bindingReason", heading.bindingReason)
      json.member("id", heading.id)
      json.member("level", heading.level.rawValue)
      json.member("pack", report.program.pack(of: heading).flatMap { $0.name.isEmpty ? nil : $0.name })
      json.member("summary") { $0.tally(tally) }
      json.member("title", heading.title)
    }
  }
}

extension Basis {
  /// The provisions in their short form; none while nobody has seen the official text.
  var citations: [String] { provisions.map(\.short) }

  var provisions: [Citation] { if case .cited(let citations) = self { citations } else { [] } }
}

extension JSONText {
  mutating func basis(_ basis: Basis) {
    array(basis.citations) { $0.value($1) }
  }

  package mutating func tally(_ tally: CheckRun.Tally) {
    object { json in
      for verdict in Verdict.allCases.sorted(by: { $0.rawValue < $1.rawValue }) {
        json.member(verdict.rawValue, tally.count(of: verdict))
      }
    }
  }
}
