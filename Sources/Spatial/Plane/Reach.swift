/// Where places of a layer may be, in degrees.
public struct Reach: Hashable, Sendable {
  public var longitudes: ClosedRange<Double>
  public var latitudes: ClosedRange<Double>

  public init(longitudes: ClosedRange<Double>, latitudes: ClosedRange<Double>) {
    (self.longitudes, self.latitudes) = (longitudes, latitudes)
  }

  public static let earth = Reach(longitudes: -180...180, latitudes: -90...90)

  /// China with its seas, and a degree or two around: 73° to 135° E, 3° to 54° N.
  ///
  /// No place of it is another one with longitude and latitude swapped.
  public static let china = Reach(longitudes: 72...137, latitudes: 2...55)

  /// Whether a place lies within; NaN does not.
  public func holds(longitude: Double, latitude: Double) -> Bool {
    longitudes.contains(longitude) && latitudes.contains(latitude)
  }
}
