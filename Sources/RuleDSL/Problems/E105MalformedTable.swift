/// E105: a table or a map that cannot be read.
extension Diagnostic {
  static func unexpectedTable(at span: Span) -> Self {
    let words = Keyword.allCases.filter(\.takesTable)
    let list = words.map { "`\($0.english)`" }.joined(separator: ", ")
    return Diagnostic(.malformedTable, at: span, "这里不能有表格", "a table cannot stand here")
      .advising("表格写在这些词下面：\(Keyword.list(words, .chinese))", "tables stand below \(list)")
  }

  static func raggedTable(at span: Span, found: Int, wanted: Int) -> Self {
    Diagnostic(.malformedTable, at: span)
      .saying("这一行有 \(found) 格，表头有 \(wanted) 格", "this row has \(found) cells, the header has \(wanted)")
      .advising("补齐或删去多余的格；空格也要留着竖线", "fill up or remove cells; an empty cell keeps its bars")
  }

  static let emptyTable = Remark(.malformedTable, "下面缺表格", "a table is missing below")
    .advising("下一行写“| 名称 | 单位 |”", "write `| name | unit |` on the next line")

  /// Something else than cells among the rows of a map.
  static let strangeMapRow = Remark(.malformedTable)
    .saying("图的这一行写了别的东西", "something else than cells stands in this row of the map")
    .advising("一行只写 ■ 和 □（或 # 和 .），中间不空格", "write ■ and □ (or # and .) only, without blanks")

  static func raggedMap(at span: Span, found: Int, wanted: Int) -> Self {
    Diagnostic(.malformedTable, at: span)
      .saying("这一行有 \(found) 格，第一行有 \(wanted) 格", "this row has \(found) cells, the first has \(wanted)")
      .advising("各行写成一样长", "make all rows equally long")
  }

  static let emptyMap = Remark(.malformedTable, "下面缺图", "the map is missing below")
    .advising("下一行写“■■□”", "write `■■□` on the next line")

  static func columnMissing(_ column: Keyword, at span: Span) -> Self {
    Diagnostic(.malformedTable, at: span)
      .saying("表头缺“\(column.chinese)”一列", "the header lacks the column `\(column.english)`")
      .advising("在表头加“\(column.chinese)”", "add `\(column.english)` to the header")
  }

  static func columnUnknown(_ text: String, at span: Span, allowed: [Keyword]) -> Self {
    .init(.malformedTable, at: span, "没有“\(text)”这一列", "there is no column `\(text)`")
      .suggesting(
        Keyword.guess(text, ofColumns: allowed),
        for: text,
        at: span,
        else: Phrase("可以有：\(Keyword.list(allowed, .chinese))", "one of: \(Keyword.list(allowed, .english))")
      )
  }

  /// 耕地保有量（万亩） as a column of figures.
  static func unitInHeader(_ unit: String, name: String, at span: Span) -> Self {
    .init(.malformedTable, at: span, "表头里不写单位“\(unit)”", "a header holds no unit `\(unit)`")
      .advising(
        "表头只写“\(name)”；单位写在每一格里，例如 300 \(unit)",
        "write `\(name)`, and the unit in each cell, such as 300 \(unit)"
      )
      .editing(span, name)
  }

  static func cellMissing(_ column: Keyword, at span: Span) -> Self {
    Diagnostic(.malformedTable, at: span)
      .saying("这一行没有填“\(column.chinese)”", "this row leaves `\(column.english)` blank")
      .advising("填上，或删去这一行", "fill it in, or delete the row")
  }

  static let loneCell = Remark(.malformedTable, "线图层里单独的一格画不出线", "a cell by itself draws no line")
    .advising("把线经过的格都写成 ■，至少相邻的两格", "fill every cell that the line runs through, at least two that meet")

  static func malformedFilter(_ text: String, at span: Span) -> Self {
    .init(.malformedTable, at: span, "“\(text)”不是条件", "`\(text)` is not a condition")
      .advising("写成“字段=值”，例如 GHFQDM=410、420", "write FIELD=VALUES, such as GHFQDM=410、420")
  }

  /// In the column 字段 of a vocabulary.
  static func malformedFields(_ text: String, at span: Span) -> Self {
    .init(.malformedTable, at: span, "“\(text)”不是字段的写法", "`\(text)` does not name fields")
      .advising("写成“名称=字段”，例如 维护类型=WHLX、维护理由=WHLY", "write NAME=FIELD, such as 维护类型=WHLX、维护理由=WHLY")
  }

  /// In the column 代码系统 of 图层.
  static func malformedSystems(_ text: String, at span: Span) -> Self {
    Diagnostic(.malformedTable, at: span)
      .saying("“\(text)”不是字段的代码系统", "`\(text)` does not name code systems of fields")
      .advising(
        "写成“字段=代码系统”，字段是同一行“字段”里的名称，例如 分区代码=CN-2021",
        "write FIELD=SYSTEM with a name of the column `fields`, such as 分区代码=CN-2021"
      )
  }

  static func malformedCode(_ text: String, at span: Span) -> Self {
    .init(.malformedTable, at: span, "“\(text)”不是代码的写法", "`\(text)` is not written as a code")
      .advising("代码只用数字和字母，后缀只用字母", "codes are digits and letters, suffixes letters only")
  }

  static func malformedUnit(_ text: String, at span: Span) -> Self {
    let isShort = [2, 4].contains(text.count) && text.allSatisfy { $0.isASCII && $0.isNumber }
    let whole = isShort ? text + String(repeating: "0", count: 6 - text.count) : nil
    return Diagnostic(.malformedTable, at: span)
      .saying("“\(text)”不是行政区代码", "`\(text)` is not the code of a unit")
      .suggesting(whole, at: span, else: Phrase("写六位数字，如 330000", "write six digits, such as 330000"))
  }

  static let matrixTableMissing = Remark(.malformedTable, "这个准入矩阵没有表", "this matrix has no table")
    .advising(
      "在“纵向：…”下面写表：第一行是分区代码，第一列是用途代码",
      "write the table below `rows: …`: codes of zones in its first row, codes of uses in its first column"
    )
    .following(from: [.textHere])

  /// Items that are told apart otherwise cannot belong to a list.
  static func broaderListKeyed(_ list: String, by key: Keyword, at span: Span) -> Self {
    Diagnostic(.malformedTable, at: span)
      .saying(
        "“\(list)”按\(key.chinese)识别，归到它的名录也要按\(key.chinese)识别",
        "items of `\(list)` are known by \(key.english); a list that narrows it must know its own by the same"
      )
      .advising("把两行的“识别”写成一样的", "give both rows the same `key`")
  }

  /// A value that over some steps is a subdivision of itself.
  static func narrowsItself(_ value: String, at span: Span) -> Self {
    Diagnostic(.malformedTable, at: span)
      .saying("“\(value)”绕了一圈细化的是它自己", "`\(value)` narrows itself in the end")
      .advising("改正“细化”一列，最宽的取值空着", "correct the column `narrows`; leave it blank for the broadest value")
  }
}
