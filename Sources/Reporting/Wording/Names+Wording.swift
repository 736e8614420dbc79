public import RuleDSL

extension Verdict {
  /// The word a planner reads.
  public var name: Phrase { look.name }

  /// The mark and the word.
  func label(_ language: Language) -> String { "\(mark) \(name[language])" }

  /// One column wide, so that verdicts can be distinguished without colour.
  var mark: String { look.mark }

  /// Its colour on a terminal, as ANSI numbers it.
  var colour: String { look.colour }

  private var look: (name: Phrase, mark: String, colour: String) {
    switch self {
    case .pass: (Phrase("通过", "pass"), "✓", "32")
    case .fail: (Phrase("不通过", "fail"), "✗", "1;31")
    case .undetermined: (Phrase("待核实", "undetermined"), "?", "1;33")
    case .notApplicable: (Phrase("不适用", "not applicable"), "-", "2")
    case .waived: (Phrase("豁免", "waived"), "!", "1;35")
    }
  }

  static let worstFirst: [Verdict] = [.fail, .undetermined, .waived, .pass, .notApplicable]

  var rank: Int { Self.worstFirst.firstIndex(of: self) ?? 0 }
}

extension Obligation {
  /// The word a planner reads.
  public var name: Phrase {
    switch self {
    case .carry: Phrase("承接", "carry")
    case .honour: Phrase("落实", "honour")
    case .aggregate: Phrase("汇总", "aggregate")
    case .monitor: Phrase("预警", "monitor")
    case .rule: Phrase("要求", "requirement")
    case .admit: Phrase("准入", "admission")
    }
  }
}

extension Level {
  var name: Phrase {
    switch self {
    case .binding: Phrase("刚性", "binding")
    case .expected: Phrase("预期", "expected")
    case .advisory: Phrase("提示", "advisory")
    }
  }

  /// The heaviest first.
  var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension Role {
  var name: Phrase {
    switch self {
    case .own: Phrase("本级", "own")
    case .allotted: Phrase("下达", "allotted")
    case .present: Phrase("现状", "present")
    case .before: Phrase("维护前", "before")
    case .after: Phrase("维护后", "after")
    }
  }
}

extension Comparison {
  var name: Phrase { sign.name }

  /// The operator of the contract's JSON.
  var symbol: String { sign.symbol }

  private var sign: (name: Phrase, symbol: String) {
    switch self {
    case .atLeast: (Phrase("不低于", "at least"), ">=")
    case .atMost: (Phrase("不超过", "at most"), "<=")
    case .above: (Phrase("高于", "above"), ">")
    case .below: (Phrase("低于", "below"), "<")
    case .equal: (Phrase("等于", "exactly"), "=")
    case .unequal: (Phrase("不等于", "other than"), "!=")
    }
  }

  /// What the difference means where the bound is missed.
  func miss(_ difference: String) -> Phrase {
    switch self {
    case .atLeast, .above: Phrase("尚缺 \(difference)", "\(difference) short")
    case .atMost, .below: Phrase("超出 \(difference)", "\(difference) too much")
    case .equal, .unequal: Phrase("相差 \(difference)", "\(difference) apart")
    }
  }

  /// What the difference means while figures are still missing.
  func remainder(_ difference: String) -> Phrase {
    switch self {
    case .atLeast, .above: Phrase("尚需 \(difference)", "\(difference) still needed")
    case .atMost, .below: Phrase("尚余 \(difference)", "\(difference) left")
    case .equal, .unequal: Phrase("尚差 \(difference)", "\(difference) still open")
    }
  }
}

extension Direction {
  /// As printed in tables of figures.
  var sign: String {
    switch self {
    case .floor: "≥"
    case .ceiling: "≤"
    case .fixed: "="
    }
  }
}
