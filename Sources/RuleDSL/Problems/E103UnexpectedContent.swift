/// E103: text that cannot stand where it does.
extension Diagnostic {
  static func outsideBlock(at span: Span, word: String, meant: Keyword.Guess?) -> Self {
    .init(.unexpectedContent, at: span, "这一行不属于任何一块", "this line belongs to no block")
      .suggesting(
        meant,
        for: word,
        at: span.prefix(word),
        else: Phrase("在它前面写一行“规则 名称”或“传导 名称”", "write a line `rule NAME` or `transmission NAME` before it")
      )
  }

  static func titleMissing(_ keyword: Keyword, at span: Span) -> Self {
    Diagnostic(.unexpectedContent, at: span)
      .saying("“\(keyword.chinese)”后面缺名称", "`\(keyword.english)` needs a title after it")
      .advising("写成“\(keyword.chinese) 名称”", "write `\(keyword.english) TITLE`")
  }

  static func labelMissing(_ keyword: Keyword, at span: Span) -> Self {
    Diagnostic(.unexpectedContent, at: span)
      .saying("“\(keyword.chinese)”要有名字", "`\(keyword.english)` needs a name")
      .advising(
        example(of: keyword)
          ?? Phrase("写成“\(keyword.chinese) 名字：…”", "write `\(keyword.english) NAME: …`")
      )
  }

  static func contentMissing(_ keyword: Keyword, label: String? = nil, at span: Span) -> Self {
    let diagnostic = Diagnostic(.unexpectedContent, at: span)
    guard keyword == .switchedOff else {
      return
        diagnostic
        .saying("“\(keyword.chinese)”的冒号后面是空的", "nothing follows the colon of `\(keyword.english)`")
        .advising(
          (keyword.clauseShape == .labelled ? example(of: keyword, for: label) : nil)
            ?? Phrase("补上内容，或删去这一行", "fill it in, or delete the line")
        )
    }
    return
      diagnostic
      .saying("停用要写理由，报告会写明", "`switchoff` needs its reason, which reports print")
      .advising(example(of: .switchedOff, for: label) ?? Phrase("", ""))
  }

  /// How clauses of packs that are about something look.
  private static func example(of keyword: Keyword, for label: String? = nil) -> Phrase? {
    let id = label ?? "KX-01"
    switch keyword {
    case .switchedOff: return Phrase("写成“停用 \(id)：为什么停用”", "write `switchoff \(id): why it is switched off`")
    case .wording: return Phrase("写成“称谓 刚性：强制性”", "write `wording binding: mandatory`")
    case .officeCode: return Phrase("写成“代号 \(id)：4101”", "write `officecode \(id): 4101`")
    case .tolerance: return Phrase("写成“容差 \(id)：面积 5 平方米”", "write `tolerance \(id): area 5 平方米`")
    case .basis: return Phrase("写成“依据 \(id)：《…条例》 第六条”", "write `basis \(id): 《…条例》 第六条`")
    default: return nil
    }
  }

  /// A version that no other can be compared with.
  static func malformedVersion(_ text: String, at span: Span) -> Self {
    Diagnostic(.unexpectedContent, at: span)
      .saying("“\(text)”不是版本", "`\(text)` is no version")
      .advising("写数字，用点或短横分开，例如 2026.11", "write numbers with points or hyphens between them, such as 2026.11")
  }

  /// 点 of a 豁免.
  static func malformedPoint(_ text: String, at span: Span) -> Self {
    Diagnostic(.unexpectedContent, at: span)
      .saying("“\(text)”不是中国境内的经纬度", "`\(text)` is no longitude and latitude within China")
      .advising("写成“111.035000 40.012500”，先经度后纬度", "write `111.035000 40.012500`, the longitude first")
  }

