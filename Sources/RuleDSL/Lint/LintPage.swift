/// The page of a lint rule in one language: why, a wrong example and a right one.
///
/// The pages stand in `LintPages.md`; a test holds their examples to the rule.
public func explanation(of rule: LintRule, language: Language) -> String {
  let lines = rule.page.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
  let own = language == .chinese ? "## 中文" : "## English"
  let examples: Set<Substring> = ["## 错误写法", "## 正确写法"]
  var text = ["\(rule.code) \(rule.title[language])", ""]
  var (isMeant, isExample) = (false, false)
  for line in lines {
    if line.hasPrefix("## ") {
      isMeant = line == own || examples.contains(line)
      if examples.contains(line) {
        let head = line == "## 错误写法" ? Phrase("错误写法：", "Wrong:") : Phrase("正确写法：", "Right:")
        text.append(head[language])
      }
    } else if line.hasPrefix("```") {
      isExample.toggle()
    } else if isMeant, !(line.isEmpty && text.last?.isEmpty ?? false) {
      text.append(isExample && !line.isEmpty ? "  \(line)" : String(line))
    }
  }
  while text.last?.isEmpty ?? false { text.removeLast() }
  return text.joined(separator: "\n")
}

/// The same page as Markdown, without its heading.
package func markdown(of rule: LintRule, language: Language) -> String {
  let heads: [Substring: Phrase] = [
    "## 错误写法": Phrase("**错误写法**", "**Wrong**"), "## 正确写法": Phrase("**正确写法**", "**Right**"),
  ]
  var isMeant = false
  return rule.page.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().compactMap {
    line -> String? in
    guard line.hasPrefix("## ") else { return isMeant ? String(line) : nil }
    isMeant = heads[line] != nil || line == (language == .chinese ? "## 中文" : "## English")
    return heads[line]?[language]
  }.joined(separator: "\n").trimmingLineEnds
}

extension LintRule {
  /// The page that begins with its code, up to the next one.
  fileprivate var page: Substring { RuleDSL.page(code, of: PackageResources.LintPages_md) }
}
