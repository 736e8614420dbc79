import Dispatch
import Prove
import TestKit
import Testing

@testable import RuleDSL

/// Any text gives a compilation: nothing here may trap, and every remark can be shown.
@Suite("任何文字都编译得出结果")
struct RobustnessTests {
  static let texts: [Fixture] = {
    let fixtures = (try? Fixture.all(in: "language")) ?? []
    let rules = (try? Repository.checkedRules()) ?? []
    return fixtures
      + rules.compactMap { path in
        (try? Repository.text(of: path)).map { Fixture(path: path, text: $0) }
      }
  }()

  /// Every so many places a file is cut; each file begins at another one, so that together they cut everywhere.
  static let step = max(1, 127 / drawFactor)

  @Test("每个文件的前缀，按字符截断，或截在字节中间再补全", arguments: texts.indices)
  func prefixes(number: Int) {
    let characters = Array(Self.texts[number].text.unicodeScalars)
    // Of a long file, every block by itself: `wholeLines` takes them together.
    let starts = characters.count > 1200 ? blockStarts(characters) : []
    let results = parallel(characters.count + 1) { length -> String? in
      guard (length + number) % Self.step == 0 else { return nil }
      let first = starts.last { $0 < length } ?? 0
      // Far into a long table one row is like another: fewer cuts still fall everywhere in a row.
      guard length - first < 1200 || length.isMultiple(of: 41) else { return nil }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: characters[first..<length])
      let whole = fault(of: String(text))
      guard length < characters.count, characters[length].value > 0x7F else { return whole }
      // A cut inside a character is repaired to U+FFFD.
      text.append("\u{FFFD}")
      return whole ?? fault(of: String(text))
    }
    #expect(results.compactMap { $0 }.first == nil)
  }

  /// Where lines begin that may begin a block.
  private func blockStarts(_ text: [Unicode.Scalar]) -> [Int] {
    text.indices.filter { index in
      index > 0 && text[index - 1] == "\n" && !text[index].isBlank && text[index] != "#"
    }
  }

  @Test("每个文件截断在行末", arguments: texts.indices)
  func wholeLines(number: Int) {
    let lines = Self.texts[number].text.split(separator: "\n", omittingEmptySubsequences: false)
    let step = max(1, 31 / drawFactor)
    let results = parallel(lines.count) { count in
      (count + number) % step == 0 ? fault(of: lines[...count].joined(separator: "\n")) : nil
    }
    #expect(results.compactMap { $0 }.first == nil)
  }

  @Test("随机字节串")
  func randomBytes() {
    let results = parallel(draws(5000).count) { seed in
      var random = SplitMix64(seed: UInt64(seed))
      let count = Int.random(in: 0...60, using: &random)
      let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
      return fault(of: String(decoding: bytes, as: UTF8.self))
    }
    #expect(results.compactMap { $0 }.first == nil)
  }

  @Test("随机词串")
  func randomTokens() {
    let pieces = Self.pieces
    let results = parallel(draws(5000).count) { seed in
      var random = SplitMix64(seed: UInt64(seed) &+ 1_000_000)
      let count = Int.random(in: 1...30, using: &random)
      let text = (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
      let heads = [
        "", "规则 甲\n编号：A\n要求：", "案例 甲\n图 甲的乙：每格 1 米\n■□\n", "传导 甲\n方式：空间继承，保护\n容差：",
        "准入矩阵 甲\n编号：A\n纵向：本级的甲的乙\n", "词汇 甲\n对照 ",
      ]
      return fault(of: heads[Int.random(in: 0..<heads.count, using: &random)] + text)
    }
    #expect(results.compactMap { $0 }.first == nil)
  }

  /// Words, marks, units, names and line ends; blanks and line ends more often.
  static let pieces: [String] = {
    let words = Keyword.allCases.flatMap { [$0.spelling.chinese, $0.spelling.english] }
    let marks = [
      "：", ":", "，", "、", "；", "（", "）", "(", ")", "|", "｜", "“", "”", "\"", "「", "」", "《", "》", "{", "}", "→",
      "->", "的", ".", "+", "-", "×", "÷", "#", "≥", "<=", "!", "%", "‰", "\u{200B}", "〔2023〕148号", "第二条", "■■", "□",
      "##..", "\n# # ■", "条件①", "条件2：", "07v",
    ]
    let names = [
      "耕地保有量", "甲市", "市级", "300", "94.7770", "９９", "2035年", "2026-11-20", "0", "1.3倍", "国函〔2023〕148号", "生态保护红线",
    ]
    let ends = Array(repeating: "\n", count: 60) + Array(repeating: " ", count: 60) + ["\r\n", "\u{3000}", "\t"]
    return words + marks + marks + names + names + Unit.allSpellings + ends
  }()

  @Test(
    "套得再深、写得再长也不溢出",
    arguments: [
      "（", "非 ", "合计（", "裁剪（本级的甲，", "缓冲（", "本级的甲 覆盖 ", "■", "□\n", "1 亩 + ", "1 × ", "本级的", "1 亩 等于 1 亩 且 ",
      "1 亩 等于 1 亩，或 ", "{", "「", "《", "“", "\n",
    ]
  )
  func deep(piece: String) {
    let depth = 2000 * drawFactor
    let many = String(repeating: piece, count: depth)
    let closed = "\(many)1 亩\(String(repeating: "）", count: depth)) 等于 1 亩"
    for clause in ["要求：\(closed)", "设 甲：\(many)", "不通过时：“{\(many)", "依据：\(many)", "例外 甲：\n当：\(many)"] {
      #expect(nil == fault(of: "规则 甲\n编号：A\n\(clause)"))
    }
    for block in [
      "词汇 甲\n指标：\n|", "词汇 甲\n图层：\n|", "传导 甲\n方式：加权，权重 ", "传导 甲\n方式：空间继承，", "传导 甲\n容差：", "案例 甲\n应当：",
      "准入矩阵 甲\n纵向：本级的甲的乙\n|", "准入矩阵 甲\n条件", "词汇 甲\n代码系统 甲：\n|", "词汇 甲\n对照 ",
      "案例 甲\n图 甲的乙：每格 ", "案例 甲\n图 甲的乙：每格 1 米\n",
    ] {
      #expect(nil == fault(of: block + many))
    }
  }

  @Test(
    "互相用到的定义成倍变长，只报错，不耗尽内存",
    arguments: [
      ("本级的耕地保有量", "甲 + 甲", "甲200 不低于 1 亩", DiagnosticCode.dimensionMismatch),
      ("本级的生态保护红线", "并集（甲，甲）", "面积（甲200） 不低于 1 亩", .tooDeep),
    ]
  )
  func doubling(first: String, next: String, requirement: String, code: DiagnosticCode) throws {
    var lines = ["规则 甲", "编号：A", "依据：国函〔2023〕148号", "设 甲0：\(first)"]
    for step in 1...200 { lines.append("设 甲\(step)：\(next.replacing("甲", with: "甲\(step - 1)"))") }
    lines.append("要求：\(requirement)")
    let file = SourceFile(name: "a.rule", text: lines.joined(separator: "\n"))
    let (compilation, _) = try compileWithVocabulary([file])
    #expect(compilation.program == nil)
    #expect(compilation.diagnostics.contains { $0.code == code })
  }

  /// What is wrong with how a text compiles, formats and renders, and the text; a trap ends the whole run.
  private func fault(of text: String) -> String? {
    let file = SourceFile(name: "a.rule", text: text)
    let compilation = compile([file])
    // The last remark is the one about where the text breaks off.
    for diagnostic in compilation.diagnostics.suffix(1) {
      guard diagnostic.primary.span.end <= file.bytes.count else { return "place: \(text)" }
      guard !diagnostic.rendered(in: [file], language: .chinese).isEmpty else { return "rendering: \(text)" }
    }
    let isSound = !compilation.diagnostics.contains { $0.severity == .error }
    guard isSound == (compilation.program != nil) else { return "program: \(text)" }
    guard let once = format(file).text else { return nil }
    let twice = format(SourceFile(name: "a.rule", text: once)).text
    return twice == once ? nil : "formatting: \(text)\n--- once\n\(once)\n--- twice\n\(twice ?? "unreadable")"
  }
}

/// Results of independent work, in order, on every core.
func parallel<Value: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Value) -> [Value] {
  let slices = 64
  let results = Results<Value>(count: slices)
  DispatchQueue.concurrentPerform(iterations: slices) { slice in
    results.set(slice, stride(from: slice, to: count, by: slices).map { work($0) })
  }
  return results.all
}

/// A class, since threads write into it; the lock makes that safe.
private final class Results<Value: Sendable>: @unchecked Sendable {
  private let queue = DispatchQueue(label: "results")
  private var slices: [[Value]]

  init(count: Int) {
    slices = Array(repeating: [], count: count)
  }

  func set(_ index: Int, _ values: [Value]) {
    queue.sync { slices[index] = values }
  }

  var all: [Value] { queue.sync { slices.flatMap(\.self) } }
}
