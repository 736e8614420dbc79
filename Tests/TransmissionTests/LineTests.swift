import Spatial
import Testing

@testable import RuleDSL
@testable import Transmission

/// Families drawn by hand; a cell is one hectare.
@Suite("控制线") struct LineTests {
  /// 甲市 with 乙县 on the left half and 丙县 on the right one.
  static func family(_ order: LineTransmission.Order = .protect) -> LineSketch {
    var family = LineSketch(order: order)
    family.place("甲市", 2)
    family.place("乙县", 3, under: "甲市")
    family.place("丙县", 3, under: "甲市")
    family.draw("乙县", LineSketch.territory, .current, "##..", "##..", "##..")
    family.draw("丙县", LineSketch.territory, .current, "..##", "..##", "..##")
    return family
  }

  @Test("保护：漏划一格，落实和汇总都不通过，指明位置、面积、宽度和图斑")
  func protect() throws {
    var family = Self.family()
    family.draw("甲市", 1, .current, "####", "####", "....")
    family.draw("乙县", 1, .current, "##..", "##..", "##..")
    family.draw("丙县", 1, .current, "..##", "..#.")
    let checked = try family.checked()
    #expect(try checked.finding(.honour, "乙县").verdict == .pass)
    #expect(try checked.finding(.carry, "丙县").verdict == .pass)
    let short = try checked.finding(.honour, "丙县")
    #expect(short.verdict == .fail && short.reason == .violated && short.year == 0 && short.layer == 1)
    #expect(short.difference.map { "\($0.text) \($0.unit.text)" } == "1.0000 公顷")
    #expect(short.regions.slivers.count == 0)
    let piece = try #require(short.pieces.first)
    #expect(short.pieces.count == 1 && piece.kind == .missing)
    #expect(piece.area.text == "10000.00 平方米")
    #expect(piece.width.metres > 49 && piece.width.metres < 51)
    #expect(piece.features.map(\.id) == ["甲市-0"])
    let place = Plane.geographic(GridMap.corner + SIMD2(350, -150))
    #expect(abs(piece.place.longitude - place.longitude) < 0.001)
    #expect(abs(piece.place.latitude - place.latitude) < 0.001)
    let union = try checked.finding(.aggregate, "甲市")
    #expect(union.verdict == .fail && union.difference?.text == "1.0000")
    #expect(union.pieces.map(\.features) == [piece.features])
    #expect(checked.names(short.issuer.map { [$0] } ?? []) == ["甲市"])
  }

  @Test("开发：划到上级范围以外的才算，少划不算")
  func develop() throws {
    var family = Self.family(.develop)
    family.draw("甲市", 1, .current, "####", "....", "....")
    family.draw("乙县", 1, .current, "##..", "#...")
    family.draw("丙县", 1, .current, "..#.")
    let checked = try family.checked()
    let over = try checked.finding(.honour, "乙县")
    #expect(over.verdict == .fail && over.pieces.map(\.kind) == [.excess])
    #expect(over.pieces.flatMap(\.features).map(\.id) == ["乙县-0"])
    #expect(try checked.finding(.honour, "丙县").verdict == .pass)
    let union = try checked.finding(.aggregate, "甲市")
    #expect(union.verdict == .fail && union.difference?.text == "1.0000")
  }

  @Test("开发：划进邻县的，即使在上级范围以内也算多划")
  func beyondTheTerritory() throws {
    var family = Self.family(.develop)
    family.draw("甲市", 1, .current, "####", "####", "####")
    family.draw("乙县", 1, .current, "###.")
    family.draw("丙县", 1)
    let checked = try family.checked()
    #expect(try checked.finding(.honour, "乙县").verdict == .fail)
    #expect(try checked.finding(.honour, "丙县").verdict == .pass)
    #expect(try checked.finding(.aggregate, "甲市").verdict == .pass)
  }

  @Test("一致：多划漏划都算，各自成处")
  func same() throws {
    var family = Self.family(.same)
    family.draw("甲市", 1, .current, "####", "....", "....")
    family.draw("乙县", 1, .current, "#...", "#...")
    family.draw("丙县", 1, .current, "..##")
    let checked = try family.checked()
    let both = try checked.finding(.honour, "乙县")
    #expect(both.pieces.map(\.kind) == [.missing, .excess])
    #expect(both.difference?.text == "2.0000")
    #expect(try checked.finding(.honour, "丙县").verdict == .pass)
  }

