internal import CGDAL
internal import Spatial
internal import Transmission

/// Takes the coordinates of one layer into the equal-area plane; belongs to one thread.
struct Projector: ~Copyable {
  private enum Way {
    case geographic
    case gaussKruger
    case foreign(OGRCoordinateTransformationH, GDALLibrary)
  }

  /// Metres from the meridian: eastings run from 0 to 1000 km, and a zone number stands before these.
  private static let halfZone = 500_000.0

  private let way: Way
  let system: CoordinateSystem
  private var zone = PatchedZone(GaussKruger(centralMeridian: 0, falseEasting: 0))
  private var parallels = PatchedParallels(within: .china)
  private let sides: StraightSides

  init(_ system: CoordinateSystem) throws(ProjectionFailure) {
    self.system = system
    sides = StraightSides(metresPerUnit: system.metresPerUnit)
    switch system {
    case .geographic, .worldGeographic: way = .geographic
    case .gaussKruger(let meridian, let easting, _):
      way = .gaussKruger
      let gaussKruger = GaussKruger(centralMeridian: meridian, falseEasting: easting)
      zone = PatchedZone(gaussKruger, within: .china, halfWidth: Self.halfZone)
    case .foreign(let name, let text):
      guard let library = try? GDALLibrary.shared() else { throw .libraryMissing }
      guard let made = transformation(from: text, library) else { throw .unusable(name) }
      way = .foreign(made, library)
    case .notUnderstood(let text): throw .notUnderstood(text)
    case .missing: throw .missing
    }
  }

  deinit {
    if case .foreign(let transformation, let library) = way { library.destroyTransformation(transformation) }
  }

  /// The points in the plane, one for one; `nil` when one of them is no place in China.
  mutating func planePoints(_ points: [SIMD2<Double>]) -> [SIMD2<Double>]? {
    var placed: [SIMD2<Double>] = []
    return points.withUnsafeBytes { map($0, onto: &placed) } ? placed : nil
  }

  /// A line or ring in the plane, straight where it was drawn straight; `nil` as above.
  mutating func planeSides(_ points: [SIMD2<Double>], isRing: Bool) -> [SIMD2<Double>]? {
    var placed: [SIMD2<Double>] = []
    return points.withUnsafeBytes { project($0, isRing: isRing, onto: &placed) } ? placed : nil
  }

  /// Adds the points of a line or ring, taken into the plane, to others, with more of them on long sides; `false`, perhaps
  /// with some added, when one of them is no place in China.
  mutating func project(_ raw: UnsafeRawBufferPointer, isRing: Bool, onto points: inout [SIMD2<Double>]) -> Bool {
    if let cut = sides.cut(raw, isRing: isRing) { return cut.withUnsafeBytes { map($0, onto: &points) } }
    return map(raw, onto: &points)
  }

  /// What coordinates look like that are no places; those that are none anywhere are left to the caller.
  func misplacement(of points: [SIMD2<Double>]) -> (kind: Misplacement, point: SIMD2<Double>)? {
    Misplacement.first(in: points, system)
  }

  private mutating func map(_ raw: UnsafeRawBufferPointer, onto points: inout [SIMD2<Double>]) -> Bool {
    switch way {
    case .geographic: return parallels.project(raw, onto: &points)
    case .gaussKruger: return zone.project(raw, onto: &points)
    case .foreign(let transformation, let library):
      let own = (0..<raw.count / 16).map { raw.loadUnaligned(fromByteOffset: $0 * 16, as: SIMD2<Double>.self) }
      var (x, y) = (own.map(\.x), own.map(\.y))
      _ = library.transform(transformation, Int32(clamping: x.count), &x, &y, nil)
      let degrees = zip(x, y).map { SIMD2($0, $1) }
      return degrees.withUnsafeBytes { parallels.project($0, onto: &points) }
    }
  }
}

/// Why a layer's coordinates cannot be read.
enum ProjectionFailure: Error, Hashable {
  case missing
  case libraryMissing
  case unusable(String)
  case notUnderstood(String)

  var kind: MapFlaw.Kind {
    switch self {
    case .missing: .systemMissing
    case .libraryMissing: .libraryMissing(name: "GDAL", package: "libgdal32")
    case .unusable(let name): .systemUnusable(name)
    case .notUnderstood(let text): .systemNotUnderstood(text)
    }
  }
}

/// A transformation to CGCS2000 in degrees, longitude first on both sides; systems on WGS 84 lead there by WGS 84.
private func transformation(from text: String, _ library: GDALLibrary) -> OGRCoordinateTransformationH? {
  ["EPSG:4490", "EPSG:4326"].lazy.compactMap { transformation(from: text, to: $0, library) }.first
}

/// Metres; the tolerances of control lines are narrower still.
private let worstAccuracy = 0.5

private func transformation(
  from text: String,
  to degrees: String,
  _ library: GDALLibrary
) -> OGRCoordinateTransformationH? {
  guard WellKnownText.namesNoFile(text), let source = library.makeSystem(nil), let target = library.makeSystem(nil)
  else { return nil }
  defer {
    library.destroySystem(source)
    library.destroySystem(target)
  }
  guard library.setFromText(source, text) == OGRERR_NONE, library.setFromText(target, degrees) == OGRERR_NONE
  else { return nil }
  library.setAxisOrder(source, OAMS_TRADITIONAL_GIS_ORDER)
  library.setAxisOrder(target, OAMS_TRADITIONAL_GIS_ORDER)
  let options = library.makeOptions()
  defer { library.destroyOptions(options) }
  // Without parameters PROJ would take one ellipsoid for the other, and be a hundred metres off without a word.
  _ = library.allowBallpark(options, 0)
  // The parameters published for old systems hold for a basin each, to a metre or worse, and PROJ would use them anywhere.
  _ = library.setAccuracy(options, worstAccuracy)
  return library.makeTransformation(source, target, options)
}
