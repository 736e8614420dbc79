import Chuandao
import Foundation
import JSONRPC
import TestKit
import Testing

@testable import DraftServer
@testable import RuleDSL

@Suite("助手的工具")
struct ToolTests {
  private static let draft = """
    规则 耕地够数
      编号：CG-01
      依据：《中华人民共和国土地管理法》第三十条
      草拟：测试写的，待核对
      适用：县级
      要求：本级的耕地保有量 不低于 300 万亩

    案例 够
      检验：CG-01
      假设：
        | 单位 | 层级 | 耕地保有量   |
        | 甲县 | 县级 | 300.00 万亩 |
      应当：甲县 通过

    案例 写错了
      检验：CG-01
      假设：
        | 单位 | 层级 | 耕地保有量   |
        | 乙县 | 县级 | 299.00 万亩 |
      应当：乙县 通过

    """

  @Test("能编译的草稿没有诊断，没写草拟的说要写，改法正好加上一行")
  func compiles() throws {
    let client = try DraftClient()
    defer { client.remove() }
    let sound = try client.call("compile", ["text": .text(Self.draft)])
    #expect(sound["compiles"]?.isTrue == true)
    #expect(sound["diagnostics"]?.list == [] && sound["unmarked"]?.list == [])
    let bare = Self.draft.replacing("  草拟：测试写的，待核对\n", with: "")
    let told = try client.call("compile", ["text": .text(bare)])
    #expect(told["unmarked"]?.texts == ["CG-01"])
    let mark = try #require(told["marks"]?.list.first)
    let place = try #require(mark["range", "start", "byte"]?.number)
    var bytes = Array(bare.utf8)
    bytes.insert(contentsOf: Array((mark["text"]?.text ?? "").utf8), at: place)
    let marked = try client.call("compile", ["text": .text(String(decoding: bytes, as: UTF8.self))])
    #expect(marked["compiles"]?.isTrue == true && marked["unmarked"]?.list == [])
  }

  @Test("依据不在文件表里是错误；草稿自己列的文件和不能写草拟的块要人看")
  func lawHasToResolve() throws {
    let client = try DraftClient()
    defer { client.remove() }
    let invented = Self.draft.replacing("《中华人民共和国土地管理法》第三十条", with: "国函〔2099〕1号 第二条")
    let told = try client.call("compile", ["text": .text(invented)])
    #expect(told["compiles"]?.isTrue == false)
    #expect(told["diagnostics"]?.list.first?["code"]?.text == "E502")
    let declaring =
      invented + """

        词汇 自己的文件
          文件：
            | 全称 | 文号 | 施行 | 废止 |
            | 没人见过的批复 | 国函〔2099〕1号 | 2024-01-01 | |

        """
    let declared = try client.call("compile", ["text": .text(declaring)])
    #expect(declared["compiles"]?.isTrue == true)
    #expect(declared["declares"]?.texts == ["没人见过的批复"])
    let waiving = Self.draft + "\n豁免 CG-01\n  规划：甲县\n"
    let waived = try client.call("compile", ["text": .text(waiving)])
    #expect(waived["unmarkable"]?.list.first?["kind"]?.text == "豁免")
  }

  @Test("改正做只有一种改法的改动，加上草拟，排好版")
  func mends() throws {
    let client = try DraftClient()
    defer { client.remove() }
    let broken = Self.draft.replacing("不低于 300 万亩", with: "不低于300万亩").replacing("  草拟：测试写的，待核对\n", with: "")
    let told = try client.call("mend", ["text": .text(broken), "draft": "助手写的"])
    let text = try #require(told["text"]?.text)
    #expect(text.contains("不低于 300 万亩") && text.contains("  草拟：助手写的\n"))
    #expect(told["applied"]?.list.first?["code"]?.text == "E203")
    #expect(try client.call("compile", ["text": .text(text)])["compiles"]?.isTrue == true)
  }

  @Test("案例照草拟的规则运行，不符的说明，没有走到的列出")
  func runsScenarios() throws {
    let client = try DraftClient()
    defer { client.remove() }
    let told = try client.call("run_scenarios", ["text": .text(Self.draft), "coverage": true])
    #expect(told["total"]?.number == 2 && told["failed"]?.number == 1)
    #expect(told["scenarios"]?.list.map { $0["passes"]?.isTrue } == [true, false])
    #expect(told["coverage"]?.text?.contains("待核实") == true)
    let broken = Self.draft.replacing("本级的耕地保有量", with: "本级的没有的量")
    #expect(try client.refusal("run_scenarios", ["text": .text(broken)]) == "rules-unsound")
    #expect(try client.refusal("run_scenarios", ["text": .text(Self.draft), "only": "CG-9"]) == "unknown-rule")
  }

  @Test("规矩只说草稿自己的")
  func lints() throws {
    let client = try DraftClient()
    defer { client.remove() }
    let lone = String(Self.draft.prefix(upTo: Self.draft.firstRange(of: "案例")!.lowerBound))
    let told = try client.call("lint", ["text": .text(lone)])
    #expect(told["remarks"]?.list.contains { $0["code"]?.text == "L701" } == true)
    #expect(told["remarks"]?.list.allSatisfy { $0["file"]?.text == "draft.rule" } == true)
  }

