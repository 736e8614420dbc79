import DocumentImport
import Foundation
import RuleDSL
import TestKit
import Testing

/// Sentences with figures that are of another time, another place, or no longer hold: none becomes a row without a word.
@Suite("不是规划期末、不是本地、不再算数的数")
struct ScopeTests {
  private static let head = "甲盟国土空间总体规划（2021-2035年）\n"

  private func read(_ text: String) throws -> DocumentReading {
    let documents = [DocumentText(name: "甲.txt", plain: Self.head + text)]
    let reader = DocumentImport(try #require(Words.vocabulary), places: ["甲盟", "乙县", "丙县"])
    return try #require(reader.read(documents).first)
  }

  @Test(
    "取消、废止、不再执行的，和它下面列的，都不读",
    arguments: [
      "到2035年，耕地保有量不低于94万亩，该指标不再执行。",
      "取消耕地保有量不低于94万亩的要求。",
      "撤销以下指标：耕地保有量不低于94万亩，林地保有量不低于5公顷。",
      "三、下列指标不再执行：\n1.耕地保有量不低于94万亩。\n2.到2035年，林地保有量不低于5公顷。\n",
      "将甲水库不再列入重点建设项目清单。",
      "乙水库移出重点建设项目清单。",
      "上述指标停止执行。",
    ]
  )
  func withdrawn(text: String) throws {
    let reading = try read(text)
    #expect(reading.figures.isEmpty && reading.entries.isEmpty, "\(text)")
    #expect(reading.unread.contains { $0.reason == .withdrawn }, "\(text) \(reading.unread.map(\.reason))")
  }

  @Test("下面列的完了，后面的照读")
  func afterWithdrawal() throws {
    let reading = try read("三、下列指标不再执行：\n1.耕地保有量不低于94万亩。\n四、到2035年，林地保有量不低于5公顷。\n")
    #expect(reading.lines(try #require(Words.vocabulary)) == ["甲盟 2035 林地保有量 >= 5 公顷"])
  }

  @Test(
    "近期、十四五、看不清的年份，不当作规划期末",
    arguments: [
      "近期，甲盟耕地保有量不低于90万亩。", "近期目标：甲盟耕地保有量不低于90万亩。", "“十四五”末，甲盟耕地保有量不低于90万亩。",
      "到2O25年，甲盟耕地保有量不低于90万亩。", "到20×5年，甲盟耕地保有量不低于90万亩。", "（一）近期目标\n甲盟耕地保有量不低于90万亩。",
      "（一）2020年现状\n甲盟耕地保有量为90万亩。",
    ]
  )
  func otherTime(text: String) throws {
    let reading = try read(text)
    #expect(reading.figures.isEmpty, "\(text)")
    #expect(reading.unread.contains { $0.reason == .noYear }, "\(text) \(reading.unread.map(\.reason))")
  }

  @Test("标题写着年份的，是下面没有写年份的数的年份，到下一个标题为止")
  func yearOfHeading() throws {
    let reading = try read("（一）2025年目标\n1.耕地保有量不低于90万亩\n2.林地保有量不低于5公顷。\n（二）其他\n湿地保护率不低于60%。\n")
    #expect(
      reading.lines(try #require(Words.vocabulary)) == [
        "甲盟 2025 耕地保有量 >= 90 万亩", "甲盟 2025 林地保有量 >= 5 公顷", "甲盟 2035 湿地保护率 >= 60 %",
      ]
    )
  }

  @Test("早于规划期的是现状；全国、全市不是本地")
  func elsewhere() throws {
    let early = try read("2020年，甲盟耕地保有量为95万亩。")
    #expect(early.figures.isEmpty && early.unread.map(\.reason) == [.beforePlan])
    let wide = try read("到2035年，全国耕地保有量不低于18.65亿亩，湿地保护率不低于55%。到2035年，全盟耕地保有量不低于94万亩。")
    #expect(wide.lines(try #require(Words.vocabulary)) == ["甲盟 2035 耕地保有量 >= 94 万亩"])
    #expect(wide.unread.map(\.reason) == [.otherUnit, .otherUnit])
  }

