public import RuleDSL

extension PlanDataProblem {
  /// Where it stands and what is wrong, in one sentence.
  public var message: Phrase {
    let said = kind.words.said
    let table = sheet.isEmpty ? file : "\(file)[\(sheet)]"
    let place = cell.map { Phrase(" \($0)", " \($0)") } ?? row.map { Phrase(" 第 \($0) 行", " row \($0)") }
    let chinese = table + (place?.chinese ?? "") + (column.map { "“\($0.spellings[0])”" } ?? "")
    let english = table + (place?.english ?? "") + (column.map { " \($0.spellings[1])" } ?? "")
    return Phrase(
      chinese.isEmpty ? said.chinese : "\(chinese)：\(said.chinese)",
      english.isEmpty ? said.english : "\(english): \(said.english)"
    ).asOneLine
  }

  /// One concrete edit.
  public var remedy: Phrase { kind.words.remedy }
}

extension PlanDataProblem.Kind {
  /// What is wrong, without the place, and one concrete edit; the only wording.
  fileprivate var words: (said: Phrase, remedy: Phrase) {
    switch self {
    case .folderMissing(let path):
      Phrase("没有文件夹“\(path)”", "there is no folder “\(path)”")
        .remedied(by: "检查路径，规划集是一个文件夹", "check the path; a plan set is a folder")
    case .notFolder(let path):
      Phrase("“\(path)”是文件，不是文件夹", "“\(path)” is a file, not a folder")
        .remedied(by: "写文件所在的文件夹", "name the folder that holds the file")
    case .folderUnreadable(let path, let reason):
      Phrase("不能打开文件夹“\(path)”（\(reason)）", "the folder “\(path)” cannot be opened (\(reason))")
        .remedied(by: "检查文件夹的读取权限", "check that the folder may be read")
    case .noUnitTable(let names):
      Phrase("没有行政区表，找过 \(chineseList(names))", "there is no table of units; looked for \(englishList(names))")
        .remedied(
          by: "放一个 units.csv，表头为 行政区代码,名称,层级,上级代码",
          "add units.csv with the header code,name,tier,parent_code"
        )
    case .noFigureTable(_, let unread) where !unread.isEmpty: Self.noFigures(but: unread)
    case .noFigureTable(let names, _):
      Phrase("没有指标表，找过 \(chineseList(names))", "there is no table of figures; looked for \(englishList(names))")
        .remedied(
          by: "放一个 indicators.csv，表头为 行政区代码,年份,指标,关系,数值,单位,依据,条款",
          "add indicators.csv with the header unit_code,year,indicator,operator,value_as_printed,unit,source_doc,clause"
        )
    case .tableUnread(let form): (form.words.said, form.words.remedy)
    case .declaredFileMissing:
      Phrase("规划集写了这个文件，但文件夹里没有", "the plan set names this file, but the folder lacks it")
        .remedied(by: "放入这个文件，或改正“规划集”里的文件名", "add the file, or correct its name in the 规划集 block")
    case .nameUnusable:
      Phrase(
        "名称不是 UTF-8，或含有控制字符，里面的内容没有读",
        "the name is not UTF-8 or holds control characters, so nothing in it was read"
      )
      .remedied(
        by: "改名；解压缩留下的 GBK 名称可以用 convmv -f gbk -t utf8 --notest 转换",
        "rename it; names in GBK, as unpacking leaves them, are converted by convmv -f gbk -t utf8 --notest"
      )
    case .unreadable(let reason):
      Phrase("不能读取（\(reason)）", "cannot be read (\(reason))")
        .remedied(by: "检查文件是否完整、是否允许读取", "check that the file is whole and may be read")
    case .libraryMissing(let name, let package):
      Phrase("读这种文件需要 \(name)，本机没有装", "reading this kind of file needs \(name), which is not installed")
        .remedied(
          by: "运行 apt-get install \(package)，或把表另存为 CSV",
          "run apt-get install \(package), or save the table as CSV"
        )
    case .digestLibraryMissing:
      Phrase(
        "JSON 报告要写各文件的摘要（SHA-256），需要 libcrypto，本机没有装",
        "a JSON report states the digest (SHA-256) of every file, which needs libcrypto; it is not installed"
      )
      .remedied(
        by: "运行 apt-get install libssl3，或换一种报告格式",
        "run apt-get install libssl3, or choose another report format"
      )
    case .database(let failure): failure.words
    case .emptyFile:
      Phrase("文件是空的", "the file is empty")
        .remedied(by: "写入表头和各行，或删去这个文件", "write a header and rows, or remove the file")
    case .noRows:
      Phrase("只有表头，没有一行", "there is a header and no row")
        .remedied(by: "每个行政区写一行", "write one row for each unit")
    case .sheetsMissing:
      Phrase("文件里没有工作表", "the file holds no sheet")
        .remedied(
          by: "把表放进名为“\(TableKind.units.names[1])”或“\(TableKind.figures.names[1])”的工作表",
          "put the table on a sheet called “\(TableKind.units.names[0])” or “\(TableKind.figures.names[0])”"
        )
    case .wrongEncoding(let byte):
      Phrase(
        "第 \(byte) 字节（从 0 数起）既不是 UTF-8 也不是 GB18030 文字",
        "byte \(byte), counted from 0, is text neither in UTF-8 nor in GB18030"
      )
      .remedied(by: "用 Excel 另存为“CSV UTF-8（逗号分隔）”", "save it again as “CSV UTF-8 (comma delimited)”")
    case .wideEncoding:
      Phrase("文件是 UTF-16 编码", "the file is in UTF-16")
        .remedied(by: "用 Excel 另存为“CSV UTF-8（逗号分隔）”", "save it again as “CSV UTF-8 (comma delimited)”")
    case .notText:
      Phrase("不是文字表格，含有空字节", "this is no text table: it holds zero bytes")
        .remedied(by: "确认扩展名与内容一致，另存为 CSV", "check that the name's ending fits the content, and save it as CSV")
    case .columnMissing(let column, let found):
      Phrase(
        "缺少列 \(column.label)，表头只有 \(chineseList(found))",
        "the column \(column.spellings[1]) (\(column.spellings[0])) is missing; the header has \(englishList(found))"
      )
      .remedied(by: "加一列，表头写“\(column.spellings[0])”", "add a column with the header “\(column.spellings[1])”")
    case .columnRepeated(let column):
      Phrase(
        "列 \(column.label) 有两列以上",
        "the column \(column.spellings[1]) (\(column.spellings[0])) stands more than once"
      )
      .remedied(by: "只留一列“\(column.spellings[0])”", "keep one column “\(column.spellings[1])”")
    case .headerUnknown(let name, let nearest): SheetWording.headerUnknown(name, nearest)
    case .columnUnclear(let name, let figures): SheetWording.columnUnclear(name, figures)
    case .lineUnclear(let text): SheetWording.lineUnclear(text)
    case .headerBlank(let cell, let figures): SheetWording.headerBlank(cell, figures)
    case .ragged(let expected, let found):
      Phrase("有 \(found) 个字段，表头有 \(expected) 个", "there are \(found) fields where the header has \(expected)")
        .remedied(
          by: found > expected ? "删去多余的逗号，或给含逗号的文字加英文双引号" : "补足缺少的逗号，空着的字段也要占位",
          found > expected
            ? "remove the surplus commas, or put double quotes round text that holds commas"
            : "add the missing commas; blank fields need theirs too"
        )
    case .rowTooLong(let limit):
      Phrase(
        "这一行超过 \(limit >> 20) MiB，后面的行没有读",
        "this row is longer than \(limit >> 20) MiB; what follows was not read"
      )
      .remedied(by: "检查是否少了换行，或文件不是表格", "check for a missing line end, or whether this is a table at all")
    case .quoteOpen:
      Phrase("英文双引号没有闭合，后面的行没有读", "a double quote is never closed; what follows was not read")
        .remedied(by: "补上结尾的双引号；文字里的双引号写两个", "add the closing quote; write a quote inside text twice")
    case .blank:
      Phrase("空着", "blank")
        .remedied(by: "填上，或删去这一行", "fill it in, or remove the row")
    case .codeRepeated(let code, let first):
      Phrase(
        "代码“\(code)”重复，已在 \(first.wording.chinese)",
        "the code “\(code)” stands already in \(first.wording.english)"
      )
      .remedied(by: "删去一行，或改正代码", "remove one of the rows, or correct the code")
    case .tierUnknown(let name, let known):
      Phrase("没有叫“\(clipped(name))”的层级", "there is no tier called “\(clipped(name))”")
        .remedied(
          by: "改写为 \(chineseList(known)) 之一，或在词汇里给层级加别名",
          "write one of \(englishList(known)), or give a tier this alias in the vocabulary"
        )
    case .dateUnknown(let text):
      Phrase("“\(clipped(text))”读不成日期", "“\(clipped(text))” cannot be read as a day")
        .remedied(
          by: "写成 2024-03-25；还没有批复的写“在编”，不知道的留空",
          "write 2024-03-25; write 在编 where the plan is not approved yet, nothing where it is not known"
        )
    case .parentUnknown(let code, let nearest, let taken):
      Phrase(
        "没有代码为“\(clipped(code))”的上级" + (taken.map { "，按代码暂归“\($0)”" } ?? ""),
        "there is no unit with the code “\(clipped(code))” to be the parent"
          + (taken.map { "; by its own code it is taken to be of “\($0)”" } ?? "")
      )
      .remedied(
        by: nearest.map { "是否要写“\($0)”？否则加上这个上级的一行" } ?? "加上这个上级的一行，或改正上级代码",
        nearest.map { "did you mean “\($0)”? otherwise add a row for that parent" }
          ?? "add a row for that parent, or correct the code"
      )
    case .parentCycle(let members):
      Phrase("上级关系成环：\(ring(members, " → "))", "the parents form a cycle: \(ring(members, " → "))")
        .remedied(by: "改正其中一行的上级代码，最高一级留空", "correct one of the parent codes; the highest unit has none")
    case .parentNotAbove(let parent, let parentTier, let tier):
      Phrase(
        "上级“\(parent)”是\(parentTier)，不高于本行的\(tier)",
        "the parent “\(parent)” is of the tier \(parentTier), which is not above \(tier)"
      )
      .remedied(by: "改正层级或上级代码", "correct the tier or the parent code")
    case .unitUnknown(let code, let nearest):
      Phrase("行政区表里没有代码“\(clipped(code))”", "the table of units has no code “\(clipped(code))”")
        .remedied(
          by: nearest.map { "是否要写“\($0)”？否则在行政区表加一行" } ?? "在行政区表加一行，或改正代码",
          nearest.map { "did you mean “\($0)”? otherwise add a row to the table of units" }
            ?? "add a row to the table of units, or correct the code"
        )
    case .badYear(let text):
      Phrase("年份“\(clipped(text))”不能用", "“\(clipped(text))” is no usable year")
        .remedied(by: "写 1900 至 2200 之间的四位数字，例如 2035", "write four digits between 1900 and 2200, such as 2035")
    case .badRelation(let text):
      Phrase("不认识关系“\(clipped(text))”", "“\(clipped(text))” is no known operator")
        .remedied(by: "写 >=、<=、= 或 不低于、不超过、等于；空着按指标的方向", "write >=, <= or =; blank takes the indicator's direction")
    case .badRole(let text):
      Phrase("不认识来源“\(clipped(text))”", "“\(clipped(text))” is no known role")
        .remedied(by: "写 本级、下达、现状、维护前 或 维护后；空着是本级", "write own, allotted, present, before or after; blank is own")
    case .badNumber(let text, let flaw):
      (Phrase("“\(clipped(text))”不是数字", "“\(clipped(text))” is not a number"), flaw.remedy)
    case .measureUnknown(let text, let nearest):
      Phrase("不认识单位“\(clipped(text))”", "“\(clipped(text))” is no known unit of measure")
        .remedied(
          by: nearest.map { "是否要写“\($0)”？" } ?? "写 万亩、公顷、平方千米、亿立方米、倍、% 等",
          nearest.map { "did you mean “\($0)”?" } ?? "write 万亩, 公顷, 平方千米, 亿立方米, 倍, % or the like"
        )
    case .wrongDimension(let indicator, let expected, let measure, let found):
      Phrase(
        "“\(indicator)”是\(expected.name.chinese)，“\(measure)”是\(found.name.chinese)的单位",
        "“\(indicator)” is a quantity of \(expected.name.english), and “\(measure)” a unit of \(found.name.english)"
      )
      .remedied(by: "改正单位或指标", "correct the unit or the indicator")
    case .outOfRange(let text):
      Phrase("“\(clipped(text))”超出能计算的范围", "“\(clipped(text))” is beyond what can be reckoned with")
        .remedied(by: "检查数字和单位，是否多写了位数或“万”", "check the digits and the unit; a digit or a 万 too many?")
    case .tooPrecise(let text):
      Phrase("“\(clipped(text))”的小数位太多，不能精确保存", "“\(clipped(text))” has more decimals than can be kept exactly")
        .remedied(by: "按文件印出的位数填写", "write the digits as the document prints them")
    case .figuresDiffer(let subject, let here, let there, let first):
      Phrase(
        "\(subject.wording.chinese)在这里是 \(clipped(here))，在 \(first.wording.chinese) 是 \(clipped(there))",
        "\(subject.wording.english) is \(clipped(here)) here and \(clipped(there)) in \(first.wording.english)"
      )
      .remedied(
        by: "一项承诺只留一个数；现状或下达的数请填“来源”列",
        "keep one figure for one commitment; mark a present or an allotted one in the column role"
      )
    case .placeOutside(let place, let unit):
      Phrase("“\(place)”不在“\(unit)”以内", "“\(place)” does not lie within “\(unit)”")
        .remedied(
          by: "所在地写本规划范围以内的单位，范围以外的部分由那里的规划列",
          "name units within the plan's territory; what lies outside is for the plans there to list"
        )
    case .valueUnknown(let text, let designation, let nearest):
      Phrase("\(designation)没有取值“\(clipped(text))”", "“\(clipped(text))” is no value of \(designation)")
        .remedied(
          by: nearest.map { "是否要写“\($0)”？" } ?? "写词汇里“定位”表的取值，或把它加进去",
          nearest.map { "did you mean “\($0)”?" }
            ?? "write a value of the designation in the vocabulary, or add it there"
        )
    case .valueRepeated(let place, let designation, let here, let there, let first):
      Phrase(
        here == there
          ? "\(place)的\(designation)与 \(first.wording.chinese) 重复"
          : "\(place)的\(designation)在这里是“\(here)”，在 \(first.wording.chinese) 是“\(there)”",
        here == there
          ? "the \(designation) of \(place) repeats \(first.wording.english)"
          : "the \(designation) of \(place) is \(here) here and \(there) in \(first.wording.english)"
      )
      .remedied(by: "一个地方只留一行", "keep one row for one place")
    case .memoryLacking(let need, let left): SheetWording.memoryLacking(need, left)
    case .tableTooLarge: SheetWording.tableTooLarge
    case .refused(let refusal): refusal.words
    case .notUnderstood(let found): SheetWording.notUnderstood(found)
    case .notCalculated: SheetWording.notCalculated
    case .formulaError(let text): SheetWording.formulaError(text)
    case .cellRepeated(let text): SheetWording.cellRepeated(text)
    case .codeSpoiled(let text, let flaw): SheetWording.codeSpoiled(text, flaw)
    case .parentBlank(let unit, let taken): SheetWording.parentBlank(unit, taken)
    case .unitAmbiguous(let name, let among): SheetWording.unitAmbiguous(name, among)
    case .unitsApart(let one, let other): SheetWording.unitsApart(one, other)
    case .jointFigure(let text, let units): SheetWording.jointFigure(text, units)
    case .nameMismatch(let code, let known, let name): SheetWording.nameMismatch(code, known, name)
    case .unitsConflict(let one, let other): SheetWording.unitsConflict(one, other)
    case .relationsConflict(let one, let other): SheetWording.relationsConflict(one, other)
    case .percentUnknown(let text): SheetWording.percentUnknown(text)
    case .beyondGround(let text, let tier, let ground): SheetWording.beyondGround(text, tier, ground)
    case .beyondOwnGround(let subject, let text, let ground): groundExceeded(subject.wording, text, ground)
    case .sumDiffers(let indicator, let stated, let sum): SheetWording.sumDiffers(indicator, stated, sum)
    case .nameUnknown(let name, let subject, let nearest, let rows):
      SheetWording.nameUnknown(name, subject, nearest, rows)
    case .keysCollide(let list, let key, let names, let first): SheetWording.keysCollide(list, key, names, first)
    case .more(let count):
      Phrase("另有 \(count) 个问题没有列出", "\(counted(count, "more problem")) \(count == 1 ? "is" : "are") not listed")
        .remedied(by: "先改正列出的，再运行一次", "correct those listed, then run again")
    }
  }
}

