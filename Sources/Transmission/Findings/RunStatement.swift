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

  /// The statement of a rule file; `nil` for what is built in.
  public var written: Statement? {
    switch self {
    case .written(let statement): statement
    case .shapes, .items, .waivers: nil
    }
  }
}
