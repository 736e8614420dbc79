import Spatial
import TestKit
import Testing

/// The areas of parcels in zones, against overlays that are worked out one by one.
@Suite struct ZoneTests {
  /// A parcel, however it lies to the zones and to the cells they are cut into, has the area of the overlay.
  @Test(arguments: draws(20)) func areasAgreeWithOverlays(seed: Int) throws {
    var random = SplitMix64(seed)
    let zones = (0..<3).map { group in
      (shape: random.region(at: SIMD2(Double(group) * 150, 0), size: 400), group: group)
    }
    let meter = ZoneGrid(zones)
    for _ in 0..<20 {
      let centre = SIMD2(random.real(-500...800), random.real(-500...500))
      let parcel = random.region(at: centre, size: random.real(1...500))
      try expectOverlays(of: parcel, with: zones, meter)
    }
  }

  /// Parcels that tile the zones share every corner and edge with them.
  @Test func parcelsThatShareEdgesWithZones() throws {
    let zones = [(0, 0), (1, 0), (0, 1), (1, 1)].map { column, row in
      (shape: square(SIMD2(Double(column), Double(row)) * 64, 64), group: column + 2 * row)
    }
    let hole = Shape(rings: [corners(SIMD2(-64, -64), 256), corners(SIMD2(0, 0), 128)])
    let grid = ZoneGrid(zones + [(shape: hole, group: 4)])
    for x in stride(from: -64.0, to: 192, by: 32) {
      for y in stride(from: -64.0, to: 192, by: 32) {
        let parcel = square(SIMD2(x, y), 32)
        var meter = ZoneMeter(grid)
        let shares = meter.shares(of: parcel).filter { $0.area > 1e-6 }
        let isInside = x >= 0 && y >= 0 && x < 128 && y < 128
        let group = isInside ? (x < 64 ? 0 : 1) + (y < 64 ? 0 : 2) : 4
        #expect(shares.map(\.group) == [group])
        #expect(abs((shares.first?.area ?? 0) - 1024) < 1e-6)
      }
    }
  }

