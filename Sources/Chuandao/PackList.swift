internal import PlanData
public import Reporting
public import RuleDSL
internal import Transmission

extension Session {
  /// Every pack that the session read, whether or not any plan stands on its ground.
  public func packReport(_ language: Language) -> PackReport {
    // Those that no plan needs are compiled for this list only.
    let all = rules.read.paths == rules.files.paths ? rules : CompiledRules(rules.read)
    let (known, files) = all.program.map { ($0, all.files) } ?? (program, rules.files)
    return PackReport(loadedPacks(known, files.sources, planSet.world.units), known, planSet.world, language)
  }
}

extension CompiledRules {
  /// Every pack of the rules; `nil` where they are unsound.
  public func packReport(_ language: Language) -> PackReport? {
    program.map { PackReport(loadedPacks($0, files.sources, nil), $0, nil, language) }
  }
}
