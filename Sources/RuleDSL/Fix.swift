/// A change that was made without a question.
public struct AppliedFix: Hashable, Sendable {
  /// What was wrong; its places are those of the file as it was then.
  public let diagnostic: Diagnostic
  public let file: SourceFile
}

/// Makes every change that cannot have been meant otherwise, until none is left.
///
/// The others are files whose words they use; these stay as they are.
public func fixed(
  _ files: [SourceFile],
  knowing others: [SourceFile] = []
) -> (files: [SourceFile], applied: [AppliedFix]) {
  var files = files
  var applied: [AppliedFix] = []
  // One change may bring the next to light; an end comes even where two would undo each other.
  for _ in 0..<16 {
    // What a prover finds is for its author to weigh: none of it is mended here.
    let diagnostics = compile(files + others, prover: nil).diagnostics.filter {
      $0.isSafelyFixed && files.indices.contains($0.place)
    }
    var isChanged = false
    for (place, own) in Dictionary(grouping: diagnostics, by: \.place).sorted(by: { $0.key < $1.key }) {
      let (text, made) = files[place].changed(own, \.edits)
      let new = SourceFile(name: files[place].name, text: text)
      // A file that could be read stays one.
      guard new != files[place], format(new).diagnostics.count <= format(files[place]).diagnostics.count else {
        continue
      }
      applied += made.map { AppliedFix(diagnostic: $0, file: files[place]) }
      files[place] = new
      isChanged = true
    }
    if !isChanged { break }
  }
  return (files, applied)
}

extension Diagnostic {
  fileprivate var place: Int { primary.span.file }

  fileprivate var isSafelyFixed: Bool { !edits.isEmpty && edits.allSatisfy(\.isSafe) }
}

extension SourceFile {
  /// The text after the changes that some problems propose, and those whose changes were made: of two that overlap, the
  /// first.
  func changed<Problem>(
    _ problems: [Problem],
    _ edits: (Problem) -> [Diagnostic.Edit]
  ) -> (text: String, made: [Problem]) {
    var taken: [Diagnostic.Edit] = []
    let made = problems.filter { problem in
      let isFree = edits(problem).allSatisfy { edit in
        !taken.contains { $0.span.start <= edit.span.end && edit.span.start <= $0.span.end }
      }
      if isFree { taken += edits(problem) }
      return isFree
    }
    var bytes = bytes
    for edit in taken.sorted(by: { $1.span < $0.span }) {
      bytes.replaceSubrange(edit.span.start..<edit.span.end, with: edit.text.utf8)
    }
    return (String(decoding: bytes, as: UTF8.self), made)
  }
}
