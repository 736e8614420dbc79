import Foundation
import TestKit
import Testing

@testable import rulec

/// Files that are not read because of what others say hang on those, without a byte of their own.
@Suite("搁置的文件与留下的测量结果")
struct StateAsideTests {
  private static let rules = ["Rules/vocabulary", "Rules/national/control-lines/生态保护红线.rule"]
  private static let local = """
    规则 本地红线
      编号：BD-01
      依据待核：示例
      对于：每个规划
      要求：面积（本级的生态保护红线） 不低于 1 公顷
      级别：刚性

    规则 本地提交
      编号：BD-02
      依据待核：示例
      适用：市级、县级、乡镇级
      要求：本级的生态保护红线 已提交
      级别：刚性

    """

  /// What a plan set says, and says again after each of some changes, with what the run before left.
  private func written(_ draft: StateChangeTests.Draft, _ changes: [(URL) throws -> Void]) throws -> [[String]] {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    try draft.write(to: folder)
    let state = StateFolder()
    return try changes.enumerated().map { number, change in
      try change(folder)
      let run = try KeptRun(folder.path, rules: Self.rules)
      let found = try state.run(run, all: true)
      #expect(try found.written == run.whole(all: true), "\(number)")
      return found.written
    }
  }

  @Test("几个县的文件与一个县自己的不一致，搁置和放回以后，另一个县和没有交的镇都重新判定", arguments: [false, true])
  func contested(isFirst: Bool) throws {
    var draft = StateChangeTests.Draft()
    draft.rule = Self.local
    draft.shared = ["STBHHX"]
    draft.family.layers["990102101"]?["STBHHX"] = nil
    let contest = { (folder: URL) in
      let file = "STBHHX.geojson"
      try FileManager.default.copyItem(
        at: folder.appending(path: "990101100/\(file)"),
        to: folder.appending(path: "990101/\(file)")
      )
    }
    let settle = { (folder: URL) in
      try FileManager.default.removeItem(at: folder.appending(path: "990101/STBHHX.geojson"))
    }
    let said = try written(draft, isFirst ? [contest, settle, contest] : [{ _ in }, contest, settle])
    #expect(said[0] == said[2] && said[0] != said[1])
    #expect(said[isFirst ? 0 : 1][1].contains("同一块地画得不一样"))
  }

  @Test("图层离开和回到自己的行政区以后，这个规划重新判定")
  func elsewhere() throws {
    var draft = StateChangeTests.Draft()
    draft.rule = Self.local
    // Of several layers it would be the ground that lies elsewhere.
    for layer in ["YJJBNT", "CZKFBJ"] { draft.family.layers["990102101"]?[layer] = nil }
    // Moved north by ten degrees, and back.
    func move(_ degrees: (String, String)) -> (URL) throws -> Void {
      { folder in
        let file = folder.appending(path: "990102101/XZJXZQ.geojson")
        let text = try String(contentsOf: file, encoding: .utf8)
        try text.replacing(degrees.0, with: degrees.1).write(to: file, atomically: true, encoding: .utf8)
      }
    }
    let said = try written(draft, [{ _ in }, move((",40", ",50")), move((",50", ",40"))])
    #expect(said[0] == said[2] && said[0] != said[1])
  }
}
