/// E403: a clause that has no meaning where it stands.
extension Diagnostic {
  static func misplacedClause(_ keyword: Keyword, in block: Keyword, at span: Span) -> Self {
    Diagnostic(.clauseMisplaced, at: span)
      .saying(
        "“\(block.chinese)”里没有“\(keyword.chinese)”这种子句",
        "a \(block.english) has no clause `\(keyword.english)`"
      )
      .suggesting(
        Keyword.mistaken[keyword.chinese].flatMap {
          $0.isClause(of: block) ? .init($0) : nil
        },
        for: keyword.chinese,
        at: span,
        else: Phrase(
          "“\(block.chinese)”可以有：\(Keyword.list(Keyword.clauses(of: block), .chinese))",
          "a \(block.english) may have: \(Keyword.list(Keyword.clauses(of: block), .english))"
        )
      )
  }

  /// Where a clause has no meaning, and what to do with it.
  struct Setting: Hashable, Sendable {
    let name: Phrase
    let hint: Phrase

    private init(_ name: Phrase, _ hint: Phrase = Phrase("删去这一行", "delete the line")) {
      self.name = name
      self.hint = hint
    }

    static let lineTransmission = Setting(Phrase("空间继承的传导", "a transmission by `spatial`"))
    static let indicatorTransmission = Setting(Phrase("指标的传导", "a transmission of an indicator"))
    static let entryTransmission = Setting(Phrase("名录和定位的传导", "a transmission by `list` or `designation`"))
    static let fixedMonitor = Setting(Phrase("方向是“等于”的指标的预警", "a monitor of an indicator that must be met exactly"))
    static let monitorWithoutTrajectory = Setting(
      Phrase("没有写轨迹的预警", "a monitor without a trajectory"),
      Phrase("加上一行 轨迹：分段，或 轨迹：线性", "add a line `trajectory: steps`, or `trajectory: linear`")
    )
    static let cumulativeMonitor = Setting(
      Phrase("逐年累计的预警", "a monitor that adds up years"),
      Phrase(
        "只留一行：写了“累计”，起点就是那一年以前的零",
        "keep one line: with `cumulative` the path begins with nothing before that year"
      )
    )
    static let ruleWithoutShapes = Setting(
      Phrase("不比较图形、不数块数的规则", "a rule that compares no shapes and counts no pieces"),
      Phrase(
        "删去这一行；数要留余地，写在要求里，例如 + 1 平方米",
        "delete the line; write what a figure may miss by into `require`, such as + 1 平方米"
      )
    )
  }

  static func clauseUnfit(_ clause: Keyword, _ setting: Setting, at span: Span) -> Self {
    Diagnostic(.clauseMisplaced, at: span)
      .saying("\(setting.name.chinese)不用“\(clause.chinese)”", "\(setting.name.english) takes no `\(clause.english)`")
      .advising(setting.hint)
      .following(from: setting == .ruleWithoutShapes ? [.textHere] : [])
  }
}
