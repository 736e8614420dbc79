internal import CGDAL
internal import Foundation
@testable internal import PlanData
internal import RuleDSL
internal import TestKit
internal import Testing

/// The CSV reader of our own says the same as OGR's on every fixture that is sound UTF-8 with line feeds and a plain table.
struct ReaderAgreementTests {
  static let files = ((try? Repository.files(in: PlanSetFixtureTests.folder, suffix: ".csv")) ?? []).filter { file in
    let isOurs = file.contains("/pass-") && !file.contains("国标编码") && !file.contains("只有回车")
    let path = Repository.root.appending(path: file).path
    let names = CSVTable<RowCollector>.header(of: path) ?? []
    return isOurs && !["空行", "UTF-16"].contains { file.contains($0) } && TableHeader.fits(names, kind(of: file))
  }

  @Test("自己的 CSV 读法与 OGR 一致", arguments: files)
  func agreesWithOGR(file: String) throws {
    let path = Repository.root.appending(path: file).path
    let kind = Self.kind(of: file)
    let table = CSVTable<RowCollector>(site: TableSite(file: file, sheet: ""), kind: kind, jobs: 1) { header, _ in
      RowCollector(width: header.width)
    }
    var problems = ProblemList()
    var count = 0
    let ours = table.read(path, problems: &problems, rows: &count).flatMap(\.sink.rows)
    let width = try header(of: path).count
    let options = ["HEADERS=YES", "AUTODETECT_TYPE=NO", "EMPTY_STRING_AS_NULL=NO"]
    let register: @convention(c) () -> Void = try Symbols(of: "GDAL", GDALLibrary.names, package: "").find(
      "RegisterOGRCSV"
    )
    _ = try GDALLibrary.shared()
    register()
    let source = try OGRFile(OGRTarget(path: path, drivers: ["CSV"], options: options))
    let layer = try #require(source.layers.first)
    let columns = layer.fields.indices.map { OGRScan.Column(place: Int32($0), isNumeric: false) }
    var theirs: [[String]] = []
    _ = try source.scan(OGRScan(layer: layer.name, columns: columns)) { theirs.append($0.allTexts.map { $0 ?? "" }) }
    #expect(problems.isEmpty)
    #expect(ours.map { $0.prefix(width).map { String(trimmed($0)).asOneLine } } == theirs)
    #expect(count == theirs.count + 1)
  }

  @Test("样例都在")
  func filesExist() {
    #expect(Self.files.count >= 40)
  }

  private static func kind(of file: String) -> TableKind {
    let name = file.split(separator: "/").last ?? ""
    return TableKind.allCases.first { $0.names.contains { name.contains($0) } } ?? .figures
  }

  private func header(of path: String) throws -> [Substring] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).first?.split(separator: ",") ?? []
  }
}

/// Keeps every row as texts.
private struct RowCollector: RowSink {
  var problems = ProblemList()
  var dropped = DroppedRows()
  var misencoded: Misencoding?
  var rows: [[String]] = []
  var width = 0

  mutating func take(_ fields: UnsafeMutablePointer<Field>, row number: Int) {
    rows.append((0..<width).map { String(decoding: fields[$0].bytes, as: UTF8.self) })
  }
}
