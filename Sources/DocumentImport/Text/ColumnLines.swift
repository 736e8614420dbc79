/// Lines of a text in which columns stand side by side, with wide gaps between them.
struct ColumnLines {
  private(set) var lines: Set<Int> = []

  /// Blanks between columns.
  static let least = 4

  init(_ source: DocumentText, _ raw: [[Unicode.Scalar]], without dropped: Set<Int>) {
    let filled = source.paragraphs.indices.filter { index in
      source.paragraphs[index].isLine && !dropped.contains(index) && raw[index].contains { !$0.isGap }
    }
    let wide = filled.map { Self.isWide(raw[$0]) }
    for place in filled.indices where wide[place] {
      // One line alone may be a signature and its day.
      guard place > 0 && wide[place - 1] || place + 1 < filled.count && wide[place + 1] else { continue }
      lines.insert(filled[place])
      guard place + 1 < filled.count, !wide[place + 1] else { continue }
      // The longer column goes on below, up to the end of its sentence.
      for rest in filled[(place + 1)...].prefix(3) where source.paragraphs[rest].isLine {
        lines.insert(rest)
        if raw[rest].last(where: { !$0.isGap })?.endsSentence ?? false { break }
      }
    }
  }

  /// Words on both sides of a gap.
  private static func isWide(_ line: [Unicode.Scalar]) -> Bool {
    var sides = [0]
    var gap = least
    for scalar in line {
      if scalar.isGap {
        gap += scalar == "\t" ? 2 : 1
        continue
      }
      if gap >= least { sides.append(0) }
      gap = 0
      if scalar.isHan { sides[sides.count - 1] += 1 }
    }
    return sides.count { $0 >= 4 } > 1
  }
}
