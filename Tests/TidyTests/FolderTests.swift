import TestKit
import Testing

@Suite("文件夹")
struct FolderTests {
  static let sources = Result {
    try Repository.files(in: "Sources", suffix: ".swift").map {
      FolderArrows.Source(path: $0, text: try Repository.text(of: $0))
    }
  }

  /// `script/folders MODULE` shows the same for a module that is not held yet.
  @Test("同一模块里的文件夹只朝一个方向引用", arguments: FolderOrder.modules.keys.sorted())
  func order(of module: String) throws {
    let order = try #require(FolderOrder.modules[module])
    let arrows = FolderArrows(module: module, order: order, sources: try Self.sources.get())
    for use in arrows.againstOrder {
      Issue.record("\(use.place): \(use.from) uses \(use.name) of \(use.to), which comes later in FolderOrder")
    }
    #expect(arrows.unplaced.isEmpty, "FolderOrder has no place for them")
  }

  @Test("绕成一圈就不通过")
  func circle() {
    let shape = "public struct Shape { var area: Int { measured(by: 1) } }"
    let measure = "extension Shape { func measured(by unit: Int) -> Int { unit } }"
    #expect(arrows(shape: shape, measure: measure) == ["Sources/Made/Shape/a.swift:1 measured"])
    #expect(arrows(shape: "public struct Shape {}", measure: measure).isEmpty)
  }

  @Test("注释、文字、参数和私有的名称不算引用")
  func onlyCode() {
    let measure = "extension Shape { func measured(by unit: Int) -> Int { unit } }\nstruct Ruler {}"
    let shape = #"""
      /// Ruler and measured
      public struct Shape { var text = "Ruler \(1) measured" } /* Ruler */
      private func doubled(measured: Int) -> Int { measured * 2 }
      """#
    #expect(arrows(shape: shape, measure: measure).isEmpty)
    let text = #"public struct Shape { var text = "\(Ruler())" }"#
    #expect(arrows(shape: text, measure: measure) == ["Sources/Made/Shape/a.swift:1 Ruler"])
  }

  @Test("同名的另有一个时不猜")
  func declaredTwice() {
    let measure = "extension Shape { var size: Int { 1 } }\nstruct Other { var extent = 1 }"
    let shape = "public struct Shape { var extent: Int { 2 } }\nlet it = Shape().extent"
    #expect(arrows(shape: shape, measure: measure).isEmpty)
    let hidden = "public struct Shape { private static func size() -> Int { 2 }; var all: Int { Self.size() } }"
    #expect(arrows(shape: hidden, measure: measure.replacing("size", with: "extent")).isEmpty)
  }

  @Test("文件夹都要排进顺序，旁边的文件排在最后")
  func places() {
    let sources = [
      FolderArrows.Source(path: "Sources/Made/Shape/a.swift", text: "struct Shape { func all() { front() } }"),
      FolderArrows.Source(path: "Sources/Made/Late/b.swift", text: "struct Late {}"),
      FolderArrows.Source(path: "Sources/Made/Front.swift", text: "func front() { _ = Shape(); _ = Late() }"),
    ]
    let arrows = FolderArrows(module: "Made", order: ["Shape"], sources: sources)
    #expect(arrows.unplaced == ["Late"])
    #expect(arrows.againstOrder.map(\.name) == ["front"])
  }

  private func arrows(shape: String, measure: String) -> [String] {
    let sources = [
      FolderArrows.Source(path: "Sources/Made/Shape/a.swift", text: shape),
      FolderArrows.Source(path: "Sources/Made/Measure/b.swift", text: measure),
    ]
    return FolderArrows(module: "Made", order: ["Shape", "Measure"], sources: sources).againstOrder
      .map { "\($0.place) \($0.name)" }
  }
}
