import Foundation
import TestKit
import Testing

/// One run of the command, as a folder: `arguments` (one in a line), then what it must print and end with
/// (`stdout`, `stderr`, `status`).
///
/// Other files of the folder are there for the command to read; it runs in that folder.
struct CommandFixture: CustomTestStringConvertible, Sendable {
  static let root = "Tests/Fixtures/command"

  let name: String

  var testDescription: String { name }

  static func all() throws -> [CommandFixture] {
    try Repository.files(in: root, suffix: "/arguments").map { path in
      CommandFixture(name: String(path.dropFirst(root.count + 1).dropLast("/arguments".count)))
    }
  }

  var folder: String { "\(Self.root)/\(name)" }

  func arguments() throws -> [String] {
    try Repository.text(of: "\(folder)/arguments").split(separator: "\n").map(String.init)
  }
}

extension String {
  /// A report without the digests of packs, which change with every edit of a rule of the project.
  var maskingDigests: String { replacing(/[0-9a-f]{12}([）)])/) { "…" + $0.1 } }
}

/// The command as built for the tests, run as a process of its own.
struct RunningCommand {
  let status: Int32
  let stdout: String
  let stderr: String

  /// Runs `rulec` without a terminal and with nothing of our environment but the path.
  ///
  /// Both outputs go to files, so that a full pipe cannot stop the run.  `shell` is done before in the same process.
  init(_ arguments: [String], in folder: URL, environment: [String: String] = [:], after shell: String? = nil) throws
  {
    let scratch = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let files = try ["out", "err"].map { name in
      let url = scratch.appending(path: name)
      try Data().write(to: url)
      return (url: url, handle: try FileHandle(forWritingTo: url))
    }
    let process = Process()
    process.executableURL = shell == nil ? Self.executable : URL(filePath: "/bin/sh")
    process.arguments = (shell.map { ["-c", "\($0); exec \"$0\" \"$@\"", Self.executable.path] } ?? []) + arguments
    process.currentDirectoryURL = folder
    let own = environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { given, _ in given }
    process.environment = own.merging(Self.mutant) { given, _ in given }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = files[0].handle
    process.standardError = files[1].handle
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    stdout = try String(contentsOf: files[0].url, encoding: .utf8)
    stderr = try String(contentsOf: files[1].url, encoding: .utf8)
  }

  /// The fault that is tried in the engine's own source, if any: see `Tests/Reliability/engine_mutants.py`.
  private static let mutant = ProcessInfo.processInfo.environment.filter {
    ["CHUANDAO_MUTANT", "CHUANDAO_REACHED"].contains($0.key)
  }

  /// Beside the test bundle.
  static let executable = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "rulec")
}
