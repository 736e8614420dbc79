/// 附表2, 图3: lines that stand by themselves.
extension CleanText {
  func scalar(at place: Int) -> Unicode.Scalar? { scalars.indices.contains(place) ? scalars[place] : nil }

  /// 附表2, 图3, 注: what stands above or below tables and begins nothing that goes on.
  func isCaption(at place: Int) -> Bool { endOfCaption(at: place) != nil }

  /// Where the number of a caption ends.
  func endOfCaption(at place: Int) -> Int? {
    for words in Self.captions where starts(words, at: place) {
      var end = place + words.count
      while let next = scalar(at: end), next.isDigit || "一二三四五六七八九十-:".unicodeScalars.contains(next) { end += 1 }
      return end > place + words.count ? end : nil
    }
    return nil
  }

  private static let captions = ["附表", "续表", "附图", "附件", "专栏", "表", "图", "注"].map { Array($0.unicodeScalars) }
}
