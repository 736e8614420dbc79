import Foundation
import TestKit
import Testing

/// Packs of provinces on plan sets of their ground, one sound and one with faults, checked by the command with the
/// project's own rules.
///
/// `只查` names the rules in question; `expected.txt` holds each of their verdicts with its grounds, and the exit status.
@Suite("各省的规则包")
struct ProvinceTests {
  private static let root = "Tests/Fixtures/provinces"

  /// Such as 广东/健全.
  static func cases() throws -> [String] {
    try Repository.files(in: root, suffix: "/units.csv").map {
      String($0.dropFirst(root.count + 1).dropLast("/units.csv".count))
    }
  }

  @Test("各省的规则包在它的地上照样例判定，健全的以 0 结束", arguments: try cases())
  func verdicts(name: String) throws {
    let province = name.prefix { $0 != "/" }
    let only = try Repository.text(of: "\(Self.root)/\(province)/只查").trimmingCharacters(in: .newlines)
    let run = try rulec(["check", "\(Self.root)/\(name)", "--only", only, "--all", "--format", "json"])
    let report = try JSONDecoder().decode(Report.self, from: Data(run.stdout.utf8))
    let isSound = name.hasSuffix("/健全")
    #expect(run.stderr.isEmpty && (!isSound || run.status == 0))
    #expect(report.findings.contains { ["fail", "undetermined"].contains($0.verdict) } != isSound)
    #expect(Set(report.findings.map(\.rule)) == Set(only.split(separator: ",").map(String.init)))
    let rows = report.findings.map(\.row) + ["退出码 \(run.status)"]
    try expectGolden(rows.map { "\($0)\n" }.joined(), at: "\(Self.root)/\(name)/expected.txt")
  }

  @Test("每个省都有健全的和有错的规划集")
  func everyProvince() throws {
    let codes = Set(
      try Repository.files(in: "Rules/provincial", suffix: ".rule").map { $0.split(separator: "/")[2].prefix(2) }
    )
    for kind in ["健全", "有错"] {
      let units = try Self.cases().filter { $0.hasSuffix("/\(kind)") }
        .map { try Repository.text(of: "\(Self.root)/\($0)/units.csv") }
      for code in codes { #expect(units.contains { $0.contains("\n\(code)") }, "\(code) \(kind)") }
    }
  }

  private struct Report: Decodable {
    struct Finding: Decodable {
      var rule: String
      var requirement: String?
      var obligation: String
      var planName: String
      var year: Int?
      var verdict: String
      var basis: [String]

      var row: String {
        let head = [rule, requirement, planName, obligation, year.map(String.init), verdict].compactMap(\.self)
        return head.joined(separator: " ") + "：" + (basis.isEmpty ? "依据待核" : basis.joined(separator: "；"))
      }
    }
    var findings: [Finding]
  }
}
