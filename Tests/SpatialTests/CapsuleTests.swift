import TestKit
import Testing

@testable import Spatial

@Suite("一条边的近旁")
struct CapsuleTests {
  @Test("线段在近旁的一段，与逐点量的距离一致", arguments: 0..<200)
  func agreesWithSampling(seed: Int) {
    var generator = SplitMix64(seed)
    func point() -> SIMD2<Double> { SIMD2(Double(generator.below(20)), Double(generator.below(20))) }
    let (start, end, first, last) = (point(), point(), point(), point())
    let capsule = Capsule(start: start, end: end, radius: 2.5)
    let part = capsule.part(of: first, last)
    for step in 0...1000 {
      let share = Double(step) / 1000
      let distance = Self.distance(first + (last - first) * share, start, end)
      guard abs(distance - capsule.radius) > 1e-9 else { continue }
      #expect((distance < capsule.radius) == (part?.contains(share) ?? false), "\(share) \(distance)")
    }
  }

  @Test("碰着一点、整段在内、沿着边、没有长度")
  func degenerate() {
    let capsule = Capsule(start: [0, 0], end: [10, 0], radius: 1)
    #expect(capsule.part(of: [-5, 1], [15, 1]) == 0.25...0.75)
    #expect(capsule.part(of: [2, 0.5], [8, -0.5]) == 0...1)
    #expect(capsule.part(of: [10, 0], [0, 0]) == 0...1)
    #expect(capsule.part(of: [0, 1.1], [10, 1.1]) == nil)
    #expect(capsule.part(of: [3, 0], [3, 0]) == 0...1)
    #expect(Capsule(start: [3, 0], end: [3, 0], radius: 1).part(of: [0, 0], [4, 0]) == 0.5...1)
  }

  private static func distance(_ point: SIMD2<Double>, _ start: SIMD2<Double>, _ end: SIMD2<Double>) -> Double {
    let (step, from) = (end - start, point - start)
    let square = (step * step).sum()
    let share = square > 0 ? max(0, min(1, (from * step).sum() / square)) : 0
    let rest = from - step * share
    return (rest * rest).sum().squareRoot()
  }
}
