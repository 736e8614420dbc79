import Spatial
import Synchronization
import TestKit
import Testing

@testable import RuleDSL
@testable import Transmission

/// Parcels judged by matrices, against overlays and a look through the table one by one.
@Suite("图斑准入")
struct AdmissionTests {
  @Test("随机的矩阵、分区和图斑：判定和面积与逐个叠加、逐格查表的一致", arguments: draws(12))
  func agreesWithBruteForce(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed + 1) &* 0x9E37_79B9)
    let sample = AdmissionSample(&random)
    let run = try sample.run()
    #expect(run.findings.count == sample.parcels.count)
    for (parcel, finding) in zip(sample.parcels, run.findings) {
      let expected = try sample.expected(parcel)
      #expect(finding.verdict == expected.verdict, "\(seed) \(parcel.id): \(finding.reason)")
      let zones = try #require(finding.parcel).zones.map { "\(place(of: $0.code)) \($0.area.text)" }
      #expect(zones == expected.zones)
    }
  }

  private func place(of code: ParcelFinding.StatedCode) -> Int {
    if case .code(let place) = code { place } else { -1 }
  }

  @Test("只要不允许的，与全都要时判定相同；多少个处理器都一样")
  func keepingLessChangesNothing() throws {
    var random = SplitMix64(seed: 7)
    let sample = AdmissionSample(&random)
    let (all, some) = (try sample.run(), try sample.run(keepingAll: false))
    #expect(all.run.tallies == some.run.tallies)
    #expect(all.findings.filter { $0.verdict != .pass } == some.findings)
    #expect(try sample.run(jobs: 1).findings == all.findings)
  }

  @Test("判图斑也报进度，报到头")
  func progress() throws {
    var random = SplitMix64(seed: 7)
    let sample = AdmissionSample(&random)
    let (program, world, map) = try sample.inputs()
    let reports = Mutex<[[Int]]>([])
    _ = check(program, world, map: map, keepingAll: false) { done, total in
      reports.withLock { $0.append([done, total]) }
    }
    let found = reports.withLock { $0 }
    #expect(found.count == world.units.count && found.contains([world.units.count, world.units.count]))
  }

  @Test("画出来的是判的那个图斑", arguments: [true, false])
  func shapesAreThoseOfTheParcels(keepingAll: Bool) throws {
    var random = SplitMix64(seed: 11)
    let sample = AdmissionSample(&random)
    let map = try sample.inputs().2
    let (run, findings) = try sample.run(keepingAll: keepingAll)
    var shapes = ParcelShapes(map, run)
    let sources = findings.compactMap(\.parcel?.source)
    #expect(sources.count == run.outcomes.count && keepingAll == (sources.count == sample.parcels.count))
    for (outcome, source) in zip(run.outcomes, sources) {
      #expect(shapes.shape(of: outcome) == sample.parcels.first { $0.source == source }?.shape)
    }
  }

  @Test("有图斑没有分区图的规划待核实；没有图斑的规划，矩阵不适用于它")
  func layersThatAreMissing() throws {
    var random = SplitMix64(seed: 3)
    var sample = AdmissionSample(&random)
    sample.zones = nil
    let run = try sample.run()
    #expect(run.findings.map(\.verdict) == [.undetermined])
    #expect(run.findings.first?.reason == .layersNotProvided)
    #expect(run.findings.first?.regions.lacking == [sample.matrix.zones.field.layer])
    sample.parcels = []
    #expect(try sample.run().findings.isEmpty)
  }
}

/// A plan with random zones and parcels, and a random matrix about them.
private struct AdmissionSample {
  static let zoneCodes = ["100", "200", "400", "410"]
  static let useCodes = ["01", "07", "0703", "10"]

  let matrix: AdmissionMatrix
  private let systems: [CodeSystem]
  /// Zones and parcels by code text and shape.
  var zones: [MapFeature]?
  var parcels: [MapFeature]

