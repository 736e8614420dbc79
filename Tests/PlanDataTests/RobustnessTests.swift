internal import Foundation
internal import TestKit
internal import Testing

/// Whatever a file holds, reading ends with a plan set or with problems, never with a trap.
struct RobustnessTests {
  @Test("任何截断的表都能读完或说出问题", arguments: ["units.csv", "indicators.csv"])
  func prefixes(name: String) throws {
    let folder = try TemporaryFolder()
    try writeSoundSet(to: folder)
    let bytes = Array((name == "units.csv" ? SoundSet.units : SoundSet.figures).utf8)
    for count in bytes.indices {
      try folder.write(bytes[..<count], to: name)
      expectOutcome(of: folder.path, "\(name) cut to \(count) bytes")
    }
  }

  @Test("有一个字节改变了的表都能读完或说出问题", arguments: ["units.csv", "indicators.csv"])
  func mutations(name: String) throws {
    let folder = try TemporaryFolder()
    try writeSoundSet(to: folder)
    let bytes = Array((name == "units.csv" ? SoundSet.units : SoundSet.figures).utf8)
    let step = max(1, 9 / drawFactor)
    for place in bytes.indices where place % step == 0 {
      for byte in [0x00, 0x22, 0x2C, 0x0A, 0x0D, 0x2D, 0x39, 0x80, 0xE4, 0xFF] as [UInt8] {
        var changed = bytes
        changed[place] = byte
        try folder.write(changed, to: name)
        expectOutcome(of: folder.path, "\(name) with byte \(place) set to \(byte)")
      }
    }
  }

  @Test("没有的文件夹和文件都说清楚")
  func folders() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "文件")
    #expect(outcome(of: folder.path + "/没有").hasPrefix("没有文件夹“"))
    #expect(outcome(of: folder.path + "/文件").contains("是文件，不是文件夹"))
    #expect(outcome(of: folder.path).contains("找过 units.csv、units.xlsx、units.gpkg、行政区.csv"))
  }

  private func writeSoundSet(to folder: borrowing TemporaryFolder) throws {
    try folder.write(SoundSet.units, to: "units.csv")
    try folder.write(SoundSet.figures, to: "indicators.csv")
  }

  private func expectOutcome(of path: String, _ what: String) {
    let text = outcome(of: path)
    let isLoaded = text.hasPrefix("units\n")
    let isRefused = text.contains(".csv") && text.contains("  → ")
    #expect(isLoaded || isRefused, "\(what): \(text)")
  }
}
