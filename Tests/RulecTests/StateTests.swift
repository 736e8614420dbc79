@testable import Chuandao
import Foundation
import PlanData
import RuleDSL
import TestKit
import Testing
import Transmission

@testable import rulec

/// What earlier runs measured changes no byte of any report.
@Suite("留下的测量结果")
struct StateTests {
  private static let examples = [
    "whole-family", "control-lines", "review", "maintenance/fault-04", "monitoring/broken",
  ]

  @Test("示例第二次检查什么也不测，报告逐字节相同", arguments: examples)
  func example(name: String) throws {
    let state = StateFolder()
    let all = name == "control-lines" || name == "review"
    let run = try KeptRun("Examples/\(name)")
    let whole = try run.whole(all: all)
    #expect(try state.run(run, all: all).written == whole)
    #expect((run.session.planSet.map.featuresRead > 0) == (name != "whole-family"))
    let files = try state.stamps
    let second = try KeptRun("Examples/\(name)")
    let again = try state.run(second, all: all)
    #expect(again.written == whole)
    // Nor does the report read what is judged.
    #expect(second.session.planSet.map.featuresRead == 0)
    #expect(again.measured.isEmpty)
    #expect(again.note == nil)
    // What stands in the files was known, too: nothing is written again.
    #expect(try state.stamps == files)
  }

  @Test("判定的样例第二次检查报告逐字节相同", arguments: try EvaluationTests.Case.all())
  func evaluation(_ sample: EvaluationTests.Case) throws {
    let state = StateFolder()
    for all in [false, true] {
      let whole = try KeptRun(sample.folder, rules: [sample.rules]).whole(all: all)
      for _ in 0..<2 {
        #expect(try state.run(KeptRun(sample.folder, rules: [sample.rules]), all: all).written == whole)
      }
    }
  }
}

/// A family that is changed again and again, one thing at a time, and judged each time with what was measured before.
@Suite("改一处，只重新测量相关的规划")
struct StateChangeTests {
  /// What a change may have measured anew.
  enum Reach {
    case nothing
    /// The plans of these units, and those right above and below them.
    case around(Set<String>, deep: Bool = false)
    case everything

    private static func above(_ unit: String) -> [String] {
      guard let parent = SoundFamily.units.first(where: { $0.0 == unit })?.3, !parent.isEmpty else { return [] }
      return [parent] + above(parent)
    }

    private static func below(_ unit: String) -> [String] {
      SoundFamily.units.filter { $0.3 == unit }.flatMap { [$0.0] + below($0.0) }
    }

    func holds(_ measured: Set<String>) -> Bool {
      switch self {
      case .nothing: return measured.isEmpty
      case .everything: return true
      case .around(let units, let deep):
        if deep { return measured.isSubset(of: units.union(units.flatMap { Self.below($0) + Self.above($0) })) }
        // The plans right above and below.
        let below = SoundFamily.units.filter { units.contains($0.3) }.map(\.0)
        return measured.isSubset(of: units.union(below).union(units.flatMap { Self.above($0).prefix(1) }))
      }
    }
  }

  private static let ruleFiles = rules.map { "Rules/\($0)" }

  /// The rules that the family is judged by: every kind of statement.
  private static let rules =
    ["vocabulary", "national/indicators/耕地保有量.rule", "national/lists/自然保护地名录.rule"]
    + ["生态保护红线", "永久基本农田", "控制线面积", "控制线接边", "规划分区全域覆盖", "规划分区与控制线"].map {
      "national/control-lines/\($0).rule"
    } + ["national/zoning"]

  /// A plan set that changes.
  struct Draft {
    var family = SoundFamily()
    var rule = ""
    /// Layers that stand under another name.
    var renamed: [String: String] = [:]
    var only: Set<String> = []
    /// Layers that the counties have in one file.
    var shared: Set<String> = []

    func write(to folder: URL) throws {
      try? FileManager.default.removeItem(at: folder)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try family.write(to: folder)
      for layer in shared.sorted() { try share(layer, in: folder) }
      for (old, new) in renamed {
        let (from, to) = (folder.appending(path: old), folder.appending(path: new))
        if FileManager.default.fileExists(atPath: from.path) { try FileManager.default.moveItem(at: from, to: to) }
      }
      if !rule.isEmpty { try Data(rule.utf8).write(to: folder.appending(path: "本地.rule")) }
    }
  }

  @Test("几个县在一个文件里，改一个县的一块只重新测量这个县和上下级")
  func sharedFile() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let state = StateFolder()
    var draft = Draft()
    draft.shared = ["STBHHX", "GHFQ"]
    try draft.write(to: folder)
    _ = try state.run(KeptRun(folder.path, rules: Self.ruleFiles), all: false)
    draft.family.layers["990102"]?["STBHHX"]?[0].patch.east -= 1
    try draft.write(to: folder)
    let run = try KeptRun(folder.path, rules: Self.ruleFiles)
    let found = try state.run(run, all: false)
    #expect(try found.written == run.whole(all: false))
    #expect(found.measured == ["990100", "990102", "990102100", "990102101"])
  }

  @Test("四十处随机的改动，每一次都与重新检查逐字节相同", arguments: [false, true])
  func changes(all: Bool) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let state = StateFolder()
    var random = SplitMix64(seed: all ? 11 : 12)
    var draft = Draft()
    try draft.write(to: folder)
    _ = try state.run(KeptRun(folder.path, rules: Self.ruleFiles), all: all)
    for number in draws(20) {
      let (title, reach) = draft.change(number, &random)
      try draft.write(to: folder)
      let run = try KeptRun(folder.path, rules: Self.ruleFiles, only: draft.only)
      let found = try state.run(run, all: all)
      #expect(try found.written == run.whole(all: all), "\(number) \(title)")
      #expect(reach.holds(found.measured), "\(number) \(title): \(found.measured.sorted())")
      guard number.isMultiple(of: 5) else { continue }
      let again = try state.run(KeptRun(folder.path, rules: Self.ruleFiles, only: draft.only), all: all)
      #expect(
        again.written == found.written && again.measured.isEmpty,
        "\(number) \(title), again: \(again.measured.sorted())"
      )
    }
  }
}

