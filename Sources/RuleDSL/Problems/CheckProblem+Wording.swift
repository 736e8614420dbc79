extension CheckProblem {
  /// The diagnostic a planner reads; the only wording of these problems.
  var diagnostic: Diagnostic {
    switch self {
    case .unknownName(let name, let kind, let span, let nearest):
      Diagnostic(
        kind == .tier ? .unknownTier : .unknownName,
        Phrase("没有叫“\(name)”的\(kind.name.chinese)", "there is no \(kind.name.english) named `\(name)`"),
        at: .init(span),
        hint: nearest.map { Phrase("是否要写“\($0)”？", "did you mean `\($0)`?") } ?? kind.remedy
      )
    case .ownerMissing(let name, let span):
      Diagnostic(
        .unknownName,
        Phrase("“\(name)”是谁的，没有写", "whose `\(name)` is meant is not said"),
        at: .init(span),
        hint: Phrase("是否要写“本级的\(name)”？", "did you mean `own.\(name)`?")
      )
    case .hiddenKeyword(let name, let span, let withBlanks):
      Diagnostic(
        .missingBlanks,
        Phrase("没有叫“\(name)”的指标或定义", "there is no indicator or definition named `\(name)`"),
        at: .init(span),
        hint: Phrase("词与词之间要空格，是否要写“\(withBlanks)”？", "words need blanks between them, did you mean `\(withBlanks)`?")
      )
    case .duplicate(let name, let kind, let span, let first):
      Diagnostic(
        .duplicateName,
        Phrase("\(kind.name.chinese)“\(name)”写了两次", "the \(kind.name.english) `\(name)` is written twice"),
        at: .init(span),
        secondary: [.init(first, Phrase("第一次在这里", "first here"))],
        hint: Phrase("删去其中一处，或改名", "delete one of them, or rename it")
      )
    case .unusedDefinition(let name, let span):
      Diagnostic(
        .unusedDefinition,
        Phrase("“设 \(name)”没有用到", "the definition `\(name)` is not used"),
        at: .init(span),
        hint: Phrase("删去这一行，或在“要求”里用它", "delete the line, or use it in a `require`")
      )
    case .unknownPlaceholder(let span):
      Diagnostic(
        .unknownPlaceholder,
        Phrase("花括号里只能写名称或数量", "braces hold names and amounts only"),
        at: .init(span),
        hint: Phrase("例如 {本级的名称}、{左边}、{右边}、{差额}", "such as {own.name}, {left}, {right}, {difference}")
      )
    case .dimensionMismatch(let left, let right):
      Diagnostic(
        .dimensionMismatch,
        Phrase(
          "两边不是同一种量：左边是\(left.dimension.name.chinese)，右边是\(right.dimension.name.chinese)",
          "the two sides differ in kind: \(left.dimension.name.english) and \(right.dimension.name.english)"
        ),
        at: .init(right.span, phrase("这里是", "this is", right.dimension)),
        secondary: [.init(left.span, phrase("这里是", "this is", left.dimension))],
        hint: Phrase(
          "把一边换成\(left.dimension.name.chinese)，例如 \(example(of: left.dimension))",
          "make both the same kind, such as \(example(of: left.dimension))"
        )
      )
    case .dimensionOutOfRange(let span):
      Diagnostic(
        .dimensionMismatch,
        Phrase("连乘连除得不到有意义的量", "this product has no meaningful kind"),
        at: .init(span),
        hint: Phrase("减少相乘的项", "multiply fewer terms")
      )
    case .wrongOperand(let span, let use):
      Diagnostic(.wrongOperand, use.message, at: .init(span), hint: use.hint)
    case .quantity(let flaw, let text, let span):
      Diagnostic(
        .malformedNumber,
        Phrase("“\(text)”\(flaw.description.chinese)", "`\(text)` \(flaw.description.english)"),
        at: .init(span),
        hint: flaw.hint
      )
    case .bareNumber(let text, let span):
      Diagnostic(
        .unknownUnit,
        Phrase("“\(text)”没有单位", "`\(text)` has no unit"),
        at: .init(span),
        hint: Phrase(
          "写明单位，例如 \(text) 万亩、\(text) 倍、\(text) 个",
          "state the unit, such as \(text) 万亩, \(text) times, \(text) items"
        )
      )
    case .clauseMissing(let clause, let block, let span):
      Diagnostic(
        .clauseMissing,
        Phrase(
          "这个“\(block.spelling.chinese)”缺“\(clause.spelling.chinese)”",
          "this \(block.spelling.english) lacks `\(clause.spelling.english)`"
        ),
        at: .init(span),
        hint: Phrase("加一行“\(clause.spelling.chinese)：…”", "add a line `\(clause.spelling.english): …`")
      )
    case .clauseRepeated(let clause, let span, let first):
      Diagnostic(
        .clauseRepeated,
        Phrase("“\(clause.spelling.chinese)”写了两次", "`\(clause.spelling.english)` is written twice"),
        at: .init(span),
        secondary: [.init(first, Phrase("第一次在这里", "first here"))],
        hint: Phrase("删去其中一行", "delete one of the lines")
      )
    case .wrongWord(let text, let span, let allowed):
      Diagnostic(
        .unknownWord,
        Phrase("这里不能写“\(text)”", "`\(text)` cannot stand here"),
        at: .init(span),
        hint: Phrase("可以写：\(list(allowed, .chinese))", "one of: \(list(allowed, .english))")
      )
    case .columnMissing(let column, let span):
      Diagnostic(
        .malformedTable,
        Phrase("表头缺“\(column.spelling.chinese)”一列", "the header lacks the column `\(column.spelling.english)`"),
        at: .init(span),
        hint: Phrase("在表头加“\(column.spelling.chinese)”", "add `\(column.spelling.english)` to the header")
      )
    case .columnUnknown(let text, let span, let allowed):
      Diagnostic(
        .malformedTable,
        Phrase("没有“\(text)”这一列", "there is no column `\(text)`"),
        at: .init(span),
        hint: Phrase("可以有：\(list(allowed, .chinese))", "one of: \(list(allowed, .english))")
      )
    case .cellMissing(let column, let span):
      Diagnostic(
        .malformedTable,
        Phrase("这一行没有填“\(column.spelling.chinese)”", "this row leaves `\(column.spelling.english)` blank"),
        at: .init(span),
        hint: Phrase("填上，或删去这一行", "fill it in, or delete the row")
      )
    case .methodMismatch(let method, let dimension, let span):
      Diagnostic(
        .methodMismatch,
        Phrase(
          "\(dimension.name.chinese)不能用“\(method.spelling.chinese)”",
          "a \(dimension.name.english) cannot travel by `\(method.spelling.english)`"
        ),
        at: .init(span),
        hint: dimension == .ratio
          ? Phrase("比率不能相加，是否要写“加权，权重 …”？", "ratios do not add up, did you mean `weighted, weight …`?")
          : Phrase("是否要写“分解”？", "did you mean `apportion`?")
      )
    case .weightMissing(let span):
      Diagnostic(
        .clauseMissing,
        Phrase("“加权”要写明权重", "`weighted` needs its weight"),
        at: .init(span),
        hint: Phrase("写成“加权，权重 2020年的城镇建设用地规模”", "write `weighted, weight 2020年.城镇建设用地规模`")
      )
    case .weightUnwanted(let method, let span):
      Diagnostic(
        .methodMismatch,
        Phrase("“\(method.spelling.chinese)”不用权重", "`\(method.spelling.english)` takes no weight"),
        at: .init(span),
        hint: Phrase("删去“权重 …”，或改成“加权”", "delete `weight …`, or write `weighted`")
      )
    case .labelUnknown(let label, let span, let known):
      Diagnostic(
        .unknownName,
        Phrase("没有叫“\(label)”的要求", "there is no requirement named `\(label)`"),
        at: .init(span),
        hint: known.isEmpty
          ? Phrase("这条规则的要求没有名字，删去“\(label)”", "this rule's requirement has no name, delete `\(label)`")
          : Phrase("可以写：\(known.joined(separator: "、"))", "one of: \(known.joined(separator: ", "))")
      )
    case .exceptionIncomplete(let clause, let span):
      Diagnostic(
        .clauseMissing,
        Phrase("这个例外缺“\(clause.spelling.chinese)”", "this exception lacks `\(clause.spelling.english)`"),
        at: .init(span),
        hint: Phrase("在它下面加一行“\(clause.spelling.chinese)：…”", "add a line `\(clause.spelling.english): …` below it")
      )
    case .tooFewTiers(let span):
      Diagnostic(
        .tierOrder,
        Phrase("传导至少经过两个层级", "a transmission runs through at least two tiers"),
        at: .init(span),
        hint: Phrase("例如 省级 → 市级 → 县级", "such as 省级 -> 市级 -> 县级")
      )
    case .tierOrder(let tier, let above, let span):
      Diagnostic(
        .tierOrder,
        Phrase("“\(tier)”不在“\(above)”之下", "`\(tier)` is not below `\(above)`"),
        at: .init(span),
        hint: Phrase("从上到下写，例如 省级 → 市级 → 县级", "write them from the top down, such as 省级 -> 市级 -> 县级")
      )
    case .tiersDiffer(let span, let first):
      Diagnostic(
        .duplicateName,
        Phrase("两处“层级”不一样", "two lists of tiers differ"),
        at: .init(span),
        secondary: [.init(first, Phrase("另一处在这里", "the other is here"))],
        hint: Phrase("各文件的“层级”写成一样，或只留一处", "make them the same, or keep one")
      )
    case .transmissionBroken(let name, let span):
      Diagnostic(
        .transmissionBroken,
        Phrase("传导断裂：约束性指标“\(name)”没有任何传导往下带", "no transmission carries the obligatory indicator `\(name)` down"),
        at: .init(span),
        hint: Phrase("加一个“传导 \(name)”，或把属性改成“预期性”", "add `transmission \(name)`, or make it `anticipated`")
      )
    case .basisMissing(let span):
      Diagnostic(
        .basisMissing,
        Phrase("没有写依据", "no legal basis is given"),
        at: .init(span),
        hint: Phrase(
          "加一行“依据：《…》（文号）第…条”；原文未见时写“依据待核：…”",
          "add `basis: 《…》（number）article`, or `unverified: …` while the text has not been seen"
        )
      )
    case .unknownDocument(let name, let span, let nearest):
      Diagnostic(
        .documentUnknown,
        Phrase("引用文件里没有“\(name)”", "`\(name)` is not among the cited documents"),
        at: .init(span),
        hint: nearest.map { Phrase("是否要写“\($0)”？", "did you mean `\($0)`?") }
          ?? Phrase("在“词汇”的“文件”表里加一行", "add a row to the `documents` table of a vocabulary")
      )
    case .titleMismatch(let written, let number, let title, let span):
      Diagnostic(
        .documentUnknown,
        Phrase("“\(number)”的题名不是“\(written)”", "`\(number)` is not titled `\(written)`"),
        at: .init(span),
        hint: Phrase("是否要写“《\(title)》（\(number)）”？", "did you mean `《\(title)》（\(number)）`?")
      )
    case .documentNotInForce(let name, let span, let since, let until):
      Diagnostic(
        .documentNotInForce,
        Phrase(
          "“\(name)”\(since.map { "自 \($0.text) 起施行，" } ?? "")\(until.map { "已于 \($0.text) 失效，" } ?? "")不能在此之外作依据",
          "`\(name)` is in force only\(since.map { " from \($0.text)" } ?? "")\(until.map { " until \($0.text)" } ?? "")"
        ),
        at: .init(span),
        hint: until.map {
          Phrase("加一行“废止：\($0.text)”，或改引现行文件", "add `repealed: \($0.text)`, or cite the document in force")
        }
          ?? Phrase("把“施行”改到该日或之后", "move `effective` to that day or later")
      )
    case .datesReversed(let span):
      Diagnostic(
        .datesReversed,
        Phrase("废止不晚于施行", "the day of repeal is not after the day of effect"),
        at: .init(span),
        hint: Phrase("检查两个日期", "check the two dates")
      )
    case .parentBelow(let name, let span):
      Diagnostic(
        .scenarioUnit,
        Phrase("上级“\(name)”的层级不在它之上", "its parent `\(name)` is not on a higher tier"),
        at: .init(span),
        hint: Phrase("改层级，或改上级", "change the tier or the parent")
      )
    case .parentCycle(let name, let span):
      Diagnostic(
        .scenarioUnit,
        Phrase("“\(name)”成了自己的上级", "`\(name)` is its own parent"),
        at: .init(span),
        hint: Phrase("改“上级”一列", "change the column `parent`")
      )
    case .verdictMissing(let span):
      Diagnostic(
        .scenarioExpectation,
        Phrase("没有写判定", "no verdict is given"),
        at: .init(span),
        hint: Phrase("写成“甲市 汇总 不通过”", "write `甲市 aggregate fail`")
      )
    case .contradictoryFigures(let span):
      Diagnostic(
        .scenarioUnit,
        Phrase("一格里的几个数要用不同的单位", "figures in one cell need different units"),
        at: .init(span),
        hint: Phrase("例如 210.57 平方公里；31.58 万亩", "such as 210.57 平方公里; 31.58 万亩")
      )
    case .planSetRepeated(let span, let first):
      Diagnostic(
        .planSetRepeated,
        Phrase("一次只能有一个规划集", "only one plan set can be declared"),
        at: .init(span),
        secondary: [.init(first, Phrase("另一个在这里", "the other is here"))],
        hint: Phrase("删去其中一个", "delete one of them")
      )
    case .nothingTested(let span):
      Diagnostic(
        .scenarioExpectation,
        Phrase("这个案例没有写“应当”", "this scenario expects nothing"),
        at: .init(span),
        hint: Phrase("加一行“应当：甲市 汇总 通过”", "add `expect: 甲市 aggregate pass`")
      )
    case .region(let problem): problem.diagnostic
    case .code(let problem): problem.diagnostic
    case .matrix(let problem): problem.diagnostic
    case .entry(let problem): problem.diagnostic
    }
  }
}

