import Glibc
import Spatial
import TestKit

extension SplitMix64 {
  /// A star around a point, metres: simple, with corners as ragged as asked for, on sixteenths of a metre.
  mutating func star(at centre: SIMD2<Double>, radius: Double, corners: Int, ragged: Double) -> [SIMD2<Double>] {
    (0..<corners).map { corner in
      let angle = 2 * Double.pi * Double(corner) / Double(corners)
      let arm = SIMD2(cos(angle), sin(angle)) * radius * (1 + real(-ragged...ragged))
      return ((centre + arm) * 16).rounded(.toNearestOrEven) / 16
    }
  }

  /// Some stars with holes, far enough apart to be valid.
  mutating func stars(corners: Int, ragged: Double) -> [[[SIMD2<Double>]]] {
    (0..<(1 + below(3))).map { place in
      let centre = SIMD2(Double(place) * 400, 3_900_000)
      let outer = star(at: centre, radius: 120, corners: corners, ragged: ragged)
      let holes = (0..<below(3)).map { hole in
        star(at: centre + SIMD2(Double(hole) * 40 - 20, 0), radius: 12, corners: 3 + below(9), ragged: ragged / 2)
      }
      return [outer] + holes
    }
  }

  /// The same polygons digitised anew: some corners kept, some moved by at most a distance, some lines cut.
  ///
  /// Lines are cut at points that are exactly on them: at others GEOS leaves hairs as long as the line.
  mutating func redrawn(_ polygons: [[[SIMD2<Double>]]], within metres: Double) -> [[[SIMD2<Double>]]] {
    polygons.map { rings in
      rings.map { ring in
        ring.indices.flatMap { index -> [SIMD2<Double>] in
          let point = ring[index]
          let next = ring[(index + 1) % ring.count]
          switch below(4) {
          case 0: return [point]
          case 1: return [point, (point + next) / 2]
          case 2: return [point, point + (next - point) * 0.25]
          default: return [point + SIMD2(real(-metres...metres), real(-metres...metres))]
          }
        }
      }
    }
  }
}
