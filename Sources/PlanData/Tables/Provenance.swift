/// What `rulec import` writes for readers beside the tables: where each figure comes from.
public enum Provenance {
  /// The documents, as rules cite them.
  public static let rules = "导入.rule"
  /// Every figure with a link to its sentence.
  public static let overview = "导入.html"
  /// Headers of a table of figures that say where in a document each stands; reports show the last.
  public static let columns = places + ["原句"]
  static let places = ["文件日期", "文件", "页", "段", "位置"]

  /// The page with the text of a document, to which the column 链接 leads.
  public static func page(of file: String) -> String { "原文-\(file).html" }

  /// Whether a name is that of such a page.
  public static func isPage(_ name: String) -> Bool { name.hasPrefix("原文-") && name.hasSuffix(".html") }

  /// Whether an import wrote the folder: the rules that it writes are there.
  static func isHere(_ folder: PlanFolder) -> Bool { folder.files.contains(rules) }

  /// Whether a table is one of which an import writes the head even if it found nothing to put below it.
  static func mayBeEmpty(_ file: String) -> Bool { ["lists.csv", "designations.csv"].contains(file) }
}