extension StateChangeTests.Draft {
  private static let counties = ["990101", "990102"]
  private static let layers = ["STBHHX", "YJJBNT", "CZKFBJ", "GHFQ"]

  /// Puts a layer of the counties into one file.
  private func share(_ layer: String, in folder: URL) throws {
    var (head, features): (Substring, [Substring]) = ("", [])
    for county in Self.counties {
      let file = folder.appending(path: "\(county)/\(layer).geojson")
      guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
      let lines = text.split(separator: "\n")
      head = lines[0]
      features += lines.dropFirst().dropLast().map { $0.hasSuffix(",") ? $0.dropLast() : $0 }
      try FileManager.default.removeItem(at: file)
    }
    guard !head.isEmpty else { return }
    try Data("\(head)\n\(features.joined(separator: ",\n"))\n]}\n".utf8)
      .write(to: folder.appending(path: "\(layer).geojson"))
  }

  /// Changes one thing; returns what, and what may be measured anew for it.
  mutating func change(_ number: Int, _ random: inout SplitMix64) -> (title: String, reach: StateChangeTests.Reach) {
    let unit = random.pick(SoundFamily.units.map(\.0))
    let drawn = Self.layers.filter { !(family.layers[unit]?[$0] ?? []).isEmpty }
    if drawn.isEmpty {
      family.layers[unit] = SoundFamily().layers[unit]
      return ("\(unit) 的图层重新交", .everything)
    }
    let layer = random.pick(drawn)
    let feature = random.below(family.layers[unit]?[layer]?.count ?? 1)
    // Who stands below a plan that lacks a line asks further up whether anybody has it.
    // Only cities and counties draw zones.
    let drawing = SoundFamily.units.map(\.0).filter { layer != "GHFQ" || SoundFamily().layers[$0]?[layer] != nil }
    let lacks = drawing.contains {
      (family.layers[$0]?[layer] ?? []).isEmpty || layer != "GHFQ" && renamed["\($0)/\(layer).geojson"] != nil
    }
    let around = StateChangeTests.Reach.around([unit], deep: lacks)
    if number == 3 || number == 13 {
      shared = shared.isEmpty ? ["STBHHX", "GHFQ"] : []
      return ("县的图层合到一个文件或分开", .everything)
    }
    // The features behind it have other numbers then.
    let moved =
      shared.contains(layer) ? StateChangeTests.Reach.around(Set(Self.counties + [unit]), deep: lacks) : around
    switch random.below(12) {
    case 0, 1, 2:
      family.layers[unit]?[layer]?[feature].patch.east += random.once(in: 2) ? 1 : -1
      return ("\(unit) 的 \(layer) 改了边", around)
    case 3:
      family.layers[unit]?[layer]?.remove(at: feature)
      return ("\(unit) 的 \(layer) 少了一块", moved)
    case 4:
      let (west, south) = (random.below(18), random.below(8))
      family.layers[unit]?[layer]?.append(SoundFamily.Feature(patch: .init(west, south, west + 2, south + 2)))
      return ("\(unit) 的 \(layer) 多了一块", moved)
    case 5:
      family.layers[unit]?[layer] = nil
      return ("\(unit) 不交 \(layer)", .everything)
    case 6:
      let (old, new) = ("\(unit)/\(layer).geojson", "\(unit)/\(layer)上报稿.geojson")
      renamed[old] = renamed[old] == nil ? new : nil
      return ("\(unit) 的 \(layer) 换了文件名", around)
    case 7, 8:
      let place = random.below(family.figures.count)
      family.figures[place].value = "\(random.below(100)).5"
      return (
        "\(family.figures[place].unit) 的 \(family.figures[place].indicator) 改了", .around([family.figures[place].unit])
      )
    case 9:
      if family.items.isEmpty {
        family.items = SoundFamily().items
        return ("名录重新交", .nothing)
      }
      family.items.remove(at: random.below(family.items.count))
      return ("名录少了一行", .nothing)
    case 10:
      rule = """
        规则 本地红线
          编号：BD-01
          依据待核：示例 \(number)
          对于：每个规划
          要求：面积（本级的生态保护红线） 不低于 \(random.below(90)) 公顷
          级别：预期

        """
      return ("本地规则改了", .everything)
    default:
      let project = SoundFamily.project("工厂 \(number)", "100102", .init(random.below(18), 8, 19, 9))
      let county = random.pick(Self.counties)
      family.layers[county]?["JSXM", default: []].append(project)
      return ("\(county) 多了一个项目", .around([county]))
    }
  }
}
