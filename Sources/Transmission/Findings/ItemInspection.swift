public import RuleDSL

/// What the rows of a list are checked for as soon as a rule carries the list, and those of documents wherever they stand.
///
/// Built in, because items that cannot be distinguished cannot be carried, and a register of documents is no plan.
public enum ItemInspection: String, Hashable, Codable, Sendable, CaseIterable {
  case nameless = "ML-01"
  case repeated = "ML-02"
  case alike = "ML-03"
  /// Of a list of documents: one that was repealed, or not yet in force, on the day by whose law the plan is judged.
  case void = "ML-04"
  /// Of a list of documents: one that the register of documents lacks, so that nothing is known of it.
  case unregistered = "ML-05"

  public var title: String {
    switch self {
    case .nameless: "名录条目没有编号或名称"
    case .repeated: "名录条目重复"
    case .alike: "名录条目只差不计的地方"
    case .void: "引用的文件失效或尚未施行"
    case .unregistered: "引用的文件没有登记"
    }
  }

  /// Whether it is about what the rows of a list of documents name.
  var isOfDocuments: Bool { self == .void || self == .unregistered }

  /// As a rule has one; it follows from distinguishing items, not from a law.
  public var heading: Heading {
    isOfDocuments
      ? Heading(builtIn: rawValue, title: title, note: "规划引用的文件应当有效；成文条款未见原文", level: .expected)
      : Heading(builtIn: rawValue, title: title, note: "条目要认得出才能承接；规范对名录的要求未见原文")
  }
}
