internal import RuleDSL
internal import Spatial
public import Transmission

extension Report {
  func identity(of finding: Finding) -> Fault.Identity {
    let statement = run.statements[finding.statement]
    let vocabulary = program.vocabulary
    let figure = finding.evidence.first.map { Fault.subject(figure: $0.name, role: $0.role.rawName) }
    return Fault.Identity(
      rule: statement.heading.id,
      plan: world.units.codes.indices.contains(finding.plan) ? world.units.codes[finding.plan] : "",
      obligation: finding.obligation.rawValue,
      requirement: finding.requirement,
      year: finding.year,
      subject: finding.indicator.map { vocabulary.indicators[$0].name }
        ?? finding.layer.map { vocabulary.layers[$0].name } ?? finding.subject.map { vocabulary.name(of: $0) }
        ?? (statement.isAboutFigures ? figure : nil) ?? ""
    )
  }

  /// The faults that a finding is, in the order of its places; one for all where it has none.
  func sites(of finding: Finding, parcel: () -> Shape? = { nil }) -> [FaultSite] {
    let sites: [FaultSite] =
      switch finding.detail {
      case .figures:
        run.statements[finding.statement].isAboutWaivers
          ? finding.waiver?.decision.map { [FaultSite(waiverOf: $0.rule, document: $0.document)] } ?? [] : []
      case .regions(_, let regions): regions.pieces.filter { $0.kind != .shown }.map(\.site)
      case .parcel(_, let found):
        [FaultSite(kind: "", parcel().map { .area($0) } ?? found.place.map { .place($0) }, feature: found.id)]
      case .entries(_, let entries): entries.compactMap(site).withoutRepeats
      case .flaws(_, let flaws): FaultSite.flawed(flaws.map { ($0.kind.rawName, $0.place) })
      }
    return sites.isEmpty ? [FaultSite()] : sites
  }

  private func site(of entry: FindingEntry) -> FaultSite? {
    guard entry.state.isFault else { return nil }
    let (number, name) = program.label(of: entry.row)
    let places = (entry.place.map { [$0] } ?? entry.row.locations).map { world.units.codes[$0] }
    return FaultSite(kind: "", item: FaultSite.item(number: number, name: name, places: places), nil)
  }
}

extension FindingPiece {
  fileprivate var site: FaultSite {
    let metres = length.flatMap { Double($0.digits) }
    let ground: Ground = coversGround ? .area(shape) : metres.map { .stretch(place, length: $0) } ?? .place(place)
    return FaultSite(kind: kind.rawValue, item: field?.name ?? "", ground)
  }
}

extension RunStatement {
  /// Whether it judges one figure after another, so that the figure tells its findings apart.
  var isAboutFigures: Bool { written?.rule?.scope == .figures }
}

extension RunStatement {
  fileprivate var isAboutWaivers: Bool { if case .waivers = self { true } else { false } }
}

extension FaultSite {
  /// A waiver by its rule and document.
  public init(waiverOf rule: String, document: String) { self.init(kind: "", item: "\(rule) \(document)", nil) }
}

extension Role {
  /// Its name in the contract's JSON.
  var rawName: String { Self.rawNames[Int(rawValue)] }

  private static let rawNames = allCases.map { "\($0)" }
}

extension RuleProgram {
  /// What a row is called: its number, and its name or that of its designation.
  func label(of row: EntryRow) -> (number: String, name: String) {
    switch row.content {
    case .item(let number, let name): (number, name)
    case .nothing, .unread: ("", "")
    case .value: ("", vocabulary.name(of: row.subject))
    }
  }
}

extension Fault {
  /// What a rule about each figure tells its findings apart by.
  public static func subject(figure: String, role: String) -> String { "\(role) \(figure)" }
}

extension FaultSite {
  /// An item by its number, else by its name, and by what it is about.
  public static func item(number: String, name: String, places: [String]) -> String {
    ([number.isEmpty ? name : number] + places).joined(separator: " ")
  }

  /// Unsound features; of those that lie nowhere, one is like another.
  public static func flawed(_ flaws: [(kind: String, place: FindingPiece.Place?)]) -> [FaultSite] {
    var nowhere: [String: Int] = [:]
    return flaws.map { kind, place in
      guard let place else {
        nowhere[kind, default: 0] += 1
        return FaultSite(kind: kind, item: "#\(nowhere[kind] ?? 0)", nil)
      }
      return FaultSite(kind: kind, .place(place))
    }
  }
}
