package import RuleDSL

/// Holds projects against the rules that read a layer of projects, as a check of the plan would if it held them.
struct ReviewRules {
  private var context: RunContext
  private let places: ReviewPlaces
  /// Indices into ``Vocabulary/layers``.
  private let layers: Set<Int>
  /// What was found about other layers, by statement and unit, so that their shapes are put together once.
  private var known: [[Int]: RegionFacts] = [:]

  /// `rules` are those of the statements that read one of the layers of projects.
  init(
    _ rules: [Rule],
    _ layers: Set<Int>,
    _ program: RuleProgram,
    _ world: PlanWorld,
    _ places: ReviewPlaces,
    _ days: LawDays
  ) {
    (self.layers, self.places) = (layers, places)
    context = RunContext(rules.map { .rule($0) }, program, world, days: days)
  }

  /// The layers in which projects stand: those that matrices judge, and those that are called so.
  static func layers(of projects: [Project], _ program: RuleProgram) -> Set<Int> {
    let vocabulary = program.vocabulary
    let names = Set([Project.layerName] + projects.map(\.source.layer)).map { $0.lowercased() }
    let named = vocabulary.layers.indices.filter { index in
      let layer = vocabulary.layers[index]
      return ([layer.name] + layer.aliases + layer.codes).contains { names.contains($0.lowercased()) }
    }
    return Set(program.matrices.map(\.uses.field.layer.layer) + named)
  }

  /// What the rules say about the project at a place in the list, in the order of the rules; their numbers are
  /// `statements` on.
  mutating func findings(on project: Project, at place: Int, statements first: Int) -> [Finding] {
    guard project.shape != nil else { return [] }
    let lowest = places.lowest[place]
    let map = ProjectMap(
      map: places.map,
      units: places.units,
      territory: context.vocabulary.territory,
      project: Dictionary(
        uniqueKeysWithValues: layers.map { ($0, project.feature(of: context.vocabulary.layers[$0]).stated) }
      ),
      plans: Set(lowest.flatMap { places.chain(from: $0) })
    )
    context.map = map
    var findings: [Finding] = []
    for (number, statement) in context.statements.enumerated() {
      guard case .rule(let rule) = statement else { continue }
      let plans = rule.requirements.indices.map { self.plans(rule, number, $0, lowest, map) }
      // A figure that nobody states leaves a requirement open; it does not keep it from being asked.
      let years = rule.years(context.world.figures)
      for year in years.isEmpty ? [0] : years {
        for unit in Set(plans.joined()).sorted() {
          var evaluation = context.evaluation(rule, year, nil)
          let facts = RegionFacts(rule, map, context.world.units, unit: unit, known[[number, unit]], except: layers)
          (known[[number, unit]], evaluation.regions) = (facts, facts)
          for requirement in rule.requirements.indices where plans[requirement].contains(unit) {
            var finding = context.finding(rule, requirement, evaluation, unit)
            guard finding.verdict != .notApplicable else { continue }
            (finding.statement, finding.plan, finding.year) = (first + number, unit, year)
            findings.append(finding)
          }
        }
      }
    }
    return findings
  }

  /// The plans for which a requirement is asked: along each way up from a lowest plan those that draw something it
  /// reads besides the project, or else the lowest of them that it speaks about.
  private func plans(
    _ rule: PreparedRule,
    _ number: Int,
    _ requirement: Int,
    _ lowest: [Int],
    _ map: ProjectMap
  ) -> Set<Int> {
    let read = rule.layers(of: requirement)
    let projects = read.filter { layers.contains($0.layer) && $0.version == .current }
    func plans(_ reference: LayerReference, of unit: Int) -> [Int] {
      map.plans(of: reference, places.units, unit, rule.lineage?.places)
    }
    return lowest.reduce(into: []) { asked, unit in
      let concerned = places.chain(from: unit).filter { unit in
        context.judges(unit, number) && rule.concerns(unit, places.units, map)
          && projects.contains { plans($0, of: unit).contains { map.plans.contains($0) } }
      }
      let drawing = concerned.filter { unit in
        read.subtracting(projects).contains { reference in
          plans(reference, of: unit).contains { places.provides(reference.layer, $0, reference.version) }
        }
      }
      asked.formUnion(drawing.isEmpty ? Array(concerned.prefix(1)) : drawing)
    }
  }
}

extension Rule {
  /// The layers that its requirements and its condition read.
  package var layers: Set<LayerReference> {
    Set((requirements.map(\.condition) + [condition].compactMap(\.self)).flatMap(\.layers))
  }
}
