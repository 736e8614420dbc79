internal import RuleDSL

/// Reads the figures of one document, sentence by sentence.
///
/// Nothing is read that is not understood from its beginning to its end: a piece of a sentence, from one mark to the next,
/// is lead-ins and one phrasing, or it gives no row and is listed.
struct DocumentReader {
  let text: CleanText
  let lexicon: Lexicon
  let matcher: PhraseMatcher
  let document: Int
  var reading: DocumentReading
  /// What was used of the text, by the place of the first digit.
  var uses: [Int: NumberUse.Use] = [:]
  var clause = ""
  /// The list whose items stand below what was read last.
  var openList: OpenList?
  /// The year that a sentence before this one stated for a figure, below the same heading.
  var carriedYear: Int?
  var carriedPlace: String?
  /// The time that a heading above says.
  var time: SectionTime?
  /// Items below a sentence that takes back what they say are marked as these or further in.
  var withdrawn: Withdrawal?

  init(_ source: DocumentText, document: Int, head: DocumentHead, clean text: CleanText, _ lexicon: Lexicon) {
    self.text = text.joiningNames(lexicon)
    self.lexicon = lexicon
    self.document = document
    matcher = PhraseMatcher(text: self.text, lexicon: lexicon)
    reading = DocumentReading(head: head, name: source.name)
    reading.unclearPages = source.unclearPages + source.garbledPages
  }

  /// What is said within one sentence, up to a place.
  struct Context {
    var sentence: Range<Int>
    var year: Int?
    var place: String?
    var indicator: Int?
    var direction: Direction?
    var isExcepted = false
    /// Why nothing of the sentence holds.
    var refusal: UnreadSentence.Reason?
    /// It speaks of another unit of government than the document's own: 全国 in the plan of a county.
    var isOfOther = false
    /// What 分别 went over before this, so that 2035年分别为 goes over the same.
    var carried = Carried()
    /// A figure said its own year, so that one behind it without any may be of that year or of another.
    var saysOwnYears = false
    /// 2025年、2035年: what follows is of one of them each.
    var listsYears = false
    /// Names of a list stand before this.
    var isBehindItems = false
  }

  /// A piece that was not understood.
  struct Failure {
    var piece: Range<Int>
    var reason: UnreadSentence.Reason
    /// Listed whatever it says, since it may go on with a list.
    var isBehindItems = false
    /// Listed as it is, not from mark to mark.
    var isWhole = false
  }

  mutating func read() -> DocumentReading {
    var start = 0
    while start < text.count {
      let sentence = start..<endOfSentence(from: start)
      start = sentence.upperBound
      if text.startsAside(sentence.lowerBound) {
        closeList()
        (clause, carriedYear, carriedPlace, time, withdrawn) = ("", nil, nil, nil, nil)
      }
      if isInColumns(sentence) {
        closeList()
        account(for: sentence, [Failure(piece: sentence, reason: .columns, isWhole: true)])
        continue
      }
      if takeItem(sentence) {
        useItemNumber(sentence)
        account(for: sentence, [])
        continue
      }
      closeList(before: sentence)
      noteHeading(sentence)
      noteTime(sentence)
      let failures = read(sentence)
      if openList == nil { openHeading(sentence) }
      account(for: sentence, failures)
    }
    closeList()
    finish()
    return reading
  }

  private func endOfSentence(from start: Int) -> Int {
    var end = start
    while end < text.count {
      if text.scalars[end].endsSentence { return end + 1 }
      end += 1
      if end < text.count, text.edges[end] == .own || text.edges[end] == .paragraph { return end }
      // Longer ones are no sentences; what stands there is read up to some mark.
      if end - start > 2000, end < text.count, text.scalars[end - 1].endsPiece, !text.scalars[end].isDigit {
        return end
      }
      if end - start > 4000 { return end }
    }
    return end
  }

  /// 二、筑牢安全发展的空间基础; 02.三线划定.
  private mutating func noteHeading(_ sentence: Range<Int>) {
    let scalars = text.scalars[sentence]
    guard let mark = scalars.itemMark else { return }
    carriedPlace = nil
    guard scalars.first != "(" else { return }
    let words = scalars.dropFirst(mark).prefix { !"。,;:".unicodeScalars.contains($0) }
    guard words.count <= 30, !words.contains(where: \.isDigit) else {
      // An article is one whatever follows.
      guard scalars.articleMark != nil else { return }
      clause = text.text(sentence.lowerBound..<sentence.lowerBound + mark)
      carriedYear = nil
      return
    }
    clause = text.text(sentence.lowerBound..<sentence.lowerBound + mark + words.count)
    carriedYear = nil
  }

