internal import Glibc

/// Appends a string of circular arcs, each through three points, as straight pieces of half a degree at most.
///
/// The pieces leave the arc by at most 10⁻⁵ of its radius.
func appendArcs(_ arcs: [SIMD2<Double>], to ring: inout [SIMD2<Double>]) {
  guard let first = arcs.first else { return }
  ring.append(first)
  var place = 0
  while place + 2 < arcs.count {
    appendArc(arcs[place], arcs[place + 1], arcs[place + 2], to: &ring)
    place += 2
  }
  // A string of an even number of points is malformed; its last piece is taken as straight.
  ring += arcs[(place + 1)...]
}

/// Appends what follows the start of one arc; an arc that ends where it begins is a full circle.
private func appendArc(
  _ start: SIMD2<Double>,
  _ middle: SIMD2<Double>,
  _ end: SIMD2<Double>,
  to ring: inout [SIMD2<Double>]
) {
  let step = Double.pi / 360
  guard let centre = centre(start, middle, end) else {
    ring += [middle, end]
    return
  }
  let from = start - centre
  let radius = hypot(from.x, from.y)
  let begin = atan2(from.y, from.x)
  var sweep = turn(from: begin, to: end - centre)
  let part = turn(from: begin, to: middle - centre)
  if start == end {
    sweep = 2 * .pi
  } else if part > sweep {
    sweep -= 2 * .pi
  }
  let count = max(2, Int((abs(sweep) / step).rounded(.up)))
  for index in 1..<count {
    let angle = begin + sweep * Double(index) / Double(count)
    ring.append(centre + radius * SIMD2(cos(angle), sin(angle)))
  }
  ring.append(end)
}

/// Angle of a direction, counter-clockwise from another one, in 0..<2π.
private func turn(from begin: Double, to direction: SIMD2<Double>) -> Double {
  let angle = atan2(direction.y, direction.x) - begin
  return angle < 0 ? angle + 2 * .pi : angle
}

/// Centre of the circle through three points; `nil` where they lie on a line or are no numbers.
private func centre(_ start: SIMD2<Double>, _ middle: SIMD2<Double>, _ end: SIMD2<Double>) -> SIMD2<Double>? {
  let (u, v) = (middle - start, end - start)
  if v == .zero { return u.x.isFinite && u.y.isFinite && u != .zero ? start + u / 2 : nil }
  let cross = 2 * (u.x * v.y - u.y * v.x)
  let (lengthU, lengthV) = ((u * u).sum(), (v * v).sum())
  let centre = start + SIMD2(v.y * lengthU - u.y * lengthV, u.x * lengthV - v.x * lengthU) / cross
  return centre.x.isFinite && centre.y.isFinite && abs(cross) > 1e-12 * (lengthU + lengthV) ? centre : nil
}
