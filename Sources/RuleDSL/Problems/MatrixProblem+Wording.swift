extension MatrixProblem {
  /// The diagnostic a planner reads; the only wording of these problems.
  var diagnostic: Diagnostic {
    switch self {
    case .tableMissing(let span):
      Diagnostic(
        .malformedTable,
        Phrase("这个准入矩阵没有表", "this matrix has no table"),
        at: .init(span),
        hint: Phrase(
          "在“纵向：…”下面写表：第一行是分区代码，第一列是用途代码",
          "write the table below `rows: …`: codes of zones in its first row, codes of uses in its first column"
        )
      )
    case .cellBlank(let row, let column, let span):
      Diagnostic(
        .matrixIncomplete,
        Phrase("“\(row)”在“\(column)”里没有填", "the cell of `\(row)` in `\(column)` is blank"),
        at: .init(span),
        hint: Phrase("填 允许、禁止、条件① 或 待核实", "write admitted, prohibited, condition① or undetermined")
      )
    case .cellUnknown(let text, let span):
      Diagnostic(
        .unknownWord,
        Phrase("格里不能写“\(text)”", "`\(text)` cannot stand in a cell"),
        at: .init(span),
        hint: Phrase(
          "写 允许、禁止、待核实，或条件的编号，例如 条件①②",
          "write admitted, prohibited, undetermined, or numbers of conditions, such as condition①②"
        )
      )
    case .unlistedMissing(let axis, let codes, let span):
      Diagnostic(
        .matrixIncomplete,
        Phrase(
          "\(axis == .rows ? "没有一行" : "没有一列")管到 \(enumerated(codes, .chinese))，也没有写“未列明”",
          "no \(axis == .rows ? "row" : "column") covers \(enumerated(codes, .english)), and there is no `unlisted`"
        ),
        at: .init(span),
        hint: Phrase(
          "加一行“未列明：禁止”，或把它们写进表里",
          "add a line `unlisted: prohibited`, or write them into the table"
        )
      )
    case .unknownCondition(let label, let span, let known):
      Diagnostic(
        .unknownName,
        Phrase("没有写条件\(label)", "there is no condition\(label)"),
        at: .init(span),
        hint: known.isEmpty
          ? Phrase("加一行“条件\(label)：…”", "add a line `condition\(label): …`")
          : Phrase(
            "加一行“条件\(label)：…”，或写 \(known.map { "条件\($0)" }.joined(separator: "、"))",
            "add a line `condition\(label): …`, or write \(known.map { "condition\($0)" }.joined(separator: ", "))"
          )
      )
    case .unusedCondition(let label, let span):
      Diagnostic(
        .unusedDefinition,
        Phrase("“条件\(label)”没有用到", "the condition \(label) is not used"),
        at: .init(span),
        hint: Phrase("删去这一行，或在表里写“条件\(label)”", "delete the line, or write `condition\(label)` in the table")
      )
    case .conditionNumber(let label, let span):
      Diagnostic(
        .unexpectedContent,
        Phrase("“\(label)”不是条件的编号", "`\(label)` is not the number of a condition"),
        at: .init(span),
        hint: Phrase("写成“条件①：…”或“条件1：…”", "write `condition①: …` or `condition1: …`")
      )
    case .unknownPlaceholder(let span):
      Diagnostic(
        .unknownPlaceholder,
        Phrase("准入矩阵的这句话里不能写这个", "this cannot stand in the sentence of a matrix"),
        at: .init(span),
        hint: Phrase(
          "例如 {本级的名称}、{分区}、{用途}、{面积}、{占比}、{用途的项目名称}",
          "such as {own.name}, {zone}, {use}, {area}, {share}, {use.FIELD}"
        )
      )
    case .parcelUnknown(let word, let span, let known):
      Diagnostic(
        .unknownName,
        Phrase("所画的图斑没有一个写着“\(word)”", "no parcel that is drawn says `\(word)`"),
        at: .init(span),
        hint: known.isEmpty
          ? Phrase("在“图”的“每格”后面写上字段，例如“，用途代码 0301”", "write fields behind the size of a cell of its `map`")
          : Phrase("可以写：\(known.joined(separator: "、"))", "one of: \(known.joined(separator: ", "))")
      )
    case .parcelUnclear(let count, let span):
      Diagnostic(
        .scenarioExpectation,
        Phrase("这样写的图斑有 \(count) 个", "\(count) parcels say so"),
        at: .init(span),
        hint: Phrase(
          "再写一个字段的值，或给它们写上不同的字段值，例如项目名称",
          "write the value of another field, too, or give them fields that differ, such as names"
        )
      )
    case .refinesItself(let id, let span):
      Diagnostic(
        .admissionLooser,
        Phrase("\(id) 成了自己的上级矩阵", "\(id) is above itself"),
        at: .init(span),
        hint: Phrase("写上级的准入矩阵的编号", "write the id of a matrix of an upper tier")
      )
    case .counterpartMissing(let axis, let codes, let gap, let span):
      Diagnostic(
        .counterpartMissing,
        Phrase(
          "\(axis == .rows ? "用途" : "分区") \(enumerated(codes, .chinese)) 在 \(gap.target) 里对应什么，没有写，无法同上级矩阵相比",
          "what \(axis == .rows ? "use" : "zone") \(enumerated(codes, .english)) is in \(gap.target) is not said, so the upper matrix cannot be compared"
        ),
        at: .init(span),
        hint: Phrase(
          "在“词汇”里写“对照 \(gap.source) → \(gap.target)：”，给它们各加一行；没有对应的写“无”",
          "add rows for them to `mapping \(gap.source) -> \(gap.target):` in a vocabulary; `none` where there is no counterpart"
        )
      )
    case .looser(let looseness, let span, let upper):
      Diagnostic(
        .admissionLooser,
        looseness.message,
        at: .init(span, looseness.lower.label),
        secondary: [.init(upper, looseness.upper.label)],
        hint: looseness.hint
      )
    case .looserClause(let clause, let lower, let upper, let span):
      Diagnostic(
        .admissionLooser,
        Phrase(
          "\(lower) 的“\(clause.spelling.chinese)”比上级矩阵 \(upper) 宽",
          "`\(clause.spelling.english)` of \(lower) is looser than that of the upper matrix \(upper)"
        ),
        at: .init(span),
        hint: clause == .exception
          ? Phrase("删去这个例外，或写成上级已有的例外", "delete the exception, or write one that the upper matrix has")
          : Phrase("照上级的写，或写得更严", "write it as above, or stricter")
      )
    }
  }
}

