internal import RuleDSL

/// What becomes of numbers that are in no row.
extension DocumentReader {
  /// Lists what speaks of an indicator and was not understood, and says of every number what it is.
  mutating func account(for sentence: Range<Int>, _ failures: [Failure]) {
    let mentions = mentions(in: sentence)
    let before = reading.numbers.count
    var listed: [Range<Int>: Int] = [:]
    var place = sentence.lowerBound
    while place < sentence.upperBound {
      guard text.scalars[place].isDigit else {
        if let use = uses[place], case .figure = use, let spelled = text.spelledQuantity(at: place) {
          reading.numbers.append(NumberUse(digits: spelled.digits, place: text.place(place), use: use))
        }
        place += 1
        continue
      }
      let number = text.number(at: place)
      let end = number?.range.upperBound ?? endOfDigits(place)
      let digits = number?.digits ?? text.text(place..<end)
      let use = uses[place] ?? plainUse(place..<end, sentence)
      let final = use ?? listing(place..<end, isClear: number != nil, sentence, failures, mentions, &listed)
      reading.numbers.append(NumberUse(digits: digits, place: text.place(place), use: final))
      place = end
    }
    listMissing(failures, sentence, mentions, &listed)
    listWhole(sentence, mentions, listed, from: before)
    let isRefused = failures.contains { $0.reason == .withdrawn } || saysWithdrawal(sentence)
    if isRefused, listed.isEmpty, !mentions.isEmpty || pointsAtStatements(sentence) {
      reading.unread.append(unread(.withdrawn, mentions.last?.indicator, sentence, sentence))
    }
  }

  private func endOfDigits(_ place: Int) -> Int {
    var end = place + 1
    while end < text.count,
      text.scalars[end].isDigit
        || text.scalars[end] == "." && end + 1 < text.count
          && text.scalars[end + 1].isDigit
    {
      end += 1
    }
    return end
  }

  /// A number whose neighbours tell what it is.
  private func plainUse(_ range: Range<Int>, _ sentence: Range<Int>) -> NumberUse.Use? {
    let after = text.scalar(at: range.upperBound)
    let before = range.lowerBound > 0 ? text.scalars[range.lowerBound - 1] : nil
    let isYear = range.count == 4 && (Int(text.text(range)).map { knownYears.contains($0) } ?? false)
    if isYear, let after, "年-~至".unicodeScalars.contains(after) { return .year }
    if let after, "月日时".unicodeScalars.contains(after) { return .day }
    if before == "〔" || after == "〕" || after == "号" || before == "第" { return .documentNumber }
    return nil
  }

  /// Sets a number aside, or lists the piece in which it stands.
  private mutating func listing(
    _ range: Range<Int>,
    isClear: Bool,
    _ sentence: Range<Int>,
    _ failures: [Failure],
    _ mentions: [Mention],
    _ listed: inout [Range<Int>: Int]
  ) -> NumberUse.Use {
    let piece = piece(around: range.lowerBound, sentence)
    let unit = text.unit(at: range.upperBound)?.unit
    let own = mentions.last { piece.contains($0.range.lowerBound) }
    let near = mentions.last { mention in
      unit.map { $0.dimension == lexicon.vocabulary.indicators[mention.indicator].dimension } ?? false
    }
    let operates = hasOperator(piece)
    let failure = failures.first { $0.piece.contains(range.lowerBound) }?.reason ?? .wording
    let isLost = failure == .columns && unit != nil
    guard own != nil || near != nil || isLost || operates && (unit != nil || !isClear) else {
      return unit == nil ? .withoutUnit : .otherSubject
    }
    // 31.58 behind a name is a figure of some kind; 3 may be any number.
    let isFigure = own.map { $0.range.upperBound <= range.lowerBound } ?? false
    if unit == nil, !operates, !(isFigure && text.scalars[range].contains(".")) { return .withoutUnit }
    if let known = listed[piece] { return .unread(known) }
    let reason: UnreadSentence.Reason
    if !isClear {
      reason = .unclearNumber
    } else if unit == nil {
      reason = .missingUnit
    } else if failure != .wording {
      reason = failure
    } else if isApproximate(piece) {
      reason = .approximate
    } else if let own {
      let fits = unit?.dimension == lexicon.vocabulary.indicators[own.indicator].dimension
      reason = !fits ? .wrongUnit : own.range.lowerBound > piece.lowerBound && operates ? .qualified : .wording
    } else {
      reason = operates ? .unknownName : .wording
    }
    listed[piece] = reading.unread.count
    let spokenOf =
      own?.indicator ?? (reason == .unknownName || reason == .wording && operates ? nil : near?.indicator)
    reading.unread.append(unread(reason, spokenOf, piece, sentence))
    return .unread(reading.unread.count - 1)
  }