  /// 1. 规则 甲, （一）编号：A-1: numbers and dots as Word puts them before lines.
  static func listMark(_ mark: String, at span: Span) -> Self {
    Diagnostic(.unexpectedContent, at: span)
      .saying("行首不写编号和项目符号“\(mark)”", "lines begin without numbers and bullets such as `\(mark)`")
      .advising("删去行首的编号和符号", "delete what stands before the first word of each line")
  }

  static let continuationWithoutClause = Remark(.unexpectedContent)
    .saying("这一行前面没有可接着写的子句", "there is no clause above that this line could continue")
    .advising("行首写上子句的词和冒号，例如“要求：…”", "begin it with the word of a clause and a colon, such as `require: …`")

  /// What could have stood in a place, and what to write there.
  struct Expected: Hashable, Sendable {
    let name: Phrase
    let hint: Phrase

    private init(_ name: Phrase, _ hint: Phrase) {
      self.name = name
      self.hint = hint
    }

    static let amount = Expected(
      Phrase("数量、指标或括号", "an amount, an indicator or a bracket"),
      Phrase("例如 本级的耕地保有量，或 300 万亩", "such as own.耕地保有量, or 300 万亩")
    )
    static let rightParenthesis = Expected(Phrase("右括号", "a closing bracket"), Phrase("补一个“）”", "add a `)`"))
    static let endOfClause = Expected(
      Phrase("结束", "the end of the clause"),
      Phrase("另起一行写下一子句，或用“且”“或”连接", "begin the next clause on a new line, or join with `and`, `or`")
    )
    static let text = Expected(
      Phrase("一句引号里的话", "a sentence in quotes"),
      Phrase("写成“……{差额}……”", "write “… {difference} …”")
    )
    static let method = Expected(
      Phrase("传导方式", "a method of transmission"),
      Phrase(
        "写 分解、加权，权重 …、逐级、一致、引用、空间继承，保护、名录，或 定位",
        "write apportion; weighted, weight …; stepwise; equal; reference; spatial, protect; list; or designation"
      )
    )
    static let name = Expected(
      Phrase("名称", "a name"),
      Phrase("写名称；含空格或“的”时写成「…」", "write a name; with blanks or 的 inside as 「…」")
    )
    static let difference = Expected(
      Phrase("“差额”或“缺”", "`difference` or `missing`"),
      Phrase("写“差额 1.00 万亩”或“缺 乙县、丙县”", "write `difference 1.00 万亩` or `missing 乙县、丙县`")
    )
    static let order = Expected(
      Phrase("“保护”“开发”或“一致”", "`protect`, `develop` or `equal`"),
      Phrase("写成“空间继承，保护”", "write `spatial, protect`")
    )
    static let tolerance = Expected(
      Phrase("“面积”或“宽度”", "`area` or `width`"),
      Phrase("写成“面积 1 平方米，宽度 0.1 米”", "write `area 1 平方米, width 0.1 米`")
    )
    static let cell = Expected(Phrase("“每格”", "`cell`"), Phrase("写成“每格 100 米”", "write `cell 100 米`"))
    static let quantity = Expected(
      Phrase("数字和单位", "a number and its unit"),
      Phrase("例如 1 平方米、100 米，前面不写别的", "such as 1 平方米 or 100 米, with nothing before it")
    )
  }

  static func unexpected(_ found: String, at span: Span, wanted: Expected) -> Self {
    Diagnostic(.unexpectedContent, at: span).saying(
      found.isEmpty
        ? Phrase("这里缺\(wanted.name.chinese)", "\(wanted.name.english) is missing here")
        : Phrase(
          "这里应当\(wanted == .endOfClause ? "" : "是")\(wanted.name.chinese)，却写着“\(found)”",
          "expected \(wanted.name.english), found `\(found)`"
        )
    )
    .advising(
      found.first.map { "-－−".contains($0) } ?? false
        ? Phrase("数字前面不写负号；缓冲只向外扩", "write no sign before a number; buffers only grow")
        : wanted.hint
    )
    .editing(wanted == .rightParenthesis ? span.atStart : nil, "）")
  }

