@testable internal import PlanData
internal import RuleDSL
internal import Testing

struct WKBTests {
  /// A square with a three-cornered hole.
  static let polygon: [[SIMD2<Double>]] = [
    [SIMD2(0, 0), SIMD2(4, 0), SIMD2(4, 4), SIMD2(0, 4), SIMD2(0, 0)],
    [SIMD2(1, 1), SIMD2(1, 2), SIMD2(2, 2), SIMD2(1, 1)],
  ]

  @Test("两种字节序、高程和测量值的各种写法读出来一样", arguments: [0, 1000, 2000, 3000] as [UInt32], [false, true])
  func dialects(offset: UInt32, isLittle: Bool) throws {
    let bytes = encoded(Self.polygon, code: 3 + offset, isLittle: isLittle, extra: [0, 1, 1, 2][Int(offset / 1000)])
    let geometry = try read(bytes)
    #expect(geometry.points == Self.polygon.flatMap { $0 })
    #expect(geometry.ringEnds == [5, 9])
    #expect(geometry.polygonEnds == [2])
    #expect(geometry.kinds == [.polygon])
    #expect(geometry.hasHeights == (offset > 0))
  }

  @Test("扩展的 WKB：带坐标系编号和高程标志")
  func extended() throws {
    var bytes = encoded(Self.polygon, code: 3 | 0xA000_0000, isLittle: true, extra: 1)
    bytes.insert(contentsOf: [0x8A, 0x11, 0, 0], at: 5)
    #expect(try read(bytes).ringEnds == [5, 9])
  }

  @Test("任何截断都说出来，不会中止")
  func truncations() {
    let bytes = encoded(Self.polygon, code: 3, isLittle: true)
    for count in bytes.indices {
      #expect(throws: WKBFlaw.truncated) { try read(Array(bytes[..<count])) }
    }
  }

  @Test("任何一个字节改变了，都能读完或说出问题")
  func mutations() {
    let bytes = encoded(Self.polygon, code: 3, isLittle: true)
    for place in bytes.indices {
      for byte in [0x00, 0x01, 0x07, 0x0A, 0x7F, 0x80, 0xFF] as [UInt8] {
        var changed = bytes
        changed[place] = byte
        let geometry = try? read(changed)
        #expect(geometry?.ringEnds.last ?? 0 == geometry?.points.count ?? 0)
      }
    }
  }

  @Test("套得太深的集合说出来")
  func depth() {
    let level: [UInt8] = [1, 7, 0, 0, 0, 1, 0, 0, 0]
    let bytes = Array(repeatElement(level, count: 40).joined())
    #expect(throws: WKBFlaw.tooDeep) { try read(bytes) }
  }

  @Test("圆弧化为折线，面积差不到十万分之二")
  func circle() {
    var ring: [SIMD2<Double>] = []
    appendArcs([SIMD2(1, 0), SIMD2(-1, 0), SIMD2(1, 0)], to: &ring)
    #expect(ring.first == ring.last)
    #expect(abs(doubledArea(ring) / 2 / .pi - 1) < 2e-5)
    #expect(ring.allSatisfy { abs(($0 * $0).sum() - 1) < 1e-12 })
  }

  @Test("圆弧经过中间的点，两个方向都一样", arguments: [1.0, -1.0])
  func arcs(side: Double) {
    var ring: [SIMD2<Double>] = []
    appendArcs([SIMD2(-1, 0), SIMD2(0, side), SIMD2(1, 0)], to: &ring)
    #expect(ring.allSatisfy { $0.y * side > -1e-12 })
    #expect(ring.count > 300)
    var straight: [SIMD2<Double>] = []
    appendArcs([SIMD2(0, 0), SIMD2(1, 1), SIMD2(2, 2)], to: &straight)
    #expect(straight == [SIMD2(0, 0), SIMD2(1, 1), SIMD2(2, 2)])
  }

  private func doubledArea(_ ring: [SIMD2<Double>]) -> Double {
    zip(ring, ring.dropFirst()).reduce(0) { $0 + $1.0.x * $1.1.y - $1.0.y * $1.1.x }
  }

  private func read(_ bytes: [UInt8]) throws(WKBFlaw) -> RawGeometry {
    let result = bytes.withUnsafeBytes { raw -> Result<RawGeometry, WKBFlaw> in
      do throws(WKBFlaw) {
        return .success(try WKBReader.read(raw))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private func encoded(_ rings: [[SIMD2<Double>]], code: UInt32, isLittle: Bool, extra: Int = 0) -> [UInt8] {
    var bytes: [UInt8] = [isLittle ? 1 : 0]
    func add<Number: FixedWidthInteger>(_ number: Number) {
      withUnsafeBytes(of: isLittle ? number.littleEndian : number.bigEndian) { bytes += $0 }
    }
    add(code)
    add(UInt32(rings.count))
    for ring in rings {
      add(UInt32(ring.count))
      for point in ring {
        add(point.x.bitPattern)
        add(point.y.bitPattern)
        for _ in 0..<extra { add((9.5).bitPattern) }
      }
    }
    return bytes
  }
}
