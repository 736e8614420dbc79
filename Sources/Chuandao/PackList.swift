internal import PlanData
public import Reporting
public import RuleDSL
internal import Transmission

extension Session {
  /// Every pack that the session read, whether or not any plan stands on its ground.
  public func packReport(_ language: Language) -> PackReport {
    let packs = loadedPacks(program, rules.files.sources, planSet.world.units)
    return PackReport(packs, program, planSet.world, language)
  }
}

extension CompiledRules {
  /// Every pack of the rules; `nil` where they are unsound.
  public func packReport(_ language: Language) -> PackReport? {
    program.map { PackReport(loadedPacks($0, files.sources, nil), $0, nil, language) }
  }
}
