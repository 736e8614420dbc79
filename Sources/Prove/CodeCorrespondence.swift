internal import RuleDSL

/// Which codes of an upper system the codes of a lower one may be, after every 对照 between the two.
struct CodeCorrespondence {
  /// For every code of the lower system.
  let counterparts: [CodeMapping.Counterpart]
  /// Codes of the upper system that no code of the lower one may be.
  let upperOnly: [Int]

  /// Returns `nil` when no chain of 对照 leads from one system to the other.
  init?(from lower: Int, to upper: Int, in vocabulary: Vocabulary) {
    guard let path = Self.path(from: lower, to: upper, in: vocabulary) else { return nil }
    var counterparts = vocabulary.codeSystems[lower].codes.indices.map { CodeMapping.Counterpart.codes([$0]) }
    for (step, next) in zip(path, path.dropFirst()) {
      let direct = Self.direct(from: step, to: next, in: vocabulary)
      counterparts = counterparts.map { Self.followed($0, by: direct) }
    }
    self.counterparts = counterparts
    let met = Set(counterparts.flatMap(\.indices))
    upperOnly = vocabulary.codeSystems[upper].codes.indices.filter { !met.contains($0) }
  }

  /// All that codes of the lower system may be; `nil` where that is not said of each.
  func all(of codes: Set<Int>) -> Set<Int>? {
    let found = codes.map { counterparts[$0].indices }
    return found.contains(where: \.isEmpty) ? nil : Set(found.joined())
  }

  /// What these codes may be and no other code of the lower system; `nil` where that is not said of each other.
  func only(of codes: Set<Int>) -> Set<Int>? {
    let others = counterparts.indices.filter { !codes.contains($0) }.map { counterparts[$0] }
    guard !others.contains(.unknown) else { return nil }
    return Set(codes.flatMap { counterparts[$0].indices }).subtracting(others.flatMap(\.indices))
  }

  /// The shortest chain of systems with a 对照 in either direction between neighbours; of equals the first.
  private static func path(from lower: Int, to upper: Int, in vocabulary: Vocabulary) -> [Int]? {
    var paths: [[Int]] = [[lower]]
    var seen: Set<Int> = [lower]
    while let path = paths.first, let last = path.last {
      if last == upper { return path }
      paths.removeFirst()
      let next = vocabulary.mappings.flatMap { mapping in
        mapping.source == last ? [mapping.target] : mapping.target == last ? [mapping.source] : []
      }
      for system in Set(next).sorted() where seen.insert(system).inserted { paths.append(path + [system]) }
    }
    return nil
  }

  /// What 对照 in either direction say; what one names the other need not repeat.
  private static func direct(from lower: Int, to upper: Int, in vocabulary: Vocabulary) -> [CodeMapping.Counterpart] {
    let forward = vocabulary.mappings.first { $0.source == lower && $0.target == upper }?.counterparts
    let backward = vocabulary.mappings.first { $0.source == upper && $0.target == lower }?.counterparts
    var found = vocabulary.codeSystems[lower].codes.indices.map { Set(forward?[$0].indices ?? []) }
    for (code, counterpart) in (backward ?? []).enumerated() {
      for index in counterpart.indices { found[index].insert(code) }
    }
    return found.enumerated().map { code, codes in
      codes.isEmpty ? (forward?[code] == .some(.none) ? .none : .unknown) : .codes(codes.sorted())
    }
  }

  /// A code that is several, of which any is unknown or none, is unknown: whoever wrote the 对照 has to say more.
  private static func followed(
    _ counterpart: CodeMapping.Counterpart,
    by next: [CodeMapping.Counterpart]
  ) -> CodeMapping.Counterpart {
    guard case .codes(let codes) = counterpart else { return counterpart }
    let steps = codes.map { next[$0] }
    if steps.allSatisfy({ $0 == .none }) { return .none }
    guard !steps.contains(.none), !steps.contains(.unknown) else { return .unknown }
    return .codes(Set(steps.flatMap(\.indices)).sorted())
  }
}

extension CodeMapping.Counterpart {
  /// Empty for none and unknown.
  fileprivate var indices: [Int] {
    if case .codes(let codes) = self { codes } else { [] }
  }
}
