public import RuleDSL

/// What a run produced, before anything is worded.
public struct CheckRun: Sendable {
  /// What is in force, in the order of the program; behind it the built-in inspections that found something.
  public internal(set) var statements: [RunStatement]
  /// Verdicts in the order of statement, obligation, requirement, year, plan and parcel: all of them, or, when the
  /// caller asked for no more, those that are neither pass nor notApplicable.
  public internal(set) var outcomes: [Outcome]
  /// How many of each verdict there are, by statement; kept or not.
  public internal(set) var tallies: [Tally]
  /// The days the rules were taken at.
  public let days: LawDays
  /// Ids or titles of the statements that were asked for; empty for all.
  public internal(set) var only: Set<String> = []
  public var asOf: PlanDate? { days.stated }
  /// The day the rules were taken at, be it said by nobody; `nil` where none was needed.
  public var day: PlanDate? { days.run }
  /// The plans that were judged, by unit; `nil` for all.
  public internal(set) var plans: [Bool]?
  /// Whether the files of the plan set's maps were opened.
  public internal(set) var hasOpenedMaps = false
  /// What is wrong with whole files and layers that the run read, or worth knowing about them.
  public internal(set) var inputFlaws: [InputFlaw] = []
  /// What of the map layers was not used.
  public internal(set) var mapLedger = MapLedger()
  /// What was found during the run and would cost too much to work out again; outcomes name their places.
  var evidence = KeptEvidence()

  /// One verdict; `finding(of:)` tells the rest.
  public struct Outcome: Hashable, Codable, Sendable {
    public var plan: Int32
    /// 0 for control lines and names.
    public var year: Int16
    public var statement: UInt16
    /// Index of the 要求 in a rule.
    ///
    /// A rule about 每个指标 judges several figures of one plan: there it is the place of
    /// the figure among those of plan and year that are printed more than once, times the number of 要求, plus the index.
    public var requirement: UInt16 = 0
    public var obligation: Obligation
    public var verdict: Verdict
    /// `nil` where only the whole finding tells.
    public var reason: Reason?
    public var found: Found = .nothing

    /// What was found during the run and stands there.
    public enum Found: Hashable, Codable, Sendable {
      case nothing
      /// Place among the parcels that the run keeps.
      case parcel(Int32)
      /// Place among the findings that the run keeps.
      case kept(Int32)
    }

    /// With the place of what is kept moved on, behind what other parts of the run keep.
    func moved(by count: Int) -> Outcome {
      guard case .kept(let place) = found else { return self }
      var copy = self
      copy.found = .kept(place + Int32(clamping: count))
      return copy
    }
  }

  /// Whether a statement was asked for.
  public func asks(for heading: Heading) -> Bool { heading.isNamed(in: only) }

  /// Label of the 要求 that an outcome is about; empty where there is none.
  public func requirement(of outcome: Outcome) -> String {
    guard let rule = statements[Int(outcome.statement)].written?.rule, !rule.requirements.isEmpty else { return "" }
    return rule.requirements[Int(outcome.requirement) % rule.requirements.count].label
  }

  /// Adds a verdict that no plan-by-plan pass gave, and keeps what explains it.
  mutating func keep(_ finding: Finding, _ obligation: Obligation, statement: Int, plan: Int) {
    tallies[statement].add(finding.verdict)
    let found = evidence.keep(finding)
    outcomes.append(Outcome(finding.verdict, finding.reason, obligation, statement: statement, plan: plan, found))
  }

  /// Adds a built-in inspection, unless it is the last statement already.
  mutating func add(_ inspection: RunStatement) {
    guard statements.last != inspection else { return }
    statements.append(inspection)
    tallies.append(Tally())
  }

  /// How often each verdict was given.
  public struct Tally: Hashable, Codable, Sendable {
    public var pass = 0
    public var fail = 0
    public var undetermined = 0
    public var notApplicable = 0
    public var waived = 0
    /// How many of the passes and 不适用 leave pieces within the 容差 out of account.
    public internal(set) var withSlivers = 0

    public init() {}

    public var total: Int { pass + fail + undetermined + notApplicable + waived }

    /// How often a verdict was given.
    public func count(of verdict: Verdict) -> Int {
      switch verdict {
      case .pass: pass
      case .fail: fail
      case .undetermined: undetermined
      case .notApplicable: notApplicable
      case .waived: waived
      }
    }

    package mutating func add(_ other: Tally) {
      for verdict in Verdict.allCases { add(verdict, times: other.count(of: verdict)) }
      withSlivers += other.withSlivers
    }

    package mutating func add(_ verdict: Verdict, times: Int = 1) {
      switch verdict {
      case .pass: pass += times
      case .fail: fail += times
      case .undetermined: undetermined += times
      case .notApplicable: notApplicable += times
      case .waived: waived += times
      }
    }
  }
}

extension Heading {
  /// Whether its id or title is among some names; empty for all.
  func isNamed(in only: Set<String>) -> Bool { only.isEmpty || only.contains(id) || only.contains(title) }
}

extension CheckRun.Outcome {
  /// A verdict that is of no year.
  init(_ verdict: Verdict, _ reason: Reason, _ obligation: Obligation, statement: Int, plan: Int, _ found: Found) {
    (self.plan, year, self.statement) = (Int32(clamping: plan), 0, UInt16(clamping: statement))
    (self.obligation, self.verdict, self.reason, self.found) = (obligation, verdict, reason, found)
  }
}

extension Verdict {
  /// Whether a reader must see it, even where not all verdicts are wanted one by one.
  package var isWorthTelling: Bool {
    switch self {
    case .fail, .undetermined, .waived: true
    case .pass, .notApplicable: false
    }
  }
}
