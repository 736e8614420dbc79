internal import Foundation

/// A folder of generated files that is removed at the end of a test.
struct TemporaryFolder: ~Copyable {
  let path: String

  init() throws {
    let name = "chuandao-\(UUID().uuidString)"
    let folder = FileManager.default.temporaryDirectory.appending(path: name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Makes a file, and the folders on the way.
  func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
    let file = URL(filePath: "\(path)/\(name)")
    let folder = file.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func write(_ text: String, to name: String) throws { try write(text.utf8, to: name) }
}

/// A small plan set that is sound.
enum SoundSet {
  static let units = """
    code,name,tier,parent_code
    150000,内蒙古自治区,省级,
    152500,锡林郭勒盟,市级,150000
    152501,二连浩特市,县级,152500

    """
  static let header = "unit_code,year,indicator,operator,value,unit,source_doc,clause\n"
  static let figures =
    header + """
      150000,2035,耕地保有量,>=,17050.00,万亩,国函〔2023〕148号,第二条
      152501,2035,用水总量,<=,锡林郭勒盟下达指标,,"内政字〔2024〕62号",第二条

      """
}
