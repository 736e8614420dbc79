import Foundation
import TestKit
import Testing

/// `rulec check --format geojson` and `gpkg` on a plan set with parcels and zones.
@Suite("图斑画成图层")
struct ParcelMapTests {
  private static let folder = "Tests/Fixtures/reports/不准入和待核实的图斑画成图层"

  @Test("不准入和待核实的图斑各画一个，带判定、理由和面积；加 --all 准入的也画")
  func parcelsAreDrawn() throws {
    let layer = try String(decoding: drawn(as: "geojson"), as: UTF8.self)
    try expectGolden(layer, at: "\(Self.folder)/expected.geojson")
    let all = try String(decoding: drawn(as: "geojson", "--all"), as: UTF8.self)
    #expect(layer.count(of: #""kind":"parcel""#) == 3 && all.count(of: #""kind":"parcel""#) == 4)
    #expect(all.contains(#""verdict":"pass""#) && !layer.contains(#""verdict":"pass""#))
  }

  @Test("多少个处理器写出的字节都一样", arguments: ["geojson", "gpkg"])
  func threadsDoNotShow(format: String) throws {
    #expect(try drawn(as: format, "--jobs", "1") == drawn(as: format, "--jobs", "4"))
  }

  private func drawn(as format: String, _ options: String...) throws -> Data {
    let output = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).\(format)")
    defer { try? FileManager.default.removeItem(at: output) }
    let command = ["check", ".", "--only", "ZR-01", "--rules", "准入.rule", "--format", format]
    let run = try RunningCommand(
      command + ["--output", output.path] + options,
      in: Repository.root.appending(path: Self.folder),
      environment: ["CHUANDAO_RULES": Repository.root.appending(path: "Rules").path]
    )
    #expect(run.status == 1, "\(run.stderr)")
    return try Data(contentsOf: output)
  }
}

extension String {
  fileprivate func count(of part: String) -> Int { components(separatedBy: part).count - 1 }
}
