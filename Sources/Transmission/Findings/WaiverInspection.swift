public import RuleDSL

/// What every 豁免 is checked for on the day of the run.
///
/// Built in, so that nothing stays waived because nobody looks.
public enum WaiverInspection: String, Hashable, Codable, Sendable, CaseIterable {
  case expired = "HM-01"
  case unused = "HM-02"

  public var title: String {
    switch self {
    case .expired: "豁免已经过期"
    case .unused: "豁免没有用到"
    }
  }

  /// As a rule has one; what was waived is judged by its own rule.
  public var heading: Heading {
    var heading = Heading(builtIn: rawValue, title: title, note: "豁免以规则文件里写的文件和期限为准")
    heading.level = .advisory
    return heading
  }

  var reason: Reason {
    switch self {
    case .expired: .waiverExpired
    case .unused: .waiverUnused
    }
  }
}
