public import RuleDSL
internal import Spatial

/// Projects held against the plans of a plan set.
public struct ReviewRun: Sendable {
  /// The matrices in force, in the order of their ids; it has no outcomes of its own.
  public var run: CheckRun
  /// In the order of the file.
  public var projects: [ProjectReview]
}

/// Reviews projects: for each, what every matrix in force says about it in the zones of every plan it meets, and which
/// control lines it meets.
///
/// A project is judged as if it were a parcel of the layer that the matrix speaks about.  Where it lies in several plans
/// of one tier, their zones together have to cover it.
///
/// `flaws` are those of the projects' shapes.  `asOf` is the day the rules are taken at; else the plan set's own, else
/// every rule that is not repealed.  `only` names matrices by id or title; empty for all.  The reviews stand in the order
/// of the projects.
public func review(
  _ projects: [Project],
  _ program: RuleProgram,
  _ world: PlanWorld,
  _ map: (any MapWorld)?,
  flaws: [FeatureFlaw] = [],
  asOf: PlanDate? = nil,
  only: Set<String> = []
) -> ReviewRun {
  reviewed(projects, program, world, map?.forOneRun(), flaws: flaws, asOf: asOf, only: only)
}

/// Reviews projects as a part of one run.
func reviewed(
  _ projects: [Project],
  _ program: RuleProgram,
  _ world: PlanWorld,
  _ map: (any MapWorld)?,
  flaws: [FeatureFlaw] = [],
  asOf: PlanDate?,
  only: Set<String>
) -> ReviewRun {
  let date = asOf ?? world.asOf
  let matrices = statements(program, asOf: date, only: only).compactMap(\.matrix)
  var reviews = projects.map { project in
    ProjectReview(
      project: project,
      area: Measurement.area(project.shape?.area ?? 0),
      findings: [],
      contacts: [],
      flaws: flaws.filter { $0.source == project.source }
    )
  }
  for (place, matrix) in matrices.enumerated() {
    let subject = AdmissionSubject(matrix, program.vocabulary)
    let pass = ReviewPass(subject, place, world.units, program.vocabulary)
    let layer = program.vocabulary.layers[matrix.uses.field.layer.layer]
    let findings = pass.findings(on: projects.map { $0.feature(of: layer) }, map)
    for (project, findings) in findings.enumerated() { reviews[project].findings += findings }
  }
  if let map {
    let lines = program.statements.compactMap(\.line).filter { $0.heading.isInForce(asOf: date) }.map(\.layer)
    let contacts = contacts(of: projects, Set(lines).sorted(), world.units, map)
    for index in reviews.indices { reviews[index].contacts = contacts[index] }
  }
  var run = CheckRun(
    statements: matrices.map { .written(.matrix($0)) },
    outcomes: [],
    tallies: matrices.map { _ in CheckRun.Tally() },
    asOf: date
  )
  if let reading = map?.reading { (run.hasOpenedMaps, run.inputFlaws) = (reading.isOpened, reading.flaws) }
  return ReviewRun(run: run, projects: reviews)
}

/// By project, the control lines it meets: layers that travel down the tiers by 空间继承.
private func contacts(
  of projects: [Project],
  _ lines: [Int],
  _ units: UnitTable,
  _ map: any MapWorld
) -> [[ProjectReview.Contact]] {
  var contacts = [[ProjectReview.Contact]](repeating: [], count: projects.count)
  var shapes = ShapeColumn()
  for project in projects { shapes.append(project.shape ?? Shape()) }
  for index in lines where map.hasLayer(index, .current) {
    for unit in 0..<units.count {
      guard case .known(let parts) = map.layer(index, of: unit, .current), !parts.isEmpty else { continue }
      var meter = ZoneGround(parts.flatMap { part in part.indices.map { part.shapes[$0] } }).meter()
      for place in projects.indices {
        let area = meter.area(of: shapes, place)
        guard Parcel.hundredths(area) > 1 else { continue }
        contacts[place].append(ProjectReview.Contact(unit: unit, layer: index, area: Measurement.area(area)))
      }
    }
  }
  return contacts
}