  @Test("容差以内的碎屑只计数：按面积")
  func sliverByArea() throws {
    var family = Self.family()
    family.cellMetres = 0.5
    family.draw("甲市", 1, .current, "####", "####", "....")
    family.draw("乙县", 1, .current, "#...", "##..")
    family.draw("丙县", 1, .current, "..##", "..##", "..##")
    #expect(try family.checked().finding(.honour, "乙县").difference?.text == "0.25")
    family.tolerance.area = try Quantity(digits: "0.25", unit: Unit(.squareMetre))
    let checked = try family.checked()
    let excused = try checked.finding(.honour, "乙县")
    #expect(excused.verdict == .pass && excused.pieces.isEmpty)
    #expect(excused.regions.slivers.count == 1 && excused.regions.slivers.area.text == "0.25")
    // What 丙县 draws beyond the upper line is no sliver of a line that is kept.
    #expect(try checked.finding(.honour, "丙县").regions.slivers.count == 0)
    #expect(try checked.finding(.aggregate, "甲市").regions.slivers.count == 1)
  }

  @Test("容差以内的碎屑只计数：按平均宽度")
  func sliverByWidth() throws {
    var family = LineSketch(cellMetres: 0.5)
    family.place("甲市", 2)
    family.place("乙县", 3, under: "甲市")
    let strip = String(repeating: "#", count: 60)
    family.draw("甲市", 1, .current, strip, strip)
    family.draw("乙县", 1, .current, strip)
    family.draw("乙县", LineSketch.territory, .current, strip, strip)
    #expect(try family.checked().finding(.honour, "乙县").difference?.text == "15.00")
    family.tolerance.width = try Quantity(digits: "0.5", unit: Unit(.metre))
    let excused = try family.checked().finding(.honour, "乙县")
    #expect(excused.verdict == .pass && excused.regions.slivers.area.text == "15.00")
    family.tolerance.width = try Quantity(digits: "0.4", unit: Unit(.metre))
    #expect(try family.checked().finding(.honour, "乙县").verdict == .fail)
  }

  @Test("洞：保护线挖洞是漏划，开发边界填洞是多划")
  func hole() throws {
    var family = LineSketch()
    family.place("甲市", 2)
    family.place("乙县", 3, under: "甲市")
    family.draw("乙县", LineSketch.territory, .current, "###", "###", "###")
    family.draw("甲市", 1, .current, "###", "###", "###")
    family.draw("乙县", 1, .current, "###", "#.#", "###")
    #expect(try family.checked().finding(.honour, "乙县").pieces.map(\.area.text) == ["10000.00 平方米"])
    family.order = .develop
    #expect(try family.checked().finding(.honour, "乙县").verdict == .pass)
    family.drawings.swapAt(1, 2)
    (family.drawings[1].unit, family.drawings[2].unit) = ("甲市", "乙县")
    #expect(try family.checked().finding(.honour, "乙县").pieces.map(\.kind) == [.excess])
  }

  @Test("有下级未提供：保护不足时待核实，开发已超出时不通过")
  func missingChild() throws {
    var family = Self.family()
    family.draw("甲市", 1, .current, "####", "....", "....")
    family.draw("乙县", 1, .current, "##..")
    let open = try family.checked().finding(.aggregate, "甲市")
    #expect(open.verdict == .undetermined && open.reason == .open && open.difference?.text == "2.0000")
    #expect(try family.checked().names(open.missing) == ["丙县"])
    #expect(open.pieces.isEmpty)
    family.order = .develop
    #expect(try family.checked().finding(.aggregate, "甲市").verdict == .undetermined)
    family.drawings[family.drawings.count - 1].features = [[[true, true], [true]]]
    let over = try family.checked().finding(.aggregate, "甲市")
    #expect(over.verdict == .fail && over.difference?.text == "1.0000")
    #expect(try family.checked().names(over.missing) == ["丙县"])
    family.order = .protect
    family.drawings[family.drawings.count - 1].features = [[[true, true, true, true]]]
    #expect(try family.checked().finding(.aggregate, "甲市").verdict == .pass)
  }

  @Test("传导越过不在其列的层级")
  func skippedTier() throws {
    var family = LineSketch(tiers: [1, 3])
    family.place("某省", 1)
    family.place("甲市", 2, under: "某省")
    family.place("乙县", 3, under: "甲市")
    family.draw("乙县", LineSketch.territory, .current, "##")
    family.draw("某省", 1, .current, "##")
    family.draw("乙县", 1, .current, "#.")
    let checked = try family.checked()
    #expect(try checked.finding(.honour, "乙县").verdict == .fail)
    #expect(try checked.finding(.aggregate, "某省").verdict == .fail)
    #expect(checked.findings.allSatisfy { checked.world.units.names[$0.plan] != "甲市" })
  }
}
