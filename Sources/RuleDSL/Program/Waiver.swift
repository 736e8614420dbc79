/// 豁免: an authority decided that a finding on a plan is to be borne for a time.
public struct Waiver: Hashable, Sendable {
  /// A place on the earth, degrees.
  public struct Point: Hashable, Sendable {
    public var longitude: Double
    public var latitude: Double
  }

  /// Id of the rule.
  public var rule: String
  /// Codes or names of the units whose plans it is about.
  public var plans: [String]
  /// An indicator, layer, list, item or 要求 by its name; `nil` for whatever the rule finds.
  public var subject: String?
  /// Empty for every year.
  public var years: [Int] = []
  /// Places, and numbers of features: with any of them, what lies elsewhere is not waived.
  public var points: [Point] = []
  public var features: [String] = []
  public var reason: String
  /// Who decided it, on which document.
  public var decider: String
  public var document: String
  /// First and last day on which it holds; from the beginning where no first day is stated.
  public var since: PlanDate?
  public var until: PlanDate
  /// Where it is written.
  public var span: Span
  /// Index into ``RuleProgram/packs``; `nil` for what belongs to none.
  public var pack: Int?

  /// What waivers are sorted by, so that the order of blocks means nothing.
  package var order: [String] {
    let places = points.map { "\($0.longitude) \($0.latitude)" } + features
    return [rule, plans.joined(separator: " "), subject ?? "", years.map(String.init).joined(separator: " ")]
      + [places.joined(separator: " "), until.text, since?.text ?? "", decider, document, reason]
  }

  /// Whether it names places, rather than whatever is found.
  package var isOfPlaces: Bool { !points.isEmpty || !features.isEmpty }
}
