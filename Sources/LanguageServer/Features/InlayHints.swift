internal import JSONRPC
internal import RuleDSL

/// What the editor shows within a line that is not written there.
struct InlayHint: Encodable {
  let position: Position
  let label: String
  let paddingLeft: Bool
}

extension Feature {
  /// Areas in the unit that their readers may know better.
  static var inlayHints: Feature {
    Feature("textDocument/inlayHint", ["inlayHintProvider": true]) {
      (editor, parameters: RangeParameters) throws(RPCError) -> [InlayHint] in
      let file = try editor.file(parameters.uri)
      let range = file.places.range(of: parameters.range)
      let first = file.source.line(of: range.lowerBound)
      let found = equivalents(in: file.source, lines: first..<file.source.line(of: range.upperBound) + 1)
      return found.filter { range.lowerBound <= $0.range.upperBound && $0.range.upperBound <= range.upperBound }.map {
        InlayHint(
          position: file.places.position(of: $0.range.upperBound),
          label: ($0.isRounded ? "≈ " : "= ") + $0.text,
          paddingLeft: true
        )
      }
    }
  }
}
