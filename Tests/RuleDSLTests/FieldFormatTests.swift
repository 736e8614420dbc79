import TestKit
import Testing

@testable import RuleDSL

@Suite("字段的写法")
struct FieldFormatTests {
  private static let unit = UnitIdentity(code: "990201000000", name: "示例市")

  @Test(
    "合乎写法的",
    arguments: [
      ("{日期}{6 位}", "20260601000001"), ("{date}{6 digits}", "20240229000000"), ("{代码}0000{8位}", "990201000000000001"),
      ("WH-{1 位}", "WH-7"), ("甲乙", "甲乙"), ("{代码}{名称}{4 位}年度", "990201示例市2026年度"), ("｛代码｝｛２位｝", "99020101"),
      ("{全码}{名称}", "990201000000示例市"), ("{fullcode}", "990201000000"),
    ]
  )
  func fits(format: String, text: String) throws {
    #expect(try #require(FieldFormat(format)).matches(text, of: Self.unit))
  }

  @Test(
    "不合写法的：长了短了、日子不存在、别的县的代码、不是数字、全角数字",
    arguments: [
      ("{日期}{6 位}", "2026060100001"), ("{日期}{6 位}", "202606010000011"), ("{日期}", "20260229"), ("{日期}", "20261301"),
      ("{代码}", "990202"), ("{代码}", "9902"), ("{3 位}", "12a"), ("{3 位}", "１２３"), ("WH-{1 位}", "wh-1"), ("{1 位}", ""),
      ("甲{1 位}乙", "甲1"), ("{日期}", "00000101"),
      ("{名称}", "示例"), ("{名称}", "示例市2"), ("{名称}", ""),
    ]
  )
  func misses(format: String, text: String) throws {
    #expect(try !#require(FieldFormat(format)).matches(text, of: Self.unit))
  }

  @Test(
    "辖区代码是本单位的，或在它以内的，后面还可以接别的",
    arguments: [
      (
        "990000", "{辖区代码}", ["990000", "990201", "990201100", "990201100201", "990000000000"],
        ["980000", "99020", "9902011"]
      ),
      ("990200", "{辖区代码}", ["990200", "990201", "990201100"], ["990100", "990000", "990301100", "９９０２０１"]),
      (
        "990201", "{codewithin}", ["990201", "990201100", "990201100201"],
        ["990200", "990202", "990202100", "9902010", ""]
      ),
      (
        "990201100", "{辖区代码}", ["990201100", "990201100201", "990201100000"], ["990201", "990201101", "990201101201"]
      ),
      ("990201100000", "{辖区代码}", ["990201100", "990201100000"], ["990201101"]),
      ("990201", "X{辖区代码}{3 位}", ["X990201000", "X990201100000"], ["X990201", "X990202100"]),
      ("990201", "{辖区代码}{辖区代码}", ["990201990201100", "990201100990201"], ["990201990202"]),
    ]
  )
  func within(code: String, format: String, fitting: [String], others: [String]) throws {
    let format = try #require(FieldFormat(format))
    let unit = UnitIdentity(code: code, name: "示例")
    #expect(fitting.filter { !format.matches($0, of: unit) } == [])
    #expect(others.filter { format.matches($0, of: unit) } == [])
  }

  @Test(
    "一个代码辖区的开头几位",
    arguments: [
      ("330000", "33"), ("330100", "3301"), ("330102", "330102"), ("330102100", "330102100"),
      ("330102100000", "330102100"),
      ("330100000000", "3301"), ("330102100200", "330102100200"), ("000000", ""), ("", ""),
    ]
  )
  func significant(code: String, digits: String) { #expect(UnitIdentity.significant(code) == digits) }

  @Test(
    "读不成的写法",
    arguments: ["", "{", "}", "{}", "{位}", "{0 位}", "{100 位}", "{6}", "{年}", "a}b", "{6 位}}", "{1.5 位}", "{全 码2}"]
  )
  func malformed(format: String) { #expect(FieldFormat(format) == nil) }

  @Test("写出来再读回去是同一个，两种语言都是", arguments: ["{日期}{6 位}", "X{代码}{名称}0000{8 位}年", "{全码}{辖区代码}"])
  func printing(format: String) throws {
    let read = try #require(FieldFormat(format))
    #expect(read.text(in: .chinese) == format)
    #expect(FieldFormat(read.text(in: .english)) == read)
  }

  @Test("怎样的字和怎样的写法都不会陷入错误", arguments: 0..<200)
  func robust(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let scraps = [
      "{", "}", "日期", "名称", "位", "6", "代码", "全码", "辖区代码", " ", "99999999999999999999", "\u{301}", "🀄️", "-", "｛", "｝",
      "1",
    ]
    func text() -> String {
      (0..<Int.random(in: 0...8, using: &random)).map { _ in scraps.randomElement(using: &random) ?? "" }.joined()
    }
    let (format, said, code) = (text(), text(), text())
    if let read = FieldFormat(format) {
      _ = read.matches(said, of: UnitIdentity(code: code, name: code))
      #expect(FieldFormat(read.text(in: .english)) == read)
    }
  }
}
