extension SyntaxProblem {
  /// The diagnostic a planner reads; the only wording of these problems.
  var diagnostic: Diagnostic {
    switch self {
    case .strangeCharacter(let scalar, let span):
      Diagnostic(
        .strangeCharacter,
        Phrase("这里不能有\(name(of: scalar, .chinese))", "\(name(of: scalar, .english)) cannot stand here"),
        at: .init(span),
        hint: Phrase("删去它；名称里确需此字时写成「…」", "delete it; if a name needs it, write the name as 「…」")
      )
    case .unclosedQuote(let mark, let span):
      Diagnostic(
        .unclosedQuote,
        Phrase("引号没有收尾", "the quotation is not closed"),
        at: .init(span),
        hint: Phrase("在末尾加“\(mark)”", "add `\(mark)` at its end")
      )
    case .unknownWord(let word, let span, let nearest):
      Diagnostic(
        .unknownWord,
        Phrase("没有“\(word)”这种子句", "there is no clause `\(word)`"),
        at: .init(span),
        hint: nearest.map(suggestion)
          ?? Phrase("接着写上一子句时，行首不要用“词：”", "to continue the clause above, do not begin the line with `word:`")
      )
    case .colonMissing(let keyword, let span):
      Diagnostic(
        .unknownWord,
        Phrase("“\(keyword.spelling.chinese)”后面要有冒号", "`\(keyword.spelling.english)` needs a colon after it"),
        at: .init(span),
        hint: Phrase("写成“\(keyword.spelling.chinese)：…”", "write `\(keyword.spelling.english): …`")
      )
    case .outsideBlock(let span, let nearest):
      Diagnostic(
        .unexpectedContent,
        Phrase("这一行不属于任何一块", "this line belongs to no block"),
        at: .init(span),
        hint: nearest.map(suggestion)
          ?? Phrase("在它前面写一行“规则 名称”或“传导 名称”", "write a line `rule NAME` or `transmission NAME` before it")
      )
    case .titleMissing(let keyword, let span):
      Diagnostic(
        .unexpectedContent,
        Phrase("“\(keyword.spelling.chinese)”后面缺名称", "`\(keyword.spelling.english)` needs a title after it"),
        at: .init(span),
        hint: Phrase("写成“\(keyword.spelling.chinese) 名称”", "write `\(keyword.spelling.english) TITLE`")
      )
    case .labelMissing(let keyword, let span):
      Diagnostic(
        .unexpectedContent,
        Phrase("“\(keyword.spelling.chinese)”要有名字", "`\(keyword.spelling.english)` needs a name"),
        at: .init(span),
        hint: Phrase("写成“\(keyword.spelling.chinese) 名字：…”", "write `\(keyword.spelling.english) NAME: …`")
      )
    case .contentMissing(let keyword, let span):
      Diagnostic(
        .unexpectedContent,
        Phrase("“\(keyword.spelling.chinese)”的冒号后面是空的", "nothing follows the colon of `\(keyword.spelling.english)`"),
        at: .init(span),
        hint: Phrase("补上内容，或删去这一行", "fill it in, or delete the line")
      )
    case .misplacedClause(let keyword, let block, let span):
      Diagnostic(
        .clauseMisplaced,
        Phrase(
          "“\(block.spelling.chinese)”里没有“\(keyword.spelling.chinese)”这种子句",
          "a \(block.spelling.english) has no clause `\(keyword.spelling.english)`"
        ),
        at: .init(span),
        hint: Keyword.mistaken[keyword.spelling.chinese].flatMap { $0.isClause(of: block) ? suggestion($0) : nil }
          ?? Phrase(
            "“\(block.spelling.chinese)”可以有：\(clauses(of: block, .chinese))",
            "a \(block.spelling.english) may have: \(clauses(of: block, .english))"
          )
      )
    case .continuationWithoutClause(let span):
      Diagnostic(
        .unexpectedContent,
        Phrase("这一行前面没有可接着写的子句", "there is no clause above that this line could continue"),
        at: .init(span),
        hint: Phrase("行首写上子句的词和冒号，例如“要求：…”", "begin it with the word of a clause and a colon, such as `require: …`")
      )
    case .unexpectedTable(let span):
      Diagnostic(
        .malformedTable,
        Phrase("这里不能有表格", "a table cannot stand here"),
        at: .init(span),
        hint: Phrase(
          "表格写在“指标：”“文件：”“下达关系：”“图层：”或“假设：”下面",
          "tables stand below `indicators:`, `documents:`, `issuers:`, `layers:` or `given:`"
        )
      )
    case .unexpected(let found, let span, let wanted):
      Diagnostic(
        .unexpectedContent,
        found.isEmpty
          ? Phrase("这里缺\(wanted.name.chinese)", "\(wanted.name.english) is missing here")
          : Phrase(
            "这里应当\(wanted == .endOfClause ? "" : "是")\(wanted.name.chinese)，却写着“\(found)”",
            "expected \(wanted.name.english), found `\(found)`"
          ),
        at: .init(span),
        hint: found.first.map { "-－−".contains($0) } ?? false
          ? Phrase("数字前面不写负号；缓冲只向外扩", "write no sign before a number; buffers only grow") : wanted.hint
      )
    case .missingBlanks(let word, let span, let withBlanks):
      Diagnostic(
        .missingBlanks,
        Phrase("“\(word)”的词与词之间没有空格", "the words in `\(word)` are not separated"),
        at: .init(span),
        hint: Phrase("是否要写“\(withBlanks)”？", "did you mean `\(withBlanks)`?")
      )
    case .unknownRelation(let word, let span, let nearest):
      Diagnostic(
        .unknownWord,
        Phrase("没有“\(word)”这个关系词", "there is no relation `\(word)`"),
        at: .init(span),
        hint: suggestion(nearest)
      )
    case .tooDeep(let span):
      Diagnostic(
        .tooDeep,
        Phrase("这一条件太长或括号太深", "this condition is too long or nested too deeply"),
        at: .init(span),
        hint: Phrase("用“设 名：…”拆成几步", "split it into steps with `let NAME: …`")
      )
    case .malformedNumber(let text, let span):
      Diagnostic(
        .malformedNumber,
        Phrase("“\(text)”不是一个数", "`\(text)` is not a number"),
        at: .init(span),
        hint: Phrase(
          "只写数字和小数点，不用千分位，例如 17050.00",
          "digits and a point only, no thousands separator, such as 17050.00"
        )
      )
    case .unknownUnit(let text, let span, let nearest):
      Diagnostic(
        .unknownUnit,
        Phrase("没有“\(text)”这种单位", "there is no unit `\(text)`"),
        at: .init(span),
        hint: nearest.map { Phrase("是否要写“\($0)”？", "did you mean `\($0)`?") }
          ?? Phrase("例如 万亩、公顷、平方千米、亿立方米、倍、%", "such as 万亩, ha, km2, 亿立方米, times, %")
      )
    case .malformedDate(let text, let span):
      Diagnostic(
        .malformedDate,
        Phrase("“\(text)”不是日期", "`\(text)` is not a date"),
        at: .init(span),
        hint: Phrase("写成 2026-11-20", "write it as 2026-11-20")
      )
    case .malformedCitation(let span, let fault):
      Diagnostic(.malformedCitation, fault.message, at: .init(span), hint: fault.hint)
    case .raggedTable(let span, let found, let wanted):
      Diagnostic(
        .malformedTable,
        Phrase("这一行有 \(found) 格，表头有 \(wanted) 格", "this row has \(found) cells, the header has \(wanted)"),
        at: .init(span),
        hint: Phrase("补齐或删去多余的格；空格也要留着竖线", "fill up or remove cells; an empty cell keeps its bars")
      )
    case .emptyTable(let span):
      Diagnostic(
        .malformedTable,
        Phrase("下面缺表格", "a table is missing below"),
        at: .init(span),
        hint: Phrase("下一行写“| 名称 | 单位 |”", "write `| name | unit |` on the next line")
      )
    case .malformedMap(let span, let fault):
      Diagnostic(.malformedTable, fault.message, at: .init(span), hint: fault.hint)
    case .placeholderUnclosed(let span):
      Diagnostic(
        .unclosedQuote,
        Phrase("花括号没有收尾", "the brace is not closed"),
        at: .init(span),
        hint: Phrase("写成“{差额}”", "write `{difference}`")
      )
    case .malformedFormat(let text, let span):
      Diagnostic(
        .unexpectedContent,
        Phrase("“符合”后面要有写法，却是 \(text)", "`matches` needs a format behind it, not \(text)"),
        at: .init(span),
        hint: Phrase(
          "写成“{日期}{6 位}”这样：花括号里是 日期、代码 或 几位，别的照写",
          "write such as `{date}{6 digits}`: braces hold date, code or a number of digits; all else stands for itself"
        )
      )
    }
  }
}

