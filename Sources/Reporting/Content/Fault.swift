public import RuleDSL
public import Spatial
public import Transmission

/// One thing that a reader must see, as two runs can recognise it: what it is about and where it is, not its row.
///
/// A finding that names places is a fault at each of them; any other is one fault.
public struct Fault: Hashable, Sendable {
  /// The rule, the plan and the subject, in words that another run uses, too.
  public struct Identity: Hashable, Sendable {
    public var rule: String
    /// Code of the unit.
    public var plan: String
    /// Its name in the contract's JSON.
    public var obligation: String
    /// Label of the 要求; empty where there is none.
    public var requirement: String
    /// 0 for what is of no year.
    public var year: Int
    /// The indicator, layer, list or designation by its name; empty where the rule says enough.
    public var subject: String

    public init(
      rule: String,
      plan: String,
      obligation: String,
      requirement: String,
      year: Int,
      subject: String
    ) {
      (self.rule, self.plan, self.obligation) = (rule, plan, obligation)
      (self.requirement, self.year, self.subject) = (requirement, year, subject)
    }
  }

  public var identity: Identity
  public var verdict: Verdict
  public var site: FaultSite
  /// The first figure that it rests on: of a rule about each figure its subject, which only the rule tells.
  public var figure = ""

  public init(_ identity: Identity, _ verdict: Verdict, _ site: FaultSite) {
    (self.identity, self.verdict, self.site) = (identity, verdict, site)
  }
}

/// What of a finding a fault is: a piece of the map, an unsound feature, a parcel, an item, or the whole.
public struct FaultSite: Hashable, Sendable {
  /// What is wrong there: the name of a kind of piece or flaw in the contract's JSON.
  public var kind = ""
  /// A field of a feature, or an item of a list with its places.
  public var item = ""
  public var ground: Ground?
  /// The number of a feature; asked only where one of two sites has no ground.
  public var feature = ""

  /// The whole finding.
  public init() {}

  public init(kind: String, item: String = "", _ ground: Ground?, feature: String = "") {
    (self.kind, self.item, self.ground, self.feature) = (kind, item, ground, feature)
  }
}

/// Where on the earth a fault lies.
public enum Ground: Hashable, Sendable {
  case area(Shape)
  /// A stretch of a line, by a place on it and its length in 米.
  case stretch(FindingPiece.Place, length: Double)
  case place(FindingPiece.Place)

  /// Polygons as rings of longitude and latitude, the outer one first.
  public init(degrees polygons: [[[[Double]]]]) {
    self = .area(
      Shape(
        polygons: polygons.map { rings in
          rings.map { ring in
            ring.filter { $0.count >= 2 }.map { Plane.point(longitude: $0[0], latitude: $0[1]) }
          }
        }
      )
    )
  }
}
