public import RuleDSL

extension UnreadSentence.Reason {
  /// Why something was not read, in words.
  public var words: Phrase {
    switch self {
    case .wording: Phrase("没有这样的句式", "no phrasing fits")
    case .unknownName: Phrase("词汇里没有这个指标", "no indicator of the vocabulary is called so")
    case .qualified:
      Phrase("名称前面还有不认识的话，可能是另一个范围", "unknown words stand before the name; it may be about something else")
    case .missingNumber: Phrase("没有数", "there is no number")
    case .missingUnit: Phrase("数后面没有单位", "the number has no unit")
    case .wrongUnit: Phrase("单位不是这个指标的", "the unit is not one of this indicator")
    case .unclearNumber: Phrase("数中间隔着空白或页码，看不清是一个数还是几个", "a gap or a page number parts the digits")
    case .noYear: Phrase("不知道是哪一年的", "no year is stated")
    case .exception: Phrase("有前提或例外", "it holds under a condition or with an exception")
    case .tooPrecise: Phrase("位数太多", "it has too many digits")
    case .table: Phrase("表格的这一行没有读出来", "nothing came of this row of a table")
    case .approximate: Phrase("是大约的数", "the amount is about so much, not so much")
    case .unclearName: Phrase("名称从哪里到哪里不能确定", "it is not sure where the names begin and end")
    case .unknownPlace: Phrase("没有行政区表列出这里的地名", "no table of units lists a place that it names")
    case .entry: Phrase("讲到名录或定位，没有这样的句式", "it speaks of a list or a designation, and no phrasing fits")
    case .withdrawn: Phrase("说的是取消、废止或不再执行", "it says that something is cancelled or holds no more")
    case .columns: Phrase("几栏并排在一起，不知道哪里接哪里", "columns stand side by side; nobody knows what goes on where")
    case .otherUnit: Phrase("说的是别的行政区", "it is about another unit of government")
    case .beforePlan: Phrase("早于规划期，是现状，不是指标", "it is of a year before the plan: a state, no commitment")
    case .hidden: Phrase("文件里看不见的字，没有读", "hidden in the file, so it was not read")
    }
  }
}

extension NumberUse.Use {
  /// What a number is, in words; `nil` for one of a figure or of what is listed as unread.
  public var words: Phrase? {
    switch self {
    case .figure, .unread: nil
    case .year: Phrase("年份", "year")
    case .day: Phrase("日期", "date")
    case .documentNumber: Phrase("文号", "number of a document")
    case .itemNumber: Phrase("序号", "number of an item")
    case .baseYear: Phrase("基期年", "base year")
    case .share: Phrase("占比", "share")
    case .bracket: Phrase("括号里的说明", "in brackets")
    case .withoutUnit: Phrase("没有单位的数", "without a unit")
    case .table: Phrase("表里的数", "in a table")
    case .otherSubject: Phrase("不是指标的数", "about something else")
    }
  }
}

extension ImportRemark {
  /// What is worth knowing, in words.
  public func words(_ reading: DocumentReading, _ vocabulary: Vocabulary) -> Phrase {
    let name = { (figure: Int) in vocabulary.indicators[reading.figures[figure].indicator].name }
    switch self {
    case .printsDiffer(let figure, let converted):
      return Phrase(
        "\(name(figure))的两个数对不上：\(reading.figures[figure].value)，前一个合 \(converted)",
        "the two prints of \(name(figure)) differ: \(reading.figures[figure].value); the first is \(converted)"
      )
    case .otherScope(let figure, let unread):
      return Phrase(
        "\(name(figure))读作 \(reading.figures[figure].value)；另有“\(reading.unread[unread].source.words)”，范围不同，没有采用",
        "\(name(figure)) was read as \(reading.figures[figure].value); “\(reading.unread[unread].source.words)” is about something else and was left out"
      )
    case .countDiffers(let stated, let listed, let source):
      return Phrase(
        "写的是 \(stated)，列出的是 \(listed)：\(source.words)",
        "\(stated) are stated, \(listed) listed: \(source.words)"
      )
    case .yearAssumed(let figure):
      return Phrase(
        "\(name(figure))没有写年份，按规划期末 \(reading.figures[figure].year) 年",
        "\(name(figure)) states no year; it is taken to be \(reading.figures[figure].year), the last of the plan"
      )
    case .indicatorMissing(_, let indicator):
      return Phrase(
        "没有写\(vocabulary.indicators[indicator].name)；同一机关的其他批复都写了",
        "\(vocabulary.indicators[indicator].name) is not stated; all other approvals of the same government state it"
      )
    }
  }
}
