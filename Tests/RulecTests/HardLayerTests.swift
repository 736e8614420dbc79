import Foundation
import TestKit
import Testing

/// Layers that no careful office would submit, made when the test runs: the command ends with findings, never a trap.
@Suite("难读的图层")
struct HardLayerTests {
  @Test("五万个顶点、一千个洞的多部分图形照常检查，少画的一处找得到")
  func hugeMultipolygon() throws {
    let family = try GeneratedFamily()
    let whole = Outline.huge(holes: 1000)
    #expect(whole.count == 3 && whole[0].count == 1001)
    let vertices = whole.joined().map(\.count).reduce(0, +)
    #expect(vertices >= 50_000)
    var bitten = whole
    bitten[0].append(Outline.diamond(at: SIMD2(111.1, 40.1), radius: 0.0002))
    try family.write("990100", "STBHHX", [.polygons(whole)])
    try family.write("990101", "STBHHX", [.polygons(bitten)])
    let report = try family.check()
    #expect(report.status == 1)
    #expect(
      report.verdicts == ["KX-01 carry 990101 pass", "KX-01 honour 990101 fail", "KX-01 aggregate 990100 fail"]
    )
    let piece = try #require(report.evidence(of: "KX-01", "honour").first)
    let place = try #require(piece["place"] as? [String: Double])
    let (east, north) = (place["longitude"] ?? 0, place["latitude"] ?? 0)
    #expect(abs(east - 111.1) < 0.0003 && abs(north - 40.1) < 0.0003)
  }

  @Test("五万个顶点的图形自相交时指出在哪里，其余照常检查")
  func hugeInvalid() throws {
    let family = try GeneratedFamily()
    let whole = Outline.huge(holes: 1000)
    var crossed = whole
    crossed[1][0].swapAt(1000, 1400)
    try family.write("990100", "STBHHX", [.polygons(whole)])
    try family.write("990101", "STBHHX", [.polygons(crossed)])
    let report = try family.check()
    #expect(report.status == 1)
    #expect(report.verdicts.contains("JH-08 rule 990101 fail"))
    #expect(report.verdicts.contains { $0.hasPrefix("KX-01 honour 990101") })
    let flaw = try #require(report.evidence(of: "JH-08", "rule").first)
    #expect(flaw["place"] is [String: Double])
    #expect(flaw["state"] as? String == "invalid")
  }

  @Test("图层里百分之五的图形有错：各有各的判定，别的照常检查")
  func unsoundFeatures() throws {
    let family = try GeneratedFamily()
    let cells = (0..<400).map { Outline.cell($0) }
    var drawn: [GeneratedFamily.Geometry] = cells.map { .polygons([[$0]]) }
    // One in twenty is unsound, four sorts in turn; the rest is drawn as the city drew it, but for one cell.
    for index in stride(from: 7, to: 400, by: 20) {
      switch index / 20 % 4 {
      case 0: drawn[index] = .null
      case 1: drawn[index] = .empty
      case 2: drawn[index] = .polygons([[Outline.bow(cells[index])]])
      default: drawn[index] = .polygons([[cells[index - 1]]])
      }
    }
    drawn.remove(at: 0)
    try family.write("990100", "STBHHX", cells.map { .polygons([[$0]]) })
    try family.write("990101", "STBHHX", drawn)
    let report = try family.check()
    #expect(report.status == 1)
    let shapes = report.verdicts.filter { $0.hasPrefix("JH-") }
    #expect(shapes == ["JH-01 rule 990101 fail", "JH-08 rule 990101 fail", "JH-09 rule 990101 fail"])
    let counts = ["JH-01", "JH-08", "JH-09"].map { report.evidence(of: $0, "rule").count }
    #expect(counts == [10, 5, 5])
    for id in ["JH-08", "JH-09"] {
      #expect(
        report.evidence(of: id, "rule").allSatisfy { $0["place"] is [String: Double] && $0["remedy"] is String }
      )
    }
    // Missing: the removed cell, what has no geometry, and one of each pair that was drawn twice; of a bow, two sides.
    let honour = report.evidence(of: "KX-01", "honour")
    let missing = 1 + 10 + 5 * 2 + 5
    #expect(honour.count == missing)
  }

  @Test("自相交的图形按修复后的计：只有一个要素也一样")
  func mended() throws {
    let family = try GeneratedFamily()
    let bow = Outline.bow(Outline.cell(3))
    let middle = (bow[0] + bow[1]) / 2
    let wings: [[[SIMD2<Double>]]] = [[[bow[0], middle, bow[3]]], [[bow[2], bow[1], middle]]]
    try family.write("990100", "STBHHX", [.polygons(wings)])
    try family.write("990101", "STBHHX", [.polygons([[bow]])])
    let report = try family.check()
    #expect(report.status == 1)
    #expect(report.verdicts.contains("JH-08 rule 990101 fail"))
    #expect(report.verdicts.filter { $0.hasPrefix("KX-01") }.allSatisfy { $0.hasSuffix("pass") })
  }

  @Test("没有要素的图层是有图层：上级有线，下级没画，就是不通过", arguments: ["STBHHX", "YJJBNT", "CZKFBJ"])
  func noFeatures(layer: String) throws {
    let family = try GeneratedFamily()
    let cell = GeneratedFamily.Geometry.polygons([[Outline.cell(3)]])
    for name in ["STBHHX", "YJJBNT", "CZKFBJ"] {
      try family.write("990100", name, [cell])
      try family.write("990101", name, name == layer ? [] : [cell])
    }
    let report = try family.check()
    #expect(report.status == 1)
    let protects = layer != "CZKFBJ"
    let rule = ["STBHHX": "KX-01", "YJJBNT": "KX-03", "CZKFBJ": "KX-06"][layer] ?? ""
    #expect(report.verdicts.contains("\(rule) carry 990101 fail"))
    #expect(report.verdicts.contains("\(rule) aggregate 990100 \(protects ? "fail" : "pass")"))
    #expect(!report.verdicts.contains { $0.hasPrefix("JH-") })
  }

  @Test("上下级的图层都没有要素，什么也不违背，但也没有判定任何规划")
  func nothingAtAll() throws {
    let family = try GeneratedFamily()
    try family.write("990100", "STBHHX", [])
    try family.write("990101", "STBHHX", [])
    let report = try family.check()
    #expect(report.status == 2)
    #expect(report.verdicts.allSatisfy { $0.hasSuffix("notApplicable") })
  }
}
