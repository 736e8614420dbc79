internal import RuleDSL

/// Why a file that may hold a table is not read.
public enum UnreadForm: Hashable, Sendable {
  /// It stands in a folder inside, in a format that is read.
  case inside
  case workbook
  case document
  case archive
}

extension UnreadForm {
  /// What is so, and what to do about it.
  var words: (said: Phrase, remedy: Phrase) {
    switch self {
    case .inside:
      (
        Phrase("在子文件夹里，没有读", "in a folder inside, not read"),
        Phrase("移到规划集的文件夹里", "move it into the folder of the plan set")
      )
    case .workbook:
      (
        Phrase("这种格式的表不读", "tables in this format are not read"),
        Phrase("在 Excel 或 WPS 里另存为 .xlsx", "save it as .xlsx in a program for spreadsheets")
      )
    case .document:
      (
        Phrase("文档里的表不读", "tables in documents are not read"),
        Phrase("把表另存为 .xlsx，或用 rulec import 导入", "save its tables as .xlsx, or use rulec import")
      )
    case .archive:
      (
        Phrase("压缩包不读", "archives are not read"),
        Phrase("解压到规划集的文件夹里", "unpack it into the folder of the plan set")
      )
    }
  }
}

extension PlanDataProblem.Kind {
  /// There is nothing to be judged but in files that are not read, each with what to do about it.
  static func noFigures(but unread: [String: Phrase]) -> (said: Phrase, remedy: Phrase) {
    let files = unread.keys.sorted()
    let shown = files.prefix(8)
    let (chinese, english) = (shown.joined(separator: "、"), shown.joined(separator: ", "))
    let more = files.count - shown.count
    // One of the files for each thing to be done.
    let remedies = Dictionary(grouping: shown.filter { unread[$0] != nil }) { unread[$0] ?? Phrase("", "") }
      .sorted { $0.value[0] < $1.value[0] }
    return (
      Phrase(
        "没有指标表，也没有读得了的图层；这些文件没有读：\(chinese)\(more > 0 ? " 等 \(files.count) 个" : "")",
        "there is neither a table of figures nor a layer that can be read; not read: \(english)"
          + (more > 0 ? " and \(more) more" : "")
      ),
      Phrase(
        remedies.map { remedies.count > 1 ? "\($0.value[0])：\($0.key.chinese)" : $0.key.chinese }.joined(
          separator: "；"
        ),
        remedies.map { remedies.count > 1 ? "\($0.value[0]): \($0.key.english)" : $0.key.english }
          .joined(separator: "; ")
      )
    )
  }
}
