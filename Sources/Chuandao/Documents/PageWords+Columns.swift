/// Text in two columns, of which poppler mixes the lines where they stand far apart.
extension PageWords {
  /// The page as text, the left column before the right one; `nil` where there are no two columns.
  var textByColumns: String? {
    guard turned.isEmpty else { return nil }
    let (lines, em) = (lines, em)
    guard let middle = middle(of: lines, em) else { return nil }
    var text: [[Word]] = []
    var hasColumns = false
    var start = 0
    while start < lines.count {
      let end = lines[start...].firstIndex { $0.contains { $0.x.contains(middle) } } ?? lines.count
      let sides = [true, false].map { isLeft in
        lines[start..<end].map { $0.filter { ($0.x.upperBound < middle) == isLeft } }
      }
      if sides.allSatisfy({ Self.isProse($0, em) }) {
        hasColumns = true
        for side in sides { text += side.filter { !$0.isEmpty } + [[]] }
      } else {
        text += lines[start..<end]
      }
      if end < lines.count { text.append(lines[end]) }
      start = end + 1
    }
    return hasColumns ? Self.text(of: text) : nil
  }

  /// Where most of the lines with a wide gap have it.
  private func middle(of lines: [[Word]], _ em: Double) -> Double? {
    var middles: [Double] = []
    for line in lines {
      let gaps = zip(line, line.dropFirst()).map { (from: $0.x.upperBound, to: $1.x.lowerBound) }
      guard let widest = gaps.max(by: { $0.to - $0.from < $1.to - $1.from }), widest.to - widest.from >= em else {
        continue
      }
      middles.append((widest.from + widest.to) / 2)
    }
    middles.sort()
    return middles.count < 4 ? nil : middles[middles.count / 2]
  }

  /// Lines one below the other that nearly all begin and end where the widest does, as those of no table do.
  private static func isProse(_ lines: [[Word]], _ em: Double) -> Bool {
    var ends: [(left: Double, right: Double)] = []
    for line in lines {
      guard let first = line.first, let right = line.map(\.x.upperBound).max() else { continue }
      ends.append((first.x.lowerBound, right))
    }
    guard ends.count >= 4, let left = ends.map(\.left).min(), let right = ends.map(\.right).max(),
      right - left >= 8 * em
    else { return false }
    return ends.count { $0.left < left + 2.5 * em && $0.right > right - 2.5 * em } * 3 >= ends.count * 2
  }
}
