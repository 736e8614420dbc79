import Testing

@testable import RuleDSL
@testable import Transmission

/// What is said where layers are empty or not provided.
@Suite("控制线缺图") struct LineGapTests {
  private static func chain() -> LineSketch {
    var family = LineSketch()
    family.place("某省", 1)
    family.place("甲市", 2, under: "某省")
    family.place("乙县", 3, under: "甲市")
    family.draw("甲市", LineSketch.territory, .current, "##")
    family.draw("乙县", LineSketch.territory, .current, "#.")
    return family
  }

  @Test("上级划有而下级空着：承接不通过")
  func silent() throws {
    var family = Self.chain()
    family.draw("甲市", 1, .current, "##")
    family.draw("乙县", 1)
    let checked = try family.checked()
    let silent = try checked.finding(.carry, "乙县")
    #expect(silent.verdict == .fail && silent.reason == .silent && silent.difference?.text == "1.0000")
    #expect(try checked.finding(.honour, "乙县").verdict == .fail)
  }

  @Test("下级没有图层：承接待核实，落实不重复")
  func notProvided() throws {
    var family = Self.chain()
    family.draw("甲市", 1, .current, "##")
    let checked = try family.checked()
    let open = try checked.finding(.carry, "乙县")
    #expect(open.verdict == .undetermined && open.reason == .notProvided && checked.names(open.missing) == ["乙县"])
    #expect(checked.found(.honour, "乙县") == nil)
  }

  @Test("上级的线不到本行政区：不适用；只到一丝也一样")
  func nothingInside() throws {
    var family = Self.chain()
    family.draw("甲市", 1, .current, ".#")
    family.draw("乙县", 1)
    for area in [nil, try Quantity(digits: "2", unit: Unit(.hectare))] {
      family.tolerance.area = area
      let checked = try family.checked()
      #expect(try checked.finding(.carry, "乙县").reason == .nothingInside)
      #expect(try checked.finding(.honour, "乙县").verdict == .notApplicable)
      if area == nil { family.drawings[family.drawings.count - 2].features = [[[true, true]]] }
    }
  }

  @Test("直接上级没有图层，更上级有：承接和落实待核实；都没有：不要求承接")
  func upperNotProvided() throws {
    var family = Self.chain()
    family.draw("乙县", 1, .current, "#.")
    let before = try family.checked()
    #expect(before.found(.carry, "乙县") == nil)
    #expect(try before.finding(.honour, "乙县").reason == .parentNotProvided)
    #expect(try before.finding(.aggregate, "甲市").reason == .parentNotProvided)
    family.draw("某省", 1, .current, "##")
    let after = try family.checked()
    let open = try after.finding(.carry, "乙县")
    #expect(open.verdict == .undetermined && after.names(open.missing) == ["甲市"])
    #expect(try after.finding(.carry, "甲市").reason == .notProvided)
    #expect(try after.finding(.aggregate, "某省").verdict == .undetermined)
  }

  @Test("行政区没有提供：落实待核实，点名；词汇里没有行政区也一样")
  func noTerritory() throws {
    var family = Self.chain()
    family.drawings.removeLast()
    family.draw("甲市", 1, .current, "##")
    family.draw("乙县", 1, .current, "#.")
    let checked = try family.checked()
    let open = try checked.finding(.honour, "乙县")
    #expect(open.verdict == .undetermined && open.reason == .boundaryNotProvided)
    #expect(checked.names(open.missing) == ["乙县"])
    #expect(try checked.finding(.carry, "乙县").verdict == .pass)
    #expect(try checked.finding(.aggregate, "甲市").verdict == .fail)
    var program = family.program
    program.vocabulary.layers[0].aliases = []
    let world = try family.sketch.world()
    let run = check(program, world, map: try family.map(world), keepingAll: true)
    #expect(run.outcomes.contains { run.evidence.finding($0.found)?.reason == .boundaryNotProvided })
  }

  @Test("没有图的规划集不判控制线；只留不通过时，通过的仍计数")
  func counts() throws {
    var family = Self.chain()
    family.draw("甲市", 1, .current, "#.")
    family.draw("乙县", 1, .current, "#.")
    let world = try family.sketch.world()
    let without = check(family.program, world, keepingAll: true)
    #expect(without.outcomes.isEmpty && without.tallies.map(\.total) == [0])
    let brief = try family.checked(keepingAll: false)
    let full = try family.checked()
    #expect(full.run.tallies == brief.run.tallies && full.run.tallies.map(\.pass) == [3])
    #expect(brief.run.evidence.count == brief.run.outcomes.count)
    #expect(brief.findings == full.findings.filter { $0.verdict == .undetermined || $0.verdict == .fail })
  }
}
