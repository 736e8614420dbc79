internal import RuleDSL

/// What earlier runs measured on maps, kept by what it hung on.
///
/// A measurement asks its layers through a map of its own (``MapWorld/recording()``), so that whoever keeps it knows
/// everything it looked at.
public protocol MeasureMemory: Sendable {
  /// A short name for some bytes, which no other bytes have.
  func digest(of bytes: [UInt8]) -> String

  /// What was kept of a measurement, where all that it hung on is as it was; what was found of the layers then counts as
  /// found through `map` now.
  func recall<Value: Codable>(_ key: MeasureKey, _ type: Value.Type, through map: any MapWorld) -> Value?

  /// Measures anew, and keeps what came of it.
  func measure<Value: Codable>(
    _ key: MeasureKey,
    through map: any MapWorld,
    _ make: (_ recording: any MapWorld) -> Value
  ) -> Value
}

/// Which measurement is meant, and what it hangs on besides the layers.
public struct MeasureKey: Sendable {
  /// The unit whose plan is measured.
  public let plan: Int
  /// What measures: the id of a statement with its year.
  public let name: String
  /// ``MeasureMemory/digest(of:)`` of everything besides.
  public let basis: String

  public init(plan: Int, name: String, basis: String) { (self.plan, self.name, self.basis) = (plan, name, basis) }
}

/// The keys of the measurements of a run.
struct MeasureKeys: Sendable {
  let memory: any MeasureMemory
  private let context: RunContext
  private let mode: String
  /// By statement: its id, what it says, and the figures that it reads.
  private let statements: [(id: String, said: String, figures: [Figure])]

  init(_ memory: any MeasureMemory, _ context: RunContext, _ statements: [Statement], keepingAll: Bool) {
    self.memory = memory
    self.context = context
    mode = "\(keepingAll) \(context.world.hidesFigures)"
    self.statements = statements.map { statement in
      let id = statement.heading.id
      guard statement.measures else { return (id, "", []) }
      let said = memory.digest(of: StructuralText(statement).bytes)
      return (id, said, Array(Set(StructuralText.values(of: Figure.self, in: statement))))
    }
  }

  /// The key of a work item that asks the map about one plan; `nil` for others.
  func key(_ item: WorkItem) -> MeasureKey? { item.plan.map { key(item.statement, item.year, $0) } }

  func key(_ statement: Int, _ year: Int, _ plan: Int) -> MeasureKey {
    let (id, said, read) = statements[statement]
    let figures = context.figuresText(of: statement, read, year, plan)
    let basis = figures.isEmpty ? said : memory.digest(of: Array(said.utf8) + figures)
    return MeasureKey(plan: plan, name: "\(id) \(year) \(mode)", basis: basis)
  }
}

extension Statement {
  /// Whether it may ask the map.
  fileprivate var measures: Bool {
    switch self {
    case .line, .rule, .matrix: true
    case .figures, .monitor, .entries: false
    }
  }
}

extension RunContext {
  /// All that the figures say which a rule about regions may read of a plan: its own, those of the plans that any of its
  /// figures means and those of its children, with where they stand; and the lists of these plans if it counts items.
  fileprivate func figuresText(of statement: Int, _ read: [Figure], _ year: Int, _ plan: Int) -> [UInt8] {
    guard case .rule(let rule) = statements[statement], !read.isEmpty || !rule.slots.isEmpty || rule.countsItems
    else {
      return []
    }
    let evaluation = evaluation(rule, year, nil)
    let slots =
      rule.slots
      + read.filter { !rule.slots.contains($0) }.map { (key: StructuralText($0).bytes, $0) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.1)
    var figures = evaluation.figures
    figures.slots = slots
    var text: [UInt8] = []
    for (slot, figure) in slots.enumerated() {
      var plans: Set<Int> = [plan]
      for reference in Set(slots.map(\.plan) + [.children]) {
        plans.formUnion(evaluation.plans(reference, plan, of: figure.indicator))
      }
      for plan in plans.sorted() {
        let datum = figures.datum(slot, of: plan)
        text += StructuralText((plan, datum.written, datum.used, figures.isMisdated(slot, of: plan))).bytes
      }
    }
    for reference in rule.countsItems ? [PlanReference.own, .parent] : [] {
      for plan in evaluation.plans(reference, plan) {
        text += StructuralText((plan, itemCounts.said(by: plan))).bytes
      }
    }
    return text
  }
}