  /// Often brought along from Word or a web page: no keyboard writes a blank that does not break.
  static func blankInName(_ name: String, blank: Unicode.Scalar?, at span: Span) -> Self {
    let code = blank.map { blank in
      let digits = String(blank.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
    return Diagnostic(.unexpectedContent, at: span)
      .saying(
        code.map { "名称中间有一个空白字符 \($0)，常是从 Word 或网页带来的" } ?? "名称中间有空格",
        code.map { "a blank \($0) stands inside a name, often brought along from Word or a web page" }
          ?? "a blank stands inside a name"
      )
      .suggesting(name, at: span)
  }

  static func shareOfName(_ share: String, at span: Span) -> Self {
    Diagnostic(.unexpectedContent, at: span)
      .saying("“的\(share)”不是名称，几成几要写成相乘", "`\(share)` is no name; a share is written as a product")
      .suggesting(" × \(share)", at: span)
  }

  /// 如果 …，则 …: a condition on when something holds is a clause of its own.
  static func ifThen(_ word: String, at span: Span) -> Self {
    Diagnostic(.unexpectedContent, at: span)
      .saying("条件里不写“\(word)…，则…”", "a condition is not written with `\(word) … then …`")
      .advising(
        "“\(word)”后面的写成一行“当：…”，“则”后面的写成一行“要求：…”",
        "write what follows `\(word)` as a line `when: …`, and what follows `then` as a line `require: …`"
      )
  }

  static func between(at span: Span) -> Self {
    Diagnostic(.unexpectedContent, at: span)
      .saying("没有“介于”这个关系词", "there is no relation 介于")
      .advising("写成“… 不低于 1 万亩，且 … 不超过 2 万亩”", "write `… >= 1 万亩, and … <= 2 万亩`")
  }

  static func twoConditions(at span: Span) -> Self {
    Diagnostic(.unexpectedContent, at: span)
      .saying("一条里有两个条件，分号不能连接它们", "there are two conditions, which a semicolon cannot join")
      .advising("用“，且”连接，或另写一行“要求 名字：…”", "join them with `, and`, or write another line `require NAME: …`")
      .editing(span, "，且 ")
  }

  static func malformedFormat(_ text: String, at span: Span) -> Self {
    Diagnostic(.unexpectedContent, at: span)
      .saying("“符合”后面要有写法，却是 \(text)", "`matches` needs a format behind it, not \(text)")
      .advising(
        "写成“{日期}{6 位}”这样：花括号里是 日期、代码 或 几位，别的照写",
        "write such as `{date}{6 digits}`: braces hold date, code or a number of digits; all else stands for itself"
      )
  }

  static func mapLabel(_ text: String, at span: Span) -> Self {
    Diagnostic(.unexpectedContent, at: span)
      .saying("“\(text)”没有说清是哪个单位的哪个图层", "`\(text)` does not say which layer of which unit")
      .advising("写成“图 甲市的生态保护红线：每格 100 米”", "write `map 甲市.生态保护红线: cell 100 米`")
  }

  static func sidesWanted(_ text: String, at span: Span) -> Self {
    Diagnostic(.unexpectedContent, at: span)
      .saying("“\(text)”不是两个代码系统", "`\(text)` does not name two code systems")
      .advising("写成“对照 YDYH-2020 → YDYH-2023：”", "write `mapping YDYH-2020 -> YDYH-2023:`")
  }

  static func mappingToItself(_ name: String, at span: Span) -> Self {
    .init(.unexpectedContent, at: span, "对照的两边都是 \(name)", "both sides of the mapping are \(name)")
      .advising("改其中一边，或删去这个对照", "change one side, or delete the mapping")
  }

  static func malformedConditionNumber(_ label: String, at span: Span) -> Self {
    Diagnostic(.unexpectedContent, at: span)
      .saying("“\(label)”不是条件的编号", "`\(label)` is not the number of a condition")
      .advising("写成“条件①：…”或“条件1：…”", "write `condition①: …` or `condition1: …`")
  }
}
