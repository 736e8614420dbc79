internal import RuleDSL

/// Words that stand for a figure somebody else states: 自治区下达指标, or a document number.
enum Deferral {
  /// Governments named by their kind: whichever issued the figure is meant.
  private static let anyIssuer: Set<String> = [
    "国家", "中央", "国务院", "自治区", "省", "直辖市", "盟", "州", "自治州", "市", "县", "旗", "区", "乡", "镇", "上级",
    "省级", "市级", "县级", "乡镇级", "上级政府", "上一级",
  ]
  private static let introductions = [
    "不得超过", "不超过", "不得低于", "不低于", "不得少于", "不少于", "不高于", "不突破", "控制在", "等于", "按照", "按", "以", "执行",
    "完成", "落实", "达到",
  ]

  /// Whether the words name the issuer's figure, or the document it stands in.
  ///
  /// The document is where the allotted figure stands, as cited: 内政字〔2024〕60号.
  static func resolves(_ text: String, issuer: String?, document: String) -> Bool {
    if let number = number(in: document), text.contains(number) { return true }
    guard let name = governmentName(in: text) else { return false }
    return name == issuer || anyIssuer.contains(name)
  }

  /// X of `X下达指标`.
  private static func governmentName(in text: String) -> String? {
    guard let mark = text.firstRange(of: "下达指标") else { return nil }
    var name = text[..<mark.lowerBound].filter { !$0.isWhitespace }
    while let word = introductions.first(where: name.hasPrefix) { name = String(name.dropFirst(word.count)) }
    return name.isEmpty ? nil : String(name)
  }

  /// The document's number, or the whole citation when it has none.
  private static func number(in document: String) -> Substring? {
    guard let bracket = document.lastIndex(of: "〔"), let end = document[bracket...].firstIndex(of: "号") else {
      return document.isEmpty ? nil : document[...]
    }
    let opening = document[..<bracket].lastIndex { "（(》 ".contains($0) }
    let start = opening.map { document.index(after: $0) } ?? document.startIndex
    return document[start...end]
  }
}

extension PlanWorld {
  /// A deferred figure replaced by the allotted one that its words name, where that is known.
  func resolved(_ datum: Datum, _ key: FigureColumn.Key, of unit: Int, issuer: Int?) -> Datum {
    guard case .reference(let text, _, _) = datum, key.role.isCommitment else { return datum }
    let allotted = self.datum(FigureColumn.Key(indicator: key.indicator, year: key.year, role: .allotted), of: unit)
    guard case .known(_, _, let source) = allotted else { return datum }
    let name = issuer.map { units.names[$0] }
    return Deferral.resolves(text, issuer: name, document: source.origin.document) ? allotted : datum
  }
}
