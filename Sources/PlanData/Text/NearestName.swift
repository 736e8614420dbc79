/// The name that a misspelt one most likely stands for.
///
/// The closest candidate by edits of one character; `nil` when more than a third of the characters, or more than
/// `most`, differ.
func nearestName(to word: String, among candidates: some Sequence<String>, atMost most: Int = 64) -> String? {
  let letters = Array(word.unicodeScalars.prefix(64))
  var best: (name: String, distance: Int)?
  let limit = min(most, max(1, letters.count / 3))
  for candidate in candidates {
    let other = Array(candidate.unicodeScalars.prefix(64))
    guard abs(other.count - letters.count) <= limit else { continue }
    let distance = editDistance(letters, other)
    guard distance <= limit, distance < max(letters.count, other.count) else { continue }
    if best.map({ (distance, candidate) < ($0.distance, $0.name) }) ?? true { best = (candidate, distance) }
  }
  return best?.name
}

/// Levenshtein's distance; quadratic, so callers bound the lengths.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var row = Array(0...right.count)
  for (line, scalar) in left.enumerated() {
    var diagonal = row[0]
    row[0] = line + 1
    for (place, other) in right.enumerated() {
      let substituted = diagonal + (scalar == other ? 0 : 1)
      diagonal = row[place + 1]
      row[place + 1] = min(substituted, diagonal + 1, row[place] + 1)
    }
  }
  return row[right.count]
}
