internal import CSQLite
internal import Spatial

/// Findings as a GeoPackage: OGC 12-128r18, version 1.2, EPSG:4490; without a clock, so that equal rows give equal bytes.
struct GeoPackageWriter: ~Copyable {
  private let database: OpaquePointer

  static func write(_ rows: [FindingFeature], to file: borrowing WholeFile) throws(FindingWriteFailure) {
    do throws(TableFailure) {
      let writer = try GeoPackageWriter(path: file.partial)
      try writer.run(GeoPackageSchema.begin)
      var box: Box?
      let insert = try Statement(writer.database, GeoPackageSchema.insert)
      for row in rows { try insert.insert(row, &box) }
      try writer.run(GeoPackageSchema.end(box))
    } catch {
      switch error {
      case .unreadable(let reason): throw file.failure(reason)
      case .libraryMissing(let name, _): throw file.failure(name)
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

/// The rectangle round all shapes, in degrees.
struct Box {
  var low: SIMD2<Double>
  var high: SIMD2<Double>

  /// Returns `nil` for no points.
  init?(_ points: some Sequence<SIMD2<Double>>) {
    var box: Box?
    for point in points { box = box.map { $0.joined(Box(point)) } ?? Box(point) }
    guard let box else { return nil }
    self = box
  }

  private init(_ point: SIMD2<Double>) { (low, high) = (point, point) }

  func joined(_ other: Box) -> Box {
    var box = self
    box.low = pointwiseMin(low, other.low)
    box.high = pointwiseMax(high, other.high)
    return box
  }
}

extension Statement {
  fileprivate func insert(_ row: FindingFeature, _ box: inout Box?) throws(TableFailure) {
    let polygons = row.shape.degrees
    if let own = Box(polygons.joined().joined()) {
      box = box.map { $0.joined(own) } ?? own
      bind(1, GeoPackageBlob.make(polygons, own))
    } else {
      bindNull(1)
    }
    let texts = [
      row.rule, row.ruleTitle, row.verdict, row.message, row.unitCode, row.unitName, row.issuerCode,
      row.sources.joined(separator: "; "),
    ]
    for (index, text) in texts.enumerated() { bind(index + 2, text) }
    bind(10, (row.areaSquareMetres * 100).rounded() / 100)
    _ = try step()
    restart()
  }
}

extension GeoPackageBlob {
  /// A multipolygon with its box, little-endian.
  static func make(_ polygons: [[[SIMD2<Double>]]], _ box: Box) -> [UInt8] {
    var blob: [UInt8] = [0x47, 0x50, 0, 0b11]
    blob.add(UInt32(4490))
    for number in [box.low.x, box.high.x, box.low.y, box.high.y] { blob.add(number) }
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
