internal import Foundation
internal import PlanData
internal import RuleDSL
internal import TestKit
internal import Testing
internal import Transmission

/// Every folder `map-…` under `Tests/Fixtures/plan-data` is one plan set with map layers.
struct MapFixtureTests {
  static let root = Repository.root.appending(path: PlanSetFixtureTests.folder)
  static let cases =
    (try? FileManager.default.contentsOfDirectory(atPath: root.path))?.filter { $0.hasPrefix("map-") }.sorted() ?? []
  /// The same family in several formats and systems.
  static let formats = ["文件地理数据库", "形状文件", "文本图层", "FlatGeobuf"]
  static let systems = ["高斯投影加带号", "高斯投影不加带号", "其他坐标系"]

  @Test("图层样例", arguments: cases)
  func fixture(_ name: String) throws {
    let text = try renderedMap(of: path(name))
    try expectGolden(text, at: "\(PlanSetFixtureTests.folder)/\(name)/expected.txt")
  }

  @Test("同一批图层，不管什么格式，读出来一样", arguments: formats)
  func formatsAgree(_ format: String) throws {
    let expected = try renderedMap(of: path("map-地理包"), namesFiles: false)
    #expect(expected.contains("150104 生态保护红线 current 2"))
    #expect(try renderedMap(of: path("map-\(format)"), namesFiles: false) == expected)
  }

  @Test("同一批图层换了坐标系，沿着原来的边画，除了点多以外一样", arguments: systems)
  func systemsAgree(_ system: String) throws {
    let expected = try measures(of: "map-地理包")
    let found = try measures(of: "map-\(system)")
    #expect(found.lines == expected.lines)
    #expect(found.areas.count == 10)
    for (area, other) in zip(found.areas, expected.areas) { #expect(abs(area - other) <= 1 + 1e-7 * other) }
  }

  /// What a fixture holds, without how many points there are, and the areas of its features.
  private func measures(of name: String) throws -> (lines: [String], areas: [Double]) {
    let words = try renderedMap(of: path(name), namesFiles: false).split(separator: "\n").map {
      $0.split(separator: " ", omittingEmptySubsequences: false)
    }
    let areas = words.compactMap { line in line.firstIndex(of: "平方米").flatMap { Double(line[$0 - 1]) } }
    return (
      words.map { line in (line.firstIndex(of: "环").map { line[...$0] } ?? line[...]).joined(separator: " ") }, areas
    )
  }

  @Test("线程数不改变图层", arguments: cases)
  func jobs(_ name: String) throws {
    #expect(try renderedMap(of: path(name), jobs: 4) == renderedMap(of: path(name)))
  }

  @Test("所有单位一次量完，面积和图形的问题与逐个单位读图层相同", arguments: cases)
  func measured(_ name: String) throws {
    let program = MapVocabulary.program
    let read = try loadPlanSet(at: path(name), program: program, jobs: 1)
    let measured = try loadPlanSet(at: path(name), program: program, jobs: 2)
    for layer in program.vocabulary.layers.indices {
      for (unit, version) in (0..<read.world.units.count).flatMap({ unit in PlanVersion.allCases.map { (unit, $0) } })
      {
        let area: Int128?
        switch read.map.layer(layer, of: unit, version) {
        case .known(let parts):
          area = parts.reduce(Int128(0)) { sum, part in
            part.indices.reduce(sum) { $0 + Int128(part.measuredArea(of: $1).base) }
          }
        case .unprovided: area = nil
        }
        #expect(measured.map.measuredArea(layer, of: unit, version)?.area == area, "\(layer) \(unit) \(version)")
      }
    }
    #expect(measured.map.reading.flaws == read.map.reading.flaws)
    #expect(measured.map.reading.featureFlaws == read.map.reading.featureFlaws)
  }

  @Test("没有人问图层就不打开图层文件")
  func lazy() throws {
    let set = try loadPlanSet(at: path("map-什么都不对的图层"), program: FixtureVocabulary.program, jobs: 1)
    #expect(!set.map.reading.isOpened)
    #expect(set.map.reading.flaws.isEmpty)
  }

  @Test("几个线程同时问，答案与一个一个问相同")
  func concurrent() async throws {
    let path = path("map-文件地理数据库")
    let expected = try renderedMap(of: path)
    let set = try loadPlanSet(at: path, program: MapVocabulary.program, jobs: 2)
    let counts = await withTaskGroup(of: Int.self) { group in
      for number in 0..<120 {
        group.addTask {
          guard case .known(let parts) = set.map.layer(number % 4, of: number / 4 % 3, .current) else { return 0 }
          return parts.joined().count
        }
      }
      return await group.reduce(0, +)
    }
    // Ten rounds over a family of 3 + 4 + 2 features, one of which belongs to a layer by its filter too.
    #expect(counts == 100)
    #expect(try renderedMap(of: path) == expected)
  }

  @Test("样例都在")
  func fixturesExist() {
    #expect(Self.cases.count >= 9)
  }

  private func path(_ name: String) -> String { Self.root.appending(path: name).path }
}
