internal import Foundation
@testable internal import PlanData
internal import Prove
@testable internal import RuleDSL
internal import TestKit
internal import Testing
internal import Transmission

/// Tables of any shape are read as they were meant, to the cell, and judged as the plain table of the same figures.
@Suite("随机的表")
struct RandomTableTests {
  static let program: RuleProgram? = {
    let paths =
      (try? Repository.files(in: "Rules/vocabulary", suffix: ".rule")
        + Repository.files(in: "Rules/national/indicators", suffix: ".rule")) ?? []
    let files = paths.compactMap { path in
      (try? Repository.text(of: path)).map { SourceFile(name: path, text: $0) }
    }
    return compile(files).program
  }()

  /// `TABLES=5000` draws so many, `SEED=17 TABLES=1 KEEP=folder` the one with that seed, to be looked at.
  static let count =
    ProcessInfo.processInfo.environment["TABLES"].flatMap { UInt64($0) } ?? 50 * UInt64(drawFactor)

  @Test("读到的正是写的人的意思，一格不多一格不少")
  func tables() throws {
    let program = try #require(Self.program)
    let first = ProcessInfo.processInfo.environment["SEED"].flatMap { UInt64($0) } ?? 1
    for seed in first..<first + Self.count { try examine(seed, program) }
  }

  @Test("坏了的一格说得出在哪里，别的照样读")
  func spoiledTables() throws {
    let program = try #require(Self.program)
    let first = ProcessInfo.processInfo.environment["SEED"].flatMap { UInt64($0) } ?? 1
    for seed in first..<first + Self.count { try examine(seed, program, spoils: true) }
  }

  private func examine(_ seed: UInt64, _ program: RuleProgram, spoils: Bool = false) throws {
    var drawn = RandomTables(seed: seed, program.vocabulary)
    // A plan set without any figure says nothing.
    guard !drawn.meant.isEmpty else { return }
    if spoils { drawn.spoil() }
    let folder = try TemporaryFolder()
    if !drawn.holdsUnits { try folder.write(drawn.family.table, to: "行政区.csv") }
    try folder.write(drawn.bytes, to: drawn.name)
    let plain = try TemporaryFolder()
    try plain.write(drawn.family.table, to: "行政区.csv")
    try plain.write(drawn.plain, to: "指标.csv")
    if !drawn.entries.isEmpty {
      try plain.write("行政区代码,名录,编号,名称,所在地\n" + drawn.entries.joined(), to: "名录.csv")
    }
    if let keep = ProcessInfo.processInfo.environment["KEEP"] {
      try? FileManager.default.removeItem(atPath: keep)
      try FileManager.default.copyItem(atPath: folder.path, toPath: keep)
    }
    let label = "\(seed) \(drawn.kind) \(drawn.name)"
    guard let read = try? loadPlanSet(at: folder.path, program: program, jobs: 1) else {
      // One word may be all that tells what a small table is about.
      if drawn.spoiled == nil { Issue.record("\(label): nothing is read") }
      return
    }
    let wanted = try loadPlanSet(at: plain.path, program: program, jobs: 1)
    let (got, meant) = (told(read.world, program.vocabulary), told(wanted.world, program.vocabulary))
    #expect(wanted.problems.isEmpty, "\(label): \(wanted.problems.map(\.message.chinese))")
    var faults = drawn.spoiled == nil ? read.problems.map(\.message.chinese) : []
    let isTold = !read.problems.isEmpty || read.notes.contains { $0.chinese.contains("某") }
    if drawn.spoiled != nil, !isTold { faults.append("nothing is told") }
    for key in drawn.spoiled ?? [] {
      if let said = got[key]?.said, !said.contains(FigureStore.unreadable) { faults.append("\(key) is \(said)") }
    }
    if drawn.spoiled != nil, read.problems.contains(where: \.isAboutSums), !drawn.spoilsFigure {
      faults.append("a total is doubted")
    }
    for figure in drawn.meant.sorted(by: { $0.key < $1.key }) where drawn.spoiled?.contains(figure.key) != true {
      let (said, place) = got[figure.key] ?? ("nothing", drawn.place(of: figure))
      if said != meant[figure.key]?.said {
        faults.append("\(drawn.place(of: figure)) is \(said), not \(meant[figure.key]?.said ?? "")")
      }
      if place != drawn.place(of: figure) {
        faults.append("\(figure.key) stands in \(place), not \(drawn.place(of: figure))")
      }
    }
    for (key, figure) in got where meant[key] == nil { faults.append("\(key) is \(figure.said) in \(figure.place)") }
    let items = [read, wanted].map { toldItems($0.world, program.vocabulary) }
    if items[0] != items[1] { faults += items[0].symmetricDifference(items[1]).sorted() }
    if read.world.units.entries != wanted.world.units.entries { faults.append("the units differ") }
    faults += miscounted(drawn, read.ledger)
    #expect(faults.isEmpty, "\(label):\n\(faults.prefix(8).joined(separator: "\n"))")
    guard drawn.spoiled == nil else { return }
    let runs = [read, wanted].map { check(program, $0.world, keepingAll: true) }
    #expect(runs[0].outcomes == runs[1].outcomes, "\(label)")
  }

  /// What the ledger counts otherwise than the sheets hold.
  private func miscounted(_ drawn: RandomTables, _ ledger: [LedgerEntry]) -> [String] {
    drawn.book.sheets.compactMap { sheet in
      let own = ledger.filter { $0.file == drawn.name }
      guard let entry = own.first(where: { $0.sheet == sheet.name }) ?? (own.count == 1 ? own[0] : nil) else {
        return "\(sheet.name) has no entry"
      }
      let counts = sheet.counts
      let unused = entry.unused.reduce(0) { $0 + $1.cells }
      // Text and databases are counted by rows and columns, with its blanks.
      let isCounted = drawn.isText ? entry.cells >= counts.all : entry.cells == counts.all
      let used = drawn.spoiled == nil ? counts.used : 0
      guard !isCounted || entry.used < used || unused < counts.unused || entry.used + unused != entry.cells
      else { return nil }
      return "\(sheet.name): \(entry.cells) cells, \(entry.used) used, \(unused) not: \(counts) "
        + "\(entry.unused.map { "\($0.place) \($0.reason.chinese)" })"
    }
  }
}

extension PlanDataProblem {
  fileprivate var isAboutSums: Bool {
    if case .sumDiffers = kind { true } else { false }
  }
}