  /// A sentence with the name of an indicator in one piece and a number with a point in another, of which nothing came.
  private mutating func listWhole(
    _ sentence: Range<Int>,
    _ mentions: [Mention],
    _ listed: [Range<Int>: Int],
    from first: Int
  ) {
    guard listed.isEmpty, let mention = mentions.first else { return }
    var aside: [Int] = []
    for place in reading.numbers.indices[first...] {
      switch reading.numbers[place].use {
      case .figure, .unread: return
      case .withoutUnit where reading.numbers[place].digits.contains("."): aside.append(place)
      default: break
      }
    }
    guard !aside.isEmpty else { return }
    for place in aside { reading.numbers[place].use = .unread(reading.unread.count) }
    reading.unread.append(unread(.missingUnit, mention.indicator, sentence, sentence))
  }

  /// Pieces that name an indicator and say 不低于, and no number follows.
  private mutating func listMissing(
    _ failures: [Failure],
    _ sentence: Range<Int>,
    _ mentions: [Mention],
    _ listed: inout [Range<Int>: Int]
  ) {
    for failure in failures {
      let piece = failure.isWhole ? failure.piece : piece(around: failure.piece.lowerBound, sentence)
      let isNamed = [.unclearName, .unknownPlace].contains(failure.reason)
      if listed[piece] == nil, isNamed || failure.isBehindItems || speaksOfEntry(piece) {
        listed[piece] = reading.unread.count
        let reason = failure.isBehindItems && failure.reason == .wording ? .unclearName : failure.reason
        reading.unread.append(unread(reason == .wording ? .entry : reason, nil, piece, sentence))
        continue
      }
      guard listed[piece] == nil, hasOperator(piece),
        let mention = mentions.last(where: { piece.contains($0.range.lowerBound) })
      else { continue }
      listed[piece] = reading.unread.count
      let isSpelled = piece.contains { text.spelledQuantity(at: $0) != nil }
      let reason: UnreadSentence.Reason = isSpelled ? isApproximate(piece) ? .approximate : .wording : .missingNumber
      reading.unread.append(unread(reason, mention.indicator, piece, sentence))
    }
  }

  // MARK: Pieces

  struct Mention {
    var indicator: Int
    var range: Range<Int>
  }

  /// Names of indicators anywhere in a sentence.
  private func mentions(in sentence: Range<Int>) -> [Mention] {
    var found: [Mention] = []
    var place = sentence.lowerBound
    while place < sentence.upperBound {
      if let name = matcher.name(at: place), name.end <= sentence.upperBound {
        found.append(Mention(indicator: name.indicator, range: place..<name.end))
        place = name.end
      } else {
        place += 1
      }
    }
    return found
  }

  /// From one mark to the next.
  private func piece(around place: Int, _ sentence: Range<Int>) -> Range<Int> {
    let isMark = { (index: Int) in
      text.scalars[index].endsPiece && text.scalars[index] != "、" && text.scalars[index] != ":"
        && !(text.scalars[index] == "," && index > 0 && text.scalars[index - 1].isDigit
          && (text.scalar(at: index + 1)?.isDigit ?? false)
          && (text.scalar(at: index + 4).map { !$0.isDigit } ?? true))
    }
    var start = place
    while start > sentence.lowerBound, place - start < 300, !isMark(start - 1) { start -= 1 }
    var end = place
    while end < sentence.upperBound, end - place < 300, !isMark(end) { end += 1 }
    return start..<max(end, start)
  }

  private static let operators: [[Unicode.Scalar]] = [
    "不低于", "不少于", "不小于", "不超过", "不高于", "不大于", "不突破", "不多于", "控制在", "达到", "稳定在", "保持在", "≥", "≤", ">=", "<=",
  ].map { Array($0.unicodeScalars) }

  /// 94万亩左右, 约94万亩.
  private func isApproximate(_ piece: Range<Int>) -> Bool {
    piece.contains { place in
      text.starts(Self.around, at: place)
        || text.scalars[place] == "约" && text.number(at: place + 1) != nil
    }
  }

  private static let around = Array("左右".unicodeScalars)

  private static let operatorStarts = Set(operators.compactMap(\.first))

  private func hasOperator(_ piece: Range<Int>) -> Bool {
    piece.contains { place in
      Self.operatorStarts.contains(text.scalars[place]) && Self.operators.contains { text.starts($0, at: place) }
    }
  }
}

extension PhraseMatcher {
  /// The longest name of an indicator at a place.
  func name(at place: Int) -> (indicator: Int, end: Int)? {
    guard !lexicon.names(in: text, at: place).isEmpty else { return nil }
    return longest(.name, at: place).flatMap { match in match.indicator.map { ($0, match.end) } }
  }
}
