internal import RuleDSL

/// Adds ANSI colours, or nothing.
struct Painter {
  let isOn: Bool

  func verdict(_ text: String, _ verdict: Verdict) -> String {
    switch verdict {
    case .fail: paint(text, "1;31")
    case .undetermined: paint(text, "1;33")
    case .waived: paint(text, "1;35")
    case .pass: paint(text, "32")
    case .notApplicable: paint(text, "2")
    }
  }

  func strong(_ text: String) -> String { paint(text, "1") }

  func faint(_ text: String) -> String { paint(text, "2") }

  private func paint(_ text: String, _ code: String) -> String {
    isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
