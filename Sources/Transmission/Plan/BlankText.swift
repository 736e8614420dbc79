/// What people write where there is nothing to say and a cell may not stay blank.
package enum BlankText {
  /// In tables of figures, too.
  private static let marks: Set<String> = [
    "-", "--", "—", "——", "–", "―", "－", "─", "/", "\\", "…", "……", "n/a", "暂缺", "暂无", "缺",
  ]
  /// Of a paper that a field ought to name.
  private static let words: Set<String> = [
    "无", "没有", "空", "不详", "未知", "待补", "待补充", "待定", "待办", "待批", "未批", "未办", "未办理", "未取得", "未填", "na", "null", "none",
    "nil", "nan",
  ]

  /// Whether a text, folded and in lower case, is a mark for a figure that is not provided.
  package static func isMark(_ text: String) -> Bool { marks.contains(text) }

  /// Whether a field is blank, or says in a word that there is nothing.
  package static func fillsNothing(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return true }
    // Codes and numbers, which are most of them, say something.
    if (0x30...0x39).contains(first.value) || text.utf8.count > 16 { return false }
    let text = text.lowercased()
    return marks.contains(text) || words.contains(text)
  }
}
