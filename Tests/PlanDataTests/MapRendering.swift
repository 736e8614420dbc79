@testable internal import PlanData
internal import RuleDSL
internal import Spatial
internal import TestKit
internal import Transmission

/// The layers that the map fixtures use.
enum MapVocabulary {
  static let program: RuleProgram = {
    var program = FixtureVocabulary.program
    program.vocabulary.layers = [
      Layer(name: "行政区", codes: ["XZQ"], areaField: "MJ"),
      Layer(name: "生态保护红线", codes: ["stbhhx", "STBHHXTB"], areaField: "MJ"),
      Layer(name: "城镇开发边界", codes: ["CZKFBJ"], areaField: "MJ"),
      Layer(name: "城镇集中建设区", codes: ["CZKFBJ"], filterField: "GHFQDM", filterValues: ["41"]),
      Layer(name: "道路中心线", codes: ["DLZXX"], geometry: .line), Layer(name: "文物点", codes: ["WWD"], geometry: .point),
    ]
    return program
  }()
}

/// Loads a fixture and writes down every layer of every unit in every state, then what was wrong.
func renderedMap(of path: String, jobs: Int = 1, namesFiles: Bool = true) throws -> String {
  let set = try loadPlanSet(at: path, program: MapVocabulary.program, jobs: jobs)
  var lines: [String] = []
  for (index, layer) in MapVocabulary.program.vocabulary.layers.enumerated() {
    for unit in 0..<set.world.units.count {
      for version in PlanVersion.allCases {
        guard case .known(let parts) = set.map.layer(index, of: unit, version) else { continue }
        let features = Array(parts.joined())
        lines.append("\(set.world.units.codes[unit]) \(layer.name) \(version) \(features.count)")
        lines += features.map { "  " + rendered($0, namesFiles: namesFiles) }
      }
    }
  }
  guard namesFiles else { return lines.joined(separator: "\n") + "\n" }
  for flaw in set.map.flaws {
    lines.append("\(flaw.severity) \(flaw.message.chinese)")
    lines.append("  \(flaw.message.english)")
    if let remedy = flaw.remedy { lines += ["  → \(remedy.chinese)", "  → \(remedy.english)"] }
  }
  for flaw in set.map.reading.featureFlaws {
    let source = flaw.source
    lines.append(
      "\(ShapeInspection(flaw.kind).rawValue) \(source.file)[\(source.layer)] \(source.feature) \(flaw.kind)\(rendered(flaw.place))"
    )
  }
  lines += set.notes.map { "note \($0.chinese)" }
  lines += set.map.inputs.map { "input \($0.path)" }
  return lines.joined(separator: "\n") + "\n"
}

private func rendered(_ feature: MapFeature, namesFiles: Bool) -> String {
  let source = feature.source
  let place = namesFiles ? " \(source.file)[\(source.layer)] \(source.feature)" : ""
  if !feature.lines.isEmpty {
    let length = decimals(feature.lines.length, 2)
    return "\(feature.id)\(place) \(feature.lines.ends.count) 部分 \(feature.lines.points.count) 点 \(length) 米"
  }
  let polygons = feature.shape.polygonEnds.count
  let area = decimals(area(of: feature.shape), 0)
  let stated = feature.statedArea.map { " 面积 \($0.text)" } ?? ""
  return "\(feature.id)\(place) \(polygons) 部分 \(feature.shape.ringEnds.count) 环 \(feature.shape.points.count) 点"
    + " \(area) 平方米\(stated)"
}

private func rendered(_ place: FindingPiece.Place?) -> String {
  place.map { "（\(decimals($0.longitude, 6)), \(decimals($0.latitude, 6))）" } ?? ""
}

private func decimals(_ number: Double, _ count: Int) -> String {
  let scale = (0..<count).reduce(1.0) { product, _ in product * 10 }
  let rounded = (number * scale).rounded() / scale
  return count == 0 ? String(Int(rounded)) : rounded.description
}

/// Area in m² of all rings, holes counting negative.
func area(of shape: Shape) -> Double {
  var (sum, start) = (0.0, 0)
  for end in shape.ringEnds {
    let ring = shape.points[start..<end]
    guard let origin = ring.first, var last = ring.last else { continue }
    for point in ring {
      let (left, right) = (last - origin, point - origin)
      sum += (left.x * right.y - left.y * right.x) / 2
      last = point
    }
    start = end
  }
  return sum
}
