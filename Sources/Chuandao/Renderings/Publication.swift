public import PlanData
public import Reporting
internal import RuleDSL
public import Transmission

/// A report put into a PostGIS database, beside those of other runs; published again, it is there once.
public struct Publication {
  /// The schema, where the file that names the database names none.
  private static let schema = "chuandao"
  private static let version = 1

  private let report: Report
  private let style: ReportStyle
  private let status: RunStatus
  private let shape: ParcelDrawing
  private let run: String

  /// Takes a report, how its run ended, and the shapes of the parcels that it is about.
  ///
  /// `run` is what the run is called in the database; without it, a digest of the program, of the rules, of the day and of
  /// every file that was read.
  public init(
    _ report: Report,
    status: RunStatus,
    style: ReportStyle,
    run: String? = nil,
    shape: @escaping ParcelDrawing
  ) {
    (self.report, self.status, self.style, self.shape) = (report, status, style, shape)
    self.run = run ?? report.digest ?? ""
  }

  /// Writes into the database that a file `*.pg` names: all of it, in the place of what it held of this run, or nothing.
  public func write(toLinkAt path: String) throws(SystemFailure) {
    guard !run.isEmpty else { throw SystemFailure(path, .needs("libcrypto", package: "libssl3")) }
    let database = try DatabaseWriter(linkAt: path, schema: Self.schema)
    let schema = database.schema
    // Whoever publishes at the same time waits, so that tables are made once.
    try database.run("BEGIN; SELECT pg_advisory_xact_lock(hashtext('chuandao'))")
    try database.run(PublishedTable.make(in: schema))
    guard try database.number("SELECT max(version) FROM \(schema).format") == Self.version else {
      throw database.otherVersion
    }
    try database.run("DELETE FROM \(schema).runs WHERE run = '\(run.replacing(mark: "'", with: "''"))'")
    try fill(.runs, database) { add throws(SystemFailure) in
      let tally = report.total()
      let counts = [tally.fail, tally.undetermined, tally.waived, tally.pass, tally.notApplicable].map(String.init)
      try add([report.run.asOf?.text, report.release, status.rawValue] + counts)
    }
    try fill(.inputs, database) { add throws(SystemFailure) in
      for input in report.inputs { try add([input.path, input.sha256()]) }
    }
    try fill(.findings, database) { add throws(SystemFailure) in
      try report.rows(style.language, showsAll: style.showsAll) { row throws(SystemFailure) in
        try add(PublishedTable.listed.map { row[$0].isEmpty && $0.isNumeric ? nil : row[$0] })
      }
    }
    try fill(.features, database) { add throws(SystemFailure) in
      var number = 0
      for feature in FindingFeatures(report, style.language, shape: shape) {
        number += 1
        try add(["\(number)"] + feature.cells + [feature.hexadecimalGeometry])
      }
    }
    try database.run("COMMIT")
  }

  private func fill(
    _ table: PublishedTable,
    _ database: DatabaseWriter,
    _ rows: (([String?]) throws(SystemFailure) -> Void) throws(SystemFailure) -> Void
  ) throws(SystemFailure) {
    try database.beginCopy(table.rawValue, ["run"] + table.columns.map(\.name))
    try rows { cells throws(SystemFailure) in try database.add([run] + cells) }
    try database.endCopy()
  }
}

/// The tables of published runs.
private enum PublishedTable: String, CaseIterable {
  case runs
  case inputs
  case findings
  case features

  /// What of the list of findings stands in the database: always all, so that tables do not depend on a run.
  static let listed = FindingColumn.allCases

  /// Besides the run.
  var columns: [(name: String, type: String)] {
    switch self {
    case .runs:
      [("as_of", "date"), ("release", "text"), ("status", "text")]
        + ["fail", "undetermined", "waived", "pass", "not_applicable"].map { ($0, "bigint") }
    case .inputs: [("path", "text"), ("sha256", "text")]
    case .findings: Self.listed.map { ($0.identifier, $0.isNumeric ? "double precision" : "text") }
    case .features:
      [("number", "bigint")] + FindingFeature.columns.map { ($0.name, $0.isNumeric ? "double precision" : "text") }
        + [("geom", "geometry(Geometry, 4490)")]
    }
  }

  /// What tells rows of a run apart.
  private var key: String {
    switch self {
    case .runs: "run"
    case .inputs: "run, path"
    case .findings, .features: "run, number"
    }
  }

  private func make(in schema: String) -> String {
    let owner = self == .runs ? "" : " REFERENCES \(schema).runs ON DELETE CASCADE"
    // The day of the database, in which order runs were published; of results no clock is read.
    let published = self == .runs ? ", published timestamptz NOT NULL DEFAULT now()" : ""
    let columns = columns.map { "\($0.name) \($0.type)" }.joined(separator: ", ")
    let index =
      self == .features ? "CREATE INDEX IF NOT EXISTS features_geom ON \(schema).features USING gist (geom);" : ""
    return """
      CREATE TABLE IF NOT EXISTS \(schema).\(rawValue) (run text\(owner), \(columns)\(published), PRIMARY KEY (\(key)));
      \(index)
      """
  }

  /// All of them, where they are not there yet.
  static func make(in schema: String) -> String {
    """
    CREATE SCHEMA IF NOT EXISTS \(schema);
    CREATE TABLE IF NOT EXISTS \(schema).format (version int PRIMARY KEY);
    INSERT INTO \(schema).format SELECT 1 WHERE NOT EXISTS (SELECT FROM \(schema).format);

    """ + allCases.map { $0.make(in: schema) }.joined()
  }
}

extension Report {
  /// One digest for what the run hangs on; `nil` where libcrypto is not installed.
  fileprivate var digest: String? {
    let plans = world.units.codes.indices.filter { run.plans?[$0] ?? false }.map { world.units.codes[$0] }
    let parts =
      [release, run.asOf?.text ?? "", plans.joined(separator: " ")] + run.statements.map(\.heading.id)
      + packs.map { $0.sha256() ?? "" } + inputs.map { "\($0.path) \($0.sha256() ?? "")" }
    return TextDigest.sha256(of: parts.enumerated().map { "\($0.offset) \($0.element)" })
  }
}
