internal import CGDAL
internal import Spatial

/// Takes the coordinates of one layer into the equal-area plane; belongs to one thread.
struct Projector: ~Copyable {
  private enum Way {
    case geographic
    case gaussKruger
    case foreign(OGRCoordinateTransformationH, CoordinateFunctions)
  }

  private let way: Way
  private var zone = PatchedZone(GaussKruger(centralMeridian: 0, falseEasting: 0))
  private var parallels = PatchedParallels()

  init(_ system: CoordinateSystem) throws(ProjectionFailure) {
    switch system {
    case .geographic, .worldGeographic: way = .geographic
    case .gaussKruger(let meridian, let easting, _):
      way = .gaussKruger
      zone = PatchedZone(GaussKruger(centralMeridian: meridian, falseEasting: easting))
    case .foreign(let name, let text):
      guard let library = try? GDALLibrary.shared() else { throw .libraryMissing }
      guard let made = transformation(from: text, library.coordinates) else { throw .unusable(name) }
      way = .foreign(made, library.coordinates)
    case .missing: throw .missing
    }
  }

  deinit {
    if case .foreign(let transformation, let library) = way { library.destroyTransformation(transformation) }
  }

  /// The points in the plane; `nil` when one of them is no place on Earth.
  mutating func planePoints(_ points: [SIMD2<Double>]) -> [SIMD2<Double>]? {
    var placed = points
    return project(&placed, from: 0) ? placed : nil
  }

  /// Takes points into the plane, those from a place on; `false` when one of them is no place on Earth.
  mutating func project(_ points: inout [SIMD2<Double>], from start: Int) -> Bool {
    switch way {
    case .geographic: return parallels.project(&points, from: start)
    case .gaussKruger: return zone.project(&points, from: start)
    case .foreign(let transformation, let library):
      var x = points[start...].map(\.x)
      var y = points[start...].map(\.y)
      _ = library.transform(transformation, Int32(clamping: x.count), &x, &y, nil)
      for (offset, place) in zip(x, y).enumerated() { points[start + offset] = SIMD2(place.0, place.1) }
      return parallels.project(&points, from: start)
    }
  }
}

/// Why a layer's coordinates cannot be read.
enum ProjectionFailure: Error, Hashable {
  case missing
  case libraryMissing
  case unusable(String)

  var kind: MapFlaw.Kind {
    switch self {
    case .missing: .systemMissing
    case .libraryMissing: .libraryMissing(name: "GDAL", package: "libgdal32")
    case .unusable(let name): .systemUnusable(name)
    }
  }
}

/// A transformation to CGCS2000 in degrees, longitude first on both sides; systems on WGS 84 lead there by WGS 84.
private func transformation(from text: String, _ library: CoordinateFunctions) -> OGRCoordinateTransformationH? {
  ["EPSG:4490", "EPSG:4326"].lazy.compactMap { transformation(from: text, to: $0, library) }.first
}

private func transformation(
  from text: String,
  to degrees: String,
  _ library: CoordinateFunctions
) -> OGRCoordinateTransformationH? {
  guard let source = library.make(nil), let target = library.make(nil) else { return nil }
  defer {
    library.destroy(source)
    library.destroy(target)
  }
  guard library.setFromText(source, text) == OGRERR_NONE, library.setFromText(target, degrees) == OGRERR_NONE
  else { return nil }
  library.setAxisOrder(source, OAMS_TRADITIONAL_GIS_ORDER)
  library.setAxisOrder(target, OAMS_TRADITIONAL_GIS_ORDER)
  let options = library.makeOptions()
  defer { library.destroyOptions(options) }
  // Without parameters PROJ would take one ellipsoid for the other, and be a hundred metres off without a word.
  _ = library.allowBallpark(options, 0)
  return library.makeTransformation(source, target, options)
}
