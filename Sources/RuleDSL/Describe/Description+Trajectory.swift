/// 轨迹 in the words of rules as far as these go: what is asked of a year hangs on how many years there are to the next
/// commitment, which no rule can say.
extension Writer {
  func course(_ trajectory: Trajectory, of monitor: Monitor) -> [String] {
    let isPlain = trajectory.course == .steps && trajectory.quotas.isEmpty && trajectory.start?.isFlow != true
    let head = rule(.monitor, monitor.heading, tiers(monitor.tiers), [])
    let required = isPlain ? requirement(monitor.tiers, monitor.condition(vocabulary)) : [path(clause: monitor)]
    let years = monitor.years.map { "\($0)" }.joined(separator: language == .chinese ? "、" : ", ")
    let notes = [
      state(trajectory), shares(trajectory), place(trajectory), isPlain ? nil : relation(monitor),
      isPlain ? nil : margin(monitor),
    ].compactMap(\.self)
    return head + required
      + (years.isEmpty ? [] : ["  # " + Phrase("承诺的年份：\(years)", "years of commitments: \(years)")[language]])
      + (monitor.precision == .asPrinted ? [clause(.precision, "", word(.asPrinted))] : [])
      + notes.map { "  # " + $0[language] }
  }

  private func path(clause monitor: Monitor) -> String { clause(.tiers, "", path(monitor.tiers)) }

  private func state(_ trajectory: Trajectory) -> Phrase {
    switch trajectory.start {
    case .flow(let first):
      Phrase(
        "逐年判定：\(first)年起各年的现状加起来；缺一年的待核实",
        "judged every year: the present figures of all years since \(first), added up; undetermined where one is missing"
      )
    case .state(let base):
      Phrase(
        "逐年判定，自\(base + 1)年起：现状取该年的；没有的待核实",
        "judged every year from \(base + 1): the present figure of that year; undetermined where there is none"
      )
    case nil:
      Phrase(
        "逐年判定：现状取该年的；没有的待核实",
        "judged every year: the present figure of that year; undetermined where there is none"
      )
    }
  }

  private func shares(_ trajectory: Trajectory) -> Phrase? {
    guard !trajectory.quotas.isEmpty else { return nil }
    let shares = trajectory.quotas
    let chinese = shares.map { "\($0.year)年 \($0.share.text)" }.joined(separator: "，")
    let english = shares.map { "\($0.year) \($0.share.text)" }.joined(separator: ", ")
    return Phrase("额度是最后一个承诺的占比：\(chinese)", "quotas are shares of the last commitment: \(english)")
  }

  private func relation(_ monitor: Monitor) -> Phrase {
    switch vocabulary.indicators[monitor.indicator].direction {
    case .floor: Phrase("现状要不低于要守的数", "the state must be at least the bound")
    case .ceiling: Phrase("现状要不超过要守的数", "the state must be at most the bound")
    case .fixed: Phrase("现状要等于要守的数", "the state must be the bound")
    }
  }

  private func margin(_ monitor: Monitor) -> Phrase? {
    monitor.margin.map { Phrase("要守的数另留余量 \($0.text)", "with a margin of \($0.text) on what is asked") }
  }

  private func place(_ trajectory: Trajectory) -> Phrase {
    guard trajectory.course == .linear else {
      return Phrase("要守的数取该年或其后最近一个承诺年、额度年的", "the bound is that of the same year, or of the next that has one")
    }
    switch trajectory.start {
    case .state(let base):
      return Phrase(
        "要守的数在前一个承诺年（没有的，\(base)年的现状）与下一个之间按年份直线内插",
        "the bound lies on the straight line from the commitment before, or the present state of \(base), to the next"
      )
    case .flow(let first):
      return Phrase(
        "要守的数在前一个承诺年（没有的，\(first - 1)年的零）与下一个之间按年份直线内插",
        "the bound lies on the straight line from the commitment before, or nothing in \(first - 1), to the next"
      )
    case nil:
      return Phrase("要守的数在两个承诺年之间按年份直线内插", "the bound lies on the straight line between two commitments")
    }
  }
}

extension Trajectory.Start {
  fileprivate var isFlow: Bool { if case .flow = self { true } else { false } }
}
