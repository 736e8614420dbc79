import Foundation
import FoundationXML
import RuleDSL
import Spatial
import TestKit
import Testing

@testable import Reporting
@testable import Transmission

@Suite("报告里的图")
struct PictureTests {
  /// A square around a place, with sides in degrees.
  private static func square(_ longitude: Double, _ latitude: Double, _ side: Double) -> Shape {
    let corners = [(0.0, 0.0), (side, 0), (side, side), (0, side)]
    return Shape(rings: [corners.map { Plane.point(longitude: longitude + $0.0, latitude: latitude + $0.1) }])
  }

  private static func numbers(_ path: String) -> [Double] {
    path.split { !"-.0123456789".contains($0) }.compactMap { Double($0) }
  }

  @Test("远大于图幅的面裁到图幅附近，外面的面不画，点数有限")
  func clipped() throws {
    let frame = MapFrame(Bounds(low: SIMD2(111, 40), high: SIMD2(111.01, 40.01)), margin: 0.1)
    let path = Sketch(Self.square(100, 30, 20)).path(in: frame)
    #expect(!path.isEmpty && Self.numbers(path).allSatisfy { (-20...700).contains($0) })
    #expect(Sketch(Self.square(120, 40, 1)).path(in: frame).isEmpty)
    let teeth = (0..<200_000).map { index in
      Plane.point(longitude: 111 + 0.01 * Double(index) / 200_000, latitude: 40 + (index % 2 == 0 ? 0 : 0.01))
    }
    let jagged = Sketch(Shape(rings: [teeth])).path(in: frame)
    #expect(jagged.utf8.count < 100_000)
  }

  @Test("一度的纬线和经线按比例画，比例尺不长过图幅的四分之一", arguments: [1e-9, 0.001, 1, 20])
  func scale(side: Double) throws {
    let frame = MapFrame(Bounds(low: SIMD2(111, 40), high: SIMD2(111 + side, 40 + side)), margin: 0)
    let corner = frame.point(SIMD2(111, 40))
    let (east, north) = (frame.point(SIMD2(112, 40)), frame.point(SIMD2(111, 41)))
    // At 50 degrees of the middle at most; a degree of longitude is as long as the cosine of the latitude.
    let middle = (40 + side / 2) * Double.pi / 180
    #expect(abs((east.x - corner.x) / (corner.y - north.y) - cos(middle)) < 0.002)
    #expect(frame.pixels(1000) > 0)
  }

  @Test("图是完整的 XML，名称不起作用，没有非数，同样的输入给出同样的字节")
  func wellFormed() throws {
    var sample = try ReportSample.withMap()
    sample.findings = sample.findings.map { finding in
      var finding = finding
      for index in finding.regions.pieces.indices {
        finding.regions.pieces[index].shape = Self.square(111.12, 40.01, 0.002)
      }
      return finding
    }
    var report = sample.report()
    report.layers = { layer, unit in layer == 0 ? Self.square(111.1 + 0.01 * Double(unit), 40, 0.05) : nil }
    var text = "", again = ""
    report.write(as: .html, style: ReportStyle(language: .chinese)) { text += $0 }
    report.write(as: .html, style: ReportStyle(language: .chinese)) { again += $0 }
    #expect(text == again)
    let pictures = text.matches(of: /<figure>\n((?s).*?)<figcaption>/).map { String($0.1) }
    #expect(pictures.count > 3)
    for picture in pictures {
      #expect(XMLParser(data: Data(picture.utf8)).parse())
      #expect(!picture.contains("nan") && !picture.contains("inf"))
    }
    #expect(pictures.contains { $0.contains("内蒙古自治区划定的生态保护红线") && $0.contains("漏划") })
  }

  @Test("不在地球上的位置不画，也不使程序中断", arguments: [38_245_580.5, -.infinity, .nan])
  func nowhere(number: Double) throws {
    var sample = try ReportSample.withMap()
    for place in sample.findings.indices {
      for index in sample.findings[place].regions.pieces.indices {
        sample.findings[place].regions.pieces[index].place = .init(longitude: number, latitude: number)
      }
    }
    var report = sample.report()
    report.layers = { _, unit in
      unit == 1 ? Shape(rings: [[SIMD2(number, 0), SIMD2(1e300, 1), SIMD2(0, number)]]) : nil
    }
    var text = ""
    report.write(as: .html, style: ReportStyle(language: .chinese, showsAll: true)) { text += $0 }
    #expect(text.hasSuffix("</html>\n") && !text.contains("nan"))
  }

  @Test("没有图层可画时不画地图；数值的条图写出谁承担多少、还差多少")
  func chart() throws {
    var sample = try ReportSample()
    try sample.addEverySort()
    let text = sample.text(.html, ReportStyle(language: .chinese))
    #expect(!text.contains("问题一览"))
    #expect(text.contains("锡林郭勒盟 18.6%") && text.contains("尚缺 81.4%"))
  }
}
