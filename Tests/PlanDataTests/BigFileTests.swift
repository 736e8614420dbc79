internal import Foundation
@testable internal import PlanData
internal import Testing

struct BigFileTests {
  @Test("一行 20 MiB：报出行号，不占内存")
  func longRow() throws {
    let folder = try TemporaryFolder()
    try folder.write(SoundSet.units, to: "units.csv")
    try folder.write(SoundSet.figures, to: "indicators.csv")
    let handle = try FileHandle(forWritingTo: URL(filePath: "\(folder.path)/indicators.csv"))
    try handle.seekToEnd()
    for _ in 0..<20 { try handle.write(contentsOf: Data(repeating: 0x61, count: 1 << 20)) }
    try handle.close()
    for jobs in [1, 4] {
      let text = outcome(of: folder.path, jobs: jobs)
      #expect(text.hasPrefix("problems\nindicators.csv 第 4 行：这一行超过 16 MiB，后面的行没有读\n"))
      #expect(text.split(separator: "\n").count < 20)
    }
  }

  @Test("线程数不改变结果，引号里有换行时也一样", arguments: [false, true])
  func jobs(hasQuotes: Bool) throws {
    let folder = try TemporaryFolder()
    let (units, figures) = family(children: 20_000, hasQuotes: hasQuotes)
    try folder.write(units, to: "units.csv")
    try folder.write(figures, to: "indicators.csv")
    let alone = outcome(of: folder.path, jobs: 1)
    #expect(alone.split(separator: "\n").count > 40_000)
    for jobs in [2, 4] { #expect(outcome(of: folder.path, jobs: jobs) == alone) }
  }

  @Test("线程数不改变问题的行号")
  func problemRows() throws {
    let folder = try TemporaryFolder()
    let (units, figures) = family(children: 20_000, hasQuotes: true)
    try folder.write(units, to: "units.csv")
    try folder.write(figures + "1,2035,耕地保有量,>=,x,万亩,文,条\n", to: "indicators.csv")
    let alone = outcome(of: folder.path, jobs: 1)
    #expect(alone.hasPrefix("problems\nindicators.csv 第 20002 行“数值”：“x”不是数字\n"))
    #expect(outcome(of: folder.path, jobs: 4) == alone)
  }

  @Test("问题太多时只列前面的，并说还有几个")
  func manyProblems() throws {
    let folder = try TemporaryFolder()
    try folder.write(SoundSet.units, to: "units.csv")
    let bad = String(repeating: "150000,35,耕地保有量,>=,1,万亩,,\n", count: 1000)
    try folder.write(SoundSet.header + bad, to: "indicators.csv")
    let text = outcome(of: folder.path)
    #expect(text.hasPrefix("indicators.csv 第 2 行“年份”：年份“35”不能用\n"))
    #expect(text.contains("另有 950 个问题没有列出\n"))
    #expect(text.split(separator: "\n").count == 51 * 4)
  }

  /// A province and its children, rows in an order that no reader can take as it is.
  private func family(children: Int, hasQuotes: Bool) -> (units: String, figures: String) {
    var units = "code,name,tier,parent_code\n0,某省,省级,\n"
    var figures = SoundSet.header
    let clause = hasQuotes ? "\"第二条\n“之一”，又\"\"二\"\"\"" : "第二条"
    for index in 0..<children {
      let code = (index &* 7919) % children + 1
      units += "\(code),第\(code)市,市级,0\n"
      let document = "某地国土空间总体规划批复〔2024〕\(code % 97)号（为了让文件够长而写得长一些）"
      figures += "\(code),2035,耕地保有量,>=,\(index).\(10 + index % 90),万亩,\(document),\(clause)\n"
    }
    return (units, figures)
  }
}