extension MatrixProblem.Looseness {
  fileprivate var message: Phrase {
    Phrase(
      "下级放宽：\(lower.zone) 里的 \(lower.use)，\(lower.id) 为\(lower.answer.chinese)，上级 \(upper.id) 为\(upper.answer.chinese)",
      "looser than above: \(lower.use) in \(lower.zone) is \(lower.answer.english) by \(lower.id), \(upper.answer.english) by \(upper.id)"
    )
  }

  fileprivate var hint: Phrase {
    let place = lower.isUnlisted ? Phrase("未列明", "`unlisted`") : Phrase("这一格", "this cell")
    guard let first = missing.first else {
      return upper.isUndecided
        ? Phrase("把\(place.chinese)写成“待核实”或“禁止”", "write `undetermined` or `prohibited` in \(place.english)")
        : Phrase("把\(place.chinese)写成“禁止”", "write `prohibited` in \(place.english)")
    }
    let others =
      missing.count > 1 ? Phrase("等 \(missing.count) 个条件", " and \(missing.count - 1) more") : Phrase("", "")
    return Phrase(
      "给\(place.chinese)加上条件“\(first.chinese)”\(others.chinese)，或写成“禁止”",
      "add the condition `\(first.english)`\(others.english) to \(place.english), or write `prohibited`"
    )
  }
}

extension MatrixProblem.Looseness.Side {
  /// What stands at the place, and on what ground; of the upper side with its codes, which may be others.
  fileprivate var label: Phrase {
    Phrase(
      "\(id)：\(zone) × \(use) \(answer.chinese)\(isUnlisted ? "（未列明）" : "")，依据 \(basis.chinese)",
      "\(id): \(zone) × \(use) \(answer.english)\(isUnlisted ? " (unlisted)" : ""), basis \(basis.english)"
    )
  }
}
