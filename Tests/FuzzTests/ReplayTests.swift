internal import Foundation
internal import TestKit
internal import Testing

/// The corpora of fuzzing, and inputs that once trapped, through the same doors.
@Suite("模糊测试的语料", .serialized)
struct ReplayTests {
  static let root = "Tests/FuzzTests/Corpora"

  static func files(of target: FuzzTarget) -> [String] {
    (try? Repository.files(in: "\(root)/\(target.rawValue)", suffix: "")) ?? []
  }

  @Test("每份语料都读得完，得出的东西没有毛病；截短了也一样", arguments: FuzzTarget.allCases)
  func replay(target: FuzzTarget) throws {
    let files = Self.files(of: target)
    #expect(files.count >= 3, "\(target) has no corpus")
    for file in files {
      let bytes = try Data(contentsOf: Repository.root.appending(path: file))
      #expect(bytes.count <= 4096, "\(file) is not small")
      for length in [bytes.count, bytes.count / 2, bytes.count / 3, 0] {
        let fault = bytes.prefix(length).withUnsafeBytes { target.fault(of: $0) }
        #expect(fault == nil, "\(file), the first \(length) bytes")
      }
    }
  }
}
