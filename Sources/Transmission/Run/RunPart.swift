public import RuleDSL
public import Spatial

/// What one shard of a run found, explained: neither figures nor maps are needed to put the shards together.
public struct RunPart: Codable, Sendable {
  /// A verdict, explained.
  package struct Row: Codable, Sendable {
    var outcome: CheckRun.Outcome
    var finding: Finding
    /// Of a parcel, for whoever draws it.
    var shape: Shape?
    /// Which inspection of lists it comes from, if any.
    var inspection: ItemInspection?
    /// Which inspection of waivers it comes from, if any.
    var waivers: WaiverInspection?
  }

  /// In the order of the run.
  package var rows: [Row] = []
  /// Of the statements of rule files.
  private(set) var tallies: [CheckRun.Tally]
  private(set) var reading: MapReading

  /// Explains everything that a run found.
  public init(
    of run: CheckRun,
    finding: (CheckRun.Outcome) -> Finding,
    shape: ParcelDrawing
  ) {
    tallies = zip(run.statements, run.tallies).filter { $0.0.written != nil }.map(\.1)
    reading = MapReading(isOpened: run.hasOpenedMaps, flaws: run.inputFlaws, ledger: run.mapLedger)
    for outcome in run.outcomes {
      var row = Row(outcome: outcome, finding: finding(outcome))
      switch run.statements[Int(outcome.statement)] {
      case .shapes:
        // Shards may find the same; what comes of it is for the whole run to say.
        reading.featureFlaws += row.finding.flaws
        continue
      case .items(let inspection): row.inspection = inspection
      case .waivers(let inspection): row.waivers = inspection
      case .written: row.shape = shape(outcome)
      }
      rows.append(row)
    }
  }
}

/// The shards of a run put together.
public struct MergedRun: Sendable {
  /// As one run over all plans would have made it.
  public private(set) var run: CheckRun
  private var rows: [CheckRun.Outcome: RunPart.Row] = [:]
  private var explainer: Explainer

  /// `only` are the ids or titles of the statements that were run, empty for all; `keepingAll` says whether passes and
  /// 不适用 are wanted one by one, too.
  public init(
    _ parts: [RunPart],
    _ program: RuleProgram,
    _ days: LawDays,
    only: Set<String>,
    units: UnitTable,
    keepingAll: Bool
  ) {
    let written = statements(program, days, units, only: only)
    let world = PlanWorld(units: units, figures: .empty)
    run = CheckRun(
      statements: written.map { .written($0) },
      outcomes: [],
      tallies: Array(repeating: CheckRun.Tally(), count: written.count),
      days: days
    )
    run.only = only
    for part in parts {
      for (place, tally) in zip(run.tallies.indices, part.tallies) { run.tallies[place].add(tally) }
    }
    explainer = Explainer(program, world, run)
    let rows = parts.flatMap(\.rows).filter { keepingAll || $0.outcome.verdict.isWorthTelling }
    add(
      rows.filter { $0.inspection == nil && $0.waivers == nil }.ordered { row in
        (Int(row.outcome.statement), row.outcome.part(written), Int(row.outcome.year))
      }
    )
    run.take(MapReading(merging: parts.map(\.reading)), ofAllRules: only.isEmpty)
    for inspection in ItemInspection.allCases {
      add(rows.filter { $0.inspection == inspection }.ordered { ($0.finding.list, 0, 0) }, .items(inspection))
    }
    for inspection in WaiverInspection.allCases {
      add(rows.filter { $0.waivers == inspection }.ordered { _ in (0, 0, 0) }, .waivers(inspection))
    }
    explainer = Explainer(program, world, run)
  }

  private mutating func add(_ rows: [RunPart.Row]) {
    for row in rows {
      run.outcomes.append(row.outcome)
      self.rows[row.outcome] = row
    }
  }

  private mutating func add(_ rows: [RunPart.Row], _ inspection: RunStatement) {
    guard !rows.isEmpty else { return }
    run.add(inspection)
    let place = run.statements.count - 1
    for row in rows { run.tallies[place].add(row.outcome.verdict, times: 1) }
    add(
      rows.map { row in
        var row = row
        (row.outcome.statement, row.finding.statement) = (UInt16(clamping: place), place)
        return row
      }
    )
  }

  /// The finding behind one verdict.
  public func finding(of outcome: CheckRun.Outcome) -> Finding {
    rows[outcome]?.finding ?? explainer.finding(of: outcome)
  }

  /// The parcel that a verdict is about; `nil` where nobody kept it.
  public func shape(of outcome: CheckRun.Outcome) -> Shape? { rows[outcome]?.shape }
}

extension [RunPart.Row] {
  /// By some numbers, then by plan; what is the same in all of them stays in its order.
  fileprivate func ordered(by key: (RunPart.Row) -> (Int, Int, Int)) -> [RunPart.Row] {
    let keys = enumerated().map { (key($0.element), $0.element.outcome.plan, $0.offset) }
    return keys.sorted { ($0.0.0, $0.0.1, $0.0.2, $0.1, $0.2) < ($1.0.0, $1.0.1, $1.0.2, $1.1, $1.2) }.map {
      self[$0.2]
    }
  }
}

extension Finding {
  /// Index of the list that it is about.
  fileprivate var list: Int { if case .list(let list) = subject { list } else { 0 } }
}

extension CheckRun.Outcome {
  /// Place of the obligation or requirement among those of the statement.
  fileprivate func part(_ statements: [Statement]) -> Int {
    guard statements.indices.contains(Int(statement)), case .rule(let rule) = statements[Int(statement)] else {
      return obligation.place
    }
    return Int(requirement) % max(rule.requirements.count, 1)
  }
}
