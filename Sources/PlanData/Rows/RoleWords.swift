internal import RuleDSL

/// The words for where a figure comes from (来源).
enum RoleWords {
  /// The role that a cell states; a blank is the plan's own.
  static func role(_ text: String) -> Role? {
    switch foldedHeader(text) {
    case "", "本级", "own", "草案", "draft": .own
    case "下达", "上级下达", "分解下达", "国家下达", "省下达", "省级下达", "自治区下达", "市下达", "市级下达", "州下达", "盟下达", "县下达", "县级下达", "下达任务",
      "下达指标", "上级下达任务", "上级下达指标", "allotted":
      .allotted
    case "现状", "基期", "基期年", "现状值", "监测", "监测值", "实际", "实际值", "变更调查", "年度变更调查", "present": .present
    case "维护前", "before": .before
    case "维护后", "after": .after
    default: nil
    }
  }
}
