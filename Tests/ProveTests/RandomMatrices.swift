import TestKit

@testable import Prove
@testable import RuleDSL

/// Two random matrices, with code systems and 对照 between them, and what they say in the plainest terms.
struct RandomMatrices {
  /// A code system as a list of texts; names are the texts, so that codes agree by default.
  struct PlainSystem {
    var codes: [String]
    var isPadded: Bool

    /// Whether one code stands for another too.
    func covers(_ code: String, _ other: String) -> Bool {
      guard isPadded else { return other.hasPrefix(code) }
      return other.hasPrefix(String(code.reversed().drop { $0 == "0" }.reversed()))
    }
  }

  /// Cells as written: codes of rows and columns, and what stands where they meet.
  struct PlainMatrix {
    var zones: PlainSystem
    var uses: PlainSystem
    var columns: [[String]]
    var rows: [[String]]
    var cells: [[Admission]]
    var unlisted: Admission
    var conditions: [FeatureCondition]

    /// The answer for codes that the systems have; a missing code is not listed.
    func answer(zone: String?, use: String?) -> (admission: Admission, row: Int?, column: Int?) {
      guard let zone, let use, let row = Self.line(rows, use, uses), let column = Self.line(columns, zone, zones)
      else {
        return (unlisted, nil, nil)
      }
      return (cells[row][column], row, column)
    }

    /// The line whose code is the longest of those that stand for a code.
    private static func line(_ lines: [[String]], _ code: String, _ system: PlainSystem) -> Int? {
      func length(_ candidate: String) -> Int {
        system.isPadded ? candidate.filter { $0 != "0" }.count : candidate.count
      }
      let found = lines.enumerated().flatMap { place, codes in codes.map { (place: place, code: $0) } }
        .filter { system.covers($0.code, code) }
      return found.max { length($0.code) < length($1.code) }?.place
    }
  }

  var lower: PlainMatrix
  var upper: PlainMatrix
  var vocabulary: Vocabulary
  var proof: MatrixProof

  /// Fields A, B and C of parcels; a condition is about one each.
  static let fieldCount = 3

  init(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let zoneSystems = [Self.zones(&random), Self.zones(&random)]
    let useSystems = [Self.uses(&random), Self.uses(&random), Self.uses(&random)]
    var vocabulary = Vocabulary()
    vocabulary.codeSystems = (zoneSystems + useSystems).enumerated().map { number, system in
      CodeSystem(name: "系统\(number)", entries: system.codes.map { .init(text: $0, name: $0) })
    }
    // Systems 2 and 4 meet through 3.
    for (source, target) in [(0, 1), (1, 0), (2, 3), (3, 2), (4, 3), (4, 2)]
    where Int.random(in: 0..<4, using: &random) > 0 {
      vocabulary.mappings.append(Self.mapping(source, target, vocabulary, &random))
    }
    vocabulary.mappings.sort { ($0.source, $0.target) < ($1.source, $1.target) }
    let fields = ["A", "B", "C"].map { LayerField(name: $0, code: $0) }
    vocabulary.layers = (0..<5).map { index in
      var coded = [LayerField(name: "代码", code: "DM")]
      coded[0].codeSystem = index
      return Layer(name: "图层\(index)", codes: ["T\(index)"], fields: coded + fields)
    }
    let isSame = Bool.random(using: &random)
    let zoneSystem = isSame ? 0 : Int.random(in: 0...1, using: &random)
    let useSystem = isSame || Bool.random(using: &random) ? 2 : 4
    upper = Self.matrix(zoneSystems[0], useSystems[0], &random)
    lower =
      Int.random(in: 0..<3, using: &random) == 0 && isSame
      ? upper : Self.matrix(zoneSystems[zoneSystem], useSystems[useSystem - 2], &random)
    proof = MatrixProof(
      lower: lower.matrix("L", zoneSystem, useSystem, vocabulary),
      upper: upper.matrix("U", 0, 2, vocabulary),
      vocabulary: vocabulary
    )
    self.vocabulary = vocabulary
  }

  private static func zones(_ random: inout SplitMix64) -> PlainSystem {
    var codes: Set<String> = ["100", "400"]
    for code in ["410", "411", "420", "421", "500", "510"] where Bool.random(using: &random) { codes.insert(code) }
    return PlainSystem(codes: codes.sorted(), isPadded: true)
  }

  private static func uses(_ random: inout SplitMix64) -> PlainSystem {
    var codes: Set<String> = ["01", "07"]
    for code in ["0101", "0102", "010101", "0701", "070101", "10", "1001"] where Bool.random(using: &random) {
      codes.insert(code)
    }
    return PlainSystem(codes: codes.sorted(), isPadded: false)
  }

