import TestKit

extension SplitMix64 {
  /// Neighbouring seeds give unrelated shapes.
  init(_ seed: Int) { self.init(seed: UInt64(truncatingIfNeeded: seed) &* 0xD1B5_4A32_D192_ED03) }

  mutating func real(_ range: ClosedRange<Double>) -> Double { Double.random(in: range, using: &self) }

  mutating func grid(width: Int, height: Int) -> [[Bool]] {
    (0..<height).map { _ in (0..<width).map { _ in below(2) == 0 } }
  }
}
