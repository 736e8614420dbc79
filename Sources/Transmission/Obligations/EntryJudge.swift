internal import RuleDSL

/// One 传导 by 名录 or 定位, ready to be judged: its obligations of one plan, those that apply, with their evidence where
/// they are to be explained.
protocol EntryJudge: Sendable {
  var family: EntryFamily { get }
  func carry(_ unit: Int, _ explains: Bool) -> Finding?
  func honour(_ unit: Int, _ explains: Bool) -> Finding?
  func aggregate(_ unit: Int, _ explains: Bool) -> Finding?
}

extension EntryJudge {
  func finding(_ obligation: Obligation, _ unit: Int, explains: Bool) -> Finding? {
    switch obligation {
    case .carry: carry(unit, explains)
    case .honour: honour(unit, explains)
    case .aggregate: aggregate(unit, explains)
    case .monitor, .rule, .admit: nil
    }
  }
}
