import Foundation
import PlanData
import Testing

/// Documents that other programs make for tests.
enum Made {
  static func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  static func run(_ program: String, _ arguments: [String], in folder: URL) throws {
    let process = Process()
    process.executableURL = URL(filePath: try #require(HelperProgram([program])?.path))
    process.arguments = arguments
    process.currentDirectoryURL = folder
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  /// A page as 甲 in a format; LibreOffice makes what is no HTML, from OpenDocument.
  static func document(_ page: String, _ format: String, in folder: URL) throws {
    try Data(page.utf8).write(to: folder.appending(path: "甲.html"))
    let profile = "-env:UserInstallation=file://\(folder.path)/profile"
    if format != "html" { try run("soffice", [profile, "--headless", "--convert-to", "odt", "甲.html"], in: folder) }
    if !["html", "odt"].contains(format) {
      try run("soffice", [profile, "--headless", "--convert-to", format, "甲.odt"], in: folder)
    }
  }
}
