/// What coordinates look like that are not where the layer's system says.
public enum Misplacement: Hashable, Codable, Sendable {
  /// Latitude or northing first.
  case swapped
  /// The easting begins with the number of another zone than the system's.
  case otherZone(Int)
  /// Degrees where the system is in metres.
  case degrees
  /// Metres where the system is in degrees.
  case metres
  case outsideZone
  case outsideChina
}
