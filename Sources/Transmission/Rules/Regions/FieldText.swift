/// What people write into a field that may not stay blank.
enum FieldText {
  private static let nothing: Set<String> = [
    "-", "--", "—", "——", "–", "―", "－", "/", "\\", "…", "……", "无", "没有", "空", "缺", "暂缺", "暂无", "不详", "未知", "待补",
    "待补充",
    "待定", "待办", "待批", "未批", "未办", "未办理", "未取得", "未填", "n/a", "na", "null", "none", "nil", "nan",
  ]

  /// Whether a text is blank, or a word for nothing: neither fills a field in.
  static func saysNothing(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return true }
    // Codes and numbers, which are most of them, say something.
    if (0x30...0x39).contains(first.value) { return false }
    return text.utf8.count <= 16 && nothing.contains(text.lowercased())
  }
}
