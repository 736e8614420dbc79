internal import RuleDSL

/// The words for where a figure comes from (来源), in cells and in headers.
enum RoleWords {
  /// The role that a cell states; a blank is the plan's own.
  static func role(_ text: String) -> Role? {
    let plain = foldedHeader(text)
    return plain.isEmpty ? .own : cells[plain] ?? role(ofHeader: plain)
  }

  /// The role that a header states, folded.
  static func role(ofHeader text: String) -> Role? {
    headers[text] ?? (withoutAllotment(text)?.isEmpty ?? false ? .allotted : nil)
  }

  /// What is left of a header without the words that call it an upper plan's figure (市级下达任务, 分解指标, 上级要求), which
  /// may stand before or behind the name of an indicator; `nil` where there are none.
  static func withoutAllotment(_ text: String) -> String? {
    for upper in uppers {
      guard let place = text.firstRange(of: upper) else { continue }
      let (head, tail) = (text[..<place.lowerBound], text[place.upperBound...])
      let noun = (nouns + demands).first { tail.hasPrefix($0) } ?? ""
      // 上位规划耕地保有量; 上级 alone is a place.
      guard !noun.isEmpty || upper.hasSuffix("规划") && text.count > upper.count else { continue }
      let rest = tail.dropFirst(noun.count)
      if head.isEmpty || rest.isEmpty { return String(head + rest) }
    }
    guard let act = acts.first(where: { text.holds($0) }), let place = text.firstRange(of: act) else { return nil }
    var (head, tail) = (text[..<place.lowerBound], text[place.upperBound...])
    let issuer = issuers.first { head.hasSuffix($0) }
    head = head.dropLast(issuer?.count ?? 0)
    let noun = nouns.first { tail.hasPrefix($0) }
    tail = tail.dropFirst(noun?.count ?? 0)
    // By itself 分解 is what one does, not what one was given.
    guard issuer != nil || noun != nil || act.hasSuffix("下达") || act.hasPrefix("下达") else { return nil }
    // 市政府下达的耕地保有量.
    if tail.hasPrefix("的") { tail = tail.dropFirst() }
    return head.isEmpty || tail.isEmpty ? String(head + tail) : nil
  }

  /// Whether a header says that its figures are somebody's and in some state, and no more: 任务数, 申报值, 考核目标.
  static func isUnclear(_ text: String) -> Bool {
    var rest = text[...]
    while !rest.isEmpty {
      guard let word = generic.first(where: { rest.hasPrefix($0) }) else { return false }
      rest = rest.dropFirst(word.count)
    }
    return !text.isEmpty
  }

  private static let generic =
    acts + nouns + demands + uppers + issuers + [
      "规划", "方案", "建议", "申报", "上报", "填报", "初步", "最终", "拟定", "调整", "执行", "本级", "本次", "控制", "约束性", "预期性",
    ]

  /// How a figure is handed down, the longer ones first; so below.
  private static let acts = ["分解下达", "下达分解", "批准下达", "下达", "分解", "分配", "核定", "考核"]
  private static let nouns = [
    "任务数", "任务量", "指标数", "指标值", "目标值", "任务", "指标", "目标", "规模", "面积", "数", "值", "量",
  ]
  private static let demands = ["控制数", "要求", "约束", "确定"]
  private static let uppers = ["上一级规划", "上级规划", "上位规划", "上一级", "上级", "上位"]
  private static let issuers: [String] = {
    let places = ["国家", "中央", "自治区", "自治州", "地区", "兵团", "乡镇", "省", "市", "州", "盟", "县", "区", "旗", "镇", "乡"]
    let plans = ["国土空间总体规划", "国土空间规划", "国空规划", "总体规划", "规划"]
    return ["上级", "国务院", "三区三线"]
      + (["人民政府", "政府", "级"] + plans + [""]).flatMap { end in places.map { $0 + end } } + plans
  }()

  /// Words that only a cell may hold.
  private static let cells: [String: Role] = [
    "草案": .own, "draft": .own, "年度变更调查": .present, "before": .before, "after": .after,
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
      (.allotted, ["下达", "allotted"]),
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
