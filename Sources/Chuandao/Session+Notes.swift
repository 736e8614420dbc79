internal import PlanData
internal import RuleDSL
internal import Transmission

extension Session {
  /// What was noticed and not refused, what only shows in a run among it.
  func notes(of run: CheckRun) -> [Phrase] {
    notes + waiversOfNobody + (run.days.asked == nil ? laterApproval(than: run.day).map { [$0] } ?? [] : [])
  }

  /// Plans that 豁免 name and that are not there, or are several.
  private var waiversOfNobody: [Phrase] {
    let named = NamedPlans(program.waivers, planSet.world.units)
    func note(_ names: [String], _ chinese: String, _ english: String) -> [Phrase] {
      guard let first = names.first else { return [] }
      let others = names.count - 1
      return [
        Phrase(
          "豁免写的规划“\(first)”\(others > 0 ? " 等 \(names.count) 个" : "")\(chinese)",
          "waivers name “\(first)”\(others > 0 ? " and \(others) more" : ""), \(english)"
        ).asOneLine
      ]
    }
    return note(named.unknown, "不在规划集里，没有用到", "of which the plan set has no plan; they waive nothing")
      + note(named.ambiguous, "不止一个，没有用到；请写行政区代码", "which several plans are called; they waive nothing: write codes")
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