  init(_ random: inout SplitMix64) {
    let entries = [Self.zoneCodes, Self.useCodes].map { $0.map { CodeSystem.Entry(text: $0, name: "") } }
    systems = [CodeSystem(name: "分区", entries: entries[0]), CodeSystem(name: "用途", entries: entries[1])]
    matrix = Self.matrix(&random, systems)
    let overlaps = random.below(3) == 0
    zones = (0..<25).compactMap { place in
      guard random.below(12) > 0 else { return nil }
      let code = random.below(15) == 0 ? "999" : Self.zoneCodes[random.below(4)]
      // In one sample of three some zones reach into others.
      let side = overlaps && random.below(4) == 0 ? 150.0 : 100
      return Self.feature(place, Self.square(SIMD2(Double(place % 5), Double(place / 5)) * 100, side), [code])
    }
    parcels = (0..<30).map { place in
      let low = SIMD2(Double(random.below(48)), Double(random.below(48))) * 10
      let code = ["", "99", " ０７０３"].randomElement(using: &random) ?? ""
      let use = random.below(10) == 0 ? code : Self.useCodes[random.below(4)]
      let paper = ["", "甲", "乙"][random.below(3)]
      return Self.feature(place, Self.square(low, Double(1 + random.below(20)) * 10), [use, paper])
    }
  }

  private static func square(_ low: SIMD2<Double>, _ side: Double) -> Shape {
    let corner = low + SIMD2(0, 3_900_000)
    return Shape(rings: [[corner, corner + SIMD2(side, 0), corner + SIMD2(side, side), corner + SIMD2(0, side)]])
  }

  private static func feature(_ place: Int, _ shape: Shape, _ fields: [String]) -> MapFeature {
    let source = FeatureSource(file: "f", layer: "l", feature: place + 1)
    return MapFeature(id: String(place + 1), shape: shape, fields: fields, source: source)
  }

  private static func matrix(_ random: inout SplitMix64, _ systems: [CodeSystem]) -> AdmissionMatrix {
    func lines(_ system: CodeSystem) -> [AdmissionMatrix.Line] {
      let span = Span(file: 0, start: 0, end: 0)
      return system.codes.indices.filter { _ in random.below(4) > 0 }
        .map { AdmissionMatrix.Line(codes: [$0], span: span) }
    }
    let span = Span(file: 0, start: 0, end: 0)
    let (columns, rows) = (lines(systems[0]), lines(systems[1]))
    let answers: [Admission] = [.admitted, .prohibited, .conditional([0]), .undetermined]
    let condition = FeatureCondition.stated(field: 1)
    let exception = AdmissionMatrix.Exception(
      label: "例外",
      basis: .unverified(note: "测试"),
      condition: .among(field: 1, ["乙"]),
      span: span
    )
    let cells = rows.map { _ in columns.map { _ in answers[random.below(4)] } }
    let unlisted = answers[random.below(2)]
    return AdmissionMatrix(
      heading: Programs.heading("ZR-01"),
      tiers: [],
      zones: CodedField(field: FieldReference(layer: LayerReference(layer: 0, plan: .own), field: 0), system: 0),
      uses: CodedField(field: FieldReference(layer: LayerReference(layer: 1, plan: .own), field: 0), system: 1),
      columns: columns,
      rows: rows,
      conditions: [AdmissionMatrix.Requirement(label: "①", condition: condition, span: span)],
      unlisted: unlisted,
      tolerance: AdmissionTolerance(
        sliver: SpatialTolerance(area: Quantity(base: 300 * 100 * 500, unit: Unit(.squareMetre), decimals: 0))
      ),
      exceptions: random.below(2) == 0 ? [exception] : [],
      answers: .init(cells, columns: columns, rows: rows, unlisted: unlisted, zones: systems[0], uses: systems[1])
    )
  }

