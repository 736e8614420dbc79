internal import Reporting
public import RuleDSL
internal import Transmission

/// What decides how a check ends.
public enum Decisive: String, Hashable, Sendable, CaseIterable {
  /// What is 刚性.
  case binding
  /// What is 刚性 or 预期.
  case expected
  /// Everything, what is 提示 too.
  case advisory
  /// What is 刚性; what is open fails.
  case undetermined
  /// What is 刚性 and was not there in the earlier run.
  case new

  /// The word in Chinese and in English; both are accepted.
  public var words: Phrase {
    switch self {
    case .binding: Phrase("刚性", rawValue)
    case .expected: Phrase("预期", rawValue)
    case .advisory: Phrase("提示", rawValue)
    case .undetermined: Phrase("待核实", rawValue)
    case .new: Phrase("新增", rawValue)
    }
  }

  public init?(_ word: String) {
    guard let found = Self.allCases.first(where: { [$0.words.chinese, $0.words.english].contains(word) }) else {
      return nil
    }
    self = found
  }

  /// Whether any of it fails, and whether any is open.
  func tally(_ report: Report) -> (fails: Bool, isOpen: Bool) {
    let levels: [Level] =
      switch self {
      case .binding, .undetermined: [.binding]
      case .expected: [.binding, .expected]
      case .advisory: Level.allCases
      case .new: []
      }
    guard let comparison = report.comparison, self == .new else {
      let totals = (self == .new ? [.binding] : levels).map { report.total($0) }
      return (totals.contains { $0.fail > 0 }, totals.contains { $0.undetermined > 0 })
    }
    let bad = comparison.marks.filter { outcome, mark in
      report.run.statements[Int(outcome.statement)].heading.level == .binding
        && (mark.state == .new || mark.hasWorsened(to: outcome.verdict))
    }.keys
    // What cannot be compared for want of its layer is not known to be nothing new.
    let isLost = comparison.incomparable.contains { $0.obstacle == .material || $0.obstacle == .undecided }
    return (bad.contains { $0.verdict == .fail }, isLost || bad.contains { $0.verdict == .undetermined })
  }
}
