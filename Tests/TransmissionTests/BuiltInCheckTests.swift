import RuleDSL
import Testing
import Transmission

@Suite("内置检查的编号")
struct BuiltInCheckTests {
  @Test("规则包可以给代号的内置检查，就是图形和名录的全部检查")
  func ids() {
    let checks = ShapeInspection.allCases.map(\.rawValue) + ItemInspection.allCases.map(\.rawValue)
    #expect(Set(checks) == BuiltInChecks.ids)
  }
}