  // MARK: Pieces

  private mutating func read(_ sentence: Range<Int>) -> [Failure] {
    var context = Context(sentence: sentence, place: carriedPlace)
    if withdraws(sentence) { context.refusal = .withdrawn }
    var failures: [Failure] = []
    var place = sentence.lowerBound + (text.scalars[sentence].itemMark ?? 0)
    if let mark = text.scalars[sentence].itemMark { useItemNumber(sentence.lowerBound..<sentence.lowerBound + mark) }
    while place < sentence.upperBound {
      if text.scalars[place].endsPiece {
        if text.scalars[place] == ";" { context.isExcepted = false }
        place += 1
        continue
      }
      switch piece(at: place, &context) {
      case .understood(let end): place = max(end, place + 1)
      case .failed(let reason, let known):
        let end = known ?? nextStart(after: place, in: sentence)
        let reason = reason == .wording ? context.refusal ?? reason : reason
        failures.append(
          Failure(piece: place..<end, reason: reason, isBehindItems: context.isBehindItems, isWhole: known != nil)
        )
        // What 其中2025年 says next is about this piece, whatever that is about.
        context.indicator = nil
        context.carried = Carried()
        if hidesYear(place..<end) {
          context.year = nil
          context.saysOwnYears = true
          carriedYear = nil
        }
        place = end
      }
    }
    carriedPlace = context.place
    noteWithdrawal(sentence)
    return failures
  }

  private enum Outcome {
    case understood(end: Int)
    /// Up to where, unless it is the next mark.
    case failed(UnreadSentence.Reason, end: Int? = nil)
  }

  private mutating func piece(at start: Int, _ context: inout Context) -> Outcome {
    var place = start
    var (year, owner): (Int?, String?) = (nil, nil)
    var isPart = false
    var statesYear = false
    if startsException(at: start) { context.isExcepted = true }
    // What leads in holds for the pieces behind this one, whether or not this one is understood.
    func failed(_ reason: UnreadSentence.Reason, end: Int? = nil) -> Outcome {
      if !isPart {
        context.year = year ?? context.year
        context.place = owner ?? context.place
      }
      return .failed(reason, end: end)
    }
    while place < context.sentence.upperBound {
      var reason: UnreadSentence.Reason?
      let hasOwn = year != nil || owner != nil
      let carried = context.carried.without(years: year != nil, places: owner != nil)
      if let match = figure(at: place, context, hasOwn: hasOwn, carried, &reason) {
        if let refusal = refusal(context) { return failed(refusal) }
        let source = start..<match.end
        guard
          emit(match, source, context, year: year, owner: owner, &reason)
        else { return failed(reason ?? .wording) }
        context.indicator = match.stated.last?.indicator ?? context.indicator
        context.carried = Carried(match)
        owner = match.place ?? owner
        context.direction = match.direction
        context.saysOwnYears = context.saysOwnYears || !match.years.isEmpty
        if !isPart {
          context.year = year ?? context.year
          context.place = owner ?? context.place
        }
        if statesYear || context.year != nil { carriedYear = isPart ? context.year ?? carriedYear : context.year }
        return .understood(end: useTail(from: match.end))
      }
      if let reason { return failed(reason) }
      if let match = entry(at: place, in: context.sentence) {
        let problem = refusal(context) ?? take(match, from: start, context.sentence, place: owner, context)
        if let problem { return failed(problem, end: match.end) }
        context.isBehindItems = context.isBehindItems || match.items?.upperBound == match.end
        return .understood(end: match.end)
      }
      guard let lead = leadIn(at: place, until: context.sentence.upperBound) else { return failed(.wording) }
      for stated in lead.years {
        year = stated.year
        statesYear = true
        uses[stated.range.lowerBound] = .year
      }
      if !lead.years.isEmpty {
        let goesOn = text.scalar(at: lead.end) == "、" && text.yearAfterMark(lead.end)
        if goesOn || context.listsYears { year = nil }
        context.saysOwnYears = goesOn || context.listsYears
        if context.saysOwnYears { context.year = nil }
        context.listsYears = goesOn
      }
      if lead.place != nil { context.isOfOther = false }
      owner = lead.place ?? owner
      if text.text(place..<lead.end).holds("其中") { isPart = true }
      switch whole(place..<lead.end) {
      case .own:
        owner = reading.head.subject ?? owner
        context.isOfOther = false
      case .other: context.isOfOther = true
      case nil: break
      }
      place = lead.end
      if place >= context.sentence.upperBound || text.scalars[place].endsPiece {
        // 到2035年, and the pieces behind it.
        if !isPart {
          context.year = year ?? context.year
          context.place = owner ?? context.place
          return .understood(end: place)
        }
        // 其中, belongs to the piece behind the comma.
        if place < context.sentence.upperBound, text.scalars[place] == "," {
          place += 1
          continue
        }
        return .understood(end: place)
      }
    }
    return .understood(end: place)
  }

