internal import CSQLite
internal import RuleDSL
internal import Spatial

/// Findings as a GeoPackage: OGC 12-128r18, version 1.2, EPSG:4490; without a clock, so that equal rows give equal bytes.
struct GeoPackageWriter: ~Copyable {
  private let database: OpaquePointer

  static func write(
    _ rows: some Sequence<FindingFeature>,
    to file: borrowing WholeFile
  ) throws(FindingWriteFailure) {
    guard !file.isStream else { throw file.failure(.notRegularFile) }
    do throws(TableFailure) {
      let writer = try GeoPackageWriter(path: file.partial)
      try writer.run(GeoPackageSchema.begin)
      // In degrees.
      var bounds: Bounds?
      let insert = try Statement(writer.database, GeoPackageSchema.insert)
      for row in rows { try insert.insert(row, &bounds) }
      try writer.run(GeoPackageSchema.end(bounds))
    } catch {
      switch error {
      case .unreadable(let reason): throw file.failure(.library(reason))
      case .libraryMissing(let name, _): throw file.failure(.library(name))
      case .database(let failure): throw file.failure(.library(failure.wording.english))
      }
    }
  }

  private init(path: String) throws(TableFailure) {
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil)
    guard code == SQLITE_OK, let opened else {
      sqlite3_close(opened)
      throw .unreadable(String(cString: sqlite3_errstr(code)))
    }
    database = opened
  }

  deinit { sqlite3_close_v2(database) }

  private func run(_ commands: String) throws(TableFailure) {
    guard sqlite3_exec(database, commands, nil, nil, nil) == SQLITE_OK else {
      throw .unreadable(String(cString: sqlite3_errmsg(database)))
    }
  }
}

extension Statement {
  fileprivate func insert(_ row: FindingFeature, _ bounds: inout Bounds?) throws(TableFailure) {
    if let (blob, own) = GeoPackageBlob.make(row.geometry) {
      bounds = bounds?.union(own) ?? own
      bind(1, blob)
    } else {
      bindNull(1)
    }
    let texts = row.texts + [row.sources.joined(separator: "; ")]
    for (index, text) in texts.enumerated() { bind(index + 2, text) }
    for (index, number) in row.numbers.enumerated() {
      let place = index + 2 + texts.count
      if let number { bind(place, number) } else { bindNull(place) }
    }
    _ = try step()
    restart()
  }
}

extension GeoPackageBlob {
  /// A multipolygon with the rectangle around it, or a point, little-endian; `nil` for what covers nothing.
  static func make(_ geometry: FindingFeature.Geometry) -> (blob: [UInt8], bounds: Bounds)? {
    switch geometry {
    case .none: return nil
    case .place(let longitude, let latitude):
      let place = SIMD2(longitude, latitude)
      var blob: [UInt8] = [0x47, 0x50, 0, 1]
      blob.add(UInt32(4490))
      blob.append(1)
      blob.add(UInt32(1))
      blob.add(longitude)
      blob.add(latitude)
      return (blob, Bounds(low: place, high: place))
    case .shape(let shape):
      let polygons = shape.degrees
      return Bounds(polygons.joined().joined()).map { (make(polygons, $0), $0) }
    }
  }

  private static func make(_ polygons: [[[SIMD2<Double>]]], _ bounds: Bounds) -> [UInt8] {
    var blob: [UInt8] = [0x47, 0x50, 0, 0b11]
    blob.add(UInt32(4490))
    for number in [bounds.low.x, bounds.high.x, bounds.low.y, bounds.high.y] { blob.add(number) }
    blob.addHead(6, count: polygons.count)
    for rings in polygons {
      blob.addHead(3, count: rings.count)
      for ring in rings {
        blob.add(UInt32(clamping: ring.count))
        for place in ring {
          blob.add(place.x)
          blob.add(place.y)
        }
      }
    }
    return blob
  }
}

extension [UInt8] {
  fileprivate mutating func add(_ number: UInt32) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }

  fileprivate mutating func add(_ number: Double) {
    Swift.withUnsafeBytes(of: number.bitPattern.littleEndian) { append(contentsOf: $0) }
  }

  fileprivate mutating func addHead(_ type: UInt32, count: Int) {
    append(1)
    add(type)
    add(UInt32(clamping: count))
  }
}