  @Test("说明代码和规则，查规则和词汇，给出语法")
  func looksUp() throws {
    let client = try DraftClient(language: .english)
    defer { client.remove() }
    #expect(try client.call("explain", ["topic": "E502"])["text"]?.text?.hasPrefix("E502") == true)
    #expect(try client.call("explain", ["topic": "ZB-02"])["text"]?.text?.contains("ZB-02") == true)
    #expect(try client.refusal("explain", ["topic": "E999"]) == "unknown-topic")
    let rules = try client.call("search_rules", ["query": "耕地保有量", "limit": 3])
    #expect(rules["rules"]?.list.count == 3 && (rules["found"]?.number ?? 0) > 3)
    let names = try client.call("search_vocabulary", ["query": "gdbyl", "kind": "indicator"])
    #expect(names["names"]?.list.first?["name"]?.text == "耕地保有量")
    #expect(names["names"]?.list.first?["unit"]?.text == "万亩")
    let documents = try client.call("search_vocabulary", ["query": "国函〔2023〕148号"])
    #expect(documents["names"]?.list.first?["kind"]?.text == "document")
    let forms = try client.call("grammar", ["section": "monitor"])["forms"]?.list
    #expect(forms?.count == 1 && forms?.first?["productions"]?.text?.contains("预警") == true)
    let units = try client.call("grammar", ["part": "units"])["units"]?.list
    #expect(units?.count == Measure.allCases.count)
  }

  @Test("说明一个判定怎样得出；草拟的规则不参加")
  func tellsWhy() throws {
    let client = try DraftClient()
    defer { client.remove() }
    let units = "代码,名称,层级,上级\n150000,甲省,省级,\n150100,乙市,市级,150000\n"
    let figures = "行政区,指标,年份,类型,数值\n甲省,耕地保有量,2035,规划,100.00 万亩\n"
    try units.write(to: client.folder.appending(path: "units.csv"), atomically: true, encoding: .utf8)
    try figures.write(to: client.folder.appending(path: "indicators.csv"), atomically: true, encoding: .utf8)
    try client.write(Self.draft.replacing("适用：县级", with: "适用：省级"), to: "draft.rule")
    let set = JSONValue.text(client.folder.path)
    #expect(try client.refusal("why", ["planset": set, "rule": "CG-01", "unit": "150000"]) == "unknown-rule")
    #expect(try client.refusal("why", ["planset": set, "rule": "ZB-02", "unit": "990000"]) == "unknown-unit")
    let told = try client.call("why", ["planset": set, "rule": "ZB-02", "unit": "甲省"])
    #expect(told["text"]?.text?.contains("ZB-02") == true && told["derivation"] != nil)
  }

  @Test("证明：同样的规则证明了，松的看不出，矩阵有反例")
  func proves() throws {
    let client = try DraftClient()
    defer { client.remove() }
    func proof(_ bound: String) throws -> JSONValue? {
      let second = Self.draft.replacing("CG-01", with: "CG-02").replacing("不低于 300 万亩", with: "不低于 \(bound) 万亩")
      let text = Self.draft.replacing("案例 写错了", with: "案例 甲") + "\n" + second.replacing("案例 写错了", with: "案例 乙")
      let asked: JSONValue = ["text": .text(text), "lower": "CG-02", "upper": "CG-01"]
      return try client.call("prove", asked)["proofs"]?.list.first
    }
    #expect(try proof("300")?["answer"]?.text == "proved")
    #expect(try proof("301")?["answer"]?.text == "proved")
    let looser = try proof("299")
    #expect(looser?["answer"]?.text == "open" && looser?["words"]?.texts.isEmpty == false)
    // A matrix that loosens the one above is an error, and can be asked about all the same.
    try client.write(try Repository.text(of: "Tests/Fixtures/language/shared/vocabulary.rule"), to: "vocabulary.rule")
    try client.write(try Repository.text(of: "Tests/Fixtures/language/matrices/fail-比上级宽.rule"), to: "matrix.rule")
    let asked: JSONValue = ["path": .text(client.path("matrix.rule")), "lower": "YL-11", "upper": "YL-10"]
    let matrix = try client.call("prove", asked)["proofs"]?.list.first
    #expect(matrix?["answer"]?.text == "counterexample")
    #expect(matrix?["words"]?.texts.first?.contains("YL-11 ") == true)
  }

  @Test("证明：求解器答哪条跟着哪条，反例是判过的案例", .enabled(if: Solver(.z3) != nil || Solver(.cvc5) != nil))
  func solves() throws {
    let client = try DraftClient()
    defer { client.remove() }
    let second = Self.draft.replacing("CG-01", with: "CG-02").replacing("不低于 300 万亩", with: "不低于 299 万亩")
    let text = JSONValue.text(
      Self.draft.replacing("案例 写错了", with: "案例 甲") + "\n" + second.replacing("案例 写错了", with: "案例 乙")
    )
    func answer(_ rules: String) throws -> JSONValue? {
      let asked: JSONValue = ["text": text, "question": "stricter", "rules": .text(rules)]
      return try client.call("prove", asked)["report", "questions"]?.list.first
    }
    #expect(try answer("CG-01, CG-02")?["result"]?.text == "proved")
    let looser = try answer("CG-02、CG-01")
    #expect(looser?["result"]?.text == "shown" && looser?["scenarios"]?.texts.first?.contains("CG-01") == true)
    #expect(
      try client.refusal("prove", ["text": text, "question": "equal", "rules": "CG-01"]) == "arguments-invalid"
    )
    #expect(try client.refusal("prove", ["text": text, "question": "implied", "rules": "CG-09"]) == "unknown-rule")
  }
}
