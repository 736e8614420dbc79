internal import RuleDSL

/// A list that a sentence or a heading announces and that stands below it.
struct OpenList {
  enum Content {
    case items(list: Int)
    case places(designation: Int, value: Int)
  }

  struct Item {
    var style: ItemStyle
    var body: Range<Int>
    var sentence: Range<Int>
    /// Another line may belong to it.
    var isUnclear = false
  }

  var content: Content
  var clause: String
  var place: String?
  /// How the sentence itself is numbered that announces it.
  var opener: ItemStyle?
  var items: [Item] = []
  /// A line stands between the heading and the items, so that nobody knows whether they are of the list.
  var isUnclear = false
}

/// How items are marked, those of wider headings first.
enum ItemStyle: Comparable {
  case article, ideograph, bracketedIdeograph, digit, bracketedDigit, circled
  /// Of a list of the file, by depth.
  case item(Int)

  init?(mark: ArraySlice<Unicode.Scalar>) {
    guard let first = mark.first else { return nil }
    let isBracketed = first == "("
    guard let sign = isBracketed ? mark.dropFirst().first : first else { return nil }
    if first == "第" {
      self = .article
    } else if sign.isDigit {
      self = isBracketed ? .bracketedDigit : .digit
    } else if sign.isHan {
      self = isBracketed ? .bracketedIdeograph : .ideograph
    } else {
      self = sign.isCircled ? .circled : .item(0)
    }
  }
}

extension DocumentReader {
  /// How a sentence is marked as an item; `nil` where it is none.
  func style(of sentence: Range<Int>) -> ItemStyle? {
    if let mark = text.itemMark(at: sentence.lowerBound) {
      return ItemStyle(mark: text.scalars[sentence.lowerBound..<sentence.lowerBound + mark])
    }
    let depth = text.itemDepth(at: sentence.lowerBound)
    return depth > 0 ? .item(depth) : nil
  }

  /// A heading that is the name of a list, or a value of a designation, and nothing else.
  mutating func openHeading(_ sentence: Range<Int>) {
    guard sentence.count <= 40 else { return }
    let start =
      text.endOfCaption(at: sentence.lowerBound) ?? sentence.lowerBound
      + (text.itemMark(at: sentence.lowerBound) ?? 0)
    guard start < sentence.upperBound else { return }
    var content: OpenList.Content?
    for name in matcher.listNames(at: start) where endsHeading(name.end, sentence) {
      content = .items(list: name.list)
    }
    for value in lexicon.values(in: text, at: start) where endsHeading(value.end, sentence) {
      content = .places(designation: value.designation, value: value.value)
    }
    guard let content else { return }
    let opener = style(of: sentence)
    openList = OpenList(content: content, clause: clause, opener: opener)
  }

  private func endsHeading(_ place: Int, _ sentence: Range<Int>) -> Bool {
    place <= sentence.upperBound && ["", ":", "如下", "如下:"].contains(text.text(place..<sentence.upperBound))
  }

  /// Takes a sentence that is an item of the open list; `false` where it is none.
  mutating func takeItem(_ sentence: Range<Int>) -> Bool {
    guard let list = openList else { return false }
    guard let style = style(of: sentence) else { return takeLine(sentence) }
    if let first = list.items.first, style < first.style { return false }
    if let opener = list.opener, style <= opener { return false }
    add(text.numberedItems(sentence).map(\.body), style, sentence)
    return true
  }

  /// Items of one style of the open list.
  mutating func add(_ bodies: [Range<Int>], _ style: ItemStyle, _ sentence: Range<Int>) {
    openList?.items += bodies.map { .init(style: style, body: $0, sentence: sentence) }
  }

