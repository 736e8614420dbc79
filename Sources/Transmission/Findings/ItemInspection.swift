public import RuleDSL

/// What the rows of a list are checked for as soon as a rule carries the list.
///
/// Built in, because items that cannot be distinguished cannot be carried.
public enum ItemInspection: String, Hashable, Codable, Sendable, CaseIterable {
  case nameless = "ML-01"
  case repeated = "ML-02"
  case alike = "ML-03"

  public var title: String {
    switch self {
    case .nameless: "名录条目没有编号或名称"
    case .repeated: "名录条目重复"
    case .alike: "名录条目只差不计的地方"
    }
  }

  /// As a rule has one; it follows from distinguishing items, not from a law.
  public var heading: Heading {
    Heading(builtIn: rawValue, title: title, note: "条目要认得出才能承接；规范对名录的要求未见原文")
  }
}
