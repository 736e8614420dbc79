internal import RuleDSL

/// The years for which a rule is checked, and whether it is.
struct RuleTimes {
  private(set) var all: [(year: Int, isAsked: Formula)] = []
  /// Whether verdicts hang on the year.
  let haveYear: Bool

  init(_ rule: Rule, _ family: FamilyEncoder, _ years: [Int]) {
    let read = rule.requirements.flatMap(\.condition.figures) + (rule.condition?.figures ?? [])
    let current = read.filter { $0.year == nil }
    haveYear = !rule.years.isEmpty || !current.isEmpty
    guard rule.years.isEmpty else {
      all = Set(rule.years).sorted().map { ($0, .constant(true)) }
      return
    }
    let anyOwn = Formula.some(family.keys.filter { $0.role == .own }.map(family.isThere))
    guard !current.isEmpty else {
      let isAlways =
        read.isEmpty
        && (rule.readsLayers || rule.requirements.indices.contains { !rule.items(of: $0).isEmpty })
      all = [(years.last ?? 0, isAlways ? .constant(true) : anyOwn)]
      return
    }
    let columns = family.keys.filter { key in
      current.contains { $0.indicator == key.indicator && $0.role == key.role }
    }
    all = years.map { year in (year, .some(columns.filter { $0.year == year }.map(family.isThere))) }
    guard !rule.tiers.isEmpty else { return }
    // Of a plan set without any figure, none is asked.
    let hasFigures = rule.readsLayers ? .constant(true) : Formula.some(family.keys.map(family.isThere))
    all.append((0, hasFigures && !.some(columns.map(family.isThere))))
  }
}

extension Rule {
  /// Whether it is judged with a map.
  var readsLayers: Bool {
    ([condition].compactMap(\.self) + requirements.map(\.condition) + exceptions.map(\.condition))
      .contains { !$0.layers.isEmpty }
  }

  /// Items of lists that a requirement or 当 counts.
  func items(of requirement: Int) -> [StatedItems] {
    requirements[requirement].condition.items + (condition?.items ?? [])
  }
}
