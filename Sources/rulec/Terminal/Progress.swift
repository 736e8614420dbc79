internal import Chuandao
internal import RuleDSL
internal import Synchronization

/// What is being done, in one line of a terminal that is erased again; silent anywhere else.
struct Progress {
  let isShown: Bool
  let language: Language

  func show(_ stage: Stage) {
    if isShown { Terminal.note("\r\u{1B}[K" + stage.name[language]) }
  }

  /// What to call while judging goes on; `nil` where nobody looks.
  func meter() -> (@Sendable (_ done: Int, _ of: Int) -> Void)? {
    guard isShown else { return nil }
    let estimate = Mutex(Estimate(start: .now))
    let language = language
    return { done, total in
      let text = estimate.withLock { $0.text(done: done, of: total, at: .now) }
      if let text { Terminal.note("\r\u{1B}[K" + text[language]) }
    }
  }

  func clear() {
    if isShown { Terminal.note("\r\u{1B}[K") }
  }

  enum Stage {
    case reading(Session.Stage)
    case judging
    case report
    /// A document, and which of how many it is.
    case document(String, Int, Int)

    var name: Phrase {
      switch self {
      case .reading(.rules): Phrase("正在读取规则…", "Reading rules…")
      case .reading(.table(let file, rows: 0)): Phrase("正在读取 \(file)…", "Reading \(file)…").asOneLine
      case .reading(.table(let file, let rows)):
        Phrase("正在读取 \(file)，已读 \(rows) 行…", "Reading \(file), \(rows) rows done…").asOneLine
      case .reading(.planSet): Phrase("正在读取规划集…", "Reading the plan set…")
      case .judging: Phrase("正在判定…", "Judging…")
      case .document(let file, let number, let count):
        Phrase("正在读 \(file)（\(number)/\(count)）…", "Reading \(file) (\(number) of \(count))…").asOneLine
      case .report: Phrase("正在写报告…", "Writing the report…")
      }
    }
  }
}
