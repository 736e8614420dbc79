internal import RuleDSL

/// What was read in another form than it is written: one note for every table, with the first place.
struct FormNotes: Sendable {
  enum Form: Int, Hashable, Sendable, CaseIterable {
    case longCode, codeFraction, unitByName, parentByName, otherParent, parentOutside, shortName
    case qualifiedName, unitAbove, unitWrittenOnce, nameForCode
    case separators, apostrophe, unitInCell, relationInCell, strictRelation, footnote, aside, notProvided, approximate
    case lookAlike, blanksInName, serialInName, areaOmitted, nameWithUnit, yearInName, relationInName, yearInWords,
      stageYear
    case bareDigits, roundedShown, notShown, struck, comment, ditto, repeatedCell, covered, hidingUnknown, hiddenRow,
      merged
    case headerSpread, columnByCells, indicatorOfTitle, measureOfTitle, measureOfRow, yearOfTitle, yearAssumed,
      baseYear,
      baseAssumed, roleOfTitle,
      unitOfSheet
    case blankRole, blankRelation, blankPlace, levelUnused, designationOfHeader, designationOfTitle, repeatedFigure,
      zero, slip

    var said: Phrase {
      switch self {
      case .longCode: Phrase("代码的位数与行政区表不同，多出的零不计", "codes differ from the table of units in zeros at the end")
      case .codeFraction: Phrase("代码带着“.0”，按整数读", "codes with “.0” are read as whole numbers")
      case .unitByName: Phrase("没有代码，按名称找到行政区", "units without codes are found by name")
      case .parentByName: Phrase("上级写的是名称，按名称找到", "parents are found by name")
      case .otherParent:
        Phrase("上级与代码前几位所指的不同，按写的上级读", "parents differ from what the codes begin with; the stated one counts")
      case .parentOutside:
        Phrase(
          "最高一级的上级不在行政区表里，按没有上级读",
          "parents of the highest tier are not in the table of units; they count as none"
        )
      case .shortName:
        Phrase("名称与行政区表写法不同，按代码认", "names are written otherwise than in the table of units; codes count")
      case .qualifiedName: Phrase("名称前后的代码、“合计”一类的字不计", "codes, 合计 and the like beside names are left out")
      case .nameForCode:
        Phrase("行政区表没有代码，行政区按名称认", "the table of units has no codes; units are known by their names")
      case .unitWrittenOnce:
        Phrase(
          "每个行政区只写在第一行，空着的行按上面的算",
          "each unit is written in its first row only; blank rows are of the unit above"
        )
      case .unitAbove:
        Phrase(
          "重名的行政区按标题或上面一行所在的认",
          "of units with one name, the one within that of the title or of the row above counts"
        )
      case .separators: Phrase("数里的千分位分隔符不计", "thousands separators in numbers are left out")
      case .apostrophe:
        Phrase("数或代码前的撇号、外面的 =\"\" 不计", "apostrophes before numbers and codes, and =\"\" round them, are left out")
      case .unitInCell: Phrase("单位写在数的后面，照此读", "the unit of measure stands behind the number")
      case .relationInCell: Phrase("关系写在数的前面，照此读", "the relation stands before the number")
      case .strictRelation:
        Phrase("“大于”按不低于读，“小于”按不超过读", "“more than” is read as at least, “less than” as at most")
      case .footnote: Phrase("脚注标记不计", "footnote marks are left out")
      case .aside: Phrase("数后面括号里的“其中”“含”一类的话没有读", "其中, 含 and the like in brackets behind numbers are not read")
      case .notProvided: Phrase("“—”“/”一类按未提供读", "—, / and the like are read as not provided")
      case .approximate: Phrase("“约”不计", "约 (about) is left out")
      case .lookAlike:
        Phrase("部首、零宽字符一类按看上去的字读", "radicals, characters without width and the like are read as they look")
      case .blanksInName: Phrase("名称中间的空格不计", "blanks inside names are left out")
      case .serialInName: Phrase("名称前的序号一类的字不计", "serial numbers before names are left out")
      case .areaOmitted: Phrase("指标名称省了“面积”，照此读", "names of indicators leave out 面积 (area)")
      case .nameWithUnit: Phrase("指标名称里带着单位，照此读", "the unit of measure stands in the name of the indicator")
      case .yearInName: Phrase("年份写在指标名称里，照此读", "the year stands in the name of the indicator")
      case .relationInName:
        Phrase("关系写在指标名称里，照此读", "the relation stands in the name of the indicator")
      case .yearInWords:
        Phrase(
          "年份写成“至2035年”“2021—2035年”一类，按最后一年读",
          "a year such as 至2035年 or 2021—2035年 is the last one of it"
        )
      case .stageYear:
        Phrase(
          "“近期”按 2025 年读，“规划目标年”“远期”按 2035 年读",
          "近期 is read as 2025, 规划目标年 and 远期 as 2035"
        )
      case .bareDigits:
        Phrase(
          "数值存的是数字，印出几位读不出，按印刷位的规则不给余地",
          "values are stored as numbers: how many digits were printed is not known, so nothing is forgiven for rounding"
        )
      case .roundedShown:
        Phrase("单元格显示的位数比存的少，按显示的读", "cells show fewer digits than they store; what they show counts")
      case .notShown:
        Phrase("单元格里有数而不显示，按没有填读", "cells whose numbers are not shown are read as blank")
      case .struck: Phrase("划去的字不算写了的", "struck-out text counts as not written")
      case .comment: Phrase("单元格有批注，批注没有读", "cells have comments, which are not read")
      case .ditto: Phrase("“同上”“〃”按上面一格的读", "同上 and 〃 are what stands above")
      case .repeatedCell:
        Phrase("文件里同一格有几个，内容相同，按一个读", "cells that the file holds more than once, always the same, count once")
      case .covered:
        Phrase("合并的单元格下面盖着的值看不见，没有读", "values that merged cells cover are not seen, and not read")
      case .hidingUnknown:
        Phrase(
          "旧格式（.xls）读不出哪些工作表和行是隐藏的，都读了",
          "the old format (.xls) does not tell which sheets and rows are hidden; all are read"
        )
      case .hiddenRow: Phrase("有隐藏的行或列，也读了", "hidden rows or columns are read, too")
      case .merged: Phrase("合并的单元格，每一格都按它的值读", "a merged cell counts for all of its range")
      case .headerSpread: Phrase("表头里空着的格按左边的读", "a blank header cell is what stands to its left")
      case .columnByCells:
        Phrase("有一列的表头不认识，按里面的内容认出是来源或年份", "a column without a known header is one of roles or years by its cells")
      case .indicatorOfTitle: Phrase("指标取自标题或名称", "the indicator is that of the title or name")
      case .measureOfTitle: Phrase("单位取自标题", "the unit of measure is that of the title")
      case .measureOfRow:
        Phrase("表头和行里的单位不同，按行里的读", "header and row name different units of measure; the row's counts")
      case .yearOfTitle: Phrase("年份取自标题、工作表或文件的名称", "the year is that of the title or name")
      case .yearAssumed:
        Phrase("没有写年份，按规划目标年 2035 年读", "no year is stated; it is taken to be 2035, the target year of the plans")
      case .baseYear:
        Phrase("目标年以前的年份没有写来源，按现状读", "years before those of targets are the present state where no role is stated")
      case .baseAssumed:
        Phrase(
          "现状没有写年份，按规划期前一年（一般是 2020 年）读",
          "no year of the present state is stated; it is taken to be the year before the plans begin, mostly 2020"
        )
      case .roleOfTitle: Phrase("来源取自标题或工作表的名称", "the role is that of the title or name")
      case .unitOfSheet: Phrase("行政区取自工作表或文件的名称", "the unit of government is that of the sheet or file")
      case .blankRole: Phrase("来源空着，按本级读", "a blank role is read as own")
      case .blankRelation: Phrase("关系空着，按指标的方向读", "a blank relation is the indicator's direction")
      case .blankPlace:
        Phrase(
          "所在地空着而别的行写了，按整个规划的读",
          "a blank place beside stated ones is read as no place within the plan"
        )
      case .levelUnused:
        Phrase("词汇里这个名录不分级，级别没有用", "the vocabulary divides the list into no levels; the level is not used")
      case .designationOfHeader:
        Phrase("定位写在表头，按每行的行政区自己的读", "the 定位 is a header; each row is what its unit itself says")
      case .designationOfTitle:
        Phrase(
          "定位写在表头，标题是上级的，按上级给每行的读",
          "the 定位 is a header and the title that of a unit above; each row is what that unit says of it"
        )
      case .zero: Phrase("数值是 0，按 0 读，请核对", "values of 0 are read as such; check that they are meant")
      case .slip:
        Phrase(
          "与下达的数正好差 15、100、1500 或 10000 倍，像是单位写错",
          "differs from what was allotted by a factor of exactly 15, 100, 1500 or 10000, as a wrong unit does"
        )
      case .repeatedFigure: Phrase("与前面相同的数，只算一次", "figures stated before are counted once")
      }
    }
  }