private func suggestion(_ keyword: Keyword) -> Phrase {
  Phrase("是否要写“\(keyword.spelling.chinese)”？", "did you mean `\(keyword.spelling.english)`?")
}

private func clauses(of block: Keyword, _ language: Language) -> String {
  Keyword.allCases.filter { $0.isClause(of: block) }.map { $0.spelled(in: language) }
    .joined(separator: language == .chinese ? "、" : ", ")
}

private func name(of scalar: Unicode.Scalar, _ language: Language) -> String {
  let code = "U+" + String(scalar.value, radix: 16, uppercase: true)
  let isVisible = scalar.properties.generalCategory != .control && scalar.properties.generalCategory != .format
  let shown = isVisible ? "“\(scalar)”" : (scalar.properties.name ?? "")
  switch language {
  case .chinese: return "字符 \(code) \(shown)"
  case .english: return "character \(code) \(shown)"
  }
}

extension SyntaxProblem.Expected {
  fileprivate var name: Phrase {
    switch self {
    case .amount: Phrase("数量、指标或括号", "an amount, an indicator or a bracket")
    case .relation: Phrase("关系词", "a relation")
    case .rightParenthesis: Phrase("右括号", "a closing bracket")
    case .endOfClause: Phrase("结束", "the end of the clause")
    case .text: Phrase("一句引号里的话", "a sentence in quotes")
    case .method: Phrase("传导方式", "a method of transmission")
    case .name: Phrase("名称", "a name")
    case .difference: Phrase("“差额”或“缺”", "`difference` or `missing`")
    case .order: Phrase("“保护”“开发”或“一致”", "`protect`, `develop` or `equal`")
    case .tolerance: Phrase("“面积”或“宽度”", "`area` or `width`")
    case .cell: Phrase("“每格”", "`cell`")
    case .quantity: Phrase("数字和单位", "a number and its unit")
    }
  }

