import TestKit

/// One fenced `rule` block of a page, with the headings it stands under.
struct MarkdownExample: Hashable, Sendable {
  /// The nearest `##` heading.
  var section: String
  /// The nearest `###` heading below it; empty when there is none.
  var subsection: String
  var text: String

  /// Every `rule` block of a page, in order.
  static func all(in page: String) -> [MarkdownExample] {
    var examples: [MarkdownExample] = []
    var (section, subsection) = ("", "")
    var lines: [Substring]?
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if let open = lines {
        if line == "```" {
          examples.append(
            MarkdownExample(section: section, subsection: subsection, text: open.joined(separator: "\n") + "\n")
          )
          lines = nil
        } else {
          lines = open + [line]
        }
      } else if line == "```rule" {
        lines = []
      } else if line.hasPrefix("### ") {
        subsection = String(line.dropFirst(4))
      } else if line.hasPrefix("## ") {
        (section, subsection) = (String(line.dropFirst(3)), "")
      }
    }
    return examples
  }
}
