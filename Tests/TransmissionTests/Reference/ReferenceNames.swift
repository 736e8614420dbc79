@testable import RuleDSL
@testable import Transmission

/// Lists and designations judged by trying everything: codes are prefixes, and what nobody has seen is every list there
/// could be.
struct ReferenceNames {
  let names: RandomNames

  struct Question: Hashable {
    var rule: String
    var obligation: Obligation
    var unit: String
  }

  private var judged: [String] { names.places.filter { names.tiers.contains($0.tier) }.map(\.code) }

  /// Judged plans above a plan, the nearest first.
  private func above(_ unit: String) -> [String] {
    judged.filter { $0 != unit && unit.hasPrefix($0) }.sorted { $0.count > $1.count }
  }

  private func below(_ unit: String) -> [String] { judged.filter { above($0).first == unit } }

  func verdicts() -> [Question: Verdict] {
    var verdicts: [Question: Verdict] = [:]
    for unit in judged {
      verdicts[.init(rule: "N-1", obligation: .carry, unit: unit)] = carriesList(unit)
      verdicts[.init(rule: "N-1", obligation: .honour, unit: unit)] = honoursList(unit)
      verdicts[.init(rule: "N-1", obligation: .aggregate, unit: unit)] = aggregate(unit)
      verdicts[.init(rule: "N-2", obligation: .carry, unit: unit)] = carriesValue(unit)
      verdicts[.init(rule: "N-2", obligation: .honour, unit: unit)] = honoursValues(unit)
    }
    return verdicts
  }

  // MARK: Lists

  private func keys(_ list: [RandomNames.Item], within unit: String) -> Set<String> {
    Set(list.filter { item in item.places.contains { $0.hasPrefix(unit) } }.map(\.key))
  }

  /// The list of the nearest plan above that has one, and whether an unseen plan stands between.
  private func upperList(_ unit: String) -> (list: [RandomNames.Item], isBlurred: Bool)? {
    let upper = above(unit)
    guard let place = upper.firstIndex(where: { names.lists[$0] != nil }), let list = names.lists[upper[place]] else {
      return nil
    }
    return (list, upper[..<place].contains { !names.complete.contains($0) })
  }

  private func carriesList(_ unit: String) -> Verdict? {
    guard let upper = upperList(unit) else { return nil }
    if names.lists[unit] != nil { return .pass }
    let isAsked = !keys(upper.list, within: unit).isEmpty
    if names.complete.contains(unit) { return isAsked ? .fail : upper.isBlurred ? .undetermined : .notApplicable }
    let isSomebodys = upper.list.contains { item in item.places.isEmpty || item.places.contains { unit.hasPrefix($0) }
    }
    return isAsked || upper.isBlurred || isSomebodys ? .undetermined : .notApplicable
  }

  private func honoursList(_ unit: String) -> Verdict? {
    guard let own = names.lists[unit], !above(unit).isEmpty else { return nil }
    guard let upper = upperList(unit) else {
      return above(unit).allSatisfy { names.complete.contains($0) } ? .notApplicable : .undetermined
    }
    let asked = keys(upper.list, within: unit)
    if !asked.isSubset(of: Set(own.map(\.key))) { return .fail }
    return upper.isBlurred ? .undetermined : asked.isEmpty ? .notApplicable : .pass
  }

  private func aggregate(_ unit: String) -> Verdict? {
    let children = below(unit)
    guard !children.isEmpty else { return nil }
    guard let own = names.lists[unit] else {
      guard upperList(unit) != nil || children.contains(where: { names.lists[$0] != nil }) else { return nil }
      return names.complete.contains(unit) ? .notApplicable : .undetermined
    }
    if own.isEmpty { return .notApplicable }
    let unseen = children.filter { names.lists[$0] == nil && !names.complete.contains($0) }
    // Every list that the unseen plans could have; 2 to the power of items times plans.
    let choices = 1 << (RandomNames.keys.count * unseen.count)
    let results = (0..<choices).map { choice in
      var lists = names.lists.mapValues { Set($0.map(\.key)) }
      for (number, child) in unseen.enumerated() {
        let bits = choice >> (number * RandomNames.keys.count)
        lists[child] = Set(RandomNames.keys.enumerated().filter { bits >> $0.offset & 1 == 1 }.map(\.element))
      }
      return own.map { isCarried($0, unit, children, lists) }
    }
    if results.allSatisfy({ $0.contains(.fail) }) { return .fail }
    return results.allSatisfy { $0.allSatisfy { $0 == .pass } } ? .pass : .undetermined
  }

  /// One item against lists that are all known; a place of which no plan is in the plan set stays open.
  private func isCarried(
    _ item: RandomNames.Item,
    _ unit: String,
    _ children: [String],
    _ lists: [String: Set<String>]
  ) -> Verdict {
    let places = item.places.filter { $0 != unit }
    let groups =
      places.isEmpty
      ? [children]
      : places.map { place in
        let around = children.filter { place.hasPrefix($0) }
        return around.isEmpty ? children.filter { $0.hasPrefix(place) } : around
      }
    let answers = groups.map { group -> Verdict in
      if group.isEmpty { return .undetermined }
      return group.contains { lists[$0]?.contains(item.key) ?? false } ? .pass : .fail
    }
    return answers.contains(.fail) ? .fail : answers.contains(.undetermined) ? .undetermined : .pass
  }

  // MARK: Designations

  private func isWithin(_ value: Int, _ other: Int) -> Bool {
    value == other || RandomNames.broader[value].map { isWithin($0, other) } ?? false
  }

  /// What a plan gives to the smallest area around a place.
  private func given(_ plan: String, _ place: String) -> (value: Int, area: String)? {
    let areas = (names.values[plan] ?? [:]).filter { place.hasPrefix($0.key) }
    return areas.max { $0.key.count < $1.key.count }.map { ($0.value, $0.key) }
  }

  private func upperValue(_ unit: String, _ place: String) -> (value: Int, area: String, isBlurred: Bool)? {
    let upper = above(unit)
    guard let first = upper.firstIndex(where: { given($0, place) != nil }),
      let (value, area) = given(upper[first], place)
    else { return nil }
    return (value, area, upper[..<first].contains { !names.complete.contains($0) })
  }

  private func carriesValue(_ unit: String) -> Verdict? {
    guard let upper = upperValue(unit, unit) else { return nil }
    if names.values[unit]?[unit] != nil { return .pass }
    guard names.complete.contains(unit) else { return .undetermined }
    return upper.area == unit ? .fail : .notApplicable
  }

  private func honoursValues(_ unit: String) -> Verdict? {
    guard let own = names.values[unit], !above(unit).isEmpty else { return nil }
    let verdicts = own.compactMap { place, value -> Verdict? in
      guard let upper = upperValue(unit, place) else { return nil }
      guard isWithin(value, upper.value) else { return .fail }
      return upper.area != place && upper.isBlurred ? .undetermined : .pass
    }
    if verdicts.contains(.fail) { return .fail }
    if verdicts.contains(.undetermined) { return .undetermined }
    if !verdicts.isEmpty { return .pass }
    guard own[unit] != nil else { return nil }
    return above(unit).allSatisfy { names.complete.contains($0) } ? .notApplicable : .undetermined
  }
}
