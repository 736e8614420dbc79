internal import RuleDSL

/// A row of a table of figures, as the readers of plan sets take it, with the characters it came from.
public struct FigureLine: Hashable, Sendable {
  /// By place in ``columns``.
  public var fields: [String]

  /// The headers of the table; those behind 来源 are for readers and scripts.
  public static let columns = [
    "行政区代码", "名称", "年份", "指标", "关系", "数值", "单位", "依据", "条款", "链接", "来源", "文件日期", "文件", "页", "段", "位置", "原句",
  ]

  public init(fields: [String]) {
    self.fields = fields + Array(repeating: "", count: max(0, Self.columns.count - fields.count))
  }

  /// The field of a column.
  public func field(_ column: String) -> String {
    Self.columns.firstIndex(of: column).map { fields[$0] } ?? ""
  }
}

/// Tables as comma-separated text.
public enum PlainTable {
  /// Rows as lines, fields quoted where they need it.
  public static func text(_ rows: [[String]]) -> String {
    rows.map { row in row.map(quoted).joined(separator: ",") + "\n" }.joined()
  }

  /// What a document says is no formula to a spreadsheet; a relation alone and a number are none.
  private static func quoted(_ text: String) -> String {
    let mayBeFormula = text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
    let field = mayBeFormula && text != "=" && Double(text) == nil ? "'" + text : text
    guard field.unicodeScalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) }) else { return field }
    return "\"" + field.replacing(mark: "\"", with: "\"\"") + "\""
  }
}