/// What is said of an area that does not fit into the plan's own ground.
private func groundExceeded(_ subject: Phrase, _ text: String, _ ground: String) -> (said: Phrase, remedy: Phrase) {
  (
    Phrase(
      "\(subject.chinese)是 \(clipped(text))，大于本行政区图层的面积（\(ground)）",
      "\(subject.english) is \(clipped(text)), more than its own 行政区 layer measures (\(ground))"
    ),
    Phrase("检查数字和单位；含海域的，行政区图层也要画到海域", "check the digits and the unit; where it counts sea, draw the sea, too")
  )
}

extension PlanDataProblem.Place {
  var wording: Phrase {
    let table = sheet.isEmpty ? file : "\(file)[\(sheet)]"
    guard let cell else { return Phrase("\(table) 第 \(row) 行", "\(table) row \(row)") }
    return Phrase("\(table) \(cell)", "\(table) \(cell)")
  }
}

extension PlanDataProblem.Subject {
  fileprivate var wording: Phrase {
    Phrase("\(unit) \(year) 年的“\(indicator)”", "“\(indicator)” of \(unit) in \(year)")
  }
}

/// The members of a cycle, back to the first; a long one in part.
private func ring(_ members: [String], _ arrow: String) -> String {
  let shown = members.count > 8 ? members.prefix(7) + ["…"] : members[...]
  return (shown + members.prefix(1)).joined(separator: arrow)
}

extension PlanDataProblem.NumberFlaw {
  fileprivate var remedy: Phrase {
    switch self {
    case .separators: Phrase("去掉千分位分隔符，只留数字和小数点", "remove the thousands separators")
    case .negative: Phrase("规划指标不能是负数，检查负号", "a commitment cannot be negative; check the sign")
    case .scientific: Phrase("不用科学记数法，写出全部数字", "write all digits instead of an exponent")
    case .unitAttached: Phrase("把单位移到“单位”列", "move the unit to the column unit")
    case .other:
      Phrase(
        "写数字、未分解、不适用，或带“指标”“下达”等字样的引用",
        "write digits, unallotted, notapplicable, or a reference such as 自治区下达指标"
      )
    }
  }
}
