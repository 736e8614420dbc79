public import RuleDSL
public import Transmission

/// What is said of 豁免 that somebody decided.
extension Wording {
  /// `某省自然资源厅 某自然资函〔2026〕12号，至 2027-06-30`.
  func source(of decision: Finding.Decision) -> String {
    let since = decision.since.map { pick("自 \($0.text) ", "from \($0.text) ") } ?? ""
    return "\(decision.decider) \(decision.document)"
      + pick("，\(since)至 \(decision.until.text)", ", \(since)until \(decision.until.text)")
  }

  func decided(_ decision: Finding.Decision, _ reason: String) -> String {
    let verdict = decision.verdict.name
    return pick(
      "；豁免（\(source(of: decision))；原判定\(verdict.chinese)；理由：\(reason)）",
      "; waived (\(source(of: decision)); \(verdict.english) without it; reason: \(reason))"
    )
  }

  /// The places of a finding that are waived while others are not.
  func waivedPlaces(of finding: Finding) -> String {
    guard finding.verdict != .waived else { return "" }
    let waivers = (finding.pieces.map(\.waiver) + finding.entries.map(\.waiver)).compactMap(\.self)
    let decisions = waivers.compactMap(\.decision)
    guard !decisions.isEmpty else { return "" }
    let sources = decisions.map(source).withoutRepeats.joined(separator: pick("；", "; "))
    return pick("；其中 \(decisions.count) 处豁免（\(sources)）", "; \(decisions.count) of them waived (\(sources))")
  }

  /// What a check of a waiver finds.
  func reason(ofWaiver finding: Finding) -> String? {
    guard let decision = finding.waiver?.decision else { return nil }
    let source = source(of: decision)
    switch finding.reason {
    case .waiverExpired:
      return pick(
        "\(decision.rule) 的豁免（\(source)）已经过期，不再起作用；重新决定，或删去",
        "the waiver of \(decision.rule) (\(source)) has expired and has no effect; have it decided again, or delete it"
      )
    case .waiverUnused:
      return pick(
        "\(decision.rule) 的豁免（\(source)）没有用到：没有查出它所说的问题；已整改就删去，否则核对对象和位置",
        "the waiver of \(decision.rule) (\(source)) waives nothing: what it is about is not found; delete it where that is mended, else check its subject and place"
      )
    default: return nil
    }
  }
}

/// What a built-in check of waivers looks for, in one language: its page for `rulec explain`.
public func explanation(of check: WaiverInspection, language: Language) -> String {
  let lines: [Phrase] =
    switch check {
    case .expired:
      [
        Phrase("内置检查：规则文件里的豁免都检查", "A built-in check: made of every waiver in the rule files"),
        Phrase(
          "查什么：过了“至”那一天的豁免，按检查的日期（--as-of、规划集的截至）",
          "Looks for: waivers whose last day is before that of the run (--as-of, or that of the plan set)"
        ),
        Phrase("办法：重新决定，或删去", "Remedy: have it decided again, or delete it"),
      ]
    case .unused:
      [
        Phrase("内置检查：规则文件里的豁免都检查", "A built-in check: made of every waiver in the rule files"),
        Phrase(
          "查什么：规则没有查出问题，或问题不在所写的对象和位置的豁免",
          "Looks for: waivers of something that the rule does not find, or not there"
        ),
        Phrase("办法：已整改就删去，否则核对对象和位置", "Remedy: delete it where that is mended, else check its subject and place"),
      ]
    }
  return (["\(check.rawValue) \(check.title)"] + lines.map { $0[language] }).joined(separator: "\n")
}
