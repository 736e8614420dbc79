internal import PlanData
internal import Reporting
internal import RuleDSL
internal import Transmission

/// The packs that judge plans of a table; none where none is declared.
func usedPacks(_ program: RuleProgram, _ sources: [SourceFile], _ units: UnitTable) -> [LoadedPack] {
  guard program.packs.contains(where: { !$0.name.isEmpty }) else { return [] }
  return loadedPacks(program, sources, units).filter(\.isUsed)
}

/// The packs of a program and the files that make them, by ground and name, undeclared ones last.
///
/// Where there are plans, it is known which packs have any on their ground.
func loadedPacks(_ program: RuleProgram, _ sources: [SourceFile], _ units: UnitTable?) -> [LoadedPack] {
  let numbers = Set(sources.map(\.pack)).sorted()
  let packs: [LoadedPack] = zip(numbers, program.packs).enumerated().compactMap { place, pair in
    let (number, pack) = pair
    let own = sources.filter { $0.pack == number }
    let rules = program.statements.count { $0.heading.pack == place && !program.isAdjusted($0.heading) }
    guard !pack.name.isEmpty || rules > 0 else { return nil }
    let texts = own.map(\.text)
    return LoadedPack(
      pack,
      files: own.map(\.name).sorted(),
      rules: rules,
      isUsed: units.map { program.isUsed(pack, for: $0) } ?? true
    ) { TextDigest.sha256(of: texts) }
  }
  return packs.sorted { left, right in
    let (one, other) = (left.pack, right.pack)
    if one.name.isEmpty != other.name.isEmpty { return other.name.isEmpty }
    return (one.ground.joined(), one.name) < (other.ground.joined(), other.name)
  }
}
