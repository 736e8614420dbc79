internal import Chuandao
internal import PlanData
internal import Reporting
internal import RuleDSL

/// How verdicts of a check follow, and why there are none.
extension CheckService {
  /// A rule and the plan on which it gives no verdict, with the reason.
  private struct Silent {
    let rule: (id: String, title: String)
    let plan: (code: String, name: String)
    let silence: Silence

    init?(_ row: [SQLValue]) {
      guard let id = row[0].text, let title = row[1].text, let code = row[2].text, let name = row[3].text,
        let cause = row[4].text.flatMap(Silence.Cause.init), let reasons = row[5].text
      else { return nil }
      (rule, plan) = ((id, title), (code, name))
      silence = Silence(cause: cause, reasons: reasons.split(separator: "\n").map(String.init))
    }
  }

  /// Pairs of a rule and a plan without a verdict.
  private static let silent = """
    SELECT rule, title, code, place.name, cause, reasons FROM silence JOIN place USING (tier)
    WHERE is_passed_over = EXISTS (SELECT 1 FROM passed_over WHERE passed_over.rule = silence.rule AND plan = code)
    AND NOT EXISTS (SELECT 1 FROM finding WHERE finding.rule = silence.rule AND finding.plan = code)
    """

  /// The rows of a check; those made by earlier versions have none that tell why there is no verdict.
  private func database(of id: String) throws(Problem) -> (database: ServiceDatabase, hasSilence: Bool, Submission) {
    let (submission, folder) = try results(of: id)
    let (database, tables) = try stored { () throws(StoreFailure) in
      let database = try ServiceDatabase(path: FileSystem.joined(folder, FindingStore.file), .finished)
      return (database, try database.rows("SELECT 1 FROM sqlite_schema WHERE name = 'silence'"))
    }
    return (database, !tables.isEmpty, submission)
  }

  /// How the verdicts of a rule on a plan follow, as it was worked out when the check was made, or why there are none.
  func why(_ id: String, _ arguments: Arguments) throws(Problem) -> HTTPAnswer {
    let (database, hasSilence, submission) = try database(of: id)
    let asked: [SQLValue] = try ["rule", "plan"].map { name throws(Problem) in
      guard let text = arguments[name] else { throw .parameterMissing(name) }
      return .text(text)
    }
    let found = try stored { () throws(StoreFailure) in
      try database.rows("SELECT text, json FROM derivation WHERE rule = ? AND plan = ?", asked)
    }
    if let row = found.first, let text = row[0].text, let derivation = row[1].text {
      return told(text, derivation)
    }
    guard hasSilence else { throw .notFound }
    let silent = try stored { () throws(StoreFailure) in
      try database.rows(Self.silent + " AND silence.rule = ? AND code = ?", asked).first.flatMap(Silent.init)
    }
    guard let silent else { throw .notFound }
    let (text, derivation) = silent.silence.told(rule: silent.rule, plan: silent.plan, submission.language)
    return told(text, derivation)
  }

  private func told(_ text: String, _ derivation: String) -> HTTPAnswer {
    json(200) { json in
      json.member("text", text)
      json.member("derivation", raw: derivation)
    }
  }

  /// Which rules give no verdict on a plan, or on which plans a rule gives none, by what is in the way; the rules and plans
  /// that nothing at all was found of where neither is named.
  func unjudged(_ id: String, _ arguments: Arguments) throws(Problem) -> HTTPAnswer {
    let (database, hasSilence, submission) = try database(of: id)
    guard hasSilence else { throw .notFound }
    if let plan = arguments["plan"] {
      return try groups(
        of: database,
        arguments["rule"].map { [("code", plan), ("silence.rule", $0)] } ?? [("code", plan)],
        ordered: "silence.rowid",
        submission.language
      ) { $0.rule }
    }
    if let rule = arguments["rule"] {
      return try groups(of: database, [("silence.rule", rule)], ordered: "place.rowid", submission.language) {
        $0.plan
      }
    }
    let (rules, plans) = try stored { () throws(StoreFailure) in
      (
        try database.rows(
          """
          SELECT rule, title FROM silence WHERE NOT EXISTS (SELECT 1 FROM finding WHERE finding.rule = silence.rule)
          GROUP BY rule ORDER BY min(rowid)
          """
        ),
        try database.rows(
          """
          SELECT code, name FROM place WHERE NOT EXISTS (SELECT 1 FROM finding WHERE plan = code) ORDER BY rowid
          """
        )
      )
    }
    return json(200) { json in
      json.member("groups", raw: "[]")
      json.member("rules", each: rules) { write(&$0, $1[0].text ?? "", $1[1].text ?? "") }
      json.member("plans", each: plans) { write(&$0, $1[0].text ?? "", $1[1].text ?? "") }
    }
  }

  /// How many of a group are named one by one.
  private static let mostNamed = 500

  private func groups(
    of database: ServiceDatabase,
    _ conditions: [(column: String, value: String)],
    ordered: String,
    _ language: Language,
    named: (Silent) -> (String, String)
  ) throws(Problem) -> HTTPAnswer {
    let rows = try stored { () throws(StoreFailure) in
      try database.rows(
        Self.silent + conditions.map { " AND \($0.column) = ?" }.joined() + " ORDER BY \(ordered)",
        conditions.map { .text($0.value) }
      )
    }
    let groups = Dictionary(grouping: rows.compactMap(Silent.init)) { $0.silence.cause }
    return json(200) { json in
      json.member("groups", each: Silence.Cause.allCases.filter { groups[$0] != nil }) { json, cause in
        let entries = groups[cause] ?? []
        json.object { json in
          json.member("cause", cause.rawValue)
          json.member("count", entries.count)
          json.member("entries", each: Array(entries.prefix(Self.mostNamed))) { json, entry in
            let (id, name) = named(entry)
            json.object { json in
              json.member("id", id)
              json.member("name", name)
              json.member("reasons", each: entry.silence.reasons) { $0.value($1) }
            }
          }
          json.member("title", cause.name[language])
        }
      }
      json.member("rules", raw: "[]")
      json.member("plans", raw: "[]")
    }
  }

  private func write(_ json: inout JSONText, _ id: String, _ name: String) {
    json.object { json in
      json.member("id", id)
      json.member("name", name)
    }
  }
}
