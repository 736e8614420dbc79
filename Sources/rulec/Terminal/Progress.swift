internal import RuleDSL

/// What is being done, in one line of a terminal that is erased again; silent anywhere else.
struct Progress {
  let isShown: Bool
  let language: Language

  func show(_ stage: Stage) {
    if isShown { Terminal.note("\r\u{1B}[K" + stage.name[language]) }
  }

  func clear() {
    if isShown { Terminal.note("\r\u{1B}[K") }
  }

  enum Stage {
    case rules
    case planSet
    case judging
    case report

    var name: Phrase {
      switch self {
      case .rules: Phrase("正在读取规则…", "Reading rules…")
      case .planSet: Phrase("正在读取规划集…", "Reading the plan set…")
      case .judging: Phrase("正在判定…", "Judging…")
      case .report: Phrase("正在写报告…", "Writing the report…")
      }
    }
  }
}
