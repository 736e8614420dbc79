import TestKit
import Testing

@testable import RuleDSL

@Suite("代码系统")
struct CodeSystemTests {
  @Test("按开头分层，位数不同时零不算补齐")
  func prefixes() throws {
    let system = system("01 0101 010101 10 1001 1 0102")
    #expect(lineage("010101", system) == ["010101", "0101", "01"])
    #expect(lineage("1001", system) == ["1001", "10", "1"])
    #expect(lineage("10", system) == ["10", "1"])
    #expect(!isWithin("0102", "0101", system))
  }

  @Test("以零补齐的代码去掉零再比")
  func padded() throws {
    let zones = system("100 400 410 411 420 500 530")
    #expect(lineage("411", zones) == ["411", "410", "400"])
    #expect(lineage("530", zones) == ["530", "500"])
    #expect(zones.index(ofShort: "41") == zones.index(of: "410") && zones.index(of: "41") == nil)
    #expect(zones.codes[try #require(zones.index(of: "410"))].lineage.dropFirst().first == zones.index(of: "400"))
    // 411 is within 400 though nobody listed 410.
    #expect(lineage("411", system("100 400 411")) == ["411", "400"])
  }

  @Test("顺着编的号不是补齐的")
  func serial() {
    let classes = system("01 02 03 09 10 11 19 20 21")
    #expect(lineage("11", classes) == ["11"])
    #expect(lineage("10", classes) == ["10"])
    let villages = system("0101 0102 0201 0400 0900")
    #expect(lineage("0101", villages) == ["0101"] && villages.index(ofShort: "04") == nil)
  }

  @Test("后缀先于位数：0701v 先归 07v，再归 0701")
  func suffixes() throws {
    let system = CodeSystem(
      name: "甲",
      entries: [
        .init(text: "07", name: "居住用地"), .init(text: "0701", name: "城镇住宅用地", suffixes: ["v"]),
        .init(text: "070101", name: "一类"), .init(text: "0702", name: "配套"),
      ]
    )
    #expect(system.codes.map(\.text) == ["07", "0701", "070101", "070101v", "0701v", "0702"])
    #expect(lineage("070101v", system) == ["070101v", "0701v", "070101", "0701", "07"])
    #expect(system.codes[try #require(system.index(of: "0701v"))].unmarked == system.index(of: "0701"))
    #expect(system.codes[4].name == "城镇住宅用地")
  }

  @Test("全角的代码和空格折成半角")
  func folded() {
    #expect(CodeSystem.folded("０７０３ｖ　") == "0703v" && CodeSystem.folded(" 4 10") == "410")
  }

  @Test("没有代码、空的代码也不出错")
  func empty() {
    #expect(system("").codes.isEmpty)
    #expect(lineage("000", system("000 001 010")) == ["000"])
    #expect(CodeSystem(name: "甲", entries: [.init(text: "", name: "")]).codes.count == 1)
  }

  private func system(_ codes: String) -> CodeSystem {
    CodeSystem(name: "甲", entries: codes.split(separator: " ").map { .init(text: String($0), name: "名\($0)") })
  }

  private func lineage(_ code: String, _ system: CodeSystem) -> [String] {
    system.index(of: code).map { system.codes[$0].lineage.map { system.codes[$0].text } } ?? []
  }

  private func isWithin(_ code: String, _ other: String, _ system: CodeSystem) -> Bool {
    guard let code = system.index(of: code), let other = system.index(of: other) else { return false }
    return system.isWithin(code, other)
  }
}
