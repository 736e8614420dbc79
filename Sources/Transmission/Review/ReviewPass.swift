internal import RuleDSL
internal import Spatial

/// Holds projects against the zones of every plan, for one matrix.
struct ReviewPass {
  private let subject: AdmissionSubject
  private let statement: Int
  private let units: UnitTable
  private let vocabulary: Vocabulary
  /// The plans that the matrix speaks about; `nil` for every plan.
  private let plans: [Bool]?
  /// Whether it speaks about a part of the country only.
  private let hasGround: Bool

  init(
    _ subject: AdmissionSubject,
    _ statement: Int,
    _ units: UnitTable,
    _ program: RuleProgram,
    _ days: LawDays
  ) {
    plans = days.addressees(of: .matrix(subject.matrix), PackGrounds(program, units))
    hasGround = program.pack(of: subject.matrix.heading).map { !$0.ground.isEmpty } ?? false
    self.subject = subject
    self.statement = statement
    self.units = units
    vocabulary = program.vocabulary
  }

  typealias Feature = (stated: FeatureTable, asked: FeatureTable)

  /// A project in the zones of one plan.
  private struct Meeting {
    let unit: Int
    let measured: AdmissionZones.Measured
  }

  /// By project, what the matrix says; nothing where no plan provides its zones.
  func findings(on projects: [Feature], _ map: (any MapWorld)?) -> [[Finding]] {
    var meetings = [[Meeting]](repeating: [], count: projects.count)
    // Whether it lies in zones of plans that the matrix does not speak about.
    var isElsewhere = [Bool](repeating: false, count: projects.count)
    var limits: AdmissionZones?
    var hasZones = false
    for unit in 0..<units.count where subject.applies(to: unit, of: units) {
      guard let zones = zones(of: unit, map) else { continue }
      hasZones = hasZones || plans?[unit] ?? true
      guard projects.contains(where: { $0.stated.meets(zones) }) else { continue }
      guard plans?[unit] ?? true else {
        for (place, project) in projects.enumerated() where project.stated.meets(zones) { isElsewhere[place] = true }
        continue
      }
      let known = AdmissionZones(zones, subject, of: units.codes[unit])
      limits = limits ?? known
      var meter = known.meter()
      for (place, project) in projects.enumerated() {
        var measured = AdmissionZones.Measured()
        known.measure(project.stated.shapes, 0, &meter, into: &measured)
        if Parcel.hundredths(measured.covered) > 1 {
          meetings[place].append(Meeting(unit: unit, measured: measured))
        }
      }
    }
    guard hasZones else { return projects.map { _ in [] } }
    var grounds: [[Int]: ZoneGround] = [:]
    return projects.indices.map { place in
      let (project, meetings) = (projects[place], meetings[place])
      let covered = areaCovered(project, meetings) { units in
        if let known = grounds[units] { return known }
        let parts = units.flatMap { zones(of: $0, map) ?? [] }
        let ground = ZoneGround(parts.flatMap { part in part.indices.map { part.shapes[$0] } })
        grounds[units] = ground
        return ground
      }
      return findings(on: project, meetings, covered: covered, limits, isElsewhere: isElsewhere[place])
    }
  }

  /// By tier, m² of a project in the zones of the plans it meets: of all together, since neighbours may overlap.
  private func areaCovered(
    _ project: Feature,
    _ meetings: [Meeting],
    _ ground: ([Int]) -> ZoneGround
  ) -> [Int32: Double] {
    let tiers = Dictionary(grouping: meetings) { Int32(units.tiers[$0.unit]) }
    return tiers.mapValues { meetings in
      guard meetings.count > 1 else { return meetings.reduce(0) { $0 + $1.measured.covered } }
      var meter = ground(meetings.map(\.unit)).meter()
      return meter.area(of: project.stated.shapes, 0)
    }
  }

  private func zones(of unit: Int, _ map: (any MapWorld)?) -> [FeatureTable]? {
    map.flatMap { subject.zones(of: unit, units, $0) }
  }

  private func findings(
    on project: Feature,
    _ meetings: [Meeting],
    covered: [Int32: Double],
    _ limits: AdmissionZones?,
    isElsewhere: Bool
  ) -> [Finding] {
    let whole = project.stated.shapes.area(of: 0)
    guard let limits, !meetings.isEmpty else {
      // What lies outside the place of a matrix is none of its business.
      let isOfOnePlace = subject.isOfOnePlace || plans != nil && hasGround || isElsewhere
      guard !project.stated.shapes.polygons.isEmpty, !isOfOnePlace else { return [] }
      let nowhere = AdmissionZones.Measured(area: Parcel.hundredths(whole), whole: whole, covered: 0)
      return [finding(project, nowhere, unit: nil, uncovered: Parcel.hundredths(whole))]
    }
    // What the plans of one tier leave open together stands in the finding on the first of them.
    var told: Set<Int32> = []
    return meetings.map { meeting in
      let tier = Int32(units.tiers[meeting.unit])
      let isFirst = told.insert(tier).inserted
      let uncovered = isFirst ? limits.uncovered(whole, covered: covered[tier] ?? 0) : 0
      return finding(project, meeting.measured, unit: meeting.unit, uncovered: uncovered)
    }
  }

  private func finding(
    _ project: Feature,
    _ measured: AdmissionZones.Measured,
    unit: Int?,
    uncovered: Int64
  ) -> Finding {
    let identity = unit.map { units.identity(of: $0) } ?? UnitIdentity(code: "", name: "")
    let stated = subject.stated(by: project.stated, asked: project.asked, of: identity)
    let (parcel, ruling) = subject.judge(0, of: stated, measured, uncovered: uncovered)
    var table = subject.emptyTable(of: unit ?? top)
    let place = project.stated.shapes[0].placeInside
    table.append(parcel, ruling, id: project.stated.id(0), source: project.stated.source(0), place: place)
    var finding = Finding(ruling, table.finding(0, ruling: ruling), subject.matrix)
    finding.setSentence(subject.matrix, quotes: parcel.quotes, plan: unit ?? top, units, vocabulary)
    (finding.statement, finding.obligation, finding.plan) = (statement, .admit, unit ?? top)
    return finding
  }

  /// The plan set as a whole is spoken of by the unit at its top.
  private var top: Int { units.parents.firstIndex { $0 < 0 } ?? 0 }
}

extension FeatureTable {
  /// Whether the first feature may have something in common with any of the others, by the rectangles around them.
  fileprivate func meets(_ others: [FeatureTable]) -> Bool {
    guard let bounds = shapes.bounds(of: 0) else { return false }
    return others.contains { part in part.indices.contains { part.shapes.bounds(of: $0)?.meets(bounds) ?? false } }
  }
}
