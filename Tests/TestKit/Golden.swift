internal import Foundation
public import Testing

/// Compares text with a golden file, by its path below the repository's root.
///
/// `UPDATE_GOLDEN=1 swift test` rewrites the file *and fails*, so that a recording never passes unseen.
public func expectGolden(
  _ actual: String,
  at path: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = Repository.root.appending(path: path)
  let expected = try? String(contentsOf: file, encoding: .utf8)
  guard expected != actual else { return }
  guard ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil else {
    Issue.record("\(path) differs\n\(firstDifference(expected ?? "", actual))", sourceLocation: sourceLocation)
    return
  }
  try actual.write(to: file, atomically: true, encoding: .utf8)
  Issue.record("recorded \(path); read the diff, then run again", sourceLocation: sourceLocation)
}

private func firstDifference(_ expected: String, _ actual: String) -> String {
  let golden = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
  let line = zip(golden, new).prefix { $0 == $1 }.count
  func text(_ lines: [Substring]) -> Substring { line < lines.count ? lines[line] : "(end of file)" }
  return "line \(line + 1)\n  golden: \(text(golden))\n  actual: \(text(new))"
}
