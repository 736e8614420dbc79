/// A seeded generator, so that a failing random test can be run again (Steele, Lea, Flood 2014: SplitMix64).
public struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// True once in so many draws.
  public mutating func once(in draws: Int) -> Bool { Int.random(in: 0..<draws, using: &self) == 0 }

  public mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

  public mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}
