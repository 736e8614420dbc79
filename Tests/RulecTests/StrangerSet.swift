import Foundation
import TestKit
import Testing

/// A copy of the example with control lines, to be made into what a stranger might hand in.
final class StrangerSet {
  let folder = FileManager.default.temporaryDirectory.appending(path: "chuandao-\(UUID().uuidString)")
    .resolvingSymlinksInPath()
  var path: URL { folder.appending(path: "planset") }

  init(_ example: String = "control-lines") throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: Repository.root.appending(path: "Examples/\(example)"), to: path)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Puts a text in the place of a file of the plan set.
  func write(_ text: String, to name: String) throws {
    try? FileManager.default.removeItem(at: path.appending(path: name))
    try Data(text.utf8).write(to: path.appending(path: name))
  }

  /// Moves a file out of the plan set and leaves a link to it.
  func moveOut(_ name: String) throws {
    let outside = folder.appending(path: "outside-" + name.replacing("/", with: "-"))
    try FileManager.default.moveItem(at: path.appending(path: name), to: outside)
    try FileManager.default.createSymbolicLink(at: path.appending(path: name), withDestinationURL: outside)
  }

  /// Names of all files.
  func names() throws -> Set<String> { Set(try FileManager.default.subpathsOfDirectory(atPath: folder.path)) }

  /// A data source of GDAL's that stands for another one.
  static func virtual(_ source: String, layer: String = "STBHHX", _ more: String = "") -> String {
    "<OGRVRTDataSource><OGRVRTLayer name=\"\(layer)\"><SrcDataSource>\(source)</SrcDataSource>\(more)"
      + "</OGRVRTLayer></OGRVRTDataSource>"
  }

  /// Runs the command on it, under a limit on memory in MB where one is given.
  func check(
    _ more: [String] = [],
    megabytes: Int? = nil,
    seconds: Int = 60,
    environment: [String: String] = [:]
  ) throws -> (status: Int32, text: String) {
    let limit = megabytes.map { "ulimit -v \($0 << 10); " } ?? ""
    let command = "\(limit)exec timeout \(seconds) \"$0\" check \"$@\""
    return try run(["/bin/sh", "-c", command, RunningCommand.executable.path, path.path] + more, environment)
  }

  /// The system calls of a run that open, make or reach something; `nil` where they cannot be seen.
  func trace(_ more: [String] = []) throws -> (status: Int32, calls: [Substring])? {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/strace") else { return nil }
    let logs = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: logs, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: logs) }
    // A file for each thread, so that no call is divided.
    let log = logs.appending(path: "log").path
    let arguments = ["/usr/bin/strace", "-ff", "-qq", "-s", "4096", "-e", "trace=%file,%network,%process", "-o", log]
    let run = try run(arguments + [RunningCommand.executable.path, "check", path.path] + more, [:])
    let files = try FileManager.default.contentsOfDirectory(at: logs, includingPropertiesForKeys: nil)
    let text = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }.joined(separator: "\n")
    return (run.status, text.split(separator: "\n").filter { !$0.contains(" = -1 ") })
  }

  private func run(_ command: [String], _ environment: [String: String]) throws -> (status: Int32, text: String) {
    let output = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data().write(to: output)
    defer { try? FileManager.default.removeItem(at: output) }
    let process = Process()
    process.executableURL = URL(filePath: command[0])
    process.arguments = Array(command.dropFirst())
    let own = [
      "SWIFT_BACKTRACE": "enable=no", "PATH": "/usr/bin:/bin",
      "CHUANDAO_RULES": Repository.root.appending(path: "Rules").path,
    ]
    process.environment = environment.merging(own) { given, _ in given }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = process.standardOutput
    try process.run()
    process.waitUntilExit()
    let status = process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    return (status, String(decoding: try Data(contentsOf: output), as: UTF8.self))
  }
}
