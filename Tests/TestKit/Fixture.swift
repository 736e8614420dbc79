internal import Foundation
public import Testing

/// One file under `Tests/Fixtures`, which is one test.
public struct Fixture: Hashable, Sendable, CustomTestStringConvertible {
  /// Below the repository's root.
  public let path: String
  public let text: String

  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }

  public var testDescription: String {
    String(path.split(separator: "/").last ?? "")
  }

  /// Every file of a folder under `Tests/Fixtures` whose name begins and ends so, sorted.
  public static func all(in folder: String, prefix: String = "", suffix: String = ".rule") throws -> [Fixture] {
    try Repository.files(in: "Tests/Fixtures/\(folder)", suffix: suffix)
      .filter { $0.split(separator: "/").last?.hasPrefix(prefix) ?? false }
      .map { Fixture(path: $0, text: try Repository.text(of: $0)) }
  }

  /// The rule files that stand in one fixture: a line `#=== 甲.rule` begins the next one.
  public var files: [(name: String, text: String)] {
    var files: [(name: String, text: String)] = []
    for line in text.splitKeepingEnds {
      if line.hasPrefix("#=== ") {
        files.append((line.dropFirst(5).trimmingCharacters(in: .whitespacesAndNewlines), ""))
      } else {
        if files.isEmpty { files.append((testDescription, "")) }
        files[files.count - 1].text += line
      }
    }
    return files.filter { file in !file.text.allSatisfy(\.isWhitespace) || files.count == 1 }
  }

  /// `file:line:code` for each `# 期望 E301` on the line it concerns; several codes are separated by blanks.
  public var expectations: [String] {
    files.flatMap { file in
      file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { number, line in
        codes(expectedOn: line).map { "\(file.name):\(number + 1):\($0)" }
      }
    }
    .sorted()
  }

  private func codes(expectedOn line: Substring) -> [String] {
    guard let mark = line.range(of: "# 期望 ") else { return [] }
    return line[mark.upperBound...].split(separator: " ").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
  }
}

extension String {
  /// Lines with their line ends, which belong to what a fixture tests.
  fileprivate var splitKeepingEnds: [String] {
    var lines: [String] = []
    var line = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      line.append(scalar)
      guard scalar == "\n" else { continue }
      lines.append(String(line))
      line = .init()
    }
    return line.isEmpty ? lines : lines + [String(line)]
  }
}
