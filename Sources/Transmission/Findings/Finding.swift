public import RuleDSL

/// What one rule says about one plan: the verdict, and what decided it.
public struct Finding: Hashable, Codable, Sendable {
  /// Index into ``CheckRun/statements``.
  public var statement = 0
  public var obligation = Obligation.rule
  /// Label of the 要求; empty for all other obligations and for a rule's only requirement.
  public var requirement = ""
  /// The unit whose plan is judged.
  public var plan = 0
  /// The unit that sets what is expected; `nil` where nobody above does.
  public var issuer: Int?
  /// 0 for what has no year: control lines.
  public var year = 0
  public var verdict: Verdict
  public var reason: Reason
  public var amounts = Amounts()
  /// The exact comparison fails by no more than the printed digits can hide: 舍入可解释.
  public var isWithinRounding = false
  /// Units whose figure is not known.
  public var missing: [Int] = []
  /// The figures that decided it, then those that the rule wants shown.
  public var evidence: [Evidence] = []
  /// The rule's own sentence for a failure, filled in.
  public var sentence: String?
  /// What waives it: an exception of the rule, or a decision.
  public var waiver: Waiver?
  public var detail: Detail

  init(_ verdict: Verdict, _ reason: Reason, _ detail: Detail = .figures(indicator: nil)) {
    (self.verdict, self.reason, self.detail) = (verdict, reason, detail)
  }

  public struct Waiver: Hashable, Codable, Sendable {
    /// Of the exception; the reason of a decision.
    public var label: String
    /// Nothing for a decision.
    public var basis: Basis
    public var decision: Decision?
  }

  /// 豁免: who decided that a finding is borne, and until when.
  public struct Decision: Hashable, Codable, Sendable {
    /// Id of the rule.
    public var rule: String
    public var decider: String
    public var document: String
    public var since: PlanDate?
    public var until: PlanDate
    /// What the finding came to without it.
    public var verdict: Verdict
  }

  /// What it is about, and what of that decided it besides figures; layers are indices into the vocabulary.
  public enum Detail: Hashable, Codable, Sendable {
    /// Figures alone; of one indicator, except in general rules.
    case figures(indicator: Int?)
    /// A control line, or in general rules, without a layer, whatever regions were compared.
    case regions(layer: Int?, Regions)
    /// The parcel that a matrix judged.
    case parcel(layer: Int, ParcelFinding)
    /// The rows of a list or designation that decided it, in the order of keys or places.
    case entries(EntrySubject, [FindingEntry])
    /// The features that a built-in check finds unsound, in the order of the files.
    case flaws(layer: Int, [FeatureFlaw])
  }

  /// What the map showed.
  public struct Regions: Hashable, Codable, Sendable {
    /// The parts of the map that decided it: the largest first, missing before excess.
    public var pieces: [FindingPiece] = []
    public var slivers = Slivers()
    /// Layers that are not provided; none where only a field is lacking.
    public var lacking: [LayerReference] = []
    /// Tables of one layer that share ground.
    public var overlapping: [LayerTable] = []
  }

  /// Pieces that the 容差 excuses: how many, and their total in base units of area.
  public struct Slivers: Hashable, Codable, Sendable {
    public var count = 0
    var total = Rational(0)

    /// In 平方米.
    public var area: Decimal { Decimal(total, in: Unit(.squareMetre), decimals: 2) }

    mutating func add(_ count: Int, _ area: Rational) {
      self.count += count
      total = total.adding(area) ?? total
    }
  }
}

extension Finding {
  public var indicator: Int? { if case .figures(let indicator) = detail { indicator } else { nil } }

  /// `nil` for figures, names, and what regions of general rules are.
  public var layer: Int? {
    switch detail {
    case .regions(let layer, _): layer
    case .parcel(let layer, _), .flaws(let layer, _): layer
    case .figures, .entries: nil
    }
  }

  /// Nothing where it is not about regions; setting them makes it so.
  public internal(set) var regions: Regions {
    get { if case .regions(_, let regions) = detail { regions } else { Regions() } }
    set { detail = .regions(layer: layer, newValue) }
  }

  public var pieces: [FindingPiece] { regions.pieces }
  public var parcel: ParcelFinding? { if case .parcel(_, let parcel) = detail { parcel } else { nil } }
  public var subject: EntrySubject? { if case .entries(let subject, _) = detail { subject } else { nil } }
  public var flaws: [FeatureFlaw] { if case .flaws(_, let flaws) = detail { flaws } else { [] } }

  /// Rows of the list or designation that it is about.
  public internal(set) var entries: [FindingEntry] {
    get { if case .entries(_, let entries) = detail { entries } else { [] } }
    set { if case .entries(let subject, _) = detail { detail = .entries(subject, newValue) } }
  }
}

/// A figure that decided a finding.
public struct Evidence: Hashable, Codable, Sendable {
  public var name: String
  public var unit: Int
  public var role: Role
  public var year: Int
  public var datum: Datum

  public init(name: String, unit: Int, role: Role, year: Int, datum: Datum) {
    (self.name, self.unit, self.role, self.year, self.datum) = (name, unit, role, year, datum)
  }
}
