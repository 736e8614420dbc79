internal import PlanData
public import Reporting
public import RuleDSL
internal import Transmission

extension Session {
  /// Every pack that the session read, whether or not any plan stands on its ground.
  public func packReport(_ language: Language) -> PackReport {
    let all = rules.all
    let known = all.program ?? program
    return PackReport(loadedPacks(known, all.files.sources, planSet.world.units), known, planSet.world, language)
  }
}

extension CompiledRules {
  /// Every pack of the rules; `nil` where they are unsound.
  public func packReport(_ language: Language) -> PackReport? {
    program.map { PackReport(loadedPacks($0, files.sources, nil), $0, nil, language) }
  }
}
