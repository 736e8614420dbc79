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
          : found.flatMap { finding in
            [pick("实际：", "actual: ") + text(of: finding)] + difference(expectation, finding)
          })
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

  /// What differs between an expectation and a finding about the same; nothing where one cannot say it in a line.
  private func difference(_ expectation: Scenario.Expectation, _ finding: Finding) -> [String] {
    func change(_ name: String, _ expected: String, _ actual: String) -> String? {
      expected == actual ? nil : "\(name) \(expected) → \(actual)"
    }
    let none = pick("没有", "none")
    let changes = [
      change(pick("判定", "verdict"), expectation.verdict.name[language], finding.verdict.name[language]),
      expectation.difference.flatMap { difference in
        let actual = finding.difference
        let isSame = actual.map { (try? Quantity(digits: $0.text, unit: $0.unit))?.base == difference.base } ?? false
        return isSame
          ? nil
          : change(pick("差额", "difference"), difference.text, actual.map { "\($0.text) \($0.unit.text)" } ?? none)
      },
      expectation.missing.flatMap { missing in
        let actual = finding.missing.map { name in
          result.world.units.names.indices.contains(name) ? result.world.units.names[name] : "?"
        }
        let expected = missing.map { name(ofPlan: $0) }
        return Set(expected) == Set(actual)
          ? nil : change(pick("缺", "missing"), list(expected), actual.isEmpty ? none : list(actual))
      },
    ].compactMap(\.self)
    return changes.isEmpty ? [] : [pick("差别：", "differs: ") + changes.joined(separator: pick("；", "; "))]
  }

  /// As an 应当 would say it: `甲市 不通过 汇总，差额 等于 1 万亩`.
  private func text(of expectation: Scenario.Expectation) -> String {
    var words = [name(ofPlan: expectation.plan), expectation.verdict.name[language]]
    if let obligation = expectation.obligation { words.append(obligation.name[language]) }
    if let requirement = expectation.requirement { words.append(requirement) }
    if let rule = expectation.rule { words.append(rule) }
    if let year = expectation.year { words.append(pick("\(year)年", "\(year)")) }
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
