internal import RuleDSL

/// A statement with what every verdict by it needs; in a box, since workers take one up for each plan.
indirect enum PreparedStatement: Sendable {
  case figures(Transmission, Family)
  case monitor(Monitor, Family)
  case trajectory(TrajectoryJudge)
  case line(LineSubject)
  case entries(any EntryJudge)
  case rule(PreparedRule)
  case matrix(AdmissionMatrix)

  init(_ statement: Statement, _ vocabulary: Vocabulary, _ world: PlanWorld, _ families: inout FamilyTable) {
    switch statement {
    case .figures(let transmission):
      self = .figures(transmission, families.family(tiers: transmission.tiers, of: transmission.indicator))
    case .monitor(let monitor):
      let family = families.family(tiers: monitor.tiers, of: monitor.indicator)
      self =
        monitor.trajectory.map { .trajectory(TrajectoryJudge(monitor, $0, vocabulary, family, world)) }
        ?? .monitor(monitor, family)
    case .line(let line): self = .line(LineSubject(line, vocabulary, world.units))
    case .entries(let entries):
      switch entries.subject {
      case .list(let list): self = .entries(ListJudge(entries, vocabulary.lists[list], world))
      case .designation(let place):
        self = .entries(DesignationJudge(entries, vocabulary.designations[place], world))
      }
    case .rule(let rule): self = .rule(PreparedRule(rule, vocabulary, &families))
    case .matrix(let matrix): self = .matrix(matrix)
    }
  }
}
