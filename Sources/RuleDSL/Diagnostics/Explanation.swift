/// The page of a diagnostic code in one language: what it means, a wrong example and a right one.
///
/// The pages stand in `Pages.md`, both languages in each; a test compiles their examples.
public func explanation(of code: DiagnosticCode, language: Language) -> String {
  let lines = code.page.split(separator: "\n", omittingEmptySubsequences: false)
  let own = lines.drop { $0 != heading(of: language) }.dropFirst().prefix { !$0.hasPrefix("## ") }
  var text: [String] = [code.rawValue]
  var isExample = false
  for line in own {
    if line.hasPrefix("```") {
      isExample.toggle()
    } else if line.hasPrefix("### ") {
      text.append(line.dropFirst(4) + (language == .chinese ? "：" : ":"))
    } else if !(line.isEmpty && text.last?.isEmpty ?? false) {
      text.append(isExample && !line.isEmpty ? "  \(line)" : String(line))
    }
  }
  while text.last?.isEmpty ?? false { text.removeLast() }
  return text.joined(separator: "\n")
}

/// The same page as Markdown, without its heading.
package func markdown(of code: DiagnosticCode, language: Language) -> String {
  code.page.split(separator: "\n", omittingEmptySubsequences: false)
    .drop { $0 != heading(of: language) }.dropFirst().prefix { !$0.hasPrefix("## ") }
    .map { $0.hasPrefix("### ") ? "**\($0.dropFirst(4))**" : String($0) }.joined(separator: "\n")
    .trimmingLineEnds
}

private func heading(of language: Language) -> String {
  switch language {
  case .chinese: "## 中文"
  case .english: "## English"
  }
}

extension DiagnosticCode {
  /// The page that begins with its number, up to the next one.
  fileprivate var page: Substring { RuleDSL.page(rawValue, of: PackageResources.Pages_md) }
}

extension String {
  /// Without empty lines around it.
  var trimmingLineEnds: String {
    var lines = split(separator: "\n", omittingEmptySubsequences: false)[...]
    while lines.first?.isEmpty ?? false { lines.removeFirst() }
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}

/// The page that begins with a heading, up to the next one; empty where there is none.
func page(_ heading: String, of pages: [UInt8]) -> Substring {
  let pages = String(decoding: pages, as: UTF8.self)[...]
  let start = pages.firstRange(of: "# \(heading)\n")?.lowerBound ?? pages.endIndex
  let rest = pages[start...]
  return rest.firstRange(of: "\n# ").map { rest[..<$0.lowerBound] } ?? rest
}
