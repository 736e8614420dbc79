internal import Spatial

/// Rings in degrees, as a page draws them: simplified for the page, never for a verdict.
struct Sketch {
  /// A ring with the rectangle around it.
  private struct Ring {
    var places: [SIMD2<Double>]
    var bounds: Bounds
  }

  private let rings: [Ring]
  let bounds: Bounds?

  init(_ shape: Shape) {
    rings = shape.degrees.joined().compactMap { places in
      guard places.allSatisfy(MapFrame.isOnEarth) else { return nil }
      return Bounds(places).map { Ring(places: places, bounds: $0) }
    }
    bounds = rings.reduce(nil) { box, ring in box.map { $0.union(ring.bounds) } ?? ring.bounds }
  }

  init(joining sketches: [Sketch]) {
    rings = sketches.flatMap(\.rings)
    bounds = sketches.compactMap(\.bounds).reduce(nil) { box, next in box.map { $0.union(next) } ?? next }
  }

  /// The path of what lies in a frame; empty where nothing does.
  func path(in frame: MapFrame) -> String {
    var drawn = rings.filter { frame.window.meets($0.bounds) }.map { frame.clipped($0.places.map(frame.point)) }
    var step = 0.8
    while true {
      drawn = drawn.map { Self.thinned($0, step) }.filter { $0.count > 2 }
      let count = drawn.reduce(0) { $0 + $1.count }
      guard count > Self.mostPoints else { return drawn.map(Self.path).joined() }
      // A line that is too long for a page is drawn with fewer points.
      step *= 2
      if step > 20 {
        let each = count / Self.mostPoints + 1
        drawn = drawn.map { ring in stride(from: 0, to: ring.count, by: each).map { ring[$0] } }
      }
    }
  }

  /// Of one layer in one picture.
  private static let mostPoints = 3000

  /// A ring without the points that are nearer than a step to the one before.
  private static func thinned(_ points: [SIMD2<Double>], _ step: Double) -> [SIMD2<Double>] {
    var kept: [SIMD2<Double>] = []
    for point in points {
      let way = point - (kept.last ?? SIMD2(.infinity, .infinity))
      if (way * way).sum() < step * step { continue }
      kept.append(point)
    }
    return kept
  }

  private static func path(_ points: [SIMD2<Double>]) -> String {
    points.enumerated().map { ($0.offset == 0 ? "M" : "L") + MapFrame.text($0.element) }.joined() + "Z"
  }
}

/// A window on the ground and the picture that it becomes.
struct MapFrame {
  static let width = 640.0
  let height: Double
  /// In degrees.
  let window: Bounds
  /// Pixels a degree of latitude; degrees of longitude are shorter.
  private let scale: Double
  private let shrink: Double

  /// Takes what has to be seen, in degrees, with so much of it around.
  init(_ bounds: Bounds, margin: Double) {
    let middle = (bounds.low + bounds.high) / 2
    shrink = max(0.05, abs(cosine(ofDegrees: middle.y)))
    // A hundred metres at least, or a point fills the picture.
    let least = 0.001
    let wide = max((bounds.high.x - bounds.low.x) * shrink, least) * (1 + 2 * margin)
    let tall = max(bounds.high.y - bounds.low.y, least) * (1 + 2 * margin)
    scale = min(Self.width / wide, 420 / tall)
    height = min(max((tall * scale).rounded(), 220), 420)
    let half = SIMD2(Self.width / scale / shrink, height / scale) / 2
    window = Bounds(low: middle - half, high: middle + half)
  }

  /// Whether a picture can show a place, in degrees.
  static func isOnEarth(_ place: SIMD2<Double>) -> Bool { abs(place.x) <= 360 && abs(place.y) <= 90 }

  func point(_ place: SIMD2<Double>) -> SIMD2<Double> {
    SIMD2((place.x - window.low.x) * shrink * scale, (window.high.y - place.y) * scale)
  }

  /// How long so many metres are, in pixels.
  func pixels(_ metres: Double) -> Double { metres / 111_195 * scale }

  /// What of a ring lies in the picture, and a little around it, where the border is not seen (Sutherland and Hodgman).
  func clipped(_ points: [SIMD2<Double>]) -> [SIMD2<Double>] {
    let edges: [(axis: Int, limit: Double, isLow: Bool)] = [
      (0, -8, true), (0, Self.width + 8, false), (1, -8, true), (1, height + 8, false),
    ]
    return edges.reduce(points) { points, edge in
      func isInside(_ point: SIMD2<Double>) -> Bool {
        edge.isLow ? point[edge.axis] >= edge.limit : point[edge.axis] <= edge.limit
      }
      var kept: [SIMD2<Double>] = []
      guard var last = points.last else { return [] }
      for point in points {
        if isInside(point) != isInside(last) {
          let share = (edge.limit - last[edge.axis]) / (point[edge.axis] - last[edge.axis])
          kept.append(last + (point - last) * share)
        }
        if isInside(point) { kept.append(point) }
        last = point
      }
      return kept
    }
  }

  /// `12.3 45.6`, to the tenth of a pixel.
  static func text(_ point: SIMD2<Double>) -> String { "\(text(point.x)) \(text(point.y))" }

  static func text(_ number: Double) -> String {
    guard number.isFinite, abs(number) < 1e6 else { return "0" }
    let tenths = Int((number * 10).rounded())
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return (tenths < 0 ? "-" : "") + "\(whole)" + (rest == 0 ? "" : ".\(rest)")
  }
}

/// Good to a thousandth, which is all that a picture needs.
private func cosine(ofDegrees degrees: Double) -> Double {
  let angle = min(abs(degrees), 90) * .pi / 180
  let square = angle * angle
  return 1 - square / 2 + square * square / 24 - square * square * square / 720
}
