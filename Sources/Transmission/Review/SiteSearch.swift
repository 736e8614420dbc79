internal import RuleDSL
internal import Spatial

/// Finds what the plans leave for a use.
struct SiteSearch {
  private let use: String
  private let subjects: [AdmissionSubject]
  /// By subject, the plans that it speaks about; `nil` for every plan.
  private let plans: [[Bool]?]
  /// Protective control lines, as indices into the vocabulary's layers.
  private let lines: [Int]
  private let units: UnitTable
  private let map: any MapWorld
  private let vocabulary: Vocabulary
  /// Units whose plans have zones, and those that have such a unit somewhere below them.
  private var zoned: Set<Int> = []
  private var above: Set<Int> = []

  init(
    _ use: String,
    _ program: RuleProgram,
    _ units: UnitTable,
    _ map: any MapWorld,
    asOf: PlanDate?,
    only: Set<String>
  ) {
    self.use = use
    self.units = units
    self.map = map
    vocabulary = program.vocabulary
    let days = LawDays(asked: asOf)
    subjects = statements(program, days, units, only: only).compactMap(\.matrix).map {
      AdmissionSubject($0, program.vocabulary)
    }
    let grounds = PackGrounds(program, units)
    plans = subjects.map { days.addressees(of: .matrix($0.matrix), grounds) }
    let lines = statements(program, days, units, only: []).compactMap(\.line).filter(\.keepsOut)
    self.lines = Set(lines.map(\.layer)).sorted()
    for unit in 0..<units.count where !units.isBranch(unit) {
      guard subjects(of: unit).contains(where: { zones($0, of: unit) != nil }) else { continue }
      zoned.insert(unit)
      var upper = units.parents[unit]
      while upper >= 0, above.insert(Int(upper)).inserted { upper = units.parents[Int(upper)] }
    }
  }

  /// What is left in a plan that provides zones, where no plan below it does; `nil` where nobody provides any, no
  /// matrix is in force, or an overlay fails.
  func pieces(in unit: Int) -> [Piece]? {
    guard !above.contains(unit), !units.isBranch(unit) else { return [] }
    guard !subjects(of: unit).isEmpty else { return subjects.isEmpty ? nil : [] }
    guard zoned.contains(unit) else { return isSearchedAbove(unit) ? [] : nil }
    guard var region = admitted(in: unit) else { return nil }
    var plan: Int? = unit
    while let current = plan {
      guard let rest = less(region, obstacles(in: current, isOwn: current == unit)) else { return nil }
      region = rest
      plan = units.plans(.parent, of: current).first
    }
    return region.pieces
  }

  /// Whether the zones of a plan above stand for those of a unit, and are searched.
  private func isSearchedAbove(_ unit: Int) -> Bool {
    var upper = Int(units.parents[unit])
    while upper >= 0, !zoned.contains(upper) { upper = Int(units.parents[upper]) }
    return upper >= 0 && !above.contains(upper)
  }

  /// A place as a project that says its use and nothing else, for a review.
  func project(_ site: Site, number: Int) -> Project {
    var fields: [String: String] = [:]
    for subject in subjects {
      let field = subject.matrix.uses.field
      for other in vocabulary.layers[field.layer.layer].fields { fields[other.name.lowercased()] = "" }
    }
    for subject in subjects {
      let field = subject.matrix.uses.field
      fields[vocabulary.layers[field.layer.layer].fields[field.field].name.lowercased()] = use
    }
    let source = FeatureSource(file: "", layer: "", feature: number)
    return Project(id: String(number), shape: site.shape, fields: fields, source: source)
  }

  /// The matrices that speak about a plan.
  private func subjects(of unit: Int) -> [AdmissionSubject] {
    zip(subjects, plans).filter { $0.applies(to: unit, of: units) && $1?[unit] ?? true }.map(\.0)
  }

  /// What all matrices together admit; `nil` where none can decide.
  private func admitted(in unit: Int) -> Shape? {
    var region: Shape?
    for subject in subjects(of: unit) {
      guard let zones = zones(subject, of: unit) else { continue }
      guard let own = LayerView.union(zones.filter { admits(subject, $0, of: unit) }.map(\.shape)) else { return nil }
      guard let before = region else {
        region = own
        continue
      }
      guard let both = Overlay.intersection(before, own) else { return nil }
      region = both
    }
    return region
  }

  /// What stands against the use in a plan: zones that do not admit it, protective lines, and in the plan itself
  /// parcels given to another use.
  private func obstacles(in unit: Int, isOwn: Bool) -> [Shape] {
    var shapes = lines.flatMap { features($0, of: unit, .current) ?? [] }.map(\.shape)
    for subject in subjects(of: unit) {
      shapes += (zones(subject, of: unit) ?? []).filter { !admits(subject, $0, of: unit) }.map(\.shape)
      guard isOwn else { continue }
      let reference = subject.matrix.uses.field.layer
      let parcels = features(reference.layer, of: unit, reference.version) ?? []
      shapes += parcels.filter { !isOfUse($0, subject, of: unit) }.map(\.shape)
    }
    return shapes
  }

  private func less(_ region: Shape, _ obstacles: [Shape]) -> Shape? {
    guard !region.isEmpty, !obstacles.isEmpty else { return region }
    return LayerView.union(obstacles).flatMap { Overlay.difference(region, $0) }
  }

  private func admits(_ subject: AdmissionSubject, _ zone: MapFeature, of unit: Int) -> Bool {
    guard let use = subject.uses.index(reading: use), let text = zone.text(subject.matrix.zones.field.field),
      case .code(let code) = subject.zoneCodes.code(text, of: units.codes[unit])
    else { return false }
    switch subject.matrix.answer(use: use, zone: code).admission {
    case .admitted, .conditional: return true
    case .prohibited, .undetermined: return false
    }
  }

  private func isOfUse(_ parcel: MapFeature, _ subject: AdmissionSubject, of unit: Int) -> Bool {
    guard let use = subject.uses.index(reading: use), let text = parcel.text(subject.matrix.uses.field.field) else {
      return false
    }
    return subject.isUse(text, of: units.codes[unit], use)
  }

  private func zones(_ subject: AdmissionSubject, of unit: Int) -> [MapFeature]? {
    subject.zones(of: unit, units, map).map { $0.flatMap { Array($0) } }
  }

  private func features(_ layer: Int, of unit: Int, _ version: PlanVersion) -> [MapFeature]? {
    switch map.layer(layer, of: unit, version) {
    case .known(let parts): parts.flatMap { Array($0) }
    case .unprovided: nil
    }
  }
}
