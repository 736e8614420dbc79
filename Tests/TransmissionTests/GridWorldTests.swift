import Spatial
import Testing

@testable import RuleDSL
@testable import Transmission

@Suite("案例的图") struct GridWorldTests {
  private static func drawing(_ unit: Int, _ layer: Int, _ rows: String...) throws -> Scenario.Map {
    let side = try Quantity(digits: "100", unit: Unit(.metre))
    let cells = rows.map { $0.map { $0 == "#" } }
    return Scenario.Map(plan: unit, layer: layer, version: .current, cellMetres: side, rows: cells)
  }

  private static func area(_ state: LayerState) -> Double? {
    switch state {
    case .unprovided: nil
    case .known(let parts): parts.joined().reduce(0) { $0 + ($1.shape.area * 100).rounded() / 100 }
    }
  }

  @Test("没画的是未提供，画了而全空的是空图层；没画的行政区是所有画到的格子")
  func states() throws {
    let vocabulary = LineSketch().program.vocabulary
    let drawings = try [
      Self.drawing(0, LineSketch.red, "#.", ".."), Self.drawing(1, LineSketch.red, "..."),
      Self.drawing(2, LineSketch.territory, "#"),
    ]
    let world = try #require(GridWorld(drawings, [0, 1, 2], vocabulary, title: "一格"))
    #expect(Self.area(world.layer(LineSketch.red, of: 0, .current)) == 10_000)
    #expect(Self.area(world.layer(LineSketch.red, of: 0, .before)) == nil)
    #expect(Self.area(world.layer(LineSketch.red, of: 1, .current)) == 0)
    #expect(Self.area(world.layer(LineSketch.red, of: 2, .current)) == nil)
    #expect(Self.area(world.layer(LineSketch.territory, of: 0, .current)) == 50_000)
    #expect(Self.area(world.layer(LineSketch.territory, of: 2, .current)) == 10_000)
    #expect(GridWorld([], [], vocabulary, title: "空") == nil)
  }

  @Test("画在格子里的家族由同一求值器判定")
  func judged() throws {
    var family = LineSketch()
    family.place("甲市", 2)
    family.place("乙县", 3, under: "甲市")
    let world = try family.sketch.world()
    let drawings = try [Self.drawing(0, LineSketch.red, "##", "##"), Self.drawing(1, LineSketch.red, "##", "#.")]
    let map = GridWorld(drawings, [0, 1, 2], family.program.vocabulary, title: "少一格")
    let run = check(family.program, world, map: map, keepingAll: true)
    let explainer = Explainer(family.program, world, map: map, run)
    let failed = run.outcomes.map { explainer.finding(of: $0) }.filter { $0.verdict == .fail }
    #expect(failed.map(\.obligation) == [.honour, .aggregate])
    #expect(failed.map(\.difference?.text) == ["1.0000", "1.0000"])
    #expect(failed.flatMap(\.pieces).flatMap(\.features).map(\.source.file) == ["案例 少一格", "案例 少一格"])
  }
}
