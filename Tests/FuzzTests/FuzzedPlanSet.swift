@testable internal import PlanData
internal import RuleDSL
internal import Spatial
internal import Transmission

/// A small plan set, one file of which is a stranger's.
enum FuzzedPlanSet {
  private static let program: RuleProgram = {
    guard let program = compile([FuzzedRules.words], prover: nil).program else {
      fatalError("the words do not compile")
    }
    return program
  }()

  /// Files that stand in the plan set where no other one is given.
  private static let sound = [
    "units.csv": """
    code,name,tier,parent_code
    150000,内蒙古自治区,省级,
    152500,锡林郭勒盟,市级,150000
    152501,二连浩特市,县级,152500

    """,
    "indicators.csv": """
    unit_code,year,indicator,operator,value,unit,source_doc,clause
    150000,2035,耕地保有量,>=,17050.00,万亩,国函〔2023〕148号,第二条

    """,
  ]

  /// The first line names the table.
  static func fault(ofTable bytes: UnsafeRawBufferPointer) -> String? {
    let names = ["units.csv", "indicators.csv", "lists.csv", "designations.csv"]
    for name in names where bytes.starts(with: (name + "\n").utf8) {
      return fault(with: UnsafeRawBufferPointer(rebasing: bytes[(name.utf8.count + 1)...]), as: name)
    }
    return fault(with: bytes, as: names[1])
  }

  static func fault(ofWorkbook bytes: UnsafeRawBufferPointer) -> String? {
    let archive = FuzzedArchive(parts: bytes)
    return archive.bytes.withUnsafeBytes { fault(with: $0, as: archive.isODS ? "indicators.ods" : "indicators.xlsx") }
  }

  static func fault(ofLayer bytes: UnsafeRawBufferPointer) -> String? {
    fault(with: bytes, as: "150000.geojson")
  }

  private static func fault(with bytes: UnsafeRawBufferPointer, as name: String) -> String? {
    FuzzFolder.write(bytes, to: "set/\(name)")
    defer { FuzzFolder.remove("set/\(name)") }
    let kind = name.prefix { $0 != "." }
    for (other, text) in sound where other.prefix(while: { $0 != "." }) != kind {
      var text = text
      text.withUTF8 { _ = FuzzFolder.write(UnsafeRawBufferPointer($0), to: "set/\(other)") }
    }
    defer { for other in sound.keys { FuzzFolder.remove("set/\(other)") } }
    guard let set = try? loadPlanSet(at: FuzzFolder.path + "/set", program: program, jobs: 1) else { return nil }
    for entry in set.ledger where entry.cells != entry.used + entry.unused.reduce(0, { $0 + $1.cells }) {
      return "\(entry.file) \(entry.sheet): \(entry.cells) cells, \(entry.used) used, the rest does not add up"
    }
    for problem in set.problems where problem.message.chinese.isEmpty { return "a problem without words" }
    return name.hasSuffix(".geojson") ? fault(ofLayersIn: set) : nil
  }

  /// Asks for every layer of every unit.
  private static func fault(ofLayersIn set: LoadedPlanSet) -> String? {
    for layer in program.vocabulary.layers.indices {
      for unit in 0..<set.world.units.count {
        guard case .known(let parts) = set.map.layer(layer, of: unit, .current) else { continue }
        for feature in parts.joined() where !feature.shape.area.isFinite || feature.shape.area < 0 {
          return "a feature of the area \(feature.shape.area)"
        }
      }
    }
    for flaw in set.map.flaws where flaw.message.chinese.isEmpty { return "a flaw without words" }
    return nil
  }
}
