public import RuleDSL
internal import Spatial
public import Transmission

/// What differs between two plan sets, and between the verdicts on them, for readers.
public struct PlanChangeReport {
  let changes: PlanChanges
  /// On the later plan set, compared with the earlier one.
  let report: Report
  let comparison: RunComparison
  let wording: Wording
  let language: Language

  /// Takes the report on the later plan set, and what of it is new.
  public init(_ changes: PlanChanges, _ report: Report, _ comparison: RunComparison, _ language: Language) {
    (self.changes, self.comparison, self.language) = (changes, comparison, language)
    self.report = report
    wording = Wording(report, language)
  }

  /// The formats of the report.
  public enum Format: String, Sendable, CaseIterable {
    case text
    case json
    case markdown
    case html
  }

  /// Whether nothing differs.
  public var isEmpty: Bool { changes.isEmpty && verdicts.isEmpty }

  /// Whether something could not be compared.
  public var isUnsure: Bool { !changes.failed.isEmpty || !comparison.incomparable.isEmpty }

  /// The whole report.
  public func text(as format: Format) -> String {
    switch format {
    case .text: plainText
    case .json: json
    case .markdown: document(with: MarkdownWriter(language))
    case .html: document(with: HTMLWriter(language))
    }
  }

  /// A kind of difference: its title, the heads of its columns, and its rows.
  struct Part {
    var title: String
    var head: [String]
    var rows: [[String]]
    var right: Set<Int> = []
  }

  var parts: [Part] {
    [units, figures, entries, layers, verdictPart].filter { !$0.rows.isEmpty }
  }

  private var plainText: String {
    if isEmpty, !isUnsure { return pick("没有不同。\n", "No difference.\n") }
    let texts = parts.map { part in
      let rows = part.rows.map { "  " + $0.filter { !$0.isEmpty }.joined(separator: "  ") + "\n" }
      return "\(part.title)\(pick("：", ": "))\(part.rows.count)\n" + rows.joined()
    }
    return (texts + [wording.comparisonTitle + pick("：", ": ") + wording.counts(comparison) + "\n"])
      .joined(separator: "\n")
  }

  func name(_ code: String) -> String { changes.names[code] ?? code }

  func pick<Words>(_ chinese: @autoclosure () -> Words, _ english: @autoclosure () -> Words) -> Words {
    wording.pick(chinese(), english())
  }

  /// Whether it was added, removed or changed.
  func word(_ isBefore: Bool, _ isAfter: Bool) -> String {
    isBefore ? isAfter ? pick("改动", "changed") : pick("删去", "removed") : pick("增加", "added")
  }
}
