internal import RuleDSL

/// Adds ANSI colours, or nothing.
struct Painter {
  let isOn: Bool

  func verdict(_ text: String, _ verdict: Verdict) -> String { paint(text, verdict.colour) }

  /// In the colour of a light.
  func light(_ text: String, _ code: String) -> String { paint(text, code) }

  func strong(_ text: String) -> String { paint(text, "1") }

  func faint(_ text: String) -> String { paint(text, "2") }

  private func paint(_ text: String, _ code: String) -> String {
    isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
