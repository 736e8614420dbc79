internal import CGDAL
internal import Spatial

/// Takes the coordinates of one layer into the equal-area plane; belongs to one thread.
struct Projector: ~Copyable {
  private enum Way {
    case geographic
    case gaussKruger(GaussKruger)
    case foreign(OGRCoordinateTransformationH, CoordinateFunctions)
  }

  private let way: Way

  init(_ system: CoordinateSystem) throws(ProjectionFailure) {
    switch system {
    case .geographic, .worldGeographic: way = .geographic
    case .gaussKruger(let meridian, let easting, _):
      way = .gaussKruger(GaussKruger(centralMeridian: meridian, falseEasting: easting))
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
  func planePoints(_ points: [SIMD2<Double>]) -> [SIMD2<Double>]? {
    switch way {
    case .geographic: return planePoints(geographic: points)
    case .gaussKruger(let zone):
      let degrees = points.map { point in
        let place = zone.geographic(easting: point.x, northing: point.y)
        return SIMD2(place.longitude, place.latitude)
      }
      // Far from its meridian the series means nothing: a wrong zone number must not become a shape.
      let isNear = zip(points, degrees).allSatisfy { point, place in
        abs(point.x - zone.falseEasting) < 1_000_000 && abs(place.x - zone.centralMeridian) < 12
      }
      return isNear ? planePoints(geographic: degrees) : nil
    case .foreign(let transformation, let library):
      var x = points.map(\.x)
      var y = points.map(\.y)
      _ = library.transform(transformation, Int32(clamping: x.count), &x, &y, nil)
      return planePoints(geographic: zip(x, y).map { SIMD2($0, $1) })
    }
  }

  private func planePoints(geographic degrees: [SIMD2<Double>]) -> [SIMD2<Double>]? {
    var points: [SIMD2<Double>] = []
    points.reserveCapacity(degrees.count)
    for place in degrees {
      guard abs(place.x) <= 180, abs(place.y) <= 90 else { return nil }
      points.append(Plane.point(longitude: place.x, latitude: place.y))
    }
    return points
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

/// A transformation to CGCS2000 in degrees, longitude first on both sides.
private func transformation(from text: String, _ library: CoordinateFunctions) -> OGRCoordinateTransformationH? {
  guard let source = library.make(nil), let target = library.make(nil) else { return nil }
  defer {
    library.destroy(source)
    library.destroy(target)
  }
  guard library.setFromText(source, text) == OGRERR_NONE, library.setFromText(target, "EPSG:4490") == OGRERR_NONE
  else { return nil }
  library.setAxisOrder(source, OAMS_TRADITIONAL_GIS_ORDER)
  library.setAxisOrder(target, OAMS_TRADITIONAL_GIS_ORDER)
  return library.makeTransformation(source, target)
}