  private static func mapping(
    _ source: Int,
    _ target: Int,
    _ vocabulary: Vocabulary,
    _ random: inout SplitMix64
  ) -> CodeMapping {
    let (from, to) = (vocabulary.codeSystems[source], vocabulary.codeSystems[target])
    let counterparts = from.codes.map { code -> CodeMapping.Counterpart in
      switch Int.random(in: 0..<12, using: &random) {
      case 0: return .none
      case 1, 2:
        let count = Int.random(in: 1...2, using: &random)
        return .codes(Set((0..<count).map { _ in Int.random(in: 0..<to.codes.count, using: &random) }).sorted())
      default: return to.index(of: code.text).map { .codes([$0]) } ?? .unknown
      }
    }
    return CodeMapping(source: source, target: target, counterparts: counterparts)
  }

  private static func matrix(_ zones: PlainSystem, _ uses: PlainSystem, _ random: inout SplitMix64) -> PlainMatrix {
    let columns = lines(zones.codes, &random)
    let rows = lines(uses.codes, &random)
    let conditions = (0..<fieldCount).map { condition(on: $0 + 1, &random) }
    let cells = rows.map { _ in columns.map { _ in admission(&random) } }
    let unlisted: [Admission] = [.prohibited, .prohibited, .undetermined, .admitted]
    return PlainMatrix(
      zones: zones,
      uses: uses,
      columns: columns,
      rows: rows,
      cells: cells,
      unlisted: unlisted.randomElement(using: &random) ?? .prohibited,
      conditions: conditions
    )
  }

  /// Some of the codes, one or two at the head of a line.
  private static func lines(_ codes: [String], _ random: inout SplitMix64) -> [[String]] {
    var lines: [[String]] = []
    for code in codes.shuffled(using: &random) where Int.random(in: 0..<4, using: &random) > 0 {
      if let last = lines.indices.last, Int.random(in: 0..<5, using: &random) == 0 {
        lines[last].append(code)
      } else {
        lines.append([code])
      }
    }
    return lines
  }

  private static func admission(_ random: inout SplitMix64) -> Admission {
    switch Int.random(in: 0..<8, using: &random) {
    case 0, 1: return .admitted
    case 2, 3, 4: return .prohibited
    case 5: return .undetermined
    default:
      let all = (0..<fieldCount).filter { _ in Bool.random(using: &random) }
      return .conditional(all.isEmpty ? [0] : all)
    }
  }

  /// A field is one of one or two values, written in one of several ways.
  private static func condition(on field: Int, _ random: inout SplitMix64) -> FeatureCondition {
    let values = ["1", "2", "3"].shuffled(using: &random).prefix(Int.random(in: 1...2, using: &random))
    let plain = FeatureCondition.among(field: field, FieldValues(Array(values)))
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return .not(.any([.not(plain), .not(.stated(field: field))]))
    case 1: return .all([plain, .all([plain])])
    case 2: return .any([.all([plain, .stated(field: field)]), plain])
    case 3: return .not(.any([.not(plain), .not(.all([plain, plain]))]))
    default: return plain
    }
  }
}

extension RandomMatrices.PlainMatrix {
  fileprivate func matrix(
    _ id: String,
    _ zoneSystem: Int,
    _ useSystem: Int,
    _ vocabulary: Vocabulary
  ) -> AdmissionMatrix {
    let none = Span(file: 0, start: 0, end: 0)
    func lines(_ lines: [[String]], _ system: Int) -> [AdmissionMatrix.Line] {
      lines.map { codes in .init(codes: codes.compactMap { vocabulary.codeSystems[system].index(of: $0) }, span: none)
      }
    }
    func field(_ system: Int) -> CodedField {
      CodedField(field: FieldReference(layer: LayerReference(layer: system, plan: .own), field: 0), system: system)
    }
    let systems = vocabulary.codeSystems
    let (columns, rows) = (lines(columns, zoneSystem), lines(rows, useSystem))
    return AdmissionMatrix(
      heading: Heading(builtIn: id, title: id, note: ""),
      tiers: [],
      zones: field(zoneSystem),
      uses: field(useSystem),
      columns: columns,
      rows: rows,
      conditions: conditions.enumerated().map { .init(label: "\($0 + 1)", condition: $1, span: none) },
      unlisted: unlisted,
      answers: .init(
        cells,
        columns: columns,
        rows: rows,
        unlisted: unlisted,
        zones: systems[zoneSystem],
        uses: systems[useSystem]
      )
    )
  }
}
