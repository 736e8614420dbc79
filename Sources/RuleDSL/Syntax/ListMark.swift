extension Parser {
  /// A line without the number or dot that Word puts before the lines of a list, where a block or a clause follows.
  ///
  /// 1. 规则 甲; 2、要求：…; （三）编号：…; 一、依据：…; ① 当：…; • 级别：….
  func withoutListMark(_ line: SourceLine) -> SourceLine? {
    guard let end = endOfListMark(in: line.text) else { return nil }
    var rest = line
    rest.text = trimmed(bytes, end..<line.text.upperBound)
    let word = firstWord(in: rest.text)
    guard let keyword = Keyword(spelled: String(decoding: bytes[word], as: UTF8.self)),
      keyword.isBlock || keyword.clauseShape != nil && colon(after: word, in: rest.text) != nil
    else { return nil }
    return rest
  }

  private func endOfListMark(in range: Range<Int>) -> Int? {
    var reader = ScalarReader(bytes, range)
    guard let first = reader.next()?.scalar else { return nil }
    if "•·●○■□◆▪-–—*＊①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳".unicodeScalars.contains(first) { return reader.offset }
    let isBracketed = first == "（" || first == "("
    var digits = isBracketed || first.isListDigit ? (isBracketed ? 0 : 1) : nil
    while let count = digits, count < 4, let (scalar, _) = reader.next() {
      guard scalar.isListDigit else {
        let ends = isBracketed ? "）)" : ".．、，)）:："
        return count > 0 && ends.unicodeScalars.contains(scalar) ? reader.offset : nil
      }
      digits = count + 1
    }
    return nil
  }
}

extension Unicode.Scalar {
  fileprivate var isListDigit: Bool { digit != nil || "一二三四五六七八九十".unicodeScalars.contains(self) }
}
