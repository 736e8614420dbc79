import Spatial
import TestKit
import Testing

@testable import RuleDSL
@testable import Transmission

/// Regions of rules, seen from one plan.
@Suite("区域") struct RegionTests {
  private static func layer(_ layer: Int, _ plan: PlanReference = .own, _ version: PlanVersion = .current) -> Region {
    .layer(LayerReference(layer: layer, plan: plan, version: version))
  }

  private static let red = layer(LineSketch.red)
  private static let blue = layer(LineSketch.blue)

  private static func evaluation(_ family: LineSketch, of code: String) throws -> RegionEvaluation {
    let world = try family.sketch.world()
    let unit = try #require(world.units.codes.firstIndex(of: code))
    return RegionEvaluation(try family.map(world), world.units, unit: unit)
  }

  private static func hectares(_ count: Int) -> Rational { Rational(Int128(count) * Unit(.hectare).scale) }

  private static func family() -> LineSketch {
    var family = LineSketch()
    family.place("甲市", 2)
    family.place("乙县", 3, under: "甲市")
    family.place("丙县", 3, under: "甲市")
    return family
  }

  @Test("叠置和四种关系与数格子一致", arguments: draws(60))
  func agreesWithCounting(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let all = Set(0..<(RandomLines.side * RandomLines.side))
    let one = all.filter { _ in generator.once(in: 2) }
    var other = generator.once(in: 2) ? one : all.filter { _ in generator.once(in: 2) }
    if generator.once(in: 3) { other = other.subtracting(one) }
    if generator.once(in: 3) { other = other.filter { _ in !generator.once(in: 10) } }
    var family = Self.family()
    for (layer, cells) in [(LineSketch.red, one), (LineSketch.blue, other)] {
      let features = RandomLines.parts(cells).map(RandomLines.rows)
      family.drawings.append(.init(unit: "乙县", layer: layer, version: .current, features: features))
    }
    var regions = try Self.evaluation(family, of: "乙县")
    #expect(
      regions.area(of: .intersection(Self.red, Self.blue))?.point == Self.hectares(one.intersection(other).count)
    )
    #expect(regions.area(of: .difference(Self.red, Self.blue))?.point == Self.hectares(one.subtracting(other).count))
    #expect(regions.area(of: .union(Self.red, Self.blue))?.point == Self.hectares(one.union(other).count))
    let share = other.isEmpty ? nil : Rational(Int128(one.count) * 1_000_000_000, over: Int128(other.count))
    #expect(regions.share(of: Self.red, in: Self.blue) == share.map { Interval($0) })
    let parts = Rational(Int128(RandomLines.parts(one).count) * 10_000)
    #expect(regions.pieces(of: Self.red, SpatialTolerance()) == parts)
    for relation in SpatialRelation.allCases {
      let lacking = RandomLines.parts(other.subtracting(one))
      let beyond = RandomLines.parts(one.subtracting(other))
      let contradicting =
        switch relation {
        case .covers: lacking
        case .within: beyond
        case .same: lacking + beyond
        case .disjoint: RandomLines.parts(one.intersection(other))
        }
      let tolerance = SpatialTolerance(area: try Quantity(digits: "1", unit: Unit(.hectare)))
      let result = regions.relation(Self.red, relation, Self.blue, tolerance)
      let found = try #require(result)
      #expect(found.holds == contradicting.allSatisfy { $0.count <= 1 })
      #expect(found.pieces.count == contradicting.count { $0.count > 1 })
      #expect(found.difference.slivers.count == contradicting.count { $0.count == 1 })
      #expect(found.pieces.allSatisfy { !$0.features.isEmpty })
    }
  }

  @Test("上级、下级、维护前后；缺的都点名")
  func plans() throws {
    var family = Self.family()
    family.draw("甲市", LineSketch.red, .current, "####")
    family.draw("乙县", LineSketch.red, .current, "##..")
    family.draw("乙县", LineSketch.red, .before, "#...")
    family.draw("丙县", LineSketch.red, .current, "..#.")
    family.draw("丙县", LineSketch.blue, .after, "..#.")
    var city = try Self.evaluation(family, of: "甲市")
    #expect(city.area(of: Self.layer(LineSketch.red, .children))?.point == Self.hectares(3))
    #expect(city.value(of: Self.layer(LineSketch.red, .parent)).exemption == .nobodyThere)
    let open = city.value(of: .union(Self.layer(LineSketch.red, .children, .before), Self.blue))
    let third = try #require(city.units.codes.firstIndex(of: "丙县"))
    #expect(open.shape == nil && open.missing == [city.unit, third])
    #expect(city.relation(Self.red, .covers, Self.blue, SpatialTolerance()) == nil)
    var county = try Self.evaluation(family, of: "乙县")
    #expect(county.area(of: Self.layer(LineSketch.red, .parent))?.point == Self.hectares(4))
    #expect(
      county.area(of: .difference(Self.red, Self.layer(LineSketch.red, .own, .before)))?.point == Self.hectares(1)
    )
    #expect(county.area(of: Self.layer(LineSketch.red, .own, .after)) == nil)
    #expect(county.value(of: Self.layer(LineSketch.red, .children)).exemption == .nobodyThere)
  }

  @Test("下级的维护前、维护后只合正在维护的下级；一个都没有就没有人可问")
  func lowerPlansUnderMaintenance() throws {
    var family = Self.family()
    family.draw("乙县", LineSketch.red, .before, "##..")
    family.draw("丙县", LineSketch.red, .current, "..##")
    var city = try Self.evaluation(family, of: "甲市")
    #expect(city.area(of: Self.layer(LineSketch.red, .children, .before))?.point == Self.hectares(2))
    let after = city.value(of: Self.layer(LineSketch.red, .children, .after))
    #expect(after.missing == [try #require(city.units.codes.firstIndex(of: "乙县"))])
    #expect(city.value(of: Self.layer(LineSketch.red, .children)).shape == nil)
    var calm = Self.family()
    calm.draw("乙县", LineSketch.red, .current, "##..")
    var other = try Self.evaluation(calm, of: "甲市")
    #expect(other.value(of: Self.layer(LineSketch.red, .children, .before)).exemption == .nobodyThere)
  }

  @Test("碎片与逐格找出的小块一致，恰好那么大的不是碎片", arguments: draws(30))
  func fragmentsByCells(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let cells = Set(0..<(RandomLines.side * RandomLines.side)).filter { _ in generator.once(in: 2) }
    let parts = RandomLines.parts(cells)
    var family = Self.family()
    family.drawings.append(
      .init(unit: "乙县", layer: LineSketch.red, version: .current, features: parts.map(RandomLines.rows))
    )
    var county = try Self.evaluation(family, of: "乙县")
    for limit in 1...3 {
      let size = try Quantity(digits: "\(limit)", unit: Unit(.hectare))
      let small = parts.filter { $0.count < limit }
      let found = Region.fragments(Self.red, size)
      #expect(county.area(of: found)?.point == Self.hectares(small.reduce(0) { $0 + $1.count }))
      #expect(county.pieces(of: found, SpatialTolerance()) == Rational(Int128(small.count) * Measure.item.scale))
    }
    let unknown = Region.fragments(Self.blue, try Quantity(digits: "1", unit: Unit(.hectare)))
    #expect(county.area(of: unknown) == nil && county.value(of: unknown).missing == [county.unit])
  }

  @Test("缺口记在规则的踪迹里")
  func gaps() throws {
    var city = try Self.evaluation(Self.family(), of: "甲市")
    var trace = Trace()
    trace.isRecording = true
    city.value(of: Self.red).report(to: &trace)
    #expect(trace.missing == [city.unit] && trace.openReason == .layersNotProvided)
    RegionValue(hasFailed: true).report(to: &trace)
    #expect(trace.openReason == .geometryFailed)
  }

  @Test("周长、缓冲、登记面积")
  func measures() throws {
    var family = Self.family()
    family.draw("乙县", LineSketch.red, .current, "##", "##")
    family.draw("乙县", LineSketch.blue, .current, "#.")
    family.drawings[1].features.append([[false, true]])
    var county = try Self.evaluation(family, of: "乙县")
    let perimeter = county.length(of: Self.red)
    let rim = try #require(perimeter)
    #expect(abs(Double(rim.numerator) / 10_000 - 800) < 8)
    let wider = Region.buffer(Self.red, try Quantity(digits: "10", unit: Unit(.metre)))
    let buffered = county.area(of: wider)
    let area = try #require(buffered?.point)
    #expect(area > Self.hectares(4) && area < Self.hectares(5))
    #expect(county.statedArea(of: LayerReference(layer: LineSketch.blue, plan: .own))?.point == Rational(90_000))
    #expect(county.statedArea(of: LayerReference(layer: LineSketch.blue, plan: .parent)) == nil)
  }

  @Test("量得面积逐个图斑相加：重叠的算两次，面积只算一次；下级没有交齐时至少这么多")
  func measuredAreas() throws {
    var family = Self.family()
    family.draw("乙县", LineSketch.red, .current, "##", "##")
    family.drawings[0].features.append([[true, true]])
    var county = try Self.evaluation(family, of: "乙县")
    #expect(county.area(of: Self.red)?.point == Self.hectares(4))
    #expect(county.measuredArea(of: LayerReference(layer: LineSketch.red, plan: .own))?.point == Self.hectares(6))
    #expect(county.measuredArea(of: LayerReference(layer: LineSketch.blue, plan: .own)) == nil)
    let city = try Self.evaluation(family, of: "甲市")
    let lower = LayerReference(layer: LineSketch.red, plan: .children)
    #expect(city.measuredArea(of: lower) == Interval(lower: Self.hectares(6), upper: nil))
    #expect(city.gaps(of: lower).missing.count == 1)
  }

  @Test("量出的面积、宽度先化整再比，显示用公顷或平方米")
  func rounding() throws {
    #expect(Measurement.area(0.005).text == "0.01 平方米")
    #expect(Measurement.area(0.0049).base == 0)
    #expect(Measurement.area(.nan).base == 0)
    #expect(Measurement.area(1e300).base > 0)
    #expect(Measurement.width(0.0996).text == "0.100 米")
    #expect(Measurement.width(35.249).text == "35.2 米")
    func readable(_ squareMetres: Double) -> String {
      let decimal = Measurement.readable(Measurement.area(squareMetres).amount)
      return "\(decimal.text) \(decimal.unit.text)"
    }
    #expect(readable(9999.99) == "9999.99 平方米")
    #expect(readable(10_000) == "1.0000 公顷")
    #expect(readable(12_345.5) == "1.2346 公顷")
    #expect(readable(12_345.49) == "1.2345 公顷")
  }
}
