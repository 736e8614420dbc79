public import RuleDSL
internal import Transmission

/// Why a rule gives no verdict on a plan.
public struct Silence {
  /// The first thing that is in the way.
  public enum Cause: String, CaseIterable, Sendable {
    /// The plan stands at none of its tiers.
    case tier
    /// It was not in force when the plan was approved.
    case day
    /// The plan lies outside the ground of its pack.
    case ground
    /// What it reads is not there.
    case nothing

    /// In a few words.
    public var name: Phrase {
      switch self {
      case .tier: Phrase("不管这一层级的规划", "about plans of other tiers")
      case .day: Phrase("批复时没有施行，或已经废止", "not in force when the plan was approved")
      case .ground: Phrase("规则包不管这个地方", "of packs about other places")
      case .nothing: Phrase("没有要读的数、名录或图层", "without what they read")
      }
    }
  }

  public let cause: Cause
  /// A sentence each, of which none names the plan.
  public let reasons: [String]

  public init(cause: Cause, reasons: [String]) { (self.cause, self.reasons) = (cause, reasons) }

  /// As text and as JSON, as `rulec check --why` tells it of a rule and the plan of a unit.
  public func told(
    rule: (id: String, title: String),
    plan: (code: String, name: String),
    _ language: Language
  ) -> (
    text: String, json: String
  ) {
    let lines = lines(rule, on: plan.name, language)
    let json = JSONText.text {
      $0.object { json in DerivationReport.write(&json, [], of: [rule.id], on: plan.code, why: [lines]) }
    }
    return (lines.map { $0 + "\n" }.joined(), json)
  }

  func lines(_ rule: (id: String, title: String), on plan: String, _ language: Language) -> [String] {
    let head = Phrase("\(rule.id) \(rule.title)对\(plan)没有判定：", "\(rule.id) \(rule.title) has no verdict on \(plan): ")
    return [head[language]] + reasons.map { "  " + $0 + Phrase("。", ".")[language] }
  }
}

/// Why rules of a run give no verdict on plans: what they say of a plan hangs on its tier and on the day of its approval
/// alone, so that nothing is kept of each pair of rule and plan.
public struct SilentRules {
  /// Rules in the order of the run, those of one id once.
  public let rules: [(id: String, title: String)]
  /// The plans that were judged, with their tiers.
  public let plans: [(code: String, name: String, tier: Int)]
  /// Rules and codes of the plans that they pass over, approved when the rule was not in force.
  public let passedOver: [(rule: String, plan: String)]
  private let report: Report
  private let wording: Wording
  private let statements: [String: Statement]

  public init(_ report: Report, _ language: Language) {
    (self.report, wording) = (report, Wording(report, language))
    let written = report.run.statements.compactMap(\.written)
    statements = Dictionary(written.map { ($0.heading.id, $0) }) { first, _ in first }
    rules = written.map(\.heading.id).withoutRepeats.compactMap { [statements] id in
      statements[id].map { (id, $0.heading.title) }
    }
    let (units, wording) = (report.world.units, wording)
    plans = report.plans.map { (units.codes[$0], wording.name(of: $0), Int(units.tiers[$0])) }
    passedOver = report.passedOver.flatMap { statement, plans in plans.map { (statement.id, units.codes[$0]) } }
  }

  /// Why a rule of the run gives no verdict on the plans of a tier; `nil` where the run has no such rule.
  public func silence(of rule: String, tier: Int, isPassedOver: Bool) -> Silence? {
    guard let statement = statements[rule] else { return nil }
    let vocabulary = report.program.vocabulary
    var reasons: [(cause: Silence.Cause, sentence: String)] = []
    let tiers = statement.tiers.map { vocabulary.tiers[$0].name }
    if !tiers.isEmpty, !statement.tiers.contains(tier) {
      let own = vocabulary.tiers[tier].name
      let sentence = Phrase(
        "它管\(wording.list(tiers))的规划，这里是\(own)",
        "it speaks about plans of \(wording.list(tiers)), this one is \(own)"
      )
      reasons.append((.tier, sentence[wording.language]))
    }
    if isPassedOver {
      let sentence = Phrase("这里的规划批复时它没有施行，或已经废止", "it was not in force when this plan was approved")
      reasons.append((.day, sentence[wording.language]))
    }
    if !report.program.speaks(statement.heading, about: report.world.units) {
      let sentence = Phrase("它的规则包不管这个地方", "its pack does not speak about this place")
      reasons.append((.ground, sentence[wording.language]))
    }
    if reasons.isEmpty {
      let reads = statement.reads(vocabulary)
      let sentence =
        reads.isEmpty
        ? Phrase("没有它要判的内容", "there is nothing for it to judge")
        : Phrase(
          "这里和与它相关的规划没有它要读的\(wording.list(reads))，或者不全",
          "this plan and those it reads have no \(wording.list(reads)), or not all of it"
        )
      reasons.append((.nothing, sentence[wording.language]))
    }
    return Silence(cause: reasons[0].cause, reasons: reasons.map(\.sentence))
  }
}
