public import RuleDSL

/// What a matrix says about one parcel: what it is used for, which zones it lies in, and what holds there.
public struct ParcelFinding: Hashable, Codable, Sendable {
  /// What a parcel or a zone says in the field of its code.
  public enum StatedCode: Hashable, Codable, Sendable {
    /// Index of a code of the system that the matrix reads it in.
    case code(Int)
    /// A text that is no code of the system.
    case unknown(String)
    case blank
    /// The file has no field for it.
    case noField
  }

  /// One zone that the parcel lies in by more than the 容差.
  public struct Zone: Hashable, Codable, Sendable {
    public var code: StatedCode
    /// What the parcel and the zone have in common, in 平方米, rounded to the hundredth.
    public var area: Quantity
    /// `nil` where zone or use is not known.
    public var answer: AdmissionMatrix.Answer?
    /// Conditions of the answer that the parcel does not meet, and those about which it says nothing.
    public var unmet: [Int]
    public var open: [Int]
    /// What holds here, whatever holds in the other zones.
    public var reason: Reason
  }

  /// The unit whose plan hands it in.
  public var unit: Int
  public var id: String
  public var source: FeatureSource
  public var use: StatedCode
  /// In 平方米, rounded to the hundredth.
  public var area: Quantity
  /// In the order of codes, those that are none last.
  public var zones: [Zone]
  /// Those of them that decide: all, where the parcel is admitted or says no use that is known.
  public var deciding: [Zone]
  /// What lies in no zone at all, where that is more than the 容差.
  public var uncovered: Quantity?
  /// A place in it; `nil` where it was not kept.
  public var place: FindingPiece.Place?
}
