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
  public let asOf: PlanDate?
  /// Whether the files of the plan set's maps were opened.
  public internal(set) var hasOpenedMaps = false
  /// What is wrong with whole files and layers that the run read, or worth knowing about them.
  public internal(set) var inputFlaws: [InputFlaw] = []
  /// What the overlays found, for the outcomes of control lines and of rules about regions: working it out twice would
  /// cost too much.
  var mapJudgements: [Outcome: Judgement] = [:]
  /// The parcels that matrices were asked about, by statement and plan.
  var parcels: [ParcelKey: ParcelRows] = [:]
  /// What is wrong with features, for the outcomes of the built-in checks.
  var shapeFlaws: [Outcome: [FeatureFlaw]] = [:]

  /// The rows at fault, for the outcomes of the built-in checks of lists.
  var itemFlaws: [Outcome: [FindingEntry]] = [:]

  struct ParcelKey: Hashable, Sendable {
    var statement: UInt16
    var plan: Int32
  }

  /// One verdict; `finding(of:)` tells the rest.
  public struct Outcome: Hashable, Sendable {
    public var plan: Int32
    /// 0 for control lines and names.
    public var year: Int16
    public var statement: UInt16
    /// Index of the 要求 in a rule.
    ///
    /// A rule about 每个指标 judges several figures of one plan: there it is the place of
    /// the figure among those of plan and year that are printed more than once, times the number of 要求, plus the index.
    /// For a built-in check it is the layer or list.
    public var requirement: UInt16
    public var obligation: Obligation
    public var verdict: Verdict
    /// Place among the parcels of the plan that are kept; −1 for what is no verdict on a parcel.
    public var parcel: Int32 = -1
  }

  /// How often each verdict was given.
  public struct Tally: Hashable, Sendable {
    public var pass = 0
    public var fail = 0
    public var undetermined = 0
    public var notApplicable = 0
    public var waived = 0
    /// How many of the passes and 不适用 leave pieces within the 容差 out of account.
    public internal(set) var withSlivers = 0

    public init() {}

    public var total: Int { pass + fail + undetermined + notApplicable + waived }

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
