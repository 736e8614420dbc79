/// The candidate that a misspelt word most likely means, or `nil` when none is near.
///
/// At most half of its letters differ, and no more than `most`.  Ties go to the candidate that comes first.
package func nearest(to word: String, among candidates: some Sequence<String>, atMost most: Int = 64) -> String? {
  let letters = Array(word.unicodeScalars.prefix(64))
  let reach = min(most, max(1, letters.count / 2))
  var best: (distance: Int, word: String)?
  for candidate in candidates {
    let other = Array(candidate.unicodeScalars.prefix(64))
    guard abs(other.count - letters.count) <= reach else { continue }
    let distance = editDistance(letters, other)
    // A candidate that shares nothing is no suggestion.
    guard distance <= reach, distance < max(letters.count, other.count) else { continue }
    if best.map({ distance < $0.distance }) ?? true { best = (distance, candidate) }
  }
  return best?.word
}

private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var row = Array(0...right.count)
  for letter in left {
    var diagonal = row[0]
    row[0] += 1
    var column = 0
    for other in right {
      let cost = min(min(row[column], row[column + 1]) + 1, letter == other ? diagonal : diagonal + 1)
      column += 1
      diagonal = row[column]
      row[column] = cost
    }
  }
  return row[right.count]
}
