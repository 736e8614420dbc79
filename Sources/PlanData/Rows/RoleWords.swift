internal import RuleDSL

/// The words for where a figure comes from (来源), in cells and in headers.
enum RoleWords {
  /// The role that a cell states; a blank is the plan's own.
  static func role(_ text: String) -> Role? {
    let plain = foldedHeader(text)
    return plain.isEmpty ? .own : cells[plain] ?? headers[plain]
  }

  /// The role that a header states, folded.
  static func role(ofHeader text: String) -> Role? { headers[text] }

  /// Words that only a cell may hold.
  private static let cells: [String: Role] = [
    "草案": .own, "draft": .own, "国家下达": .allotted, "省下达": .allotted, "省级下达": .allotted, "自治区下达": .allotted,
    "市下达": .allotted, "市级下达": .allotted, "州下达": .allotted, "盟下达": .allotted, "县下达": .allotted, "县级下达": .allotted,
    "下达任务": .allotted, "上级下达任务": .allotted, "年度变更调查": .present, "before": .before, "after": .after,
  ]

  private static let headers: [String: Role] = {
    var words: [String: Role] = ["维护前": .before, "维护后": .after]
    let ends = ["", "值", "数", "指标", "指标值", "任务", "年", "水平", "情况", "规模", "面积", "数据", "任务数"]
    let stems: [(Role, [String])] = [
      (
        .present,
        [
          "现状", "基期", "基期年", "规划基期", "规划基期年", "基准年", "规划基准年", "基年", "现状年", "规划前", "变更调查", "监测", "实际", "present",
        ]
      ),
      (.allotted, ["下达", "上级下达", "分解下达", "allotted"]),
      (
        .own,
        [
          "本级", "规划", "目标", "规划目标", "本级规划", "规划期末", "目标年", "规划目标年", "规划后", "本轮", "本轮规划", "本次", "本次规划", "新一轮规划",
          "落实", "本级落实", "规划落实", "本次规划落实", "own",
        ]
      ),
    ]
    for (role, stems) in stems { for stem in stems { for end in ends { words[stem + end] = role } } }
    // These are headers of columns of years.
    words["规划年"] = nil
    return words
  }()
}
