/// A piece under a tolerance: what of it is real, and the sliver that is left.
public struct SortedPiece: Sendable {
  public var real: [Piece] = []
  /// m², rounded to 0.01 m².
  public var sliver = 0.0
}

extension Tolerance {
  /// Tells what of a piece is real.
  ///
  /// Where lines were drawn anew, real pieces hang on long slivers, and taken together both may be narrow.  So a piece
  /// that is narrow on the whole is cut off where it is narrower than the tolerance, and parts that are no slivers
  /// themselves are real.  A piece that is wide on the whole stays as it is.
  public func sorted(_ piece: Piece) -> SortedPiece {
    switch size(area: piece.area, perimeter: piece.perimeter) {
    case .real: return SortedPiece(real: [piece])
    case .sliver: return SortedPiece(sliver: piece.area)
    case .narrow: break
    }
    // What cannot be cut is not passed over.
    guard let width, let parts = piece.parts(widerThan: width) else { return SortedPiece(real: [piece]) }
    let real = parts.filter { size(area: $0.area, perimeter: $0.perimeter) == .real }
    let rest = real.reduce(piece.area) { $0 - $1.area }
    return SortedPiece(real: real, sliver: max(0, roundedArea(rest)))
  }

  /// Whether a piece is a sliver as a whole.
  public func isSliver(_ piece: Piece) -> Bool { sorted(piece).real.isEmpty }

  /// The same of one polygon.
  public func isSliver(_ polygon: Shape) -> Bool {
    switch size(area: roundedArea(polygon.area), perimeter: polygon.perimeter) {
    case .real: false
    case .sliver: true
    case .narrow: Piece(polygon).map(isSliver) ?? true
    }
  }
}

extension Piece {
  /// The parts that discs as wide as this fit into, with what lies around the discs, so that corners stay; `nil` when that
  /// fails.
  fileprivate func parts(widerThan metres: Double) -> [Piece]? {
    guard let middles = Overlay.buffer(shape, metres: -metres / 2) else { return nil }
    guard !middles.isEmpty else { return [] }
    return Overlay.buffer(middles, metres: metres).flatMap { Overlay.intersection($0, shape) }?.pieces
  }
}
