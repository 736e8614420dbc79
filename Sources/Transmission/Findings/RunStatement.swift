public import RuleDSL

/// What a run gives verdicts by.
public enum RunStatement: Hashable, Sendable {
  /// It stands in the rule files.
  case written(Statement)
  case shapes(ShapeInspection)
  case items(ItemInspection)
  case waivers(WaiverInspection)

  public var heading: Heading {
    switch self {
    case .written(let statement): statement.heading
    case .shapes(let check): check.heading
    case .items(let check): check.heading
    case .waivers(let check): check.heading
    }
  }

  /// Whether its findings are about plans: that a waiver is of no use says nothing about what is planned.
  public var isAboutPlans: Bool { if case .waivers = self { false } else { true } }

  /// The statement of a rule file; `nil` for what is built in.
  public var written: Statement? {
    switch self {
    case .written(let statement): statement
    case .shapes, .items, .waivers: nil
    }
  }
}