  @Test("两栏并排的抄本不读，列出")
  func columns() throws {
    let reading = try read(
      """
      到2035年，甲盟耕地保有量        到2025年，甲盟林地保有量
      不低于94.7770万亩，其中永        不低于1200公顷，湿地保护
      久基本农田保护面积不低于         率不低于60%。
      44.1万亩。
      （二）生态
      到2035年，甲盟湿地面积不低于5公顷。
      """
    )
    #expect(reading.lines(try #require(Words.vocabulary)) == ["甲盟 2035 湿地面积 >= 5 公顷"])
    let listed = reading.unread.filter { $0.reason == .columns }.map(\.source.words).joined()
    for digits in ["94.7770", "1200", "60", "44.1"] { #expect(listed.contains(digits), "\(listed)") }
  }

  @Test("数里的小数点印成别的标点，看不清就不读", arguments: ["1。2898", "1·2898", "1,2898"])
  func oddPoints(digits: String) throws {
    let reading = try read("到2035年，甲盟城镇开发边界扩展倍数控制在\(digits)倍以内。")
    #expect(reading.figures.isEmpty && reading.unread.first?.reason == .unclearNumber)
  }

  @Test("由几调整为几，列出；关于调整的批复是那个地方的")
  func amended() throws {
    let text = """
      某自治区人民政府关于调整甲盟国土空间总体规划（2021-2035年）的批复
      一、到2035年，甲盟耕地保有量由94.7770万亩调整为95.1万亩。
      二、到2035年，甲盟林地保有量不低于5公顷。
      """
    let documents = [DocumentText(name: "甲.txt", plain: text)]
    let vocabulary = try #require(Words.vocabulary)
    let reading = try #require(DocumentImport(vocabulary, places: []).read(documents).first)
    #expect(reading.head.subject == "甲盟" && reading.lines(vocabulary) == ["甲盟 2035 林地保有量 >= 5 公顷"])
    #expect(reading.unread.contains { $0.source.words.contains("95.1") })
  }

  @Test(
    "几个名称、几个年份、几个地方的网格：一样有几个就读，两样都有几个就不读",
    arguments: [
      (
        "甲盟耕地保有量、林地保有量2025年分别为90万亩、5公顷，2035年分别为91万亩、6公顷。",
        ["甲盟 2025 耕地保有量 = 90 万亩", "甲盟 2025 林地保有量 = 5 公顷", "甲盟 2035 耕地保有量 = 91 万亩", "甲盟 2035 林地保有量 = 6 公顷"]
      ),
      (
        "乙县、丙县2025年耕地保有量分别为1、2万亩，2035年分别为3、4万亩。",
        ["乙县 2025 耕地保有量 = 1 万亩", "丙县 2025 耕地保有量 = 2 万亩", "乙县 2035 耕地保有量 = 3 万亩", "丙县 2035 耕地保有量 = 4 万亩"]
      ),
      ("甲盟耕地保有量、林地保有量2025年分别为90万亩、5公顷，2035年分别为91万亩。", ["甲盟 2025 耕地保有量 = 90 万亩", "甲盟 2025 林地保有量 = 5 公顷"]),
      ("2025年、2035年，甲盟耕地保有量、林地保有量分别为90、91万亩。", []),
      (
        "2025年、2035年，甲盟耕地保有量分别为90、91万亩，林地保有量、湿地面积分别为5、6公顷。",
        ["甲盟 2025 耕地保有量 = 90 万亩", "甲盟 2035 耕地保有量 = 91 万亩"]
      ),
      ("甲盟耕地保有量、林地保有量2025年分别为90万亩、5公顷，分别为91万亩、6公顷。", ["甲盟 2025 耕地保有量 = 90 万亩", "甲盟 2025 林地保有量 = 5 公顷"]),
    ] as [(String, [String])]
  )
  func grids(text: String, expected: [String]) throws {
    let reading = try read(text)
    #expect(reading.lines(try #require(Words.vocabulary)) == expected, "\(text)")
    #expect(reading.unread.isEmpty == (expected.count == 4), "\(text)")
  }

  @Test("两个数是两个范围的，读了一个，另一个照样说")
  func scopes() throws {
    let reading = try read("到2035年，甲盟城镇开发边界面积为22.96平方公里；其中中心城区城镇开发边界面积为13.78平方公里。")
    #expect(reading.lines(try #require(Words.vocabulary)) == ["甲盟 2035 城镇开发边界面积 = 22.96 平方公里"])
    let scopes = reading.remarks.compactMap { if case .otherScope(_, let unread) = $0 { unread } else { nil } }
    #expect(scopes.contains { reading.unread[$0].source.words.contains("13.78") })
  }

  @Test("一个县没有写别的县都写的指标，说出来；用水总量是下达的指标，就写那几个字")
  func missing() throws {
    let vocabulary = try #require(Words.vocabulary)
    let texts = ["甲县", "乙县", "丙县"].map { county in
      let rest = county == "丙县" ? "" : "永久基本农田保护面积不低于4万亩，"
      return DocumentText(
        name: "\(county).txt",
        plain: """
          某市人民政府关于《\(county)国土空间总体规划（2021-2035年）》的批复
          到2035年，\(county)耕地保有量不低于9万亩，\(rest)用水总量不超过市下达指标。
          """
      )
    }
    let together = ImportedDocuments(DocumentImport(vocabulary, places: []).read(texts), vocabulary)
    let missing = together.readings.flatMap { reading in
      reading.remarks.compactMap { remark -> String? in
        if case .indicatorMissing(_, let indicator) = remark {
          "\(reading.head.subject ?? "") \(vocabulary.indicators[indicator].name)"
        } else {
          nil
        }
      }
    }
    #expect(missing == ["丙县 永久基本农田保护面积"])
    #expect(together.figures.count { line($0, vocabulary).hasSuffix("用水总量 <= 市下达指标") } == 3)
  }
}
