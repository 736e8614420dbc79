public import RuleDSL
public import Spatial

/// A place where a use is admitted and nothing stands against it.
public struct Site: Hashable, Sendable {
  /// The unit whose plan admits it.
  public var unit: Int
  /// In the one plane, one polygon.
  public var shape: Shape
  /// In 平方米, rounded to the hundredth.
  public var area: Quantity
  /// Mean width, 2 × area ÷ perimeter, in 米.
  public var width: Quantity
  public var place: FindingPiece.Place
  /// What a project there has to meet: conditions of the matrices, in the order of their ids.
  public var conditions: [Condition]

  /// A condition of a matrix.
  public struct Condition: Hashable, Sendable {
    /// Id of the matrix.
    public var matrix: String
    public var label: String
  }
}

/// What a search for places came to.
public struct SiteRun: Sendable {
  /// By rank.
  public var sites: [Site] = []
  /// The uppermost units whose plans, and those below, could not be searched: nobody provides zones there, no matrix is
  /// in force, or shapes cannot be overlaid.
  public var unsearched: [Int] = []
  /// Lines that no plan provides where a place was found: it may lie on them.
  public var gaps: [ProjectReview.Gap] = []
  /// What is wrong with whole files and layers that the search read, or worth knowing about them.
  public var inputFlaws: [InputFlaw] = []
  /// Layers that the vocabulary does not know: a place may lie on them.
  public var unknownLayers: [LedgerEntry] = []
}

/// Where a use is admitted, be it on conditions: in each plan what the zones admit, less protective control lines, less
/// what the plans above refuse, less the parcels that are given to another use; then held against all plans once more,
/// as a project is reviewed, so that nothing is named that a review would refuse.
///
/// `use` is a code in the system of the matrix that reads it.  Places smaller than `least`, an area, are not named.
/// `asOf` is the day the rules are taken at; else the plan set's own, else `day`, else every rule that is not repealed.  `only` names
/// matrices by id or title; empty for all.  Those without conditions come first, then by falling area, unit and place.
public func sites(
  for use: String,
  ofAtLeast least: Quantity,
  _ program: RuleProgram,
  _ world: PlanWorld,
  _ map: (any MapWorld)?,
  asOf: PlanDate? = nil,
  otherwise day: PlanDate? = nil,
  only: Set<String> = []
) -> SiteRun {
  guard let map = map?.forOneRun() else {
    return SiteRun(unsearched: world.units.parents.indices.filter { world.units.parents[$0] < 0 })
  }
  let date = asOf ?? world.asOf
  let search = SiteSearch(use, program, world.units, map, asOf: date ?? day, only: only)
  var found: [Site] = []
  var unsearched: [Int] = []
  for unit in 0..<world.units.count {
    guard let pieces = search.pieces(in: unit) else {
      unsearched.append(unit)
      continue
    }
    for piece in pieces where Parcel.hundredths(piece.area) >= Parcel.hundredths(least.squareMetres) {
      found.append(Site(unit: unit, piece))
    }
  }
  let projects = found.enumerated().map { search.project($0.element, number: $0.offset + 1) }
  let reviewed = reviewed(projects, program, world, map, asOf: date, otherwise: day, only: only)
  for (place, review) in reviewed.projects.enumerated() {
    // Plans of several tiers need the same.
    for finding in review.findings {
      guard let matrix = reviewed.run.statements[finding.statement].written?.matrix else { continue }
      for open in Set(finding.parcel?.deciding.flatMap(\.open) ?? []).sorted() {
        let condition = Site.Condition(matrix: matrix.heading.id, label: matrix.conditions[open].label)
        if !found[place].conditions.contains(condition) { found[place].conditions.append(condition) }
      }
    }
  }
  let open = zip(found, reviewed.projects).filter { $1.verdict == .pass || $1.isOpenByConditionsOnly }
  let sites = open.map(\.0).sorted { $0.ranks(before: $1) }
  let gaps = Set(open.flatMap { $1.gaps + $1.unreadLayers }.filter(\.isBinding))
  let missed = Set(unsearched)
  return SiteRun(
    sites: sites,
    unsearched: unsearched.filter { !missed.contains(Int(world.units.parents[$0])) },
    gaps: gaps.sorted { ($0.unit, $0.layer) < ($1.unit, $1.layer) },
    inputFlaws: map.reading.flaws,
    unknownLayers: map.reading.ledger.unknown
  )
}

extension ProjectReview {
  /// Whether nothing stands against it but conditions about which it says nothing, and lines that are not provided.
  fileprivate var isOpenByConditionsOnly: Bool {
    verdict == .undetermined && isPlaced && !findings.isEmpty && !contacts.contains(where: \.isOpen)
      && findings.allSatisfy { finding in
        finding.verdict == .pass || finding.reason == .conditionOpen || !finding.regions.lacking.isEmpty
      }
  }

  /// What the rules about projects read and nobody provides.
  fileprivate var unreadLayers: [Gap] {
    findings.flatMap { finding in
      finding.regions.lacking.map { Gap(unit: finding.plan, layer: $0.layer, isBinding: true) }
    }
  }
}

extension Site {
  /// Those without conditions come first, then by falling area, unit and place.
  func ranks(before other: Site) -> Bool {
    let (own, others) = (rank, other.rank)
    return own != others ? own < others : place < other.place
  }

  private var rank: (Int, Int64, Int) { (conditions.isEmpty ? 0 : 1, -area.base, unit) }

  fileprivate init(unit: Int, _ piece: Piece) {
    self.unit = unit
    shape = piece.shape
    area = Measurement.area(piece.area)
    width = Measurement.width(piece.meanWidth)
    conditions = []
    place = FindingPiece.Place(piece.point)
  }
}
