internal import RuleDSL

/// A file that may hold a table and is not read, because of its format or its place.
struct UnreadTable: Hashable, Sendable {
  let file: String
  let form: UnreadForm

  private static let workbooks: Set<String> = [
    "xlsb", "et", "ett", "numbers", "xltx", "xltm", "xlt", "fods", "ots", "sxc", "uos", "mdb", "accdb",
  ]
  private static let documents: Set<String> = ["doc", "docx", "wps", "odt", "rtf"]
  private static let archives: Set<String> = ["zip", "rar", "7z", "tar", "gz", "tgz"]

  /// `nil` where the format holds no tables, or is read and stands where it is looked for.
  init?(_ file: String, isInside: Bool) {
    let ending = nameParts(file).ending
    self.file = file
    if Self.workbooks.contains(ending) {
      form = .workbook
    } else if Self.documents.contains(ending) {
      form = .document
    } else if Self.archives.contains(ending) {
      form = .archive
    } else if isInside, ending != "gpkg", TableFormat.endings.contains(ending) {
      form = .inside
    } else {
      return nil
    }
  }

  /// Whether its name says that it is a table of figures, lists or designations, and no copy of one.
  func isNamedLikeTable(_ vocabulary: Vocabulary) -> Bool {
    let name = nameParts(file).base
    guard !CopyMark.isIn(path: file) else { return false }
    if Self.words.contains(where: name.contains) { return true }
    guard form != .document else { return false }
    return TableSearch.hint(name) != nil || ["定位", "行政区", "分解"].contains(where: name.contains)
      || (vocabulary.indicators.map(\.name) + vocabulary.lists.map(\.name)).contains(where: name.contains)
  }

  private static let words = ["指标", "名录", "下达"]
}
