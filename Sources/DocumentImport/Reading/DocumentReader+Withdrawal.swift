internal import RuleDSL

/// Items below a sentence that takes back what they say.
struct Withdrawal {
  /// How that sentence is numbered itself.
  var opener: ItemStyle?
}

/// The time that a heading says, for what stands below it.
struct SectionTime {
  var style: ItemStyle
  /// `nil` where nobody knows which year it is.
  var year: Int?
}

/// Sentences that state nothing that holds, or nothing of the year that the plan is for.
extension DocumentReader {
  /// Whether a sentence takes back what it names, or is an item below one that does.
  mutating func withdraws(_ sentence: Range<Int>) -> Bool {
    if let above = withdrawn {
      let style = style(of: sentence)
      if let style, above.opener.map({ style > $0 }) ?? true { return true }
      withdrawn = nil
    }
    return saysWithdrawal(sentence)
  }

  func saysWithdrawal(_ sentence: Range<Int>) -> Bool {
    sentence.contains { place in
      Self.withdrawalStarts.contains(text.scalars[place])
        && Self.withdrawals.contains { text.starts($0, at: place) }
    }
  }

  /// 下列指标不再执行：, and what stands below.
  mutating func noteWithdrawal(_ sentence: Range<Int>) {
    guard withdrawn == nil, let last = sentence.last, text.scalars[last] == ":", saysWithdrawal(sentence) else {
      return
    }
    withdrawn = Withdrawal(opener: style(of: sentence))
  }

  /// Whether it is about figures or lists that stand elsewhere: 上述指标.
  func pointsAtStatements(_ sentence: Range<Int>) -> Bool {
    let holds = { (words: [[Unicode.Scalar]]) in
      sentence.contains { place in words.contains { text.starts($0, at: place) } }
    }
    return holds(Self.statements) && holds(Self.pointers)
      || sentence.contains { !matcher.listNames(at: $0).isEmpty }
  }

  private static func words(_ words: [String]) -> [[Unicode.Scalar]] { words.map { Array($0.unicodeScalars) } }

  private static let withdrawals = words(
    ["取消", "撤销", "废止", "停止执行", "终止执行", "暂停执行", "作废", "失效", "删除", "删去", "移出", "调出", "免除", "不承担", "不执行"]
      + ["执行", "保留", "承担", "要求", "作为", "适用", "安排", "下达", "列入", "纳入", "列为", "实施", "定位", "属于"].map { "不再" + $0 }
  )
  private static let withdrawalStarts = Set(withdrawals.compactMap(\.first))
  private static let statements = words(["指标", "清单", "名录", "名单"])
  private static let pointers = words(["上述", "以上", "前述", "下列", "以下", "该", "原"])

  // MARK: Time

  /// 近期, 十四五末, 到2O35年: a time that is not the end of the plan, or cannot be made out.
  func hidesYear(_ piece: Range<Int>) -> Bool {
    guard piece.count <= 20, !piece.dropFirst().contains(where: { isUnit(at: $0) })
    else { return false }
    return saysOtherTime(piece)
  }

  private func isUnit(at place: Int) -> Bool {
    text.scalars[place] != "年" && text.scalars[place - 1].isDigit && text.unit(at: place) != nil
  }

  private func saysOtherTime(_ piece: Range<Int>) -> Bool {
    piece.contains { place in
      Self.times.contains { text.starts($0, at: place) } || text.scalars[place] == "年" && isBrokenYear(before: place)
    }
  }

  /// 2O35, 203, 20×5: digits, and what may have been digits.
  private func isBrokenYear(before place: Int) -> Bool {
    var start = place
    while start > 0, place - start < 6,
      text.scalars[start - 1].isDigit || Self.likeDigits.contains(text.scalars[start - 1])
    {
      start -= 1
    }
    return place - start >= 3 && text.scalars[start..<place].contains(where: \.isDigit)
      && (place - start != 4 || text.year(at: start) == nil)
  }

  private static let likeDigits = Set("OolI|SZB?*×xX□".unicodeScalars)
  private static let times = words(
    ["近期", "中期", "远期", "近五年", "十三五", "十四五", "十五五", "十六五", "现状", "基期", "目前", "当前"]
  )

  /// What a heading says of the time that is meant below it: 2025年目标.
  mutating func noteTime(_ sentence: Range<Int>) {
    let style = style(of: sentence)
    let words = text.text(sentence)
    let isHeading =
      text.scalars[sentence].isHeading
      || style == nil && sentence.count <= 15 && !text.scalars[sentence].contains(where: \.endsPiece)
    let years = Set(sentence.compactMap { text.year(at: $0)?.value })
    let isTimed = !years.isEmpty || saysOtherTime(sentence)
    let isTarget = ["目标", "指标", "任务"].contains(where: words.holds)
    if isHeading, isTimed, !words.holds("规划("), !words.holds("《"), style != nil || isTarget {
      let year = years.count == 1 && isTarget ? years.first : nil
      time = SectionTime(style: style ?? .bracketedIdeograph, year: year)
    } else if let time, let style, style <= time.style {
      self.time = nil
    }
  }
}