  /// Zones whose borders lie on the lines that they are cut along, beside one another, over one another, with holes and
  /// with gaps; parcels reach beyond all of them.
  @Test(arguments: draws(20)) func bordersOnTheLinesOfTheGrid(seed: Int) throws {
    var random = SplitMix64(4100 + seed)
    var zones = (0..<2 + random.below(8)).map { _ in (shape: random.block(within: 16), group: random.below(3)) }
    // The grid of 64 by 64 cells begins at its corner, and a line of it is every fourth metre.
    zones.append((shape: square(SIMD2(), 256), group: 3))
    let meter = ZoneGrid(zones)
    for place in 0..<20 {
      let parcel =
        place % 2 == 0
        ? random.block(within: 16)
        : random.region(
          at: SIMD2(random.real(-50...300), random.real(-50...300) - 3_900_000),
          size: random.real(1...300)
        )
      var scratch = ZoneMeter(meter)
      let shares = scratch.shares(of: parcel)
      for group in 0..<4 {
        let expected = try zones.filter { $0.group == group }.reduce(0) {
          $0 + (try #require(Overlay.intersection(parcel, $1.shape))).area
        }
        let found = shares.first { $0.group == group }?.area ?? 0
        #expect(abs(found - expected) < 1e-5, "group \(group): \(found) for \(expected)")
      }
    }
    var twice = 0.0
    for (index, zone) in zones.enumerated() {
      for other in zones[..<index] { twice += 2 * (try #require(Overlay.intersection(zone.shape, other.shape))).area }
    }
    #expect(abs(meter.repeated - twice) < 1e-3)
  }

  /// w² − w over the plane, where zones cover a place w times, is twice the area that each two of them share.
  @Test(arguments: draws(12)) func whatIsCoveredTwiceIsKnown(seed: Int) throws {
    var random = SplitMix64(seed)
    let zones = (0..<2 + random.below(5)).map { group in
      let centre = SIMD2(random.real(0...900), random.real(0...900))
      return (shape: random.region(at: centre, size: random.real(50...500)), group: group % 2)
    }
    var expected = 0.0
    for (index, zone) in zones.enumerated() {
      for other in zones[..<index] {
        expected += 2 * (try #require(Overlay.intersection(zone.shape, other.shape))).area
      }
    }
    #expect(abs(ZoneGrid(zones).repeated - expected) < 1e-3)
  }

  @Test func zonesThatTouchCoverNothingTwice() {
    let zones = (0..<64).map { place in
      let low = SIMD2(Double(place % 8), Double(place / 8)) * 37.3
      return (shape: square(low + SIMD2(0, 3_900_000), 37.3), group: place % 3)
    }
    #expect(ZoneGrid(zones).repeated < 1e-5)
  }

  /// Zones of so many corners that the rows of the grid are cut in several bands.
  @Test func zonesOfManyCorners() {
    let perSide = 20_000
    func outline(_ low: SIMD2<Double>) -> Shape {
      let ring = corners(low, 1024)
      let sides = zip(ring, ring[1...] + ring[..<1])
      return Shape(
        rings: [
          sides.flatMap { from, to in
            (0..<perSide).map { from + (to - from) * (Double($0) / Double(perSide)) }
          }
        ]
      )
    }
    let grid = ZoneGrid([(shape: outline(SIMD2()), group: 0), (shape: outline(SIMD2(0, 1024)), group: 1)])
    var meter = ZoneMeter(grid)
    for y in stride(from: 0.0, to: 2048, by: 64) {
      let shares = meter.shares(of: square(SIMD2(992, y), 64)).filter { $0.area > 1e-6 }
      #expect(shares.map(\.group) == [y < 1024 ? 0 : 1])
      #expect(abs((shares.first?.area ?? 0) - 2048) < 1e-6)
    }
    #expect(grid.repeated < 1e-5)
  }

  @Test func nothingMeetsNoZones() {
    var none = ZoneMeter(ZoneGrid([]))
    #expect(none.shares(of: square(SIMD2(), 10)).isEmpty)
    var empty = ZoneMeter(ZoneGrid([(shape: Shape(), group: 0)]))
    #expect(empty.shares(of: square(SIMD2(), 10)).isEmpty)
    var far = ZoneMeter(ZoneGrid([(shape: square(SIMD2(), 10), group: 0)]))
    #expect(far.shares(of: square(SIMD2(1e6, 1e6), 10)).isEmpty)
    #expect(far.shares(of: Shape()).isEmpty)
  }

  @Test func shapesWithoutWidthHaveNoArea() {
    let line = Shape(rings: [[SIMD2(0, 0), SIMD2(100, 0), SIMD2(50, 0)]])
    var meter = ZoneMeter(ZoneGrid([(shape: square(SIMD2(-10, -10), 200), group: 3), (line, 1)]))
    #expect(meter.shares(of: line).allSatisfy { abs($0.area) < 1e-9 })
    #expect(abs((meter.shares(of: square(SIMD2(), 20)).first { $0.group == 3 }?.area ?? 0) - 400) < 1e-6)
  }

  private func expectOverlays(of parcel: Shape, with zones: [(shape: Shape, group: Int)], _ grid: ZoneGrid) throws {
    var meter = ZoneMeter(grid)
    let shares = meter.shares(of: parcel)
    #expect(shares.map(\.group) == shares.map(\.group).sorted())
    for (shape, group) in zones {
      let expected = try #require(Overlay.intersection(parcel, shape)).area
      let found = shares.first { $0.group == group }?.area ?? 0
      #expect(abs(found - expected) < 1e-5, "group \(group): \(found) for \(expected)")
    }
  }

  private func corners(_ low: SIMD2<Double>, _ side: Double) -> [SIMD2<Double>] {
    [low, low + SIMD2(side, 0), low + SIMD2(side, side), low + SIMD2(0, side)]
  }

  private func square(_ low: SIMD2<Double>, _ side: Double) -> Shape { Shape(rings: [corners(low, side)]) }
}

extension SplitMix64 {
  /// An upright rectangle on sixteenths of a square of 256 metres, sometimes with a hole.
  fileprivate mutating func block(within count: Int) -> Shape {
    let (west, south) = (below(count), below(count))
    let (wide, high) = (1 + below(count - west), 1 + below(count - south))
    func ring(_ low: SIMD2<Double>, _ high: SIMD2<Double>) -> [SIMD2<Double>] {
      [low, SIMD2(high.x, low.y), high, SIMD2(low.x, high.y)].map { $0 * 16 }
    }
    let (low, far) = (SIMD2(Double(west), Double(south)), SIMD2(Double(west + wide), Double(south + high)))
    guard wide > 2, high > 2, below(2) == 0 else { return Shape(rings: [ring(low, far)]) }
    return Shape(rings: [ring(low, far), ring(low + 1, far - 1)])
  }

  /// A ragged star, often with a hole, sometimes an upright square; on sixteenths of a metre, so that lines meet.
  fileprivate mutating func region(at centre: SIMD2<Double>, size: Double) -> Shape {
    let centre = (centre + SIMD2(0, 3_900_000)).rounded(.toNearestOrEven)
    if below(5) == 0 {
      let half = (size / 2).rounded(.up)
      return Shape(rings: [
        [centre - half, centre + SIMD2(half, -half), centre + half, centre + SIMD2(-half, half)]
      ])
    }
    let outer = star(at: centre, radius: size / 2, corners: 3 + below(60), ragged: 0.3)
    let hole = star(at: centre, radius: size / 8, corners: 3 + below(9), ragged: 0.2)
    return below(2) == 0 ? Shape(rings: [outer]) : Shape(rings: [outer, hole])
  }
}
