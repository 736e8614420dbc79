internal import RuleDSL
public import Transmission

/// What an earlier run found.
public struct Baseline: Sendable {
  /// The day that it was asked for, as written.
  public var asOf: String?
  public var faults: [Fault]
  /// Titles of its rules, by id.
  public var titles: [String: String]
  /// Names of its plans, by code.
  public var names: [String: String]

  public init(asOf: String?, faults: [Fault], titles: [String: String], names: [String: String]) {
    (self.asOf, self.faults, self.titles, self.names) = (asOf, faults, titles, names)
  }
}

extension Baseline {
  /// What a run found that is at hand.
  public init(_ report: Report, shape: ParcelDrawing = { _ in nil }) {
    asOf = report.run.asOf?.text
    titles = Dictionary(report.run.statements.map { ($0.heading.id, $0.heading.title) }) { first, _ in first }
    names = Dictionary(zip(report.world.units.codes, report.world.units.names)) { first, _ in first }
    faults = []
    for outcome in report.run.outcomes where outcome.verdict.isWorthTelling {
      let finding = report.finding(outcome)
      let identity = report.identity(of: finding)
      faults += report.sites(of: finding, parcel: { shape(outcome) }).map { Fault(identity, finding.verdict, $0) }
    }
  }
}
