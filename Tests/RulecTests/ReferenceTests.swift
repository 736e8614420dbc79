import Foundation
import RuleDSL
import TestKit
import Testing

@testable import Reporting
@testable import rulec

@Suite("参考")
struct ReferenceTests {
  private func report(_ language: Language) -> ReferenceReport {
    ReferenceReport(
      language: language,
      commands: CommandName.allCases.map {
        .init(name: $0.rawValue, summary: $0.summary, help: helpText(for: $0, language))
      },
      statuses: ExitStatus.allCases.map { .init(number: Int($0.rawValue), meaning: $0.meaning) }
    )
  }

  @Test("程序的表里有的，参考里都有", arguments: Language.allCases)
  func isWhole(language: Language) {
    let report = report(language)
    func holds(_ part: ReferenceReport.Part, _ names: [String]) {
      let text = report.markdown([part])
      for name in names where !name.isEmpty { #expect(text.contains(name), "\(part.rawValue) lacks \(name)") }
    }
    holds(.words, Keyword.allCases.flatMap { [$0.spelled(in: .chinese), "`\($0.spelled(in: .english))`"] })
    holds(.units, Measure.allCases.flatMap(\.spellings))
    holds(.diagnostics, DiagnosticCode.allCases.map { "## \($0.rawValue)\n" })
    holds(.lint, LintRule.all.map { "## \($0.code) \($0.title[language])\n" })
    holds(.forms, GrammarSection.all.map { "## \($0.name)\n" })
    holds(.commands, CommandName.allCases.map { "## rulec \($0.rawValue)\n" })
    holds(.commands, Option.allCases.map(\.spelling).filter { $0 != "--version" })
    holds(.statuses, ExitStatus.allCases.map { "| \($0.rawValue) | \($0.meaning[language]) |" })
  }

  @Test("每种写法都有两种语言的说明和例子，每个子句写得出放在哪里")
  func formsAreTold() {
    #expect(GrammarSection.all.count > 20)
    for section in GrammarSection.all {
      for text in [section.text.chinese, section.text.english, section.productions] { #expect(!text.isEmpty) }
      #expect(!section.example.chinese.isEmpty && section.example.chinese != section.example.english)
    }
    for entry in WordEntry.all where entry.kind == .clause {
      #expect(!entry.blocks.isEmpty && entry.content != nil, "\(entry.keyword)")
      #expect(!entry.sections.isEmpty, "\(entry.keyword)")
    }
  }

  @Test("单位的大小：一亩是 2000/3 平方米，一公顷是一万平方米，千分之一是 1/1000")
  func factors() {
    let factors = Dictionary(UnitEntry.all.map { ($0.spellings[0], "\($0.factor) \($0.base)") }) { first, _ in first }
    #expect(factors["亩"] == "2000/3 平方米" && factors["公顷"] == "10000 平方米" && factors["‰"] == "1/1000 倍")
    for unit in UnitEntry.all {
      for multiplier in unit.multipliers { #expect(Unit(spelled: multiplier + unit.spellings[0]) != nil) }
    }
  }

  @Test("写成 JSON 的读得回来，条数一样", arguments: Language.allCases)
  func json(language: Language) throws {
    let text = report(language).json(ReferenceReport.Part.allCases)
    let value = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    func count(_ part: ReferenceReport.Part) -> Int? { (value[part.rawValue] as? [Any])?.count }
    #expect(value["version"] as? Int == 1)
    #expect(count(.words) == Keyword.allCases.count && count(.units) == Measure.allCases.count)
    #expect(count(.diagnostics) == DiagnosticCode.allCases.count && count(.lint) == LintRule.all.count)
    #expect(count(.commands) == CommandName.allCases.count && count(.statuses) == ExitStatus.allCases.count)
    #expect(count(.forms) == GrammarSection.all.count && (count(.checks) ?? 0) > 10)
  }
}
