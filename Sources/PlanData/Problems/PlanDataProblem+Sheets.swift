internal import RuleDSL

/// What may be wrong with tables as people keep them.
enum SheetWording {
  typealias Words = (said: Phrase, remedy: Phrase)

  static var tableTooLarge: Words {
    (
      Phrase("表太大，或单元格散得太开，没有读", "the table is too large, or its cells are too far apart; it was not read"),
      Phrase("另存为 CSV，或删去表外的单元格", "save it as CSV, or remove cells outside the table")
    )
  }

  static func memoryLacking(_ need: Int, _ left: Int) -> Words {
    (
      Phrase(
        "读这张表约需 \(need) MiB 内存，只剩 \(left) MiB，没有读",
        "reading this table takes some \(need) MiB of memory, and \(left) MiB are left; it was not read"
      ),
      Phrase("放宽内存限额，或把规划集分成几个", "allow more memory, or divide the plan set")
    )
  }

  static func notUnderstood(_ found: [String]) -> Words {
    (
      Phrase(
        "看不出是什么表" + (found.isEmpty ? "" : "，只认得 \(chineseList(found))"),
        "cannot tell what table this is" + (found.isEmpty ? "" : "; only \(englishList(found)) is known")
      ),
      Phrase(
        "表头写 行政区代码（或行政区名称）和指标名称；用 rulec table 看怎样读",
        "write 行政区代码 (or 行政区名称) and names of indicators as headers; rulec table shows what is read"
      )
    )
  }

  static func headerBlank(_ cell: String, _ figures: Int) -> Words {
    Phrase(
      "从 \(cell) 起，有 \(figures) 个数在没有表头的列里，没有用；可能是千分位的逗号把一个数分成了两个",
      "from \(cell) on, \(counted(figures, "number")) stand in a column without a header and are not used; "
        + "commas of thousands may have cut numbers in two"
    )
    .remedied(by: "补上这一列的表头，或去掉千分位的逗号", "give the column a header, or remove commas of thousands")
  }

  static func headerUnknown(_ name: String, _ nearest: Column) -> Words {
    (
      Phrase("不认识表头“\(clipped(name))”，这一列没有用", "the header “\(clipped(name))” is not known; its column is not used"),
      Phrase(
        "是否要写“\(nearest.spellings[0])”？不是一回事的，换一个不相像的名字",
        "did you mean “\(nearest.spellings[1])”? if it is something else, give it another name"
      )
    )
  }

  static func lineUnclear(_ text: String) -> Words {
    (
      Phrase(
        "“\(clipped(text))”下面的数没有用：别的几行说下面是什么数，这一行看不出",
        "the figures below “\(clipped(text))” are not used: other lines say what stands below them, this one does not"
      ),
      Phrase(
        "写明指标名称、“下达”或“本级”；不是规划指标的，分到另一张表",
        "name the indicator, 下达 or 本级; if they are no figures of plans, put them into another table"
      )
    )
  }

  static func columnUnclear(_ name: String, _ figures: Int) -> Words {
    (
      Phrase(
        "列“\(clipped(name))”的 \(figures) 个数没有用：看不出是上级下达的、本级的还是现状的",
        "not used: \(counted(figures, "figure")) in the column “\(clipped(name))”, which does not say whether it holds what "
          + "is allotted, the plan's own or present"
      ),
      Phrase(
        "表头写“下达”“本级”或“现状”，没有写明指标的加上指标名称；不是规划指标的，写明是什么",
        "write 下达, 本级 or 现状 in the header, with the indicator where none is named; if they are something else, say what"
      )
    )
  }

  static var notCalculated: Words {
    (
      Phrase("公式没有算出结果", "the formula was never calculated"),
      Phrase("用 Excel 打开并保存一次，或写成数值", "open and save it in a spreadsheet program, or write the result")
    )
  }

  static func formulaError(_ text: String) -> Words {
    (
      Phrase("公式的结果是错误 \(clipped(text))", "the formula gives the error \(clipped(text))"),
      Phrase("改正公式，或写成数值", "correct the formula, or write the result")
    )
  }

  static func cellRepeated(_ text: String) -> Words {
    (
      Phrase("文件里这一格有几个，内容不同：\(clipped(text))", "the file holds this cell more than once: \(clipped(text))"),
      Phrase("用 Excel 打开，核对后另存", "open it in a spreadsheet program, check the cell, and save it again")
    )
  }

  static func codeSpoiled(_ text: String, _ flaw: PlanDataProblem.CodeFlaw) -> Words {
    (
      Phrase("“\(clipped(text))”\(flaw.said.chinese)", "“\(clipped(text))” \(flaw.said.english)"),
      Phrase("把这一列设为文本，重新填写代码", "format the column as text, and write the code again")
    )
  }

  static func parentBlank(_ unit: String, _ taken: String?) -> Words {
    (
      Phrase(
        "“\(unit)”没有写上级" + (taken.map { "，按代码暂归“\($0)”" } ?? "，哪个规划也不算它"),
        "“\(unit)” names no parent"
          + (taken.map { "; by its code it is taken to be of “\($0)”" } ?? "; it counts for no plan")
      ),
      Phrase("填上级代码；只有最高一级可以空着", "write the code of its parent; only the highest tier has none")
    )
  }

