public import Foundation

/// Where the sources are: tests read and write them, never a bundle copy.
public enum Repository {
  public static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The text of a file, by its path below the root.
  public static func text(of path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The rule files that checks of plans read: without the many 案例 that stand apart, which are written in the same way.
  public static func checkedRules() throws -> [String] {
    try files(in: "Rules", suffix: ".rule").filter { !$0.hasPrefix("Rules/scenarios/") }
  }

  /// Files below a folder whose names end so, sorted, as paths below the root.
  public static func files(in folder: String, suffix: String) throws -> [String] {
    let base = root.appending(path: folder)
    return try FileManager.default.subpathsOfDirectory(atPath: base.path)
      .filter { $0.hasSuffix(suffix) }
      .sorted()
      .map { "\(folder)/\($0)" }
  }
}