  /// A line without a mark: units of government below their value, or what may belong to the item above it.
  private mutating func takeLine(_ sentence: Range<Int>) -> Bool {
    guard let list = openList else { return false }
    if case .places = list.content, list.items.isEmpty, places(sentence) != nil {
      openList?.items.append(.init(style: .item(0), body: sentence, sentence: sentence))
      return true
    }
    if list.items.isEmpty, isBelowHeading(sentence, list) {
      openList?.isUnclear = true
      return true
    }
    guard let last = list.items.last, !";。".unicodeScalars.contains(text.scalars[last.sentence.upperBound - 1]),
      text.isNextLine(sentence.lowerBound) || sentence.count <= 20 && !beginsSentence(sentence)
        || text.numberedItems(sentence).count > 1,
      !text.isCaption(at: sentence.lowerBound)
    else { return false }
    openList?.items[list.items.count - 1].isUnclear = true
    openList?.items[list.items.count - 1].body = last.body.lowerBound..<sentence.upperBound
    // It is taken for a part of the item where the list goes on behind it.
    return sentence.count <= 40 && sentence.upperBound < text.count
      && style(of: sentence.upperBound..<text.count) == last.style
  }

  /// Whether it may be the rest of a heading: a short line right below it, and items follow.
  private func isBelowHeading(_ sentence: Range<Int>, _ list: OpenList) -> Bool {
    guard sentence.count <= 20, text.isNextLine(sentence.lowerBound),
      !text.scalars[sentence].contains(where: { $0.endsPiece && $0 != ":" }), sentence.upperBound < text.count,
      let next = style(of: sentence.upperBound..<text.count)
    else { return false }
    return list.opener.map { next > $0 } ?? true
  }

  /// Whether it begins as sentences do: 我县, 到2035年.
  private func beginsSentence(_ sentence: Range<Int>) -> Bool {
    leadIn(at: sentence.lowerBound, until: sentence.upperBound) != nil
  }

  /// Units of government and nothing else.
  private func places(_ range: Range<Int>) -> PlaceList? {
    guard let list = matcher.placeList(at: range.lowerBound),
      text.scalars[list.range.upperBound..<max(list.range.upperBound, range.upperBound)]
        .allSatisfy({ "。;,".unicodeScalars.contains($0) })
    else { return nil }
    return list
  }

  /// Ends the open list and takes its items: those marked as the innermost; wider ones are headings among them.
  mutating func closeList(before sentence: Range<Int>? = nil) {
    guard let list = openList else { return }
    defer { openList = nil }
    // 水利：甲水库、乙灌区 below 重点建设项目 says what is in it, nobody knows how; so do lines that are no sentence.
    if list.items.isEmpty, let sentence, style(of: sentence) == nil, !text.isCaption(at: sentence.lowerBound),
      text.scalars[sentence].contains("、") && text.scalars[sentence].contains(":")
        || text.isNextLine(sentence.lowerBound) && sentence.count <= 200 && !beginsSentence(sentence)
          && !text.scalars[sentence].contains(where: \.endsSentence)
    {
      reading.unread.append(unread(.unclearName, nil, sentence, sentence))
    }
    let items = list.items
    let innermost = items.map(\.style).max()
    for (number, item) in items.enumerated() {
      let isHeading = number + 1 < items.count && items[number + 1].style > item.style
      if isHeading { continue }
      var reason: UnreadSentence.Reason? =
        list.isUnclear || item.isUnclear || item.style != innermost ? .unclearName : nil
      if reason == nil { reason = take(item, list) }
      if let reason { reading.unread.append(unread(reason, nil, item.body, item.sentence)) }
    }
  }

  private mutating func take(_ item: OpenList.Item, _ list: OpenList) -> UnreadSentence.Reason? {
    switch list.content {
    case .items(let index):
      guard let names = ItemNames(item.body, in: text, lexicon), names.names.count == 1, let name = names.names.first,
        names.counted == nil, !names.isOpen
      else { return .unclearName }
      add(name, to: index, list.place, item.body, item.sentence)
    case .places(let designation, let value):
      guard let places = places(item.body) else { return .unclearName }
      guard !places.names.contains(nil) else { return .unknownPlace }
      for name in places.names { add(designation, value, name, item.body, item.sentence) }
    }
    return nil
  }
}
