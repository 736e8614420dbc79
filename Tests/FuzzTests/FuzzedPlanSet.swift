@testable internal import PlanData
internal import RuleDSL
internal import Spatial
internal import Transmission

/// Files of a plan set, each read by what the program reads it by; its units are known.
enum FuzzedPlanSet {
  private static let program: RuleProgram = {
    guard let program = compile([FuzzedRules.words], prover: nil).program else {
      fatalError("the words do not compile")
    }
    return program
  }()

  private static let units = """
    code,name,tier,parent_code
    150000,内蒙古自治区,省级,
    152500,锡林郭勒盟,市级,150000
    152501,二连浩特市,县级,152500

    """

  /// Read once: what another file says does not hang on how often they are read.
  private static let context: FigureContext = {
    var text = units
    text.withUTF8 { _ = FuzzFolder.write(UnsafeRawBufferPointer($0), to: "set/units.csv") }
    defer { FuzzFolder.remove("set/units.csv") }
    guard let (units, codes) = try? readUnits().units else { fatalError("the units cannot be read") }
    return FigureContext(vocabulary: program.vocabulary, units: units, unitCodes: codes)
  }()

  /// The first line names the table.
  static func fault(ofTable bytes: UnsafeRawBufferPointer) -> String? {
    let names = ["units.csv", "indicators.csv", "lists.csv", "designations.csv"]
    let name = names.first { bytes.starts(with: ($0 + "\n").utf8) }
    let rest = name.map { UnsafeRawBufferPointer(rebasing: bytes[($0.utf8.count + 1)...]) } ?? bytes
    return fault(with: rest, as: name ?? names[1])
  }

  static func fault(ofWorkbook bytes: UnsafeRawBufferPointer) -> String? {
    let archive = FuzzedArchive(parts: bytes)
    return archive.bytes.withUnsafeBytes { fault(with: $0, as: archive.isODS ? "indicators.ods" : "indicators.xlsx") }
  }

  /// Asks for every layer of every unit.
  static func fault(ofLayer bytes: UnsafeRawBufferPointer) -> String? {
    let owners = OwnerNames(context.units, places: context.unitCodes)
    FuzzFolder.write(bytes, to: "set/150000.geojson")
    defer { FuzzFolder.remove("set/150000.geojson") }
    guard let folder = try? PlanFolder(path: set) else { return nil }
    let map = PlanMap(MapSearch(folder: folder), vocabulary: program.vocabulary, owners: owners, jobs: 1)
    for layer in program.vocabulary.layers.indices {
      for unit in 0..<context.units.count {
        guard case .known(let parts) = map.layer(layer, of: unit, .current) else { continue }
        for feature in parts.joined() where !feature.shape.area.isFinite || feature.shape.area < 0 {
          return "a feature of the area \(feature.shape.area)"
        }
      }
    }
    for flaw in map.flaws where flaw.message.chinese.isEmpty { return "a flaw without words" }
    return nil
  }

  private static let set = FuzzFolder.path + "/set"

  private static func fault(with bytes: UnsafeRawBufferPointer, as name: String) -> String? {
    let context = context
    FuzzFolder.write(bytes, to: "set/\(name)")
    defer { FuzzFolder.remove("set/\(name)") }
    guard name != "units.csv" else { return (try? readUnits()).flatMap { fault(of: $0.problems, $0.ledger) } }
    guard let folder = try? PlanFolder(path: set) else { return nil }
    let search = TableSearch(folder: folder, declaration: nil)
    var (problems, ledger) = (search.problems, search.ledger)
    let said = TableContents(of: search, in: folder, context, jobs: 1, &ledger)
    problems.add(said.problems)
    return fault(of: problems, ledger)
  }

  /// The table of units alone, as it is read before the rules are known.
  private static func readUnits() throws(PlanDataFailure) -> (
    units: (table: UnitTable, codes: ByteTable)?, problems: ProblemList, ledger: [LedgerEntry]
  ) {
    let opened = try OpenedPlanSet(at: set, declaration: nil, jobs: 1)
    var (problems, forms) = (opened.problems, FormNotes())
    let units = opened.unitTable(program.vocabulary, approved: nil, &problems, &forms)
    return (units, problems, opened.ledger)
  }

  private static func fault(of problems: ProblemList, _ ledger: [LedgerEntry]) -> String? {
    for entry in ledger where entry.cells != entry.used + entry.unused.reduce(0, { $0 + $1.cells }) {
      return "\(entry.file) \(entry.sheet): \(entry.cells) cells, \(entry.used) used, the rest does not add up"
    }
    for problem in problems.sorted where problem.message.chinese.isEmpty { return "a problem without words" }
    return nil
  }
}
