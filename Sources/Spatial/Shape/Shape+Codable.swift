/// A shape as numbers: the coordinates point by point, and where rings and polygons end.
extension Shape: Codable {
  private enum CodingKeys: CodingKey {
    case coordinates, rings, polygons
  }

  /// Writes the numbers.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(points.flatMap { [$0.x, $0.y] }, forKey: .coordinates)
    try values.encode(ringEnds, forKey: .rings)
    try values.encode(polygonEnds, forKey: .polygons)
  }

  /// Reads them; where they make no rings, that is an error.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let coordinates = try values.decode([Double].self, forKey: .coordinates)
    points = stride(from: 1, to: coordinates.count, by: 2).map { SIMD2(coordinates[$0 - 1], coordinates[$0]) }
    ringEnds = try values.decode([Int].self, forKey: .rings)
    polygonEnds = try values.decode([Int].self, forKey: .polygons)
    guard ringEnds.areEnds(in: points.count), polygonEnds.areEnds(in: ringEnds.count) else {
      throw DecodingError.dataCorruptedError(forKey: .rings, in: values, debugDescription: "rings end nowhere")
    }
  }
}

extension [Int] {
  /// Whether they divide a list of so many things.
  fileprivate func areEnds(in count: Int) -> Bool {
    zip([0] + self, self).allSatisfy { $0 <= $1 } && (last ?? 0) == count
  }
}
