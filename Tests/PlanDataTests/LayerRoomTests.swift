@testable internal import PlanData
internal import Testing

@Suite("内存里放得下")
struct LayerRoomTests {
  private static let million = 1_000_000

  @Test("各部分合在一起算，放不下了就不再放")
  func parts() {
    let room = LayerRoom(remaining: { 200 * Self.million })
    var (first, second) = (0, 0)
    #expect(room.holds(600_000, known: &first))
    #expect(room.holds(300_000, known: &second))
    #expect(!room.holds(800_000, known: &first))
    #expect(!room.holds(400_000, known: &second))
  }

  @Test("小的不问，问过的不再算，清空了从头算")
  func steps() {
    let room = LayerRoom(remaining: { 200 * Self.million })
    var known = 0
    #expect(room.holds(1000, known: &known) && known == 0)
    #expect(room.holds(900_000, known: &known) && known == 900_000)
    for _ in 0..<10 { #expect(room.holds(900_000, known: &known)) }
    #expect(room.holds(0, known: &known) && known == 0)
  }

  @Test("还能用的内存不多于机器的，也不是没有")
  func remaining() { #expect(Memory.remaining > Self.million && Memory.remaining < Int.max) }

  @Test("一个很大的图斑也先问")
  func oneLargeFeature() {
    let room = LayerRoom(remaining: { Self.million })
    var known = 0
    #expect(!room.holds(100_000, known: &known))
  }
}
