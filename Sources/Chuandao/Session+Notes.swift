internal import PlanData
internal import RuleDSL
internal import Transmission

extension Session {
  /// What was noticed and not refused, what only shows on the day of a run among it.
  func notes(of run: CheckRun) -> [Phrase] {
    notes + (run.days.asked == nil ? laterApproval(than: run.day).map { [$0] } ?? [] : [])
  }

  /// Plans that are said to be approved on a day that has not come, as a mistyped year has it.
  private func laterApproval(than day: PlanDate?) -> Phrase? {
    guard let day else { return nil }
    let units = planSet.world.units
    let later = units.approvals.indices.filter { unit in
      if case .approved(let date) = units.approvals[unit] { date > day } else { false }
    }
    guard let first = later.first, case .approved(let date) = units.approvals[first] else { return nil }
    let others = later.count - 1
    return Phrase(
      "批复日期晚于 \(day.text)：\(units.names[first])（\(date.text)）\(others > 0 ? " 等 \(later.count) 个" : "")；请核对",
      "approved later than \(day.text): \(units.names[first]) (\(date.text))\(others > 0 ? " and \(others) more" : ""); check the day"
    ).asOneLine
  }
}
