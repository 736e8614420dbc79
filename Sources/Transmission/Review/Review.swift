public import RuleDSL
internal import Spatial

/// Projects held against the plans of a plan set.
public struct ReviewRun: Sendable {
  /// The matrices in force, in the order of their ids, then the rules about projects; it has no outcomes of its own.
  public var run: CheckRun
  /// In the order of the file.
  public var projects: [ProjectReview]
  /// Layers of projects that the plan set has of its own (indices into ``Vocabulary/layers``): they play no part.
  public var passedOver: [Int] = []
}

/// Reviews projects: for each, what every matrix in force says about it in the zones of every plan it meets, what every
/// rule about projects says of it, which control lines it meets, and which of them nobody provides there.
///
/// A project is judged as if it were the only feature of the layer of projects.  Where it lies in several plans
/// of one tier, their zones together have to cover it.
///
/// `flaws` are those of the projects' shapes.  `asOf` is the day the rules are taken at; else the plan set's own, else `day`, else
/// every rule that is not repealed.  `only` names statements by id or title; empty for all.  The reviews stand in the order
/// of the projects.
public func review(
  _ projects: [Project],
  _ program: RuleProgram,
  _ world: PlanWorld,
  _ map: (any MapWorld)?,
  flaws: [FeatureFlaw] = [],
  asOf: PlanDate? = nil,
  otherwise day: PlanDate? = nil,
  only: Set<String> = []
) -> ReviewRun {
  reviewed(projects, program, world, map?.forOneRun(), flaws: flaws, asOf: asOf, otherwise: day, only: only)
}

/// Reviews projects as a part of one run.
func reviewed(
  _ projects: [Project],
  _ program: RuleProgram,
  _ world: PlanWorld,
  _ map: (any MapWorld)?,
  flaws: [FeatureFlaw] = [],
  asOf: PlanDate?,
  otherwise day: PlanDate?,
  only: Set<String>
) -> ReviewRun {
  // Projects are built now, whenever the plans were approved.
  let days = LawDays(asked: asOf ?? world.asOf ?? day, planSet: world.asOf)
  let vocabulary = program.vocabulary
  let statements = statements(program, days, world.units, only: only)
  // Whichever rules were chosen: a line that a project meets is never passed over.
  let grounds = PackGrounds(program, world.units)
  let inForce = program.statements.filter { $0.heading.isInForce(asOf: days.run) && grounds.speaks($0.heading) }
  let matrices = statements.compactMap(\.matrix)
  let projectLayers = ReviewRules.layers(of: projects, program)
  let rules = statements.compactMap(\.rule).filter { rule in
    rule.layers.contains { projectLayers.contains($0.layer) && $0.version == .current }
  }
  var reviews = projects.map { project in
    ProjectReview(
      project: project,
      area: Measurement.area(project.shape?.area ?? 0),
      flaws: flaws.filter { $0.source == project.source }
    )
  }
  for (place, matrix) in matrices.enumerated() {
    let subject = AdmissionSubject(matrix, vocabulary)
    let pass = ReviewPass(subject, place, world.units, program, days)
    let layer = vocabulary.layers[matrix.uses.field.layer.layer]
    let findings = pass.findings(on: projects.map { $0.feature(of: layer) }, map)
    for (project, findings) in findings.enumerated() { reviews[project].findings += findings }
  }
  if let map {
    let lines = ReviewLines(inForce, vocabulary, except: projectLayers)
    let contacts = lines.contacts(of: projects, world.units, map)
    let drawn = lines.layers + matrices.map(\.zones.field.layer.layer) + rules.flatMap { $0.layers.map(\.layer) }
    let places = ReviewPlaces(projects, Set(drawn).subtracting(projectLayers), vocabulary, world.units, map)
    var pass = ReviewRules(rules, projectLayers, program, world, places, days)
    for index in reviews.indices {
      let findings = pass.findings(on: projects[index], at: index, statements: matrices.count)
      let judged = Set(findings.flatMap { rules[$0.statement - matrices.count].layers.map(\.layer) })
      let open = lines.guarding.subtracting(judged)
      reviews[index].findings += findings
      reviews[index].isPlaced = !places.lowest[index].isEmpty
      reviews[index].gaps = places.gaps(index, inForce, lines.named, vocabulary)
      reviews[index].contacts = contacts[index].map { contact in
        var contact = contact
        contact.isOpen = open.contains(contact.layer)
        return contact
      }
    }
    // Known once the layers were read.
    let spoiled = map.reading.featureFlaws.filter { !$0.keepsExtent && drawn.contains($0.layer) }
    let isHidden = map.reading.flaws.contains { !$0.isNote || $0.mayHideLayer }
    for index in reviews.indices {
      reviews[index].gaps = places.spoiled(spoiled, for: index) + reviews[index].gaps
      reviews[index].mayLackLayers = isHidden
    }
  }
  var run = CheckRun(
    statements: matrices.map { .written(.matrix($0)) } + rules.map { .written(.rule($0)) },
    outcomes: [],
    tallies: (0..<matrices.count + rules.count).map { _ in CheckRun.Tally() },
    days: LawDays(asked: asOf, planSet: world.asOf, otherwise: day)
  )
  if let reading = map?.reading {
    (run.hasOpenedMaps, run.inputFlaws) = (reading.isOpened, reading.flaws)
    run.mapLedger.unknown = reading.ledger.unknown
  }
  let own = projectLayers.filter { map?.hasLayer($0, .current) ?? false }.sorted()
  return ReviewRun(run: run, projects: reviews, passedOver: own)
}
