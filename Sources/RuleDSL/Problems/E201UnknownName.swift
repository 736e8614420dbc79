/// E201: a name that nothing has.
extension Diagnostic {
  /// What a name may be the name of.
  struct Named: Hashable, Sendable {
    let name: Phrase
    /// Where to define it.
    let remedy: Phrase
    /// What explains that nothing has the name.
    let unread: [Unread]

    private init(
      _ name: Phrase,
      remedy: Phrase = Phrase("加上它，或改正名称", "add it, or correct the name"),
      unread: [Unread] = [.clauses(of: .vocabulary), .clausesHere]
    ) {
      self.name = name
      self.remedy = remedy
      self.unread = unread
    }

    static let indicator = Named(
      Phrase("指标或图层", "indicator or layer"),
      remedy: Phrase("在“词汇”的“指标”表里加一行", "add a row to the `indicators` table of a vocabulary"),
      unread: [.clauses(of: .vocabulary)]
    )
    /// Where a layer will not do.
    static let figure = Named(Phrase("指标", "indicator"), remedy: indicator.remedy, unread: indicator.unread)
    static let tier = Named(
      Phrase("层级", "tier"),
      remedy: Phrase("在“词汇”的“层级”里加上", "add it to the `tiers` of a vocabulary"),
      unread: [.clauses(of: .vocabulary)]
    )
    static let id = Named(
      Phrase("编号", "id"),
      remedy: Phrase("写上某条传导、预警、规则或准入矩阵的编号", "write the id of a transmission, monitor, rule or matrix"),
      unread: [.clauses(of: .rule), .clauses(of: .transmission), .clauses(of: .monitor), .clauses(of: .matrix)]
    )
    static let pack = Named(Phrase("规则包", "pack"))
    static let definition = Named(Phrase("定义", "definition"))
    static let plan = Named(
      Phrase("单位", "unit"),
      remedy: Phrase("在“假设”的表里加一行", "add a row to the table of `given`"),
      unread: [.clausesHere]
    )
    static let title = Named(Phrase("标题", "title"))
    static let document = Named(Phrase("文件", "document"))
    static let layer = Named(
      Phrase("图层或定义", "layer or definition"),
      remedy: Phrase("在“词汇”的“图层”表里加一行", "add a row to the `layers` table of a vocabulary")
    )
    static let map = Named(Phrase("图", "map"))
    static let code = Named(Phrase("代码", "code"))
    static let condition = Named(Phrase("条件", "condition"))
    /// A list or a designation.
    static let entries = Named(
      Phrase("名录或定位", "list or designation"),
      remedy: Phrase("在“词汇”里用“名录表”或“定位”定义它", "define it in a vocabulary, under `lists` or `designation`")
    )
    static let value = Named(Phrase("取值", "value"))
    static let catalogueLine = Named(Phrase("目录的编号", "line of a catalogue"))
  }

  /// `exact` is the name itself, where the span is wider; `nearest` the name that was most likely meant.
  static func unknownName(_ name: String, _ kind: Named, at span: Span, exact: Span? = nil, nearest: String?) -> Self
  {
    Diagnostic(
      kind == .tier ? .unknownTier : .unknownName,
      at: span,
      "没有叫“\(name)”的\(kind.name.chinese)",
      "there is no \(kind.name.english) named `\(name)`"
    )
    .suggesting(nearest, at: exact ?? span, else: kind.remedy)
    .about(name)
    .following(from: kind.unread)
  }

  /// A known indicator without 本级, 上级 or 下级 before it.
  static func ownerMissing(_ name: String, at span: Span) -> Self {
    .init(.unknownName, at: span, "“\(name)”是谁的，没有写", "whose `\(name)` is meant is not said")
      .asking(Phrase("本级的\(name)", "own.\(name)"))
      .editing(span.atStart, name.isLatin ? "own." : "本级的")
  }

  static func labelUnknown(_ label: String, at span: Span, known: [String]) -> Self {
    .init(.unknownName, at: span, "没有叫“\(label)”的要求", "there is no requirement named `\(label)`")
      .offering(
        known,
        else: Phrase("这条规则的要求没有名字，删去“\(label)”", "this rule's requirement has no name, delete `\(label)`")
      )
      .editing(known.isEmpty ? span : nil, "")
      .following(from: Named.id.unread)
  }

  static func unknownField(_ name: String, layer: String, at span: Span, nearest: String?) -> Self {
    Diagnostic(.unknownName, at: span)
      .saying("图层“\(layer)”没有字段“\(name)”", "the layer `\(layer)` has no field `\(name)`")
      .suggesting(
        nearest,
        at: span,
        else: Phrase(
          "在“图层”表里给“\(layer)”的“字段”加上，例如 \(name)=WHLX",
          "add it to `fields` of `\(layer)` in the `layers` table, such as \(name)=WHLX"
        )
      )
      .following(from: [.clauses(of: .vocabulary)])
  }

  static func unknownSystem(_ name: String, at span: Span, exact: Span, nearest: String?) -> Self {
    .init(.unknownName, at: span, "没有叫“\(name)”的代码系统", "there is no code system named `\(name)`")
      .suggesting(
        nearest,
        at: exact,
        else: Phrase("在“词汇”里加“代码系统 \(name)：”和它的表", "add `codesystem \(name):` and its table to a vocabulary")
      )
      .about(name)
      .following(from: [.clauses(of: .vocabulary)])
  }

  static func unknownCondition(_ label: String, at span: Span, known: [String]) -> Self {
    .init(.unknownName, at: span, "没有写条件\(label)", "there is no condition\(label)")
      .advising(
        known.isEmpty
          ? Phrase("加一行“条件\(label)：…”", "add a line `condition\(label): …`")
          : Phrase(
            "加一行“条件\(label)：…”，或写 \(known.map { "条件\($0)" }.joined(separator: "、"))",
            "add a line `condition\(label): …`, or write \(known.map { "condition\($0)" }.joined(separator: ", "))"
          )
      )
      .following(from: [.textHere])
  }

  static func parcelUnknown(_ word: String, at span: Span, known: [String]) -> Self {
    .init(.unknownName, at: span, "所画的图斑没有一个写着“\(word)”", "no parcel that is drawn says `\(word)`")
      .offering(
        known,
        else: Phrase("在“图”的“每格”后面写上字段，例如“，用途代码 0301”", "write fields behind the size of a cell of its `map`")
      )
  }
}
