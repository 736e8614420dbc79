import Chuandao
import Foundation
import PlanData
import Reporting
import RuleDSL
import Spatial
import TestKit
import Testing
import Transmission

@testable import rulec

/// A plan set judged as a whole and in shards, with the parts in a folder that goes with it.
final class ShardedRun {
  let session: Session
  let choice: RunChoice
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  /// Takes a plan set and rule files below the root; without rules, those of the project.
  init(_ planSet: String, rules: [String] = [], only: Set<String> = []) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = { (name: String) in name.hasPrefix("/") ? name : Repository.root.appending(path: name).path }
    let library = RuleLibrary(root: Repository.root.appending(path: "Rules").path)
    session = try Session(
      Session.Sources(planSet: path(planSet), rules: rules.map(path), library: library, jobs: 2)
    )
    choice = RunChoice(only: only)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Not those that other programs make of the same model.
  static let formats = OutputFormat.names.filter { ReportFileFormat(rawValue: $0) == nil }
    .flatMap { [($0, false), ($0, true)] }

  /// What one run writes.
  func whole(_ format: String, all: Bool) throws -> Data {
    let output = try #require(OutputFormat(format))
    let run = session.checkRun(choice, keepingAll: output.needsEveryOutcome || all)
    return try written(session.report(on: run), output, all: all, session.parcelShapes(of: run))
  }

  /// The files of all shards, the last one first.
  func parts(_ count: Int, drawsPasses: Bool = true) throws -> [String] {
    try (1...count).reversed().map { number in
      let shard = try #require(Shard("\(number)/\(count)"))
      let path = folder.appending(path: "\(number)-\(count).part").path
      try session.part(shard, choice, drawsPasses: drawsPasses).part.write(to: path)
      return path
    }
  }

  /// What merged shards write.
  func merged(_ merger: Merger, _ format: String, all: Bool) throws -> Data {
    let output = try #require(OutputFormat(format))
    let (report, shape) = merger.report(keepingAll: output.needsEveryOutcome || all)
    return try written(report, output, all: all, shape)
  }

  private func written(
    _ report: Report,
    _ format: OutputFormat,
    all: Bool,
    _ shape: @escaping ParcelDrawing
  ) throws -> Data {
    switch format {
    case .report(let format):
      var text = ""
      report.write(as: format, style: ReportStyle(language: .chinese, showsAll: all)) { text += $0 }
      return Data(text.utf8)
    case .file(let format):
      let file = folder.appending(path: UUID().uuidString)
      let styled = StyledReport(report, ReportStyle(language: .chinese, showsAll: all))
      try styled.write(as: format, to: file.path)
      return try Data(contentsOf: file)
    case .map(let format):
      let file = folder.appending(path: UUID().uuidString)
      try writeFindings(FindingFeatures(report, .english, shape: shape), to: file.path, format: format)
      return try Data(contentsOf: file)
    }
  }
}
