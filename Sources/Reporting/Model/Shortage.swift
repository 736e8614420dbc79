internal import RuleDSL
internal import Transmission

/// What one government has yet to provide before something can be decided.
struct Shortage {
  /// Something that is not there, by name.
  struct Want: Hashable {
    var name: String
    /// 0 for what is of no year.
    var year: Int
  }

  let unit: Int
  /// In the order in which the run asks for it.
  fileprivate(set) var wants: [Want]
}

extension Report {
  /// What is missing to decide what is open, and from whom, in the order of units.
  func shortages(_ wording: Wording) -> [Shortage] {
    var wants: [Int: [Shortage.Want]] = [:]
    var seen: [Int: Set<Shortage.Want>] = [:]
    for outcome in run.outcomes where outcome.verdict == .undetermined {
      // Of parcels there may be a million, and none waits for somebody else.
      if case .parcel = outcome.found { continue }
      for (unit, want) in wording.wants(of: finding(outcome)) where seen[unit, default: []].insert(want).inserted {
        wants[unit, default: []].append(want)
      }
    }
    return wants.sorted { $0.key < $1.key }.map { Shortage(unit: $0.key, wants: $0.value) }
  }
}

extension Wording {
  /// What a finding waits for, and from whom.
  fileprivate func wants(of finding: Finding) -> [(Int, Shortage.Want)] {
    if !finding.regions.lacking.isEmpty {
      return finding.regions.lacking.flatMap { layer in
        providers(of: layer, finding).map { ($0, Shortage.Want(name: versioned(layer), year: 0)) }
      }
    }
    if finding.reason == .boundaryNotProvided, let layer = program.vocabulary.territory {
      return [(finding.plan, Shortage.Want(name: layerName(layer), year: 0))]
    }
    if finding.reason == .statedByUnresolvedReference || finding.reason == .issuedNotProvided {
      return unallotted(finding)
    }
    if finding.layer != nil || finding.subject != nil {
      return finding.missing.map { ($0, Shortage.Want(name: subject(of: finding), year: 0)) }
    }
    let figures = finding.evidence.filter { $0.datum == .unprovided }
    let stated = Set(figures.map(\.unit))
    let silent = finding.missing.filter { !stated.contains($0) && finding.indicator != nil }
    return figures.map { ($0.unit, Shortage.Want(name: name(of: $0), year: $0.year)) }
      + silent.map { ($0, Shortage.Want(name: subject(of: finding), year: finding.year)) }
  }

  /// What the government above has to say that it allotted; a figure that cannot be read is the plan's own to mend.
  private func unallotted(_ finding: Finding) -> [(Int, Shortage.Want)] {
    let subject = subject(of: finding)
    guard deferral(finding) != FigureStore.unreadable, !finding.missing.isEmpty else {
      return [(finding.plan, Shortage.Want(name: subject, year: finding.year))]
    }
    let plan = name(of: finding.plan)
    let want = Shortage.Want(name: pick("下达\(plan)的\(subject)", "\(subject) allotted to \(plan)"), year: finding.year)
    return finding.missing.map { ($0, want) }
  }

  /// Whose layer it is: of several plans, those that are known to lack it.
  private func providers(of layer: LayerReference, _ finding: Finding) -> [Int] {
    switch layer.plan {
    case .own: [finding.plan]
    case .parent, .children: finding.missing.filter { $0 != finding.plan }
    }
  }

  private func name(of figure: Evidence) -> String {
    let role = figure.role.name
    return figure.role == .own
      ? figure.name : pick("\(role.chinese)的\(figure.name)", "\(role.english) \(figure.name)")
  }

  /// `耕地保有量、用水总量（2035年），生态保护红线`: what is wanted, by years.
  func text(of shortage: Shortage) -> [String] {
    shortage.wants.map(\.year).withoutRepeats.flatMap { year in
      var names = shortage.wants.filter { $0.year == year }.map(\.name)
      if year != 0, let last = names.popLast() {
        names.append(last + pick("（\(year)年）", " (\(year))"))
      }
      return names
    }
  }
}
