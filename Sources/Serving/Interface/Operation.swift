internal import RuleDSL

/// Everything that the server does.
///
/// To add one: a case, and what the compiler then demands; routing, the checks of requests and the description of the
/// interface read this.
enum Operation: String, CaseIterable, Sendable {
  case home
  case conformance
  case collections
  case collection
  case items
  case item
  case description
  case health
  case `self`
  case checks
  case submit
  case check
  case remove
  case report
  case findings
  case why
  case unjudged
  case validate
  case rules
  case checkRules
  case testRules
  case plans
  case audit

  /// Parts of the path; those in braces stand for anything.
  var path: [String] {
    switch self {
    case .home: []
    case .conformance: ["conformance"]
    case .collections: ["collections"]
    case .collection: ["collections", "{collection}"]
    case .items: ["collections", "{collection}", "items"]
    case .item: ["collections", "{collection}", "items", "{item}"]
    case .description: ["api"]
    case .health: ["api", "health"]
    case .self: ["api", "self"]
    case .checks, .submit: ["api", "checks"]
    case .check, .remove: ["api", "checks", "{check}"]
    case .report: ["api", "checks", "{check}", "report"]
    case .findings: ["api", "checks", "{check}", "findings"]
    case .why: ["api", "checks", "{check}", "why"]
    case .unjudged: ["api", "checks", "{check}", "unjudged"]
    case .validate: ["api", "validate"]
    case .rules: ["api", "rules"]
    case .checkRules: ["api", "rules", "check"]
    case .testRules: ["api", "rules", "test"]
    case .plans: ["api", "plans"]
    case .audit: ["api", "audit"]
    }
  }

  var method: String {
    switch self {
    case .submit, .validate, .checkRules, .testRules: "POST"
    case .remove: "DELETE"
    case .home, .conformance, .collections, .collection, .items, .item, .description, .health, .self, .checks, .check,
      .report, .findings, .why, .unjudged, .rules, .plans, .audit:
      "GET"
    }
  }

  /// What it takes; `nil` for nothing, since it shows no data.
  var role: ServiceRole? {
    switch self {
    case .home, .conformance, .description, .health, .self: nil
    case .collections, .collection, .items, .item, .checks, .check, .report, .findings, .why, .unjudged, .rules,
      .plans:
      .read
    case .submit, .remove, .validate, .checkRules, .testRules: .submit
    case .audit: .administer
    }
  }

  /// What may be sent as a body.
  enum Body: Sendable {
    case archive
    case rules
  }

  var body: Body? {
    switch self {
    case .submit, .validate: .archive
    case .checkRules, .testRules: .rules
    case .home, .conformance, .collections, .collection, .items, .item, .description, .health, .self, .checks, .check,
      .remove, .report, .findings, .why, .unjudged, .rules, .plans, .audit:
      nil
    }
  }

  /// Whether it leaves a line in the log; what only looks at how things stand does not.
  var isLogged: Bool {
    switch self {
    case .submit, .remove, .report, .validate, .checkRules, .testRules, .audit: true
    case .home, .conformance, .collections, .collection, .items, .item, .description, .health, .self, .checks, .check,
      .findings, .why, .unjudged, .rules, .plans:
      false
    }
  }

  /// What a request is about; `nil` for nothing that there is.
  static func find(_ path: [String]) -> [Operation] {
    allCases.filter { operation in
      operation.path.count == path.count && zip(operation.path, path).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
    }
    // A word is more than a place for any word.
    .sorted { $0.path.count { $0.hasPrefix("{") } < $1.path.count { $0.hasPrefix("{") } }
  }
}

extension Operation.Body {
  var mediaTypes: [String] {
    switch self {
    case .archive: ["application/zip"]
    case .rules: ["text/plain"]
    }
  }
}

extension Operation {
  var parameters: [Parameter] {
    let limit = Parameter("limit", .integer(least: 1, most: 10_000), Phrase("一页多少条", "how many of a page"))
    let offset = Parameter("offset", .integer(least: 0, most: 1 << 40), Phrase("跳过多少条", "how many are passed over"))
    let language = Parameter(
      "language",
      .word(Language.allCases.map(\.rawValue)),
      Phrase("报告和说明的语言，默认 zh", "language of reports, zh by default")
    )
    let form = Parameter("f", .word(["json"]), Phrase("只有 json", "json alone"))
    let plans = Parameter(
      "plans",
      .text(most: 255),
      Phrase("服务器上的规划集，见 /api/plans", "a plan set of the server, see /api/plans")
    )
    let asOf = Parameter(
      "asOf",
      .date,
      Phrase("全部规划按这一天有效的规则判定", "judge all plans by the rules in force on that day")
    )
    return switch self {
    case .home, .conformance, .collections, .collection, .item: [form]
    case .description, .health, .self, .check, .remove, .plans: []
    case .items:
      [
        limit, offset, form, Parameter("bbox", .box, Phrase("只要与这个矩形相交的", "only what meets this rectangle")),
        Parameter("datetime", .text(most: 100), Phrase("要素没有时间，都符合", "features have no time, so all match")),
      ]
    case .checks:
      [
        limit, offset,
        Parameter(
          "state",
          .word(Submission.State.allCases.map(\.rawValue)),
          Phrase("只要这样的", "only those in this state")
        ),
      ]
    case .submit:
      [
        plans, Parameter("name", .text(most: 200), Phrase("给这次检查的名称", "what to call the check")),
        Parameter(
          "baseline",
          .text(most: 64),
          Phrase("与哪次检查对比，写它的编号", "the id of the check that this one is held against")
        ),
        asOf, language,
      ]
    case .report:
      [
        Parameter(
          "format",
          .word(ResultFormat.allCases.map(\.rawValue)),
          Phrase("报告格式", "format of the report"),
          isRequired: true
        )
      ]
    case .findings:
      [
        limit, offset, Parameter("rule", .text(most: 200), Phrase("只要这条规则的", "only those of this rule")),
        Parameter("plan", .text(most: 200), Phrase("只要这个行政区的", "only those of this unit")),
        Parameter(
          "verdict",
          .word(Verdict.allCases.map(\.rawValue)),
          Phrase("只要这样判定的", "only those of this verdict")
        ),
      ]
    case .why:
      [
        Parameter("rule", .text(most: 200), Phrase("规则的编号", "the id of a rule"), isRequired: true),
        Parameter("plan", .text(most: 200), Phrase("行政区的代码", "the code of a unit"), isRequired: true),
      ]
    case .unjudged:
      [
        Parameter("plan", .text(most: 200), Phrase("这个行政区没有哪些规则的判定", "rules without a verdict on this unit")),
        Parameter("rule", .text(most: 200), Phrase("这条规则没有判定哪些行政区", "units without a verdict of this rule")),
      ]
    case .validate: [asOf, language]
    case .rules, .checkRules, .testRules: [language]
    case .audit: [limit]
    }
  }
}
