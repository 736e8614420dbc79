import Chuandao
import Foundation
import PlanData
import Reporting
import RuleDSL
import TestKit
import Transmission

@testable import rulec

/// A plan set judged afresh, and with what earlier runs measured.
struct KeptRun {
  let session: Session
  let choice: RunChoice

  init(_ planSet: String, rules: [String] = [], only: Set<String> = [], jobs: Int = 2) throws {
    let path = { (name: String) in name.hasPrefix("/") ? name : Repository.root.appending(path: name).path }
    let library = RuleLibrary(root: Repository.root.appending(path: "Rules").path)
    session = try Session(
      Session.Sources(planSet: path(planSet), rules: rules.map(path), library: library, jobs: jobs)
    )
    choice = RunChoice(only: only)
  }

  /// What a run says in the formats that say most.
  func written(_ run: CheckRun, all: Bool) throws -> [String] {
    var report = session.report(on: run)
    report.layers = session.layerDrawing
    let texts = [ReportFormat.json, .text].map { format in
      var text = ""
      report.write(as: format, style: ReportStyle(language: .chinese, showsAll: all)) { text += $0 }
      return text
    }
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: file) }
    let shapes = session.parcelShapes(of: run)
    try writeFindings(FindingFeatures(report, .english, shape: shapes), to: file.path, format: .geojson)
    return texts + [try String(contentsOf: file, encoding: .utf8)]
  }

  /// What one run without a state says.
  func whole(all: Bool) throws -> [String] { try written(session.checkRun(choice, keepingAll: all), all: all) }
}

/// The folder of a state, which goes with the test.
final class StateFolder: Sendable {
  let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  var folder: MeasureFolder { MeasureFolder(url.path) }

  /// Which files there are; one that is written again is another.
  var stamps: [String: UInt64] {
    get throws {
      let names = try FileManager.default.contentsOfDirectory(atPath: url.path)
      return try Dictionary(
        uniqueKeysWithValues: names.map { name in
          let path = url.appending(path: name).path
          let status = try FileManager.default.attributesOfItem(atPath: path)
          let written = (status[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
          return (name, written.bitPattern ^ (status[.systemFileNumber] as? UInt64 ?? 0))
        }
      )
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Judges with the state, and leaves a new one.
  func run(_ run: KeptRun, all: Bool) throws -> (written: [String], measured: Set<String>, note: Phrase?) {
    let read = folder.read(basis: run.session.measureBasis)
    let result = run.session.checkRun(run.choice, keepingAll: all, after: read.kept)
    try folder.write(result.kept, over: read)
    return (try run.written(result.run, all: all), result.measured, read.note)
  }
}
