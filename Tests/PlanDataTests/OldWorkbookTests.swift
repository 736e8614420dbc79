internal import Foundation
@testable internal import PlanData
@testable internal import RuleDSL
internal import TestKit
internal import Testing
internal import Transmission

/// Workbooks of Excel 97 tell neither formats nor merged cells, so that their figures are those that were meant, or told.
@Suite("旧格式的随机工作簿")
struct OldWorkbookTests {
  @Test("读到的每个数是写的人的意思，读不准的说出来")
  func workbooks() throws {
    let program = try #require(RandomTableTests.program)
    let first = ProcessInfo.processInfo.environment["SEED"].flatMap { UInt64($0) } ?? 1
    var (told, count) = (0, 0)
    for seed in first..<first + RandomTableTests.count / 2 {
      let table = RandomTables(seed: seed, program.vocabulary, as: .xls)
      guard !table.meant.isEmpty else { continue }
      let folder = try TemporaryFolder()
      try folder.write(table.family.table, to: "read/行政区.csv")
      try folder.write(table.bytes, to: "read/指标.xls")
      try folder.write(table.family.table, to: "plain/行政区.csv")
      try folder.write(table.plain, to: "plain/指标.csv")
      if let keep = ProcessInfo.processInfo.environment["KEEP"] {
        try? FileManager.default.removeItem(atPath: keep)
        try FileManager.default.copyItem(atPath: folder.path, toPath: keep)
      }
      told += try examine(seed, table, folder.path, program)
      count += 1
    }
    // Some of them hold percentages, whose numbers may be shares.
    #expect(told > 0 || count < 20)
  }

  /// Returns how many figures were told to be doubtful.
  private func examine(_ seed: UInt64, _ table: RandomTables, _ folder: String, _ program: RuleProgram) throws -> Int
  {
    let label = "\(seed) \(table.kind)"
    guard let read = try? loadPlanSet(at: folder + "/read", program: program, jobs: 1) else {
      Issue.record("\(label): nothing is read")
      return 0
    }
    let wanted = try loadPlanSet(at: folder + "/plain", program: program, jobs: 1)
    let meant = told(wanted.world, program.vocabulary).mapValues { plain($0.said) }
    let got = told(read.world, program.vocabulary).mapValues { plain($0.said) }
    var faults: [String] = []
    let doubtful = meant.keys.count { got[$0]?.contains(FigureStore.unreadable) ?? false }
    for (key, said) in meant where got[key] != said {
      if got[key]?.contains(FigureStore.unreadable) != true {
        faults.append("\(key) is \(got[key] ?? "nothing"), not \(said)")
      }
    }
    for key in got.keys where meant[key] == nil { faults.append("\(key) is \(got[key] ?? "")") }
    let isCut = read.problems.contains { if case .more = $0.kind { true } else { false } }
    let isTold = isCut || read.problems.count { $0.column == .value } == doubtful
    if !isTold { faults.append("\(doubtful) doubtful, told: \(read.problems.map(\.message.chinese))") }
    for entry in read.ledger where entry.used + entry.unused.reduce(0, { $0 + $1.cells }) != entry.cells {
      faults.append("\(entry)")
    }
    #expect(faults.isEmpty, "\(label):\n\(faults.sorted().prefix(8).joined(separator: "\n"))")
    return doubtful
  }

  /// A figure without the zeros at its end, which numbers do not keep.
  private func plain(_ said: String) -> String {
    said.split(separator: " ").map { word in
      guard word.contains("."), word.allSatisfy({ $0.isNumber || $0 == "." }) else { return String(word) }
      let digits = String(word.reversed().drop { $0 == "0" }.reversed())
      return digits.hasSuffix(".") ? String(digits.dropLast()) : digits
    }.joined(separator: " ")
  }
}