  func run(keepingAll: Bool = true, jobs: Int = 2) throws -> (run: CheckRun, findings: [Finding]) {
    let (program, world, map) = try inputs()
    let run = check(program, world, map: map, keepingAll: keepingAll, jobs: jobs)
    let explainer = Explainer(program, world, map: map, run)
    return (run, run.outcomes.map { explainer.finding(of: $0) })
  }

  func inputs() throws -> (RuleProgram, PlanWorld, DrawnMap) {
    var program = Programs.program([])
    program.vocabulary.codeSystems = systems
    program.vocabulary.layers = [
      Layer(name: "分区", codes: ["Z"], fields: [LayerField(name: "代码", code: "D", codeSystem: 0)]),
      Layer(
        name: "地块",
        codes: ["P"],
        fields: [LayerField(name: "用途", code: "Y", codeSystem: 1), LayerField(name: "文号", code: "W")]
      ),
    ]
    program.statements = [.matrix(matrix)]
    var sketch = Sketch()
    sketch.place("990101", 3)
    var map = DrawnMap()
    map.layers[.init(layer: 0, unit: 0, version: .current)] = zones
    if !parcels.isEmpty { map.layers[.init(layer: 1, unit: 0, version: .current)] = parcels }
    return (program, try sketch.world(), map)
  }

  /// The verdict, and every zone by more than 500 m² with its area.
  func expected(_ parcel: MapFeature) throws -> (verdict: Verdict, zones: [String]) {
    let use = (parcel.fields[0] ?? "").replacing(" ", with: "").replacing("０７０３", with: "0703")
    let groups = Dictionary(grouping: zones ?? []) { systems[0].index(of: $0.fields[0] ?? "") ?? -1 }
    let areas = try groups.mapValues { try common(parcel, $0) }
    let kept = areas.filter { ($0.value * 100).rounded() > 50_000 }
    let order = kept.keys.sorted { ($0 < 0 ? .max : $0) < ($1 < 0 ? .max : $1) }
    let zones = order.map { "\($0) \(Measurement.area(kept[$0] ?? 0).text)" }
    guard let index = systems[1].index(of: use) else { return (.undetermined, zones) }
    let answers = order.map { $0 < 0 ? Admission.undetermined : answer(index, $0) }
    let paper = parcel.fields[1] ?? ""
    let rest = parcel.shape.area - (try common(parcel, self.zones ?? []))
    let isOpen = answers.contains(.undetermined) || (rest * 100).rounded() > 50_000
    if answers.contains(where: { $0 == .prohibited || $0 == .conditional([0]) && paper.isEmpty }) {
      guard paper == "乙", !matrix.exceptions.isEmpty else { return (.fail, zones) }
      return (isOpen ? .undetermined : .waived, zones)
    }
    return (isOpen ? .undetermined : .pass, zones)
  }

  /// What a parcel shares with any of some zones, in m².
  private func common(_ parcel: MapFeature, _ zones: [MapFeature]) throws -> Double {
    try #require(Overlay.union(zones.map(\.shape)).flatMap { Overlay.intersection(parcel.shape, $0) }).area
  }

  /// The cell of the longest code that begins both, looked up by text.
  private func answer(_ use: Int, _ zone: Int) -> Admission {
    func best(_ lines: [AdmissionMatrix.Line], _ system: CodeSystem, _ text: String, isPadded: Bool) -> Int? {
      lines.indices.filter { line in
        let code = system.codes[lines[line].codes[0]].text
        return text.hasPrefix(isPadded ? String(code.reversed().drop { $0 == "0" }.reversed()) : code)
      }.max { one, other in
        func length(_ line: Int) -> Int {
          let code = system.codes[lines[line].codes[0]].text
          return isPadded ? code.reversed().drop { $0 == "0" }.count : code.count
        }
        return length(one) < length(other)
      }
    }
    let row = best(matrix.rows, systems[1], systems[1].codes[use].text, isPadded: false)
    let column = best(matrix.columns, systems[0], systems[0].codes[zone].text, isPadded: true)
    guard let row, let column else { return matrix.unlisted }
    return matrix.cell(row: row, column: column)
  }
}
