import Spatial
import TestKit
import Testing

@testable import RuleDSL
@testable import Transmission

/// Regions of lower plans of which some are not provided: what is decided all the same.
@Suite("有下级未提供图层的区域")
struct UnknownChildTests {
  typealias Cells = Set<Int>
  private static let width = 3
  private static let all = Cells(0..<6)

  private static let children = Region.layer(LayerReference(layer: LineSketch.red, plan: .children))
  private static let red = Region.layer(LayerReference(layer: LineSketch.red, plan: .own))
  private static let blue = Region.layer(LayerReference(layer: LineSketch.blue, plan: .own))

  /// A region, and what it is for given lower plans and a given blue layer.
  private static let regions: [(region: Region, cells: @Sendable (Cells, Cells) -> Cells)] = [
    (children, { children, _ in children }),
    (.union(children, blue), { $0.union($1) }),
    (.intersection(blue, children), { $0.intersection($1) }),
    (.difference(blue, children), { $1.subtracting($0) }),
    (.difference(children, blue), { $0.subtracting($1) }),
    (.intersection(.difference(blue, children), children), { $1.subtracting($0).intersection($0) }),
  ]

  /// 甲市 with its own two layers; of its counties 乙县 provides a layer and 丙县 does not.
  private static func evaluation(red: Cells, blue: Cells, known: Cells) throws -> RegionEvaluation {
    var family = LineSketch()
    family.place("甲市", 2)
    family.place("乙县", 3, under: "甲市")
    family.place("丙县", 3, under: "甲市")
    for (unit, layer, cells) in [
      ("甲市", LineSketch.red, red), ("甲市", LineSketch.blue, blue), ("乙县", LineSketch.red, known),
    ] {
      let rows = (0..<2).map { row in (0..<width).map { cells.contains(row * width + $0) } }
      family.drawings.append(
        .init(unit: unit, layer: layer, version: .current, features: cells.isEmpty ? [] : [rows])
      )
    }
    let world = try family.sketch.world()
    let unit = try #require(world.units.codes.firstIndex(of: "甲市"))
    return RegionEvaluation(try family.map(world), world.units, unit: unit)
  }

  private static func holds(_ left: Cells, _ relation: SpatialRelation, _ right: Cells) -> Bool {
    switch relation {
    case .covers: right.isSubset(of: left)
    case .within: left.isSubset(of: right)
    case .same: left == right
    case .disjoint: left.isDisjoint(with: right)
    }
  }

  private static var subsets: [Cells] {
    (0..<64).map { bits in all.filter { bits >> $0 & 1 == 1 } }
  }

  @Test("判定的，不论未提供的下级怎样划都成立；面积的上下限也是", arguments: draws(30))
  func sound(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    func draw() -> Cells { Self.all.filter { _ in generator.once(in: 2) } }
    let (red, blue, known) = (draw(), draw(), draw())
    var evaluation = try Self.evaluation(red: red, blue: blue, known: known)
    for (region, cells) in Self.regions {
      let possible = Self.subsets.map { cells(known.union($0), blue) }
      let bounds = evaluation.area(of: region)
      let area = try #require(bounds)
      for candidate in possible {
        let size = Rational(Int128(candidate.count) * Unit(.hectare).scale)
        #expect(area.lower.map { $0 <= size } ?? true)
        #expect(area.upper.map { $0 >= size } ?? true)
      }
      for relation in SpatialRelation.allCases {
        for isFlipped in [false, true] {
          let (left, right) = isFlipped ? (Self.red, region) : (region, Self.red)
          let outcome = evaluation.relation(left, relation, right, SpatialTolerance())
          guard let holds = outcome?.holds else { continue }
          let truths = Set(
            possible.map { isFlipped ? Self.holds(red, relation, $0) : Self.holds($0, relation, red) }
          )
          #expect(truths == [holds])
        }
      }
    }
  }

  @Test("已知的下级合起来已经覆盖的通过，已经越界、重叠的不通过，其余待核实")
  func examples() throws {
    var covered = try Self.evaluation(red: [0, 1], blue: [5], known: [0, 1, 2])
    func holds(_ relation: SpatialRelation, _ other: Region) -> Bool? {
      covered.relation(Self.children, relation, other, SpatialTolerance())?.holds
    }
    #expect(holds(.covers, Self.red) == true)
    #expect(holds(.covers, Self.blue) == nil)
    #expect(holds(.within, Self.red) == false)
    #expect(holds(.disjoint, Self.red) == false)
    #expect(holds(.disjoint, Self.blue) == nil)
    #expect(holds(.same, Self.red) == false)
    let excess = covered.relation(Self.children, .within, Self.red, SpatialTolerance())
    #expect(excess?.pieces.map(\.area.text) == ["10000.00 平方米"])
    #expect(covered.area(of: Self.children) == Interval(lower: Rational(3 * Unit(.hectare).scale), upper: nil))
    #expect(covered.length(of: Self.children) == nil)
    #expect(covered.pieces(of: Self.children, SpatialTolerance()) == nil)
  }

  @Test("一个下级也没有提供的，什么也不判定；本级未提供的，面积不低于零也不算通过")
  func nothingKnown() throws {
    var family = LineSketch()
    family.place("甲市", 2)
    family.place("乙县", 3, under: "甲市")
    family.draw("甲市", LineSketch.blue, .current, "##")
    let world = try family.sketch.world()
    let unit = try #require(world.units.codes.firstIndex(of: "甲市"))
    var evaluation = RegionEvaluation(try family.map(world), world.units, unit: unit)
    let areas = [evaluation.area(of: Self.children), evaluation.area(of: Self.red)]
    #expect(areas == [nil, nil])
    #expect(evaluation.relation(Self.children, .within, Self.blue, SpatialTolerance()) == nil)
    let city = try #require(evaluation.value(of: Self.red).missing.first)
    #expect(city == unit)
  }
}
