internal import Chuandao
internal import PlanData
internal import RuleDSL
internal import Reporting
internal import Transmission

/// What a check found, row by row, so that a page of it is found without reading all: an SQLite file beside the reports.
enum FindingStore {
  static let file = "findings.sqlite"
  /// Of larger checks, how verdicts follow is kept of those that do not pass first; `rulec check --why` tells of all.
  private static let mostDerivations = 5000

  private static let schema = """
    PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; BEGIN;
    CREATE TABLE finding (
      number INTEGER PRIMARY KEY, rule TEXT, plan TEXT, verdict TEXT, level TEXT, obligation TEXT, json TEXT NOT NULL
    ) STRICT;
    CREATE TABLE derivation (
      rule TEXT NOT NULL, plan TEXT NOT NULL, text TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (rule, plan)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE place (code TEXT PRIMARY KEY, name TEXT NOT NULL, tier INTEGER NOT NULL) STRICT;
    CREATE TABLE silence (
      rule TEXT NOT NULL, title TEXT NOT NULL, tier INTEGER NOT NULL, is_passed_over INTEGER NOT NULL,
      cause TEXT NOT NULL, reasons TEXT NOT NULL, PRIMARY KEY (rule, tier, is_passed_over)
    ) STRICT;
    CREATE TABLE passed_over (rule TEXT NOT NULL, plan TEXT NOT NULL, PRIMARY KEY (rule, plan)) STRICT, WITHOUT ROWID;
    CREATE TABLE feature (
      number INTEGER PRIMARY KEY, layer TEXT NOT NULL, json TEXT NOT NULL, west REAL, south REAL, east REAL, north REAL
    ) STRICT;
    """

  /// Makes it of the reports in a folder, and of the lines that plans carry down; gives the names of its layers.
  static func make(
    in folder: String,
    of session: Session,
    _ run: CheckRun,
    _ language: Language
  ) throws(StoreFailure) -> [String] {
    let database = try ServiceDatabase(path: FileSystem.joined(folder, file), .writing)
    try database.run(schema)
    try eachLine(FileSystem.joined(folder, ResultFormat.json.file), after: #""findings":["#) {
      line throws(StoreFailure) in
      try database.rows(
        """
        INSERT INTO finding (rule, plan, verdict, level, obligation, json) SELECT
        ?1->>'rule', ?1->>'plan', ?1->>'verdict', ?1->>'level', ?1->>'obligation', ?1
        """,
        [.text(line)]
      )
    }
    try eachLine(FileSystem.joined(folder, ResultFormat.geojson.file), after: #""features":["#) {
      line throws(StoreFailure) in
      try add(line, to: DrawnLayer.findings, database)
    }
    let lines = try addLines(of: session, database)
    try session.eachDerivation(in: run, atMost: mostDerivations, language) {
      rule,
      plan,
      derivation throws(StoreFailure) in
      try database.rows(
        "INSERT INTO derivation VALUES (?, ?, ?, ?)",
        [.text(rule), .text(plan), .text(derivation.text), .text(derivation.json)]
      )
    }
    try addSilence(session.silentRules(in: run, language), database)
    try database.run(
      """
      CREATE INDEX by_rule ON finding (rule, plan); CREATE INDEX by_plan ON finding (plan, rule);
      CREATE INDEX by_verdict ON finding (verdict); CREATE INDEX by_layer ON feature (layer, number); COMMIT;
      """
    )
    return [DrawnLayer.findings] + lines
  }

  /// Why rules give no verdict on plans of a tier; which pairs these are, the findings tell.
  private static func addSilence(_ silent: SilentRules, _ database: ServiceDatabase) throws(StoreFailure) {
    for plan in silent.plans {
      try database.rows(
        "INSERT OR IGNORE INTO place VALUES (?, ?, ?)",
        [.text(plan.code), .text(plan.name), .integer(plan.tier)]
      )
    }
    for pair in silent.passedOver {
      try database.rows("INSERT OR IGNORE INTO passed_over VALUES (?, ?)", [.text(pair.rule), .text(pair.plan)])
    }
    let passing = Set(silent.passedOver.map(\.rule))
    for rule in silent.rules {
      for tier in Set(silent.plans.map(\.tier)).sorted() {
        for isPassedOver in passing.contains(rule.id) ? [false, true] : [false] {
          guard let silence = silent.silence(of: rule.id, tier: tier, isPassedOver: isPassedOver) else { continue }
          try database.rows(
            "INSERT INTO silence VALUES (?, ?, ?, ?, ?, ?)",
            [
              .text(rule.id), .text(rule.title), .integer(tier), .integer(isPassedOver ? 1 : 0),
              .text(silence.cause.rawValue), .text(silence.reasons.joined(separator: "\n")),
            ]
          )
        }
      }
    }
  }

  private static func add(_ feature: String, to layer: String, _ database: ServiceDatabase) throws(StoreFailure) {
    // Of the numbers in the geometry, the first of each pair is a longitude.
    try database.rows(
      """
      INSERT INTO feature (json, layer, west, south, east, north) SELECT ?1, ?2, min(iif(key = 0, atom, NULL)),
      min(iif(key = 1, atom, NULL)), max(iif(key = 0, atom, NULL)), max(iif(key = 1, atom, NULL))
      FROM json_tree(?1, '$.geometry.coordinates') WHERE atom IS NOT NULL
      """,
      [.text(feature), .text(layer)]
    )
  }

  /// What each plan covers of every line that a rule carries down; the run has read them.
  ///
  /// Gives the names of those that any plan has.
  private static func addLines(of session: Session, _ database: ServiceDatabase) throws(StoreFailure) -> [String] {
    guard let drawing = session.layerDrawing else { return [] }
    var names: [String] = []
    let units = session.planSet.world.units
    for layer in Set(session.program.statements.compactMap { $0.line?.layer }).sorted() {
      let name = session.program.vocabulary.layers[layer].name
      for unit in units.codes.indices {
        guard let shape = drawing(layer, unit) else { continue }
        let feature = layerFeature(shape, layer: name, unitCode: units.codes[unit], unitName: units.names[unit])
        try add(feature, to: name, database)
        if names.last != name { names.append(name) }
      }
    }
    return names
  }

  /// Elements of an array that a report writes one in a line.
  private static func eachLine(
    _ path: String,
    after head: String,
    _ body: (String) throws(StoreFailure) -> Void
  ) throws(StoreFailure) {
    guard let bytes = try? FileSystem.bytes(of: path) else { throw StoreFailure(reason: path) }
    var isInside = false
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let text = String(decoding: line, as: UTF8.self)
      if text.hasSuffix(head) {
        isInside = true
      } else if isInside {
        guard text.hasPrefix("{") else { return }
        try body(text.hasSuffix(",") ? String(text.dropLast()) : text)
      }
    }
  }
}
