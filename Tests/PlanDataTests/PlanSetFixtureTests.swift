internal import Foundation
internal import TestKit
internal import Testing

/// Every folder under `Tests/Fixtures/plan-data` is one plan set and one test; its name says what must come of it.
struct PlanSetFixtureTests {
  static let folder = "Tests/Fixtures/plan-data"
  static let cases =
    (try? FileManager.default.contentsOfDirectory(atPath: root.path))?.filter {
      $0.hasPrefix("pass-") || $0.hasPrefix("fail-")
    }.sorted() ?? []
  private static let root = Repository.root.appending(path: folder)

  @Test("规划集样例", arguments: cases)
  func fixture(_ name: String) throws {
    let text = outcome(of: Self.root.appending(path: name).path)
    try expectGolden(text, at: "\(Self.folder)/\(name)/expected.txt")
    #expect(text.hasPrefix("units\n") == name.hasPrefix("pass-"))
  }

  @Test("样例都在")
  func fixturesExist() {
    #expect(Self.cases.count >= 40)
  }
}
