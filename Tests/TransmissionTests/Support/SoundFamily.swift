import TestKit

@testable import RuleDSL
@testable import Transmission

/// A random family that passes everything: parents state exactly what their children add up to.
struct SoundFamily {
  var program: RuleProgram
  var sketch = Sketch()

  private static let floor = 0
  private static let ceiling = 1
  private static let ratio = 2
  private static let base = 3
  private static let stepwise = 4

  init(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed) &+ 9_000)
    let weight = Transmission.FigureReference(indicator: Self.base, year: nil)
    program = Programs.program(
      [
        Programs.indicator("耕地保有量", .wanMu, .floor),
        Programs.indicator("用水总量", Unit(.cubicMetre, myriads: 2), .ceiling),
        Programs.indicator("扩展倍数", Unit(.times), .ceiling),
        Programs.indicator("基期规模", Unit(.hectare), .fixed),
        Programs.indicator("森林覆盖率", Unit(.percent), .floor),
      ],
      [
        Programs.transmission("A", Self.floor, .apportion, tiers: [1, 2, 3]),
        Programs.transmission("B", Self.ceiling, .apportion, tiers: [1, 2, 3]),
        Programs.transmission("C", Self.ratio, .weighted(by: weight), tiers: [1, 2, 3]),
        Programs.transmission("D", Self.stepwise, .stepwise, tiers: [1, 2, 3]),
      ]
    )
    sketch.places = [Sketch.Place(code: "15", name: "自治区", tier: 1, parent: nil)]
    for index in 0..<2 + generator.below(5) {
      let parent = sketch.places.filter { $0.tier < 3 }.randomElement(using: &generator)
      sketch.places.append(
        Sketch.Place(
          code: "15\(10 + index)",
          name: "单位\(index)",
          tier: 1 + (parent?.tier ?? 1),
          parent: parent?.code ?? "15"
        )
      )
    }
    for place in sketch.places { try state(place, &generator) }
  }

  private mutating func state(_ place: Sketch.Place, _ generator: inout SplitMix64) throws {
    let leaves = leaves(below: place.code)
    sketch.add(place.code, Self.floor, try figure("\(leaves * 6)", .wanMu), .floor)
    sketch.add(place.code, Self.ceiling, try figure("\(leaves)", Unit(.cubicMetre, myriads: 2)), .ceiling)
    let slackened = leaves == 1 ? "1.2" : "1.3"
    sketch.add(place.code, Self.ratio, try figure(slackened, Unit(.times)), .ceiling)
    if place.parent != nil {
      let size = try figure("\(1 + generator.below(9))", Unit(.hectare))
      sketch.add(place.code, Self.base, size, .fixed, role: .present)
    }
    sketch.add(place.code, Self.stepwise, try figure("\(20 + place.tier)", Unit(.percent)), .floor)
  }

  /// Units below that have nobody below them; 1 for such a unit itself.
  private func leaves(below code: String) -> Int {
    let children = sketch.places.filter { $0.parent == code }
    return children.isEmpty ? 1 : children.reduce(0) { $0 + leaves(below: $1.code) }
  }
}
