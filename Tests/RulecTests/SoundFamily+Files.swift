import Foundation

extension SoundFamily {
  /// Writes the plan set.
  func write(to folder: URL) throws {
    try table(
      "units",
      "行政区代码,名称,层级,上级代码",
      Self.units.map { [$0.0, $0.1, $0.2, $0.3] },
      in: folder
    )
    let rows = figures.flatMap { figure -> [[String]] in
      let says = { (value: String, role: String) -> [String] in
        let source = role == "下达" ? "指标分解表（示例）" : "规划文本（示例）"
        return [
          figure.unit, "\(figure.year)", figure.indicator, figure.relation, value, figure.measure, role, source,
          "指标表",
        ]
      }
      return [says(figure.value, figure.role)] + (figure.allotted.map { [says($0, "下达")] } ?? [])
    }
    try table("indicators", "行政区代码,年份,指标,关系,数值,单位,来源,依据,条款", rows, in: folder)
    try table(
      "lists",
      "行政区代码,名录,编号,名称,所在地,依据,条款",
      items.map { [$0.unit, $0.list, $0.number, $0.name, $0.location, "规划文本（示例）", "附表"] },
      in: folder
    )
    try table(
      "designations",
      "行政区代码,定位,取值,所在地,依据,条款",
      functions.map { [$0.unit, "主体功能定位", $0.value, $0.location, "规划文本（示例）", "附表"] },
      in: folder
    )
    for (unit, layers) in layers {
      let place = folder.appending(path: unit)
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      for (layer, features) in layers {
        let text = features.enumerated().map { geojson($1, $0 + 1, of: unit, layer) }.joined(separator: ",\n")
        let head =
          #"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:4490"}},"features":["#
        try Data("\(head)\n\(text)\n]}\n".utf8).write(to: place.appending(path: "\(layer).geojson"))
      }
    }
  }

  private func table(_ name: String, _ head: String, _ rows: [[String]], in folder: URL) throws {
    let lines = [head] + rows.map { $0.joined(separator: ",") }
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: folder.appending(path: "\(name).csv"))
  }

  private func geojson(_ feature: Feature, _ number: Int, of unit: String, _ layer: String) -> String {
    let patch = feature.patch
    var fields = ["BSM": "\(unit.prefix(6))0000" + String(format: "%08d", number), "XZQDM": unit]
    fields.merge(feature.fields) { $1 }
    let texts = fields.sorted { $0.key < $1.key }.map { #""\#($0.key)":"\#($0.value)""# }
    let stated = Self.area(patch)
    let areas =
      switch layer {
      case "JSXM": [String]()
      case "YJJBNT": [#""YJJBNTMJ":\#(String(format: "%.2f", stated * 0.95))"#]
      default: [#""MJ":\#(String(format: "%.2f", stated))"#]
      }
    let corners = [
      (patch.west, patch.south), (patch.east, patch.south), (patch.east, patch.north), (patch.west, patch.north),
      (patch.west, patch.south),
    ]
    let ring = corners.map { "[\(Self.degrees(110, $0.0)),\(Self.degrees(40, $0.1))]" }.joined(separator: ",")
    let properties = (texts + areas).joined(separator: ",")
    return
      #"{"type":"Feature","properties":{\#(properties)},"geometry":{"type":"Polygon","coordinates":[[\#(ring)]]}}"#
  }

  private static func degrees(_ origin: Int, _ cells: Int) -> String {
    String(format: "%.2f", Double(origin) + Double(cells) / 100)
  }

  /// Ellipsoidal area on CGCS2000 in m².
  static func area(_ patch: Patch) -> Double {
    let width = Double(patch.east - patch.west) / 100 * Double.pi / 180
    return width * (strip(40 + Double(patch.north) / 100) - strip(40 + Double(patch.south) / 100))
  }

  /// Area between the equator and a parallel for one radian of longitude.
  private static func strip(_ latitude: Double) -> Double {
    let (axis, flattening) = (6_378_137.0, 1 / 298.257222101)
    let square = flattening * (2 - flattening)
    let (e, s) = (square.squareRoot(), sin(latitude * Double.pi / 180))
    return axis * axis * (1 - square) / 2 * (s / (1 - square * s * s) + atanh(e * s) / e)
  }
}
