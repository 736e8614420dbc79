import Foundation
import TestKit
import Testing

@testable import RuleDSL

/// What is remembered from one compilation to the next changes nothing of what comes of it.
@Suite("记住的与重新编译的一样")
struct ReadFilesTests {
  private static let texts = [
    """
    词汇 甲
      层级：市级 → 县级
      指标：
        | 名称       | 别名 | 单位 | 方向   | 属性   |
        | 耕地保有量 | 耕地 | 公顷 | 不低于 | 预期性 |
        | 建设用地   |      | 公顷 | 不超过 | 预期性 |
      句式：
        | 写法                      | 方向   |
        | {指标}不(低于/少于){数值} | 不低于 |
      图层：
        | 名称   | 图层代码 | 几何 |
        | 行政区 | XZQ      | 面   |
        | 红线   | HX       | 面   |
    """,
    """
    规则 甲
      编号：A-1
      依据待核：测试
      级别：提示
      要求 一：本级的耕地保有量 不低于 3 公顷
      要求 二：本级的建设用地 不超过 9 公顷

    案例 甲
      检验：A-1
      假设：
        | 单位 | 层级 | 耕地保有量 | 建设用地 |
        | 甲市 | 市级 | 4 公顷     | 1 公顷   |
      应当：甲市 一 通过
      应当：甲市 二 通过
    """,
    """
    案例 乙
      检验：A-1
      假设：
        | 单位 | 层级 | 耕地保有量 |
        | 乙市 | 市级 | 1 公顷     |
      应当：乙市 一 不通过，差额 2 公顷

    案例 句子
      原文：耕地不低于4公顷
      读出：
        | 指标       | 方向   | 数值   |
        | 耕地保有量 | 不低于 | 4 公顷 |
    """,
    """
    规则 乙
      编号：A-2
      依据待核：测试
      级别：提示
      容差：面积 1 平方米，宽度 0.1 米
      要求：本级的红线 位于 本级的行政区

    规则包 甲
      版本：1
    """,
  ]

  private static let pieces = ["甲", "一", "A-1", "耕地", "公顷", "，", "：", "|", "\n", "\n案例 丙\n", "  检验：A-2\n", "3", " "]

  @Test("一处一处随机地改，改了又改回来", arguments: draws(6))
  func edits(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let memory = ReadFiles()
    var texts = Self.texts
    for _ in 0..<60 {
      let file = texts.indices.randomElement(using: &random) ?? 0
      if Int.random(in: 0..<4, using: &random) == 0 {
        texts[file] = Self.texts[file]
      } else {
        var characters = Array(texts[file])
        let place = Int.random(in: 0...characters.count, using: &random)
        let length = min(Int.random(in: 0...2, using: &random), characters.count - place)
        let piece = Self.pieces.randomElement(using: &random) ?? ""
        characters.replaceSubrange(place..<place + length, with: piece)
        texts[file] = String(characters)
      }
      // Files in packs of their own, and files that change places.
      let pack = Int.random(in: 0..<6, using: &random) == 0 ? 1 : 0
      let isTurned = Int.random(in: 0..<8, using: &random) == 0
      var files = texts.enumerated().map { number, text in
        SourceFile(name: "\(number).rule", text: text, pack: number == 2 ? pack : 0)
      }
      if isTurned { files.reverse() }
      let (kept, fresh) = (
        compile(files, prover: nil, remembering: memory), compile(files, prover: nil, remembering: ReadFiles())
      )
      #expect(kept.diagnostics == fresh.diagnostics)
      #expect(kept.occurrences == fresh.occurrences)
      #expect(kept.draft?.program == fresh.draft?.program)
    }
  }
}
