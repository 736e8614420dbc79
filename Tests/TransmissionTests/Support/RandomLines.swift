import TestKit

@testable import RuleDSL
@testable import Transmission

/// Random families with random maps of a few cells, and what counting cells says about them.
struct RandomLines {
  static let side = 6

  typealias Cells = Set<Int>

  var generator: SplitMix64
  var family = LineSketch()
  /// What a unit's layer covers; absent where the plan does not hand it in.
  var red: [String: Cells] = [:]
  var territory: [String: Cells] = [:]
  /// Slivers are parts of at most so many cells.
  var sliver = 0

  init(seed: UInt64) throws {
    generator = SplitMix64(seed: seed)
    family.order = generator.pick([.protect, .develop, .same])
    if generator.once(in: 2) {
      sliver = 1 + generator.below(2)
      family.tolerance.area = try Quantity(digits: "\(sliver)", unit: Unit(.hectare))
    }
    family.tiers = generator.pick([[1, 2, 3], [1, 3], [2, 3]])
    family.place("1", 1)
    for city in 0..<2 {
      family.place("1\(city)", 2, under: "1")
      for county in 0..<(1 + generator.below(2)) { family.place("1\(city)\(county)", 3, under: "1\(city)") }
    }
    drawTerritories()
    drawLines()
  }

  /// Every cell belongs to one county, and to the city above it; now and then a layer is missing.
  private mutating func drawTerritories() {
    let counties = family.sketch.places.filter { $0.tier == 3 }
    for cell in 0..<(Self.side * Self.side) {
      let county = generator.pick(counties)
      territory[county.code, default: []].insert(cell)
      if let city = county.parent { territory[city, default: []].insert(cell) }
    }
    for place in family.sketch.places.dropFirst() {
      if generator.once(in: 10) { territory[place.code] = nil }
      draw(place.code, LineSketch.territory, territory[place.code])
    }
  }

  /// A line that starts from the one above it and strays a little.
  private mutating func drawLines() {
    let strayness = 2 + generator.below(30)
    for place in family.sketch.places {
      var cells = red[place.parent ?? ""] ?? Set((0..<(Self.side * Self.side)).filter { _ in generator.once(in: 2) })
      if let own = territory[place.code], generator.once(in: 2) { cells.formIntersection(own) }
      for cell in 0..<(Self.side * Self.side) where generator.once(in: strayness) {
        cells.formSymmetricDifference([cell])
      }
      if generator.once(in: 12) { cells = [] }
      if !generator.once(in: 8) { red[place.code] = cells }
      draw(place.code, LineSketch.red, red[place.code])
    }
  }

  /// One feature for all cells, one for every row, or one for every cell.
  private mutating func draw(_ unit: String, _ layer: Int, _ cells: Cells?) {
    guard let cells else { return }
    let groups: [Cells]
    switch generator.below(3) {
    case 0: groups = [cells]
    case 1: groups = (0..<Self.side).map { row in cells.filter { $0 / Self.side == row } }
    default: groups = cells.sorted().map { [$0] }
    }
    let features = groups.filter { !$0.isEmpty }.map(Self.rows)
    family.drawings.append(.init(unit: unit, layer: layer, version: .current, features: features))
  }

  static func rows(_ cells: Cells) -> [[Bool]] {
    (0..<side).map { row in (0..<side).map { cells.contains(row * side + $0) } }
  }

  /// Parts that hang together by their sides.
  static func parts(_ cells: Cells) -> [Cells] {
    var rest = cells
    var parts: [Cells] = []
    while let first = rest.min() {
      var part: Cells = []
      var front = [first]
      while let cell = front.popLast() {
        guard rest.remove(cell) != nil else { continue }
        part.insert(cell)
        front += [cell - side, cell + side]
        if cell % side > 0 { front.append(cell - 1) }
        if cell % side < side - 1 { front.append(cell + 1) }
      }
      parts.append(part)
    }
    return parts
  }
}
