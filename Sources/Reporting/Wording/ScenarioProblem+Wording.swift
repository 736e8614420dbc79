internal import RuleDSL
internal import Transmission

/// Words what went wrong in a 案例.
struct ScenarioWording {
  let result: ScenarioResult
  /// The plans of the scenario, which expectations point into.
  let plans: [Scenario.Plan]
  let program: RuleProgram
  let language: Language

  /// The problem in a line, and below it what was found.
  func lines(for problem: ScenarioResult.Problem) -> [String] {
    switch problem {
    case .unmet(let expectation, let found):
      [pick("应当：", "expected: ") + text(of: expectation)]
        + (found.isEmpty
          ? [pick("实际：没有这样的判定", "actual: no such finding")]
          : found.map { pick("实际：", "actual: ") + text(of: $0) })
    case .unexpected(let finding):
      [pick("没有“应当”说到：", "no expectation mentions: ") + text(of: finding)]
    case .ambiguous(let expectation, let found):
      [pick("应当有不止一个意思：", "expected, but not clear which: ") + text(of: expectation)]
        + found.map { pick("可以是：", "could be: ") + text(of: $0) }
    case .silent(let statement):
      [pick("所检验的“\(statement)”没有判定任何规划", "“\(statement)”, which it tests, judged no plan")]
    case .cyclicPlans: [pick("表中的上级绕成一圈", "the parents in the table form a cycle")]
    }
  }

  /// As an 应当 would say it: `甲市 不通过 汇总，差额 等于 1 万亩`.
  private func text(of expectation: Scenario.Expectation) -> String {
    var words = [name(ofPlan: expectation.plan), expectation.verdict.name[language]]
    if let obligation = expectation.obligation { words.append(obligation.name[language]) }
    if let requirement = expectation.requirement { words.append(requirement) }
    if let rule = expectation.rule { words.append(rule) }
    words += expectation.parcel?.words ?? []
    let missing = expectation.missing.map { list($0.map { name(ofPlan: $0) }) }
    return words.joined(separator: " ") + amounts(expectation.difference?.text, missing)
  }

  private func text(of finding: Finding) -> String {
    let statements = result.run.statements
    let wording = Wording(language: language, program: program, world: result.world, statements: statements)
    let label = finding.requirement.isEmpty ? finding.obligation.name[language] : finding.requirement
    let words = [wording.name(of: finding.plan), finding.verdict.name[language], label]
    let missing = finding.missing.isEmpty ? nil : list(finding.missing.map(wording.name(of:)))
    return words.joined(separator: " ") + amounts(finding.difference.map(wording.text), missing)
      + pick("（", " (") + wording.sentence(of: finding) + pick("）", ")")
  }

  private func amounts(_ difference: String?, _ missing: String?) -> String {
    (difference.map { pick("，差额 等于 \($0)", ", difference \($0)") } ?? "")
      + (missing.map { pick("，缺 \($0)", ", missing \($0)") } ?? "")
  }

  private func name(ofPlan index: Int) -> String { plans.indices.contains(index) ? plans[index].name : "?" }

  private func list(_ words: [String]) -> String { words.joined(separator: pick("、", ", ")) }

  private func pick(_ chinese: String, _ english: String) -> String { Phrase(chinese, english)[language] }
}
