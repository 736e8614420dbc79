internal import Reporting
internal import RuleDSL

/// `rulec reference`: everything that the language and the program know, written out from their tables.
struct ReferenceCommand {
  private let parts: [ReferenceReport.Part]
  private let format: ReferenceFormat
  private let language: Language

  init(_ invocation: Invocation) throws(UsageError) {
    var parts: [ReferenceReport.Part] = []
    for word in invocation.operands {
      guard let part = ReferenceReport.Part(rawValue: word) else { throw .unknownPart(word) }
      parts.append(part)
    }
    self.parts = parts.isEmpty ? ReferenceReport.Part.allCases : parts
    format = invocation.value(.format).flatMap(ReferenceFormat.init) ?? .markdown
    language = invocation.language
  }

  func run() -> ExitStatus {
    let report = ReferenceReport(
      language: language,
      commands: CommandName.allCases.map {
        .init(name: $0.rawValue, summary: $0.summary, help: helpText(for: $0, language))
      },
      statuses: ExitStatus.allCases.map { .init(number: Int($0.rawValue), meaning: $0.meaning) }
    )
    return Terminal.print(format == .json ? report.json(parts) : report.markdown(parts), language)
  }
}