  fileprivate var hint: Phrase {
    switch self {
    case .amount: Phrase("例如 本级的耕地保有量，或 300 万亩", "such as own.耕地保有量, or 300 万亩")
    case .relation: Phrase("例如 不低于、不超过、等于", "such as >=, <=, ==")
    case .rightParenthesis: Phrase("补一个“）”", "add a `)`")
    case .endOfClause: Phrase("另起一行写下一子句，或用“且”“或”连接", "begin the next clause on a new line, or join with `and`, `or`")
    case .text: Phrase("写成“……{差额}……”", "write “… {difference} …”")
    case .method:
      Phrase(
        "写 分解、加权，权重 …、逐级、一致、引用、空间继承，保护、名录，或 定位",
        "write apportion; weighted, weight …; stepwise; equal; reference; spatial, protect; list; or designation"
      )
    case .name: Phrase("写名称；含空格或“的”时写成「…」", "write a name; with blanks or 的 inside as 「…」")
    case .difference: Phrase("写“差额 1.00 万亩”或“缺 乙县、丙县”", "write `difference 1.00 万亩` or `missing 乙县、丙县`")
    case .order: Phrase("写成“空间继承，保护”", "write `spatial, protect`")
    case .tolerance: Phrase("写成“面积 1 平方米，宽度 0.1 米”", "write `area 1 平方米, width 0.1 米`")
    case .cell: Phrase("写成“每格 100 米”", "write `cell 100 米`")
    case .quantity: Phrase("例如 1 平方米、100 米，前面不写别的", "such as 1 平方米 or 100 米, with nothing before it")
    }
  }
}

extension SyntaxProblem.MapFault {
  fileprivate var message: Phrase {
    switch self {
    case .strangeRow: Phrase("图的这一行写了别的东西", "something else than cells stands in this row of the map")
    case .ragged(let found, let wanted):
      Phrase("这一行有 \(found) 格，第一行有 \(wanted) 格", "this row has \(found) cells, the first has \(wanted)")
    case .noRows: Phrase("下面缺图", "the map is missing below")
    }
  }

  fileprivate var hint: Phrase {
    switch self {
    case .strangeRow: Phrase("一行只写 ■ 和 □（或 # 和 .），中间不空格", "write ■ and □ (or # and .) only, without blanks")
    case .ragged: Phrase("各行写成一样长", "make all rows equally long")
    case .noRows: Phrase("下一行写“■■□”", "write `■■□` on the next line")
    }
  }
}

extension SyntaxProblem.Fault {
  fileprivate var message: Phrase {
    switch self {
    case .titleUnclosed: Phrase("书名号没有收尾", "the title is not closed")
    case .bracketUnclosed: Phrase("文号的括号没有收尾", "the bracket of the document number is not closed")
    case .article(let text): Phrase("“\(text)”不像条款", "`\(text)` does not look like an article")
    case .empty: Phrase("两个分号之间没有引文", "there is no citation between the semicolons")
    }
  }

  fileprivate var hint: Phrase {
    switch self {
    case .titleUnclosed: Phrase("在题名后加“》”", "add `》` after the title")
    case .bracketUnclosed: Phrase("在文号后加“）”", "add `)` after the number")
    case .article: Phrase("写成“第二条”“第一条第（二）款”或“附件2”", "write it as 第二条, 第一条第（二）款 or 附件2")
    case .empty: Phrase("删去多余的“；”", "delete the extra semicolon")
    }
  }
}
