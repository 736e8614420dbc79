internal import JSONRPC
internal import RuleDSL

/// Lines that can be folded.
struct FoldingRange: Encodable {
  let startLine: Int
  let endLine: Int
  let kind: String
}

/// A stretch, and what is selected when more is wanted.
final class SelectionRange: Encodable {
  let range: TextRange
  let parent: SelectionRange?

  init(_ range: TextRange, in parent: SelectionRange?) { (self.range, self.parent) = (range, parent) }
}

extension Feature {
  /// Blocks, clauses of several lines, comments.
  static var folding: Feature {
    Feature("textDocument/foldingRange", ["foldingRangeProvider": true]) {
      (editor, parameters: DocumentParameters) throws(RPCError) -> [FoldingRange] in
      let file = try editor.file(parameters.uri)
      guard let tree = file.tree else { return [] }
      let outline = Outline(tree, of: file.source)
      let regions = outline.blocks.flatMap { [$0.lines] + $0.clauses.map(\.lines) }.map { ($0, "region") }
      return (regions + outline.comments.map { ($0, "comment") }).filter { $0.0.count > 1 }.map { lines, kind in
        FoldingRange(startLine: lines.lowerBound, endLine: lines.upperBound, kind: kind)
      }
      .sorted { ($0.startLine, -$0.endLine) < ($1.startLine, -$1.endLine) }
    }
  }

  /// A name, its line, its clause, its block, the text.
  static var selectionRanges: Feature {
    Feature("textDocument/selectionRange", ["selectionRangeProvider": true]) {
      (editor, parameters: PlacesParameters) throws(RPCError) -> [SelectionRange] in
      let file = try editor.file(parameters.uri)
      let outline = file.tree.map { Outline($0, of: file.source) }
      return parameters.positions.map { selection(at: $0, in: file, outline) }
    }
  }
}

private func selection(at position: Position, in file: AnalyzedFile, _ outline: Outline?) -> SelectionRange {
  let (places, offset) = (file.places, file.places.offset(of: position))
  let line = places.position(of: offset).line
  var ranges = [places.whole]
  if let block = outline?.blocks.first(where: { $0.lines.contains(line) }) {
    ranges.append(places.range(ofLines: block.lines))
    if let clause = block.clauses.first(where: { $0.lines.contains(line) }) {
      ranges.append(places.range(ofLines: clause.lines))
    }
  }
  ranges.append(places.range(ofLines: line...line))
  // The shortest of what has a colour there.
  let mark = file.marks.first { $0.range.lowerBound <= offset && offset <= $0.range.upperBound }
  if let mark { ranges.append(places.range(from: mark.range.lowerBound, to: mark.range.upperBound)) }
  var selection: SelectionRange?
  for range in ranges where selection.map({ $0.range != range && $0.range.contains(range) }) ?? true {
    selection = SelectionRange(range, in: selection)
  }
  return selection ?? SelectionRange(places.whole, in: nil)
}

extension TextRange {
  fileprivate func contains(_ other: TextRange) -> Bool { start <= other.start && other.end <= end }
}
