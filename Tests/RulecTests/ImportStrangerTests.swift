import Foundation
import PlanData
import TestKit
import Testing

/// A document from a stranger makes its converter read nothing else, reach nobody and leave nothing.
@Suite("来路不明的文件")
struct ImportStrangerTests {
  private static func has(_ program: String) -> Bool { HelperProgram([program]) != nil }

  /// The page in a format; what is no HTML is made of it by other programs, with an address in it.
  private func make(_ format: String, in folder: URL) throws {
    // What makes the others would fetch the pictures.
    let page =
      format == "html" ? Self.page : Self.page.replacing(/<img[^>]*>/, with: "<a href=\"http://127.0.0.1:9/\">甲</a>")
    try Data(page.utf8).write(to: folder.appending(path: "甲.html"))
    var (source, made) = ("甲.html", "docx")
    while format != "html", source != "甲.\(format)" {
      let process = Process()
      let isWord = made == "docx"
      process.executableURL = URL(filePath: try #require(HelperProgram([isWord ? "pandoc" : "soffice"])?.path))
      process.arguments =
        isWord
        ? [source, "-o", "甲.docx"]
        : ["-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to", made, source]
      process.currentDirectoryURL = folder
      (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
      try process.run()
      process.waitUntilExit()
      (source, made) = ("甲.\(made)", format)
    }
  }

  /// A page that wants a picture of a server and a file of the system.
  private static let page = """
    <html><head><meta charset="utf-8"></head><body><h1>甲盟国土空间总体规划（2021—2035年）</h1><p>到2035年，甲盟耕地保有量不低于94.7770万亩。</p>
    <p><img src="http://127.0.0.1:9/x.png"><img src="file:///etc/hostname"></p></body></html>
    """

  @Test(
    "转换的程序不联网，不读别的文件，不留文件，只写在自己的文件夹里",
    .enabled(if: has("pandoc") && has("strace") && has("soffice")),
    arguments: ["html", "docx", "doc"]
  )
  func nothingOutside(format: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let scratch = folder.appending(path: "scratch")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try make(format, in: folder)
    let log = folder.appending(path: "log").path
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/strace")
    process.arguments = [
      "-f", "-qq", "-s", "1024", "-e", "trace=%file,%network", "-o", log, RunningCommand.executable.path, "import",
      "甲.\(format)",
      "--dry-run",
    ]
    process.currentDirectoryURL = folder
    process.environment = [
      "PATH": "/usr/bin:/bin", "TMPDIR": scratch.path, "SWIFT_BACKTRACE": "enable=no",
      "CHUANDAO_RULES": Repository.root.appending(path: "Rules").path,
    ]
    let output = Pipe()
    (process.standardOutput, process.standardError) = (output, output)
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(text.contains("耕地保有量 >= 94.7770 万亩"), "\(text)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty)
    // Where another thread's call comes between, the second half of one has its result only; the first has all the rest.
    let calls = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").filter {
      !$0.contains(" = -1 ") && !$0.contains(" resumed>")
    }
    #expect(!calls.isEmpty)
    for call in calls {
      for word in ["O_WRONLY", "O_RDWR", "O_CREAT", "mkdir", "rename", "unlink"] where call.contains(word) {
        let isOwn = [scratch.path, "/dev/null", "AT_FDCWD, \"/dev/tty"].contains { call.contains($0) }
        #expect(isOwn || call.contains("unlink") && call.contains("/OSL_PIPE"), "\(call)")
      }
      #expect(!call.contains("connect(") && !call.contains("AF_INET"), "\(call)")
      #expect(!(call.contains("open") && call.contains("/etc/hostname")), "\(call)")
    }
  }
}
