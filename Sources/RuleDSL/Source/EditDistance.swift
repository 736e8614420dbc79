/// The candidate that a misspelt word most likely means, or `nil` when none is near.
///
/// Ties go to the candidate that comes first.
package func nearest(to word: String, among candidates: [String]) -> String? {
  let letters = Array(word.unicodeScalars.prefix(64))
  let reach = max(1, letters.count / 2)
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
  for (i, letter) in left.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, other) in right.enumerated() {
      let cost = min(row[j] + 1, row[j + 1] + 1, diagonal + (letter == other ? 0 : 1))
      diagonal = row[j + 1]
      row[j + 1] = cost
    }
  }
  return row[right.count]
}
