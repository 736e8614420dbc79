/// One row of a 图: only ■ □ # and points, full width or not, and what comments follow.
struct MapRow: Hashable, Sendable {
  /// Bytes of the cells.
  var cells: Range<Int>
  var comment: String?
}

/// The row of cells that a line is, or `nil` when it is something else.
///
/// A lone comment mark is a comment, so that whatever comment stands between rows stays one when it is printed.
func mapRow(in line: SourceLine, of bytes: [UInt8]) -> MapRow? {
  var reader = ScalarReader(bytes, line.whole)
  var end = line.whole.lowerBound
  var count = 0
  var hasOther = false
  while let (scalar, _) = reader.next(), !scalar.isBlank {
    guard scalar.isCell else { return nil }
    hasOther = hasOther || !scalar.isCommentMark
    end = reader.offset
    count += 1
  }
  guard count > 1 || hasOther else { return nil }
  let rest = trimmed(bytes, end..<line.whole.upperBound)
  if rest.isEmpty { return MapRow(cells: line.whole.lowerBound..<end) }
  var mark = ScalarReader(bytes, rest)
  guard let (scalar, _) = mark.next(), scalar.isCommentMark else { return nil }
  let text = trimmed(bytes, mark.offset..<rest.upperBound)
  return MapRow(cells: line.whole.lowerBound..<end, comment: String(decoding: bytes[text], as: UTF8.self))
}

/// Whether a line that is no row was meant as one: it begins with cells that are not all comment marks.
func startsMapRow(_ line: SourceLine, of bytes: [UInt8]) -> Bool {
  var reader = ScalarReader(bytes, trimmed(bytes, line.whole))
  while let (scalar, _) = reader.next(), scalar.isCell {
    if !scalar.isCommentMark { return true }
  }
  return false
}

extension Unicode.Scalar {
  /// A cell of a map: ■ and # belong to the layer, □ and the point do not.
  var isCell: Bool { isFilledCell || self == "□" || self == "." || self == "．" }
  var isFilledCell: Bool { self == "■" || isCommentMark }
  fileprivate var isCommentMark: Bool { self == "#" || self == "＃" }
}
