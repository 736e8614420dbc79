import Foundation
import TestKit
import Testing

/// The invented years of `Examples/monitoring`, watched by the command with the project's own rules.
@Suite("监测示例")
struct MonitoringTests {
  /// A light that is not green, in one year of one plan.
  struct Sign: Hashable, CustomStringConvertible {
    var plan: String
    var rule: String
    var year: Int
    var light: String

    var description: String { "\(plan) \(rule) \(year) \(light)" }
  }

  /// What make.py plants; what is added up stays broken.
  static let planted: Set<Sign> = [
    Sign(plan: "甲县", rule: "JC-05", year: 2023, light: "red"),
    Sign(plan: "甲县", rule: "JC-01", year: 2024, light: "red"),
    Sign(plan: "乙县", rule: "SL-51", year: 2025, light: "yellow"),
    Sign(plan: "乙县", rule: "JC-02", year: 2026, light: "red"),
    Sign(plan: "乙县", rule: "JC-06-2", year: 2027, light: "yellow"),
    Sign(plan: "丙县", rule: "JC-07", year: 2026, light: "unknown"),
    Sign(plan: "丙县", rule: "JC-04", year: 2028, light: "yellow"),
    Sign(plan: "丙县", rule: "JC-03", year: 2029, light: "red"),
    Sign(plan: "丙县", rule: "JC-03", year: 2030, light: "red"),
    Sign(plan: "丙县", rule: "SL-51", year: 2029, light: "yellow"),
    Sign(plan: "丙县", rule: "SL-51", year: 2030, light: "yellow"),
  ]

  @Test("守住的一套全是绿灯，以 0 结束")
  func kept() throws {
    let run = try watched("kept")
    #expect(run.status == 0)
    #expect(run.signs.allSatisfy { $0.light == "green" })
    // Four plans, four indicators of ten years, one of them under two rules; three lines of three counties.
    #expect(run.signs.count == 4 * 10 * 5 + 3 * 10 * 3)
  }

  @Test("埋下的突破各在自己的那一年，别处都是绿灯，以 1 结束")
  func broken() throws {
    let run = try watched("broken")
    #expect(run.status == 1)
    #expect(Set(run.signs.filter { $0.light != "green" }) == Self.planted)
    let first = run.series.compactMap { series in
      series.firstBreak.map { Sign(plan: series.planName, rule: $0.rule, year: $0.year, light: $0.light) }
    }
    #expect(
      Set(first)
        == Self.planted.filter { sign in
          sign.light != "unknown" && sign.year < 2030 && !(sign.plan == "丙县" && sign.rule == "SL-51")
        }
    )
  }

  @Test("基期以后没有现状的，什么也不判，以 2 结束")
  func nothing() throws {
    let run = try rulec(["monitor", "Examples/inner-mongolia", "--indicator", "耕地保有量", "--format", "json"])
    #expect(run.status == 2)
    #expect(run.stdout.contains("\"idle\":[\"JC-01\"]"))
  }

  @Test("写不出的图、没有的指标、没有的行政区都说明是什么")
  func refused() throws {
    let set = "Examples/monitoring/kept"
    #expect(try rulec(["monitor", set, "--indicator", "耕地保有亮"]).status == 64)
    #expect(try rulec(["monitor", set, "--unit", "990399"]).status == 64)
    #expect(try rulec(["monitor", set, "--chart", set + "/units.csv.svg/图.svg"]).status == 74)
    #expect(try rulec(["monitor", set, "--chart", set]).status == 74)
    #expect(try rulec(["monitor", set, "--format", "xlsx"]).status == 64)
  }

  @Test("一张图画一项，各项的图合在一个文件里是同样的内容")
  func charts() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let arguments = ["monitor", "Examples/monitoring/broken", "--unit", "乙县", "--chart"]
    let (one, many) = (folder.appending(path: "图.svg").path, folder.appending(path: "图").path)
    #expect(try rulec(arguments + [one]).status == 1)
    #expect(try rulec(arguments + [many]).status == 1)
    let whole = try String(contentsOfFile: one, encoding: .utf8)
    let names = try FileManager.default.contentsOfDirectory(atPath: many)
    #expect(names.count == 7)
    for name in names {
      let lines = try String(contentsOfFile: many + "/" + name, encoding: .utf8).split(separator: "\n")
      // Without the head and the end of the picture.
      #expect(whole.contains(lines.dropFirst(2).dropLast().joined(separator: "\n")), "\(name)")
    }
    #expect(whole.contains("首次突破：2026年（红，JC-02）"))
  }

  @Test("make.py 重新生成的与提交的一字不差", .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")))
  func generated() throws {
    #expect(try expectGenerated("Examples/monitoring") { $0.contains(".") } == 2 * (3 * 5 + 3))
  }

  private struct Break: Decodable {
    let rule: String
    let year: Int
    let light: String
  }

  private struct Judged: Decodable {
    let rule: String
    let light: String
  }

  private struct Year: Decodable {
    let year: Int
    let verdicts: [Judged]
  }

  private struct Series: Decodable {
    let planName: String
    let firstBreak: Break?
    let years: [Year]
  }

  private struct Report: Decodable {
    let series: [Series]
  }

  private func watched(_ name: String) throws -> (status: Int32, series: [Series], signs: [Sign]) {
    let run = try rulec(["monitor", "Examples/monitoring/\(name)", "--format", "json"])
    #expect(run.stderr == "")
    let report = try JSONDecoder().decode(Report.self, from: Data(run.stdout.utf8))
    let signs = report.series.flatMap { series in
      series.years.flatMap { year in
        year.verdicts.map { Sign(plan: series.planName, rule: $0.rule, year: year.year, light: $0.light) }
      }
    }
    return (run.status, report.series, signs)
  }
}
