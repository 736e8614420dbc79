import Foundation
import TestKit
import Testing

/// Runs the script that makes an example, and holds what it writes to what stands there.
///
/// - Returns: How many files it wrote that are meant.
func expectGenerated(_ example: String, where isMeant: (String) -> Bool) throws -> Int {
  let copy = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: copy) }
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/python3")
  process.arguments = [Repository.root.appending(path: "\(example)/make.py").path, copy.path]
  try process.run()
  process.waitUntilExit()
  #expect(process.terminationStatus == 0)
  let made = try FileManager.default.subpathsOfDirectory(atPath: copy.path).filter(isMeant)
  for path in made {
    let text = try String(contentsOf: copy.appending(path: path), encoding: .utf8)
    #expect(try Repository.text(of: "\(example)/\(path)") == text, "\(path)")
  }
  return made.count
}
