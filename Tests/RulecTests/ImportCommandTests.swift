import Foundation
import TestKit
import Testing

/// From documents to a checked family, with files that are written.
@Suite("从文件导入")
struct ImportCommandTests {
  private static let units = """
    行政区代码,名称,层级,上级代码
    990000,某自治区,省级,
    990100,甲盟,市级,990000
    990200,乙市,市级,990000

    """

  private static func approval(of place: String, number: Int, _ figures: String) -> String {
    """
    某自治区人民政府关于《\(place)
    国土空间总体规划（2021—2035年）》的批复

    某政字〔2024〕\(number)号

    二、筑牢安全发展的空间基础。到 2035 年，\(place)\(figures)。
    2024年 3月 5日

    """
  }

  private func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let files = [
      "units.csv": Self.units, "区.txt": Self.approval(of: "某自治区", number: 1, "耕地保有量不低于900.00万亩"),
      "甲.txt": Self.approval(of: "甲盟", number: 2, "耕地保有量不低于94.7770万亩；用水总量不超过自治区下达指标"),
      "乙.txt": Self.approval(of: "乙市", number: 3, "耕地保有量不低于805.0000万亩"),
      "改.txt": Self.approval(of: "乙市", number: 4, "耕地保有量不低于806.0000万亩"),
    ]
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    return folder
  }

  private func run(_ arguments: [String], in folder: URL) throws -> RunningCommand {
    let rules = ["CHUANDAO_RULES": Repository.root.appending(path: "Rules").path]
    return try RunningCommand(arguments, in: folder, environment: rules)
  }

  @Test("两条命令从文件到检查，每个数连着文号、条款和原文里的位置")
  func roundTrip() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let imported = try run(
      ["import", "区.txt", "甲.txt", "乙.txt", "--units", "units.csv", "--output", "规划集"],
      in: folder
    )
    #expect(imported.status == 0, "\(imported.stdout)\(imported.stderr)")
    let table = try String(contentsOf: folder.appending(path: "规划集/indicators.csv"), encoding: .utf8)
    #expect(table.contains("990100,甲盟,2035,耕地保有量,>=,94.7770,万亩,某政字〔2024〕2号,二、筑牢安全发展的空间基础,原文-甲.txt.html#f2,"))
    let page = try String(contentsOf: folder.appending(path: "规划集/原文-甲.txt.html"), encoding: .utf8)
    #expect(page.contains("<mark id=\"f2\">"))
    let units = try String(contentsOf: folder.appending(path: "规划集/units.csv"), encoding: .utf8)
    #expect(units.contains("990100,甲盟,市级,990000,2024-03-05"))
    let checked = try run(["check", "规划集", "--only", "ZB-02", "--all"], in: folder)
    // 94.7770 and 805.0000 are 0.2230 short of 900.00.
    #expect(checked.status == 1, "\(checked.stdout)\(checked.stderr)")
    #expect(checked.stdout.contains("某政字〔2024〕1号 二、筑牢安全发展的空间基础（indicators.csv:2）"))
    #expect(checked.stdout.contains("0.2230"))
    #expect(checked.stderr.isEmpty, "\(checked.stderr)")
    // Reports show the sentence, and say so of parts that were judged apart, too.
    let whole = try run(["check", "规划集", "--only", "ZB-02", "--format", "html"], in: folder)
    #expect(whole.stdout.contains("<td>到 2035 年，甲盟耕地保有量不低于94.7770万亩；用水总量不超过自治区下达指标。</td>"))
    for number in 1...2 {
      _ = try run(
        ["check", "规划集", "--only", "ZB-02", "--shard", "\(number)/2", "--output", "\(number).part"],
        in: folder
      )
    }
    #expect(try run(["merge", "1.part", "2.part", "--format", "html"], in: folder).stdout == whole.stdout)
    let json = try run(["check", "规划集", "--only", "ZB-02", "--format", "json"], in: folder)
    #expect(json.stdout.contains("\"link\":\"原文-甲.txt.html#f2\""))
  }

  private static let lists = """
    某自治区国土空间规划（2021-2035年）
    列入自然保护地名录的有甲草原自然保护区（甲盟）、乙湖湿地公园（乙市）。
    将甲盟确定为国家级重点生态功能区，乙市为国家级农产品主产区。

    """
  private static let lower = """
    甲盟国土空间总体规划（2021-2035年）
    自然保护地名录包括：
    1. 甲草原自然保护区；
    2. 甲山森林公园。
    全盟主体功能定位为城市化地区。

    """
  private static let other = """
    乙市国土空间总体规划（2021-2035年）
    自然保护地名录包括丙湖湿地公园。
    乙市主体功能定位为农产品主产区。

    """

  @Test("名录和定位也是两条命令从文件到检查：漏列的、定位不同的不通过")
  func entries() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in ["区名录.txt": Self.lists, "甲名录.txt": Self.lower, "乙名录.txt": Self.other] {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    let imported = try run(
      ["import", "区名录.txt", "甲名录.txt", "乙名录.txt", "--units", "units.csv", "--output", "规划集"],
      in: folder
    )
    #expect(imported.status == 0, "\(imported.stdout)\(imported.stderr)")
    let checked = try run(["check", "规划集", "--only", "N-02,Z-22", "--all", "--by", "rule"], in: folder)
    #expect(checked.status == 1, "\(checked.stdout)\(checked.stderr)")
    #expect(checked.stdout.contains("乙湖湿地公园") && checked.stdout.contains("城市化地区"), "\(checked.stdout)")
    // What stands there is not added twice; another value is refused.
    let again = try run(["import", "甲名录.txt", "--output", "规划集", "--append"], in: folder)
    #expect(again.status == 0, "\(again.stdout)\(again.stderr)")
    let table = try String(contentsOf: folder.appending(path: "规划集/lists.csv"), encoding: .utf8)
    #expect(table.split(separator: "\n").count == 6, "\(table)")
    let changed = Self.lower.replacing("城市化地区", with: "农产品主产区")
    try Data(changed.utf8).write(to: folder.appending(path: "甲改.txt"))
    let refused = try run(["import", "甲改.txt", "--output", "规划集", "--append"], in: folder)
    #expect(refused.status == 1 && refused.stdout.contains("有两个取值"), "\(refused.stdout)\(refused.stderr)")
  }

  @Test("添加时不动已有的；同一个承诺另一个数，什么也不写")
  func appending() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let table = folder.appending(path: "规划集/indicators.csv")
    _ = try run(["import", "区.txt", "乙.txt", "--units", "units.csv", "--output", "规划集"], in: folder)
    let first = try String(contentsOf: table, encoding: .utf8)
    #expect(try run(["import", "甲.txt", "--output", "规划集", "--append"], in: folder).status == 0)
    let second = try String(contentsOf: table, encoding: .utf8)
    #expect(second.hasPrefix(first) && second.contains("94.7770"))
    #expect(try run(["check", "规划集", "--only", "ZB-02"], in: folder).status == 1)
    let refused = try run(["import", "改.txt", "--output", "规划集", "--append"], in: folder)
    #expect(refused.status == 1)
    #expect(refused.stdout.contains("805.0000") && refused.stdout.contains("806.0000"))
    #expect(try String(contentsOf: table, encoding: .utf8) == second)
  }

  @Test("别人的文件夹不动")
  func foreignFolder() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let refused = try run(["import", "甲.txt", "--output", "."], in: folder)
    #expect(refused.status == 74)
  }
}
