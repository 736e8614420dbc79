internal import RuleDSL

/// Conditions and amounts over one small family, as formulas about its figures; what each comes to is what checks of
/// plans make of it (`docs/semantics.md`).
struct FamilyEncoder {
  let vocabulary: Vocabulary
  let shape: FamilyShape
  /// Before every name, so that several families fit into one problem.
  let prefix: String
  /// Whether no plan provides a layer; else what hangs on layers may come to anything.
  let isMapless: Bool
  var problem: Problem
  private let cells: [Cell: SymbolicFigure]
  /// The columns that somebody may fill.
  let keys: [FigureKey]
  /// 名录 whose items are counted.
  private(set) var lists: [ListOfPlan: SymbolicList] = [:]
  private let printing: Printing
  private var opaque: [Opaque: Int] = [:]

  /// The 名录 of one plan.
  struct ListOfPlan: Hashable {
    var plan: Int
    /// Index into ``Vocabulary/lists``.
    var list: Int
  }

  private struct Cell: Hashable {
    var plan: Int
    var key: FigureKey
  }

  /// What nothing is known of but that it is the same wherever it stands.
  struct Opaque: Hashable {
    enum Content: Hashable {
      case condition(Condition)
      case measure(RegionMeasure)
      case items(StatedItems)
      case concern(statement: String, requirement: Int)
    }

    var content: Content
    var plan: Int
    var path: [Int]
    var tolerance: SpatialTolerance
  }

  /// Where a condition stands: the tiers between which plans above and below are sought, the year, the 容差.
  struct Setting {
    var plan: Int
    var year: Int
    var path: [Int] = []
    var tolerance = SpatialTolerance()
  }

  init(
    _ vocabulary: Vocabulary,
    _ shape: FamilyShape,
    _ keys: [FigureKey],
    prefix: String,
    isMapless: Bool,
    _ printing: Printing,
    in problem: Problem
  ) {
    (self.vocabulary, self.shape, self.prefix, self.isMapless) = (vocabulary, shape, prefix, isMapless)
    (self.keys, self.printing) = (keys, printing)
    var problem = problem
    let pairs = shape.plans.flatMap { plan in keys.map { Cell(plan: plan, key: $0) } }
    cells = Dictionary(
      uniqueKeysWithValues: pairs.map { cell in
        let names = SymbolicFigure.Names(prefix, cell.plan, cell.key)
        return (cell, problem.declare(names, vocabulary.indicators[cell.key.indicator].unit, printing))
      }
    )
    self.problem = problem
    for indicator in Set(keys.filter { $0.role == .allotted }.map(\.indicator)).sorted() {
      self.problem.declare(allottedName(indicator), .truth, isAsked: true)
      let columns = keys.filter { $0.indicator == indicator && $0.role == .allotted }
      self.problem.require(!.some(columns.map(isThere)) || .named(allottedName(indicator)))
    }
  }

  /// The name of whether the plan set has allotted figures of an indicator apart.
  func allottedName(_ indicator: Int) -> String { "\(prefix)f\(indicator)_apart" }

  func isIssuedApart(_ indicator: Int) -> Formula {
    keys.contains { $0.indicator == indicator && $0.role == .allotted }
      ? .named(allottedName(indicator)) : .constant(false)
  }

  /// Whether anybody fills a column.
  func isThere(_ key: FigureKey) -> Formula { .some(shape.plans.map { cell(key, of: $0).isProvided }) }

  func cell(_ key: FigureKey, of plan: Int) -> SymbolicFigure { cells[Cell(plan: plan, key: key)] ?? .absent }

  /// The 名录 of a plan, the same wherever it is counted.
  mutating func list(_ list: Int, of plan: Int) -> SymbolicList {
    let place = ListOfPlan(plan: plan, list: list)
    if let known = lists[place] { return known }
    let declared = problem.declare(SymbolicList.Names(prefix, plan, list), isDrawn: printing != .any)
    lists[place] = declared
    return declared
  }

  func plans(_ figure: Figure, _ setting: Setting) -> [Int] {
    shape.plans(figure.plan, of: setting.plan, path: setting.path)
  }

  func cells(_ figure: Figure, _ setting: Setting) -> [SymbolicFigure] {
    plans(figure, setting).map { cell(figure.key(setting.year), of: $0) }
  }

  // MARK: What hangs on layers

  /// A condition on layers.
  mutating func answer(_ condition: Condition, _ setting: Setting) -> Kleene {
    if isMapless { return .unknown }
    let (name, isNew) = name(.condition(condition), setting)
    let truth = Kleene(yes: .named(name + "_yes"), no: .named(name + "_no"))
    if isNew {
      problem.declare(name + "_yes", .truth)
      problem.declare(name + "_no", .truth)
      problem.require(!(truth.yes && truth.no))
    }
    return truth
  }

  /// What a measure of regions lies between.
  mutating func measured(_ measure: RegionMeasure, _ setting: Setting) -> SymbolicInterval {
    unknownAmount(.measure(measure), setting)
  }

  /// An amount that is not negative, and of which nothing else is known but that it is the same wherever it stands; open
  /// where it is not drawn.
  mutating func unknownAmount(_ content: Opaque.Content, _ setting: Setting) -> SymbolicInterval {
    if isMapless { return .anything }
    let (name, isNew) = name(content, setting)
    let interval = SymbolicInterval(
      hasLower: .named(name + "_from"),
      lower: .named(name + "_least"),
      hasUpper: .named(name + "_to"),
      upper: .named(name + "_most")
    )
    if isNew {
      for end in ["_from", "_to"] { problem.declare(name + end, .truth) }
      for end in ["_least", "_most"] { problem.declare(name + end, .number) }
      problem.require(!interval.hasUpper || interval.upper >= .zero)
      problem.require(!(interval.hasLower && interval.hasUpper) || interval.lower <= interval.upper)
    }
    return interval
  }

  /// Whether a requirement about layers speaks about a plan.
  mutating func isConcerned(_ statement: String, _ requirement: Int, _ setting: Setting) -> Formula {
    let (name, isNew) = name(.concern(statement: statement, requirement: requirement), setting)
    if isNew { problem.declare(name, .truth) }
    return .named(name)
  }

  private mutating func name(_ content: Opaque.Content, _ setting: Setting) -> (name: String, isNew: Bool) {
    let key = Opaque(content: content, plan: setting.plan, path: setting.path, tolerance: setting.tolerance)
    if let place = opaque[key] { return ("\(prefix)map\(place)", false) }
    opaque[key] = opaque.count
    return ("\(prefix)map\(opaque.count - 1)", true)
  }
}
