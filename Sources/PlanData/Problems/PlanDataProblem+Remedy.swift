public import RuleDSL

extension PlanDataProblem {
  /// One concrete edit.
  public var remedy: Phrase { kind.remedy }
}

extension PlanDataProblem.Kind {
  fileprivate var remedy: Phrase {
    switch self {
    case .folderMissing:
      Phrase(
        "检查路径，规划集是一个文件夹",
        "check the path; a plan set is a folder"
      )
    case .notFolder:
      Phrase(
        "写文件所在的文件夹",
        "name the folder that holds the file"
      )
    case .folderUnreadable:
      Phrase(
        "检查文件夹的读取权限",
        "check that the folder may be read"
      )
    case .noUnitTable:
      Phrase(
        "放一个 units.csv，表头为 行政区代码,名称,层级,上级代码",
        "add units.csv with the header code,name,tier,parent_code"
      )
    case .noFigureTable:
      Phrase(
        "放一个 indicators.csv，表头为 行政区代码,年份,指标,关系,数值,单位,依据,条款",
        "add indicators.csv with the header unit_code,year,indicator,operator,value_as_printed,unit,source_doc,clause"
      )
    case .declaredFileMissing:
      Phrase(
        "放入这个文件，或改正“规划集”里的文件名",
        "add the file, or correct its name in the 规划集 block"
      )
    case .unreadable:
      Phrase(
        "检查文件是否完整、是否允许读取",
        "check that the file is whole and may be read"
      )
    case .libraryMissing(_, let package):
      Phrase(
        "运行 apt-get install \(package)，或把表另存为 CSV",
        "run apt-get install \(package), or save the table as CSV"
      )
    case .digestLibraryMissing:
      Phrase("运行 apt-get install libssl3，或换一种报告格式", "run apt-get install libssl3, or choose another report format")
    case .database(let failure): failure.remedy
    case .emptyFile:
      Phrase(
        "写入表头和各行，或删去这个文件",
        "write a header and rows, or remove the file"
      )
    case .noRows:
      Phrase(
        "每个行政区写一行",
        "write one row for each unit"
      )
    case .sheetsMissing:
      Phrase(
        "把表放进名为“\(TableKind.units.names[1])”或“\(TableKind.figures.names[1])”的工作表",
        "put the table on a sheet called “\(TableKind.units.names[0])” or “\(TableKind.figures.names[0])”"
      )
    case .wrongEncoding:
      Phrase(
        "用 Excel 另存为“CSV UTF-8（逗号分隔）”",
        "save it again as “CSV UTF-8 (comma delimited)”"
      )
    case .wideEncoding:
      Phrase(
        "用 Excel 另存为“CSV UTF-8（逗号分隔）”",
        "save it again as “CSV UTF-8 (comma delimited)”"
      )
    case .notText:
      Phrase(
        "确认扩展名与内容一致，另存为 CSV",
        "check that the name's ending fits the content, and save it as CSV"
      )
    case .columnMissing(let column, _):
      Phrase(
        "加一列，表头写“\(column.spellings[0])”",
        "add a column with the header “\(column.spellings[1])”"
      )
    case .columnRepeated(let column):
      Phrase(
        "只留一列“\(column.spellings[0])”",
        "keep one column “\(column.spellings[1])”"
      )
    case .ragged(let expected, let found):
      Phrase(
        found > expected ? "删去多余的逗号，或给含逗号的文字加英文双引号" : "补足缺少的逗号，空着的字段也要占位",
        found > expected
          ? "remove the surplus commas, or put double quotes round text that holds commas"
          : "add the missing commas; blank fields need theirs too"
      )
    case .rowTooLong:
      Phrase(
        "检查是否少了换行，或文件不是表格",
        "check for a missing line end, or whether this is a table at all"
      )
    case .quoteOpen:
      Phrase(
        "补上结尾的双引号；文字里的双引号写两个",
        "add the closing quote; write a quote inside text twice"
      )
    case .blank:
      Phrase(
        "填上，或删去这一行",
        "fill it in, or remove the row"
      )
    case .codeRepeated:
      Phrase(
        "删去一行，或改正代码",
        "remove one of the rows, or correct the code"
      )
    case .tierUnknown(_, let known):
      Phrase(
        "改写为 \(chineseList(known)) 之一，或在词汇里给层级加别名",
        "write one of \(englishList(known)), or give a tier this alias in the vocabulary"
      )
    case .parentUnknown(_, let nearest):
      Phrase(
        nearest.map { "是否要写“\($0)”？否则加上这个上级的一行" } ?? "加上这个上级的一行，或改正上级代码",
        nearest.map { "did you mean “\($0)”? otherwise add a row for that parent" }
          ?? "add a row for that parent, or correct the code"
      )
    case .parentCycle:
      Phrase(
        "改正其中一行的上级代码，最高一级留空",
        "correct one of the parent codes; the highest unit has none"
      )
    case .parentNotAbove:
      Phrase(
        "改正层级或上级代码",
        "correct the tier or the parent code"
      )
    case .unitUnknown(_, let nearest):
      Phrase(
        nearest.map { "是否要写“\($0)”？否则在行政区表加一行" } ?? "在行政区表加一行，或改正代码",
        nearest.map { "did you mean “\($0)”? otherwise add a row to the table of units" }
          ?? "add a row to the table of units, or correct the code"
      )
    case .badYear:
      Phrase(
        "写 1900 至 2200 之间的四位数字，例如 2035",
        "write four digits between 1900 and 2200, such as 2035"
      )
    case .badRelation:
      Phrase(
        "写 >=、<=、= 或 不低于、不超过、等于；空着按指标的方向",
        "write >=, <= or =; blank takes the indicator's direction"
      )
    case .badRole:
      Phrase(
        "写 本级、下达、现状、维护前 或 维护后；空着是本级",
        "write own, allotted, present, before or after; blank is own"
      )
    case .badNumber(_, let flaw):
      Phrase(
        flaw.remedy.chinese,
        flaw.remedy.english
      )
    case .measureUnknown(_, let nearest):
      Phrase(
        nearest.map { "是否要写“\($0)”？" } ?? "写 万亩、公顷、平方千米、亿立方米、倍、% 等",
        nearest.map { "did you mean “\($0)”?" } ?? "write 万亩, 公顷, 平方千米, 亿立方米, 倍, % or the like"
      )
    case .wrongDimension:
      Phrase(
        "改正单位或指标",
        "correct the unit or the indicator"
      )
    case .outOfRange:
      Phrase(
        "检查数字和单位，是否多写了位数或“万”",
        "check the digits and the unit; a digit or a 万 too many?"
      )
    case .tooPrecise:
      Phrase(
        "按文件印出的位数填写",
        "write the digits as the document prints them"
      )
    case .figureRepeated:
      Phrase(
        "删去其中一行",
        "remove one of the rows"
      )
    case .figuresDiffer:
      Phrase(
        "一项承诺只留一个数；现状或下达的数请填“来源”列",
        "keep one figure for one commitment; mark a present or an allotted one in the column role"
      )
    case .placeOutside:
      Phrase(
        "所在地写本规划范围以内的单位，范围以外的部分由那里的规划列",
        "name units within the plan's territory; what lies outside is for the plans there to list"
      )
    case .valueUnknown(_, _, let nearest):
      Phrase(
        nearest.map { "是否要写“\($0)”？" } ?? "写词汇里“定位”表的取值，或把它加进去",
        nearest.map { "did you mean “\($0)”?" }
          ?? "write a value of the designation in the vocabulary, or add it there"
      )
    case .valueRepeated:
      Phrase(
        "一个地方只留一行",
        "keep one row for one place"
      )
    case .more:
      Phrase(
        "先改正列出的，再运行一次",
        "correct those listed, then run again"
      )
    }
  }
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
