extension Lines {
  /// Metres of the plane; the scale at the middle of a band differs by less than 0.1 % from that at its edges, below 70°.
  static let bandHeight = 4_000.0

  /// The same lines cut where they cross from one band of latitude to the next, band by band from south to north.
  ///
  /// Parts with points that are not on the earth are left out.
  func bands() -> [Lines] {
    var bands: [Int: Lines] = [:]
    for index in ends.indices {
      let part = points[part(index)]
      guard let first = part.first, part.allSatisfy(\.isOnEarth) else { continue }
      var band = Self.band(of: first)
      var stretch = [first]
      var previous = first
      for point in part.dropFirst() {
        let last = Self.band(of: point)
        while band != last {
          let isNorthward = band < last
          let level = Double(isNorthward ? band + 1 : band) * Self.bandHeight
          let share = (level - previous.y) / (point.y - previous.y)
          let crossing = SIMD2(previous.x + share * (point.x - previous.x), level)
          bands[band, default: Lines()].append(stretch + [crossing])
          stretch = [crossing]
          band += isNorthward ? 1 : -1
        }
        stretch.append(point)
        previous = point
      }
      bands[band, default: Lines()].append(stretch)
    }
    return bands.sorted { $0.key < $1.key }.map(\.value)
  }

  private static func band(of point: SIMD2<Double>) -> Int { Int((point.y / bandHeight).rounded(.down)) }
}