  private func refusal(_ context: Context) -> UnreadSentence.Reason? {
    context.refusal ?? (context.isExcepted ? .exception : context.isOfOther ? .otherUnit : nil)
  }

  private enum Whole { case own, other }

  /// 全市, 全县: the unit that the document is about, or another one above it, as 全国 is in the plan of a county.
  private func whole(_ lead: Range<Int>) -> Whole? {
    let words = text.scalars[lead]
    guard let first = words.first, "全本我".unicodeScalars.contains(first),
      let kind = words.last(where: { $0 != "域" }), Self.kindsOfUnits.contains(kind)
    else { return nil }
    guard let own = reading.head.subject?.unicodeScalars.last, Self.kindsOfUnits.contains(own) else { return .own }
    return own == kind ? .own : .other
  }

  private static let kindsOfUnits = Set("国省区市州盟县旗镇乡".unicodeScalars)

  private func isInColumns(_ sentence: Range<Int>) -> Bool {
    guard let last = sentence.last else { return false }
    return text.isInColumns(sentence.lowerBound) || text.isInColumns(last)
  }

  private func startsException(at place: Int) -> Bool {
    Self.exceptions.contains { text.starts($0, at: place) }
  }

  private static let exceptions = ["除", "不含", "不包括", "扣除", "若", "如果", "假如"].map { Array($0.unicodeScalars) }

  /// Where the next piece may begin: behind a mark, or in a line that begins with a year.
  private func nextStart(after place: Int, in sentence: Range<Int>) -> Int {
    var next = place + 1
    while next < sentence.upperBound {
      if text.scalars[next].endsPiece, text.scalars[next] != "、", !isWithinNumber(next) { return next }
      if text.edges[next] == .line, let lead = leadIn(at: next, until: sentence.upperBound),
        !lead.years.isEmpty && !(lead.years.first?.range.contains(next) ?? true)
          || text.text(next..<lead.end).holds("目标年")
      {
        return next
      }
      next += 1
    }
    return next
  }

  private func isWithinNumber(_ place: Int) -> Bool {
    text.scalars[place] == "," && place > 0 && text.scalars[place - 1].isDigit
      && (text.number(at: firstDigit(before: place))?.range.contains(place) ?? false)
  }

  private func firstDigit(before place: Int) -> Int {
    var start = place
    while start > 0, text.scalars[start - 1].isDigit { start -= 1 }
    return start
  }

  // MARK: Phrasings

  func leadIn(at place: Int, until end: Int) -> PhraseMatch? {
    lexicon.leadIns.candidates(text.scalars[place]).compactMap { matcher.longest($0, at: place) }
      .filter { $0.end > place && $0.end <= end }.max { $0.end < $1.end }
  }

  func source(_ range: Range<Int>, _ sentence: Range<Int>) -> SourceSentence {
    // Text without any mark is no sentence.
    let most = 300
    let shown = max(sentence.lowerBound, range.lowerBound - most)..<min(sentence.upperBound, range.upperBound + most)
    return SourceSentence(
      place: text.place(range.lowerBound),
      words: text.printed(range.lowerBound..<min(range.upperBound, range.lowerBound + most)),
      sentence: text.printed(shown)
    )
  }

  func unread(
    _ reason: UnreadSentence.Reason,
    _ indicator: Int?,
    _ piece: Range<Int>,
    _ sentence: Range<Int>
  ) -> UnreadSentence {
    UnreadSentence(document: document, reason: reason, indicator: indicator, source: source(piece, sentence))
  }

  mutating func useItemNumber(_ range: Range<Int>) {
    let mark = text.itemMark(at: range.lowerBound) ?? 0
    let signs = range.prefix(mark)
    if let digit = signs.first(where: { text.scalars[$0].isDigit }) { uses[digit] = .itemNumber }
  }
}
