import Foundation
import RuleDSL
import Testing

@testable import Serving

@Suite("服务：接口")
struct OperationTests {
  @Test("每个操作都在自己的地址上，没有两个相同", arguments: Operation.allCases)
  func places(operation: Serving.Operation) {
    let path = operation.path.map { $0.hasPrefix("{") ? "x" : $0 }
    let found = Serving.Operation.find(path).filter { $0.method == operation.method }
    #expect(found.first == operation)
    #expect(found.count == 1 || found[0].path.count { $0.hasPrefix("{") } < found[1].path.count { $0.hasPrefix("{") })
  }

  @Test(
    "别的地址上什么也没有",
    arguments: [["x"], ["api", ""], ["", "api"], ["api", "checks", "x", ""], ["collections", "a", "b"]]
  )
  func nothing(path: [String]) {
    #expect(Serving.Operation.find(path).isEmpty)
  }

  @Test("接口说明是 JSON，列出每个操作和它的参数")
  func description() throws {
    let json = try JSONSerialization.jsonObject(with: Data(InterfaceDescription.text.utf8))
    let paths = try #require((json as? [String: Any])?["paths"] as? [String: [String: [String: Any]]])
    for operation in Serving.Operation.allCases {
      let described = try #require(paths["/" + operation.path.joined(separator: "/")]?[operation.method.lowercased()])
      let names = (described["parameters"] as? [[String: Any]])?.compactMap { $0["name"] as? String } ?? []
      #expect(Set(operation.parameters.map(\.name)).isSubset(of: names))
      #expect(described["operationId"] as? String == operation.rawValue)
    }
  }

  @Test("什么也不看的不要权限，改动的要")
  func roles() {
    for operation in Serving.Operation.allCases where operation.method != "GET" {
      #expect(operation.role != nil && operation.isLogged)
    }
    #expect(Serving.Operation.audit.role == .administer)
  }
}
