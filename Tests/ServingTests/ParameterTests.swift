import RuleDSL
import Testing

@testable import Serving

@Suite("服务：参数")
struct ParameterTests {
  @Test("矩形要四个或六个数，南不在北之上")
  func box() {
    #expect(Parameter.box("110,40,111,41") == [110, 40, 111, 41])
    #expect(Parameter.box("110,40,0,111,41,9") == [110, 40, 111, 41])
    for wrong in ["110,41,111,40", "110,40,111", "110,40,111,nan", "110,40,111,41,", "a,b,c,d", ""] {
      #expect(Parameter.box(wrong) == nil, "\(wrong)")
    }
  }

  private func problem(_ query: [(String, String)], of operation: Serving.Operation) -> Problem? {
    do throws(Problem) {
      _ = try Arguments(query.map { HTTPRequest.Field(name: $0.0, value: $0.1) }, of: operation.parameters)
      return nil
    } catch {
      return error
    }
  }

  @Test("不认识的、写两次的、缺的和不对的参数都说出名字")
  func problems() {
    #expect(problem([("limit", "5"), ("offset", "0")], of: .checks) == nil)
    #expect(problem([("x", "1")], of: .checks) == .parameterUnknown("x"))
    #expect(problem([("limit", "1"), ("limit", "1")], of: .checks) == .parameterTwice("limit"))
    #expect(problem([], of: .report) == .parameterMissing("format"))
    for value in ["0", "-1", "1.5", "", "１", "99999999999999999999", "0x10"] {
      #expect(problem([("limit", value)], of: .checks)?.code == "parameterBad", "\(value)")
    }
    for value in ["2026-13-01", "2026-02-30", "昨天"] {
      #expect(problem([("asOf", value)], of: .submit)?.code == "parameterBad", "\(value)")
    }
    #expect(problem([("name", "甲\n乙")], of: .submit)?.code == "parameterBad")
  }

  @Test("一页太大时给最大的一页")
  func largest() throws {
    let arguments = try Arguments(
      [HTTPRequest.Field(name: "limit", value: "999999")],
      of: Serving.Operation.items.parameters
    )
    #expect(arguments.number("limit", else: 1) == 10_000)
  }

  @Test("限额写成 名称=数")
  func limits() {
    #expect(ServiceLimits.parse("seconds=60")?.value == 60)
    for wrong in ["seconds", "seconds=", "seconds=0", "seconds=-1", "seconds=1=2", "没有=1", "seconds=9999999999999"] {
      #expect(ServiceLimits.parse(wrong) == nil, "\(wrong)")
    }
  }

  @Test("时间写成 RFC 3339")
  func times() {
    #expect(Clock.text(0) == "1970-01-01T00:00:00.000Z")
    #expect(Clock.text(1_795_000_000.25) == "2026-11-18T11:06:40.250Z")
  }
}
