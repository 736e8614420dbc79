internal import RuleDSL

/// A geometry as a file states it, in the file's own coordinates; rings in any direction, as a rule closed.
struct RawGeometry {
  /// Points of all polygons.
  var points: [SIMD2<Double>] = []
  /// Where each ring ends in ``points``.
  var ringEnds: [Int] = []
  /// Where each polygon ends in ``ringEnds``.
  var polygonEnds: [Int] = []
  /// Kinds of geometry met, in no order; empty geometries count too.
  var kinds: Set<Layer.Geometry> = []
  /// Points of all lines and single points, and where each of these ends.
  var linePoints: [SIMD2<Double>] = []
  var lineEnds: [Int] = []
  var hasCurves = false
  /// Heights or measures, which are dropped.
  var hasHeights = false
}

/// Why well-known binary cannot be read.
enum WKBFlaw: Error, Hashable {
  case truncated
  case byteOrder
  case unknownType
  case tooDeep
}