  private struct Count: Sendable {
    var rows = 0
    /// The first place, by row.
    var row = Int.max
    var place = ""
  }

  private struct Key: Hashable, Comparable, Sendable {
    var table: String
    var form: Form

    static func < (left: Key, right: Key) -> Bool {
      (left.table, left.form.rawValue) < (right.table, right.form.rawValue)
    }
  }

  private var counts: [Key: Count] = [:]

  mutating func add(_ form: Form, _ site: TableSite, row: Int, column: Column? = nil, cell: String? = nil) {
    var count = counts[Key(table: site.name, form: form)] ?? Count()
    count.rows += 1
    if row < count.row {
      count.row = row
      count.place = cell ?? column.flatMap { site.layout?.cell(of: $0, row: row) } ?? "\(row)"
    }
    counts[Key(table: site.name, form: form)] = count
  }

  /// Adds those of a part of a table whose rows count from another start.
  mutating func add(_ other: FormNotes, rowOffset: Int = 0) {
    for (key, count) in other.counts {
      let place = Int(count.place) != nil ? "\(count.row + rowOffset)" : count.place
      guard var own = counts[key] else {
        counts[key] = Count(rows: count.rows, row: count.row + rowOffset, place: place)
        continue
      }
      own.rows += count.rows
      if count.row + rowOffset < own.row { (own.row, own.place) = (count.row + rowOffset, place) }
      counts[key] = own
    }
  }

  var phrases: [Phrase] {
    counts.sorted { $0.key < $1.key }.map { key, count in
      let isCell = Int(count.place) == nil
      let said = key.form.said
      return Phrase(
        "\(key.table)：\(said.chinese)（\(count.rows) 处，\(isCell ? count.place : "第 \(count.place) 行")起）",
        "\(key.table): \(said.english) (\(counted(count.rows, "place")), from \(isCell ? "" : "row ")\(count.place))"
      )
    }
  }
}
