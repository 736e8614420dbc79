public import DocumentImport
public import Reporting
public import RuleDSL

/// What 案例 of sentences came to.
public struct SentenceReport: Sendable {
  public let checks: [SentenceCheck]
  private let files: [SourceFile]
  private let language: Language

  public init(_ checks: [SentenceCheck], files: [SourceFile], _ language: Language) {
    (self.checks, self.files, self.language) = (checks, files, language)
  }

  /// How many did not give the rows that are expected.
  public var failed: Int { checks.count { !$0.problems.isEmpty } }

  /// Those that fail with what is wrong, or all of them.
  public func text(listsAll: Bool) -> String {
    checks.filter { listsAll || !$0.problems.isEmpty }.map { check in
      let mark = check.problems.isEmpty ? "✓" : "✗"
      let lines = check.problems.map { "  \($0[language])\n" }.joined()
      let place = Self.place(of: check.scenario.span, in: files)
      return "\(mark) \(Phrase("案例", "scenario")[language]) \(check.scenario.title)  \(place.file):\(place.line)\n"
        + lines + (lines.isEmpty ? "" : "\n")
    }.joined()
  }

  fileprivate static func place(of span: Span, in files: [SourceFile]) -> (file: String, line: Int) {
    guard files.indices.contains(span.file) else { return ("", 0) }
    return (files[span.file].name, files[span.file].position(of: span.start).line)
  }
}

extension ScenarioJUnit {
  /// Adds a 案例 of a sentence.
  public mutating func add(_ check: SentenceCheck, in files: [SourceFile], _ language: Language) {
    let place = SentenceReport.place(of: check.scenario.span, in: files)
    add(check.scenario.title, file: place.file, line: place.line, problems: check.problems.map { $0[language] })
  }
}
