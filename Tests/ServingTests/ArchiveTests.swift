import Foundation
import PlanData
import RuleDSL
import TestKit
import Testing

@testable import Serving

/// Every archive in `Tests/Fixtures/archives` is a test; its name says what must come of it.
@Suite("服务：压缩包")
struct ArchiveTests {
  static let folder = "Tests/Fixtures/archives"
  static let cases = ((try? Repository.files(in: folder, suffix: ".zip")) ?? []).sorted()

  @Test("压缩包样例", arguments: cases)
  func fixture(path: String) throws {
    let scratch = try ScratchFolder()
    let inside = scratch.file("inner/plans")
    try FileManager.default.createDirectory(atPath: inside, withIntermediateDirectories: true)
    let archive = PlanArchive(
      path: Repository.root.appending(path: path).path,
      limits: PlanArchive.Limits(entries: 50, bytes: 1 << 20)
    )
    let outcome: String
    do throws(ArchiveFailure) {
      let root = try archive.unpack(into: inside)
      outcome = "规划集在 plans" + root.dropFirst(inside.count) + "\n" + files(in: inside)
    } catch {
      outcome = error.message.chinese + "\n" + error.message.english + "\n"
    }
    try expectGolden(outcome, at: String(path.dropLast(4)) + ".txt")
    #expect(outcome.hasPrefix("规划集在 ") == path.contains("/pass-"))
    // Nothing beside the folder that was named, whatever became of it.
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["inner"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.file("inner")) == ["plans"])
    #expect(!FileManager.default.fileExists(atPath: "/tmp/escaped.txt"))
  }

  @Test("样例都在")
  func fixturesExist() {
    #expect(Self.cases.count >= 20)
  }

  private func files(in folder: String) -> String {
    let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return paths.sorted().map { $0 + "\n" }.joined()
  }
}
