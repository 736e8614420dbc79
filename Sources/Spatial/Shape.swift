/// Polygons in the one equal-area plane (``Plane``), metres; a value that may cross threads.
///
/// INVARIANT: rings are open (the first point is not repeated); of every polygon the first ring is the outer one and
/// runs counter-clockwise, the others are its holes and run clockwise.
public struct Shape: Hashable, Sendable {
  public var points: [SIMD2<Double>] = []
  /// Where each ring ends in ``points``.
  public var ringEnds: [Int] = []
  /// Where each polygon ends in ``ringEnds``.
  public var polygonEnds: [Int] = []

  public init() {}

  public var isEmpty: Bool { polygonEnds.isEmpty }
}

/// The equal-area plane in which every area is the official ellipsoidal area on CGCS2000.
///
/// With L the longitude, B the latitude and F(B) the area of a strip of one radian from the equator to B, a point is
/// (k·(L − 105°), F(B)/k), where k is the length of a radian of longitude at 35° N: areas are exact everywhere, lengths
/// only at 35°.  Lengths in metres need the local scale: see ``Plane/scale(at:)``.
public enum Plane {}