  static func unitAmbiguous(_ name: String, _ among: [String]) -> Words {
    (
      Phrase("叫“\(clipped(name))”的不止一个：\(chineseList(among))", "“\(clipped(name))” may be \(englishList(among))"),
      Phrase("写行政区代码", "write the code of the unit")
    )
  }

  static func unitsApart(_ one: String, _ other: String) -> Words {
    (
      Phrase("“\(clipped(one))”不在“\(clipped(other))”以内", "“\(clipped(one))” does not lie within “\(clipped(other))”"),
      Phrase("改正名称；改好以前这一行不用", "correct the names; until then the row is not used")
    )
  }

  static func jointFigure(_ text: String, _ units: [String]) -> Words {
    (
      Phrase(
        "\(clipped(text)) 合并在 \(chineseList(units)) 的格里，是几处合计还是各处都是，看不出来",
        "\(clipped(text)) is merged over \(englishList(units)); whether it is their total or the figure of each cannot be told"
      ),
      Phrase("每处写各自的数", "write the figure of each")
    )
  }

  static func nameMismatch(_ code: String, _ known: String, _ name: String) -> Words {
    (
      Phrase(
        "代码 \(clipped(code)) 是“\(known)”，这一行的名称却是“\(clipped(name))”",
        "\(clipped(code)) is the code of “\(known)”, but the row says “\(clipped(name))”"
      ),
      Phrase("改正代码或名称；改好以前这一行不用", "correct the code or the name; until then the row is not used")
    )
  }

  static func unitsConflict(_ one: String, _ other: String) -> Words {
    (
      Phrase(
        "一处写单位“\(clipped(one))”，一处写“\(clipped(other))”",
        "it says “\(clipped(one))” here and “\(clipped(other))” there"
      ),
      Phrase("只留一个单位", "keep one unit of measure")
    )
  }

  static func relationsConflict(_ one: String, _ other: String) -> Words {
    (
      Phrase(
        "一处写“\(clipped(one))”，一处写“\(clipped(other))”",
        "it says “\(clipped(one))” here and “\(clipped(other))” there"
      ),
      Phrase("只留一个关系", "keep one relation")
    )
  }

  static func percentUnknown(_ text: String) -> Words {
    (
      Phrase(
        "存的数是 \(clipped(text))，这种文件读不出单元格是否按百分比显示",
        "the number stored is \(clipped(text)); this kind of file does not tell whether the cell shows per cent"
      ),
      Phrase("另存为 xlsx，或把数值写成文字", "save the file as xlsx, or write the value as text")
    )
  }

  static func beyondGround(_ text: String, _ tier: String, _ ground: String) -> Words {
    (
      Phrase(
        "\(clipped(text)) 大于任何一个\(tier)行政区（不到 \(ground)）",
        "\(clipped(text)) is more than any unit of the tier \(tier) has (less than \(ground))"
      ),
      Phrase("检查数字和单位，是否多写了“万”", "check the digits and the unit; a 万 too many?")
    )
  }

  static func sumDiffers(_ indicator: String, _ stated: String, _ sum: String) -> Words {
    (
      Phrase(
        "“\(indicator)”合计写 \(stated)，各行之和是 \(sum)",
        "the total of “\(indicator)” says \(stated), the rows add up to \(sum)"
      ),
      Phrase("核对合计和各行", "check the total and the rows")
    )
  }

  static func nameUnknown(_ name: String, _ subject: Phrase, _ nearest: String, _ rows: Int) -> Words {
    (
      Phrase(
        "词汇里没有\(subject.chinese)“\(clipped(name))”\(oddity(name).chinese)，\(rows) 行没有检查",
        "the vocabulary has no \(subject.english) “\(clipped(name))”\(oddity(name).english); "
          + "\(counted(rows, "row")) \(rows == 1 ? "is" : "are") not checked"
      ),
      Phrase(
        "是否要写“\(nearest)”？不是一回事的，写进词汇",
        "did you mean “\(nearest)”? if it is something else, add it to the vocabulary"
      )
    )
  }

  static func keysCollide(_ list: String, _ key: String, _ names: [String], _ first: PlanDataProblem.Place) -> Words {
    (
      Phrase(
        "\(list)的编号“\(clipped(key))”在这里和 \(first.wording.chinese) 是名称不同的条目：\(chineseList(names))",
        "the key “\(clipped(key))” of \(list) names another item than in \(first.wording.english): \(englishList(names))"
      ),
      Phrase("核对编号，长编号要写成文字", "check the keys; long ones must be text")
    )
  }
}

extension PlanDataProblem.CodeFlaw {
  fileprivate var said: Phrase {
    switch self {
    case .scientific: Phrase("是科学记数法，原来的代码认不出了", "is in scientific notation; the code is lost")
    case .tooLong: Phrase("存成了数字，第十五位以后的数字已经丢失", "is stored as a number, which keeps fifteen digits")
    case .date: Phrase("被改成了日期", "was turned into a date")
    case .zerosLost(let other): Phrase("和“\(other)”只差前面的零", "differs from “\(other)” in leading zeros only")
    }
  }
}

/// Odd characters in a name, which look like ordinary ones.
func oddity(_ name: String) -> Phrase {
  let odd = LookAlikes.odd(in: name)
  guard !odd.isEmpty else { return Phrase("", "") }
  return Phrase("（内有 \(chineseList(odd))）", " (with \(englishList(odd)))")
}
