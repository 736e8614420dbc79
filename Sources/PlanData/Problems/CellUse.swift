internal import RuleDSL

/// What became of a cell of a sheet.
enum CellUse: Hashable, Sendable {
  /// Read as a value, a name or a code.
  case used
  /// Says what a column, table or sheet is about.
  case heading
  case unused(Unused)

  enum Unused: Hashable, Sendable {
    case title
    case note
    case serial
    /// A row that says what it is about, and nothing of it.
    case noFigure
    /// A column whose header is not known.
    case unknownColumn(String)
    /// A column of figures of the plan before this one.
    case formerPlan
    /// A total that the rows add up to.
    case sum
    /// A total that differs from what the rows add up to, which is reported.
    case wrongSum
    /// A total that could not be checked.
    case uncheckedSum
    /// A row whose unit of government, year or subject is not known, which is a problem of its own.
    case unresolved
    /// A row about something that the vocabulary lacks, of which there is a note.
    case stranger
    /// A row with more or fewer fields than the header, which is a problem of its own.
    case ragged
    /// The table has no row.
    case headerOnly
    case hiddenSheet
    /// Nothing in the sheet looks like a table.
    case noTable

    var said: Phrase {
      switch self {
      case .title: Phrase("标题", "title")
      case .note: Phrase("说明", "note")
      case .serial: Phrase("序号", "serial numbers")
      case .noFigure: Phrase("这一行没有数", "a row without figures")
      case .unknownColumn(let name): Phrase("列“\(clipped(name))”的表头不认识", "the header “\(clipped(name))” is not known")
      case .formerPlan: Phrase("上一轮规划的数", "figures of the plan before")
      case .sum: Phrase("合计，与各行之和相符", "totals, which the rows add up to")
      case .wrongSum: Phrase("合计，与各行之和不符", "totals, which the rows do not add up to")
      case .uncheckedSum: Phrase("合计，没有核对", "totals, not checked")
      case .unresolved: Phrase("不知道说的是哪里、哪年或什么", "not known which place, year or subject is meant")
      case .stranger: Phrase("词汇里没有这一项", "not in the vocabulary")
      case .ragged: Phrase("字段数与表头不同", "not as many fields as the header")
      case .headerOnly: Phrase("只有表头，没有一行", "a header and no row")
      case .hiddenSheet: Phrase("隐藏的工作表，没有读", "a hidden sheet, not read")
      case .noTable: Phrase("不是表", "no table")
      }
    }
  }
}