private func phrase(_ chinese: String, _ english: String, _ dimension: Dimension) -> Phrase {
  Phrase(chinese + dimension.name.chinese, english + " " + dimension.name.english)
}

private func list(_ keywords: [Keyword], _ language: Language) -> String {
  keywords.map { $0.spelled(in: language) }.joined(separator: language == .chinese ? "、" : ", ")
}

private func example(of dimension: Dimension) -> String {
  switch dimension {
  case .area: "300 万亩"
  case .length: "3 千米"
  case .volume: "10.76 亿立方米"
  case .ratio: "1.3 倍"
  case .people: "50 万人"
  case .money: "100 亿元"
  case .count: "3 个"
  case .year: "2035年"
  default: "…"
  }
}

extension CheckProblem.Use {
  fileprivate var message: Phrase {
    switch self {
    case .condition: Phrase("这里要一个条件，却是一个数量", "a condition is needed here, this is an amount")
    case .amount: Phrase("这里要一个数量，却是一个条件", "an amount is needed here, this is a condition")
    case .figure: Phrase("这里要一个指标，例如 本级的耕地保有量", "an indicator is needed here, such as own.耕地保有量")
    case .childrenOutsideReduction: Phrase("“下级”有许多个，要先合计", "there are many children; they must be combined first")
    case .reductionOfOthers: Phrase("只有“下级”的指标可以合计、比大小", "only figures of the children can be combined")
    case .precisionOutsideFigures: Phrase("“印数一致”只用于“对于：每个指标”", "`agrees` is for `each: figure` only")
    case .tierOutsideAmong: Phrase("层级只能这样比：本级的层级 属于 市级、县级", "tiers compare like this only: own.tiers in 市级, 县级")
    }
  }

  fileprivate var hint: Phrase {
    switch self {
    case .condition: Phrase("例如 … 不低于 300 万亩", "such as … >= 300 万亩")
    case .amount: Phrase("删去关系词，或加上括号", "drop the relation, or add brackets")
    case .figure: Phrase("写成“本级的…”“上级的…”或“下级的…”", "write own.…, parent.… or children.…")
    case .childrenOutsideReduction: Phrase("是否要写“合计（下级的…）”？", "did you mean `sum(children.…)`?")
    case .reductionOfOthers: Phrase("写成“合计（下级的…）”", "write `sum(children.…)`")
    case .precisionOutsideFigures: Phrase("加一行“对于：每个指标”", "add `each: figure`")
    case .tierOutsideAmong: Phrase("改成“属于”", "use `in`")
    }
  }
}
