internal import RuleDSL

extension Collection<Unicode.Scalar> {
  /// `一、`, `(三)`, `2.`, `03.`, `第四条`: what stands before an item or a heading; how many characters it takes.
  var itemMark: Int? {
    guard let first, first.startsItemMark else { return nil }
    if first.isItemSign { return count > 1 ? 1 : nil }
    var scalars = Array(prefix(8))
    if let article = articleMark { return article }
    let isBracketed = scalars.first == "("
    if isBracketed { scalars.removeFirst() }
    let isNumber = { (scalar: Unicode.Scalar) in "一二三四五六七八九十百".unicodeScalars.contains(scalar) }
    let digits = scalars.prefix { $0.isDigit }.count
    let count = digits > 0 ? digits : scalars.prefix(while: isNumber).count
    guard (1...3).contains(count), digits == 0 || digits < 3, count < scalars.count else { return nil }
    let mark = scalars[count]
    if isBracketed { return mark == ")" ? count + 2 : nil }
    guard "、.)".unicodeScalars.contains(mark) else { return nil }
    // 2.5 is a number.
    return mark == "." && count + 1 < scalars.count && scalars[count + 1].isDigit ? nil : count + 1
  }

  /// `第四条`, `第12条`, `第二章`.
  var articleMark: Int? {
    let scalars = Array(prefix(8))
    guard scalars.first == "第" else { return nil }
    let count = scalars.dropFirst().prefix { $0.isDigit || "一二三四五六七八九十百零〇".unicodeScalars.contains($0) }.count
    guard count > 0, count + 1 < scalars.count, "条章节".unicodeScalars.contains(scalars[count + 1]) else { return nil }
    // 第十二条的规定 is about an article.
    return count + 2 < scalars.count && "的和、第规款".unicodeScalars.contains(scalars[count + 2]) ? nil : count + 2
  }

  var startsItem: Bool { itemMark != nil }

  /// A line such as `02.三线划定` or `二、目标`.
  var isHeading: Bool {
    guard startsItem, self.count <= 30 else { return false }
    return !contains { "。;,".unicodeScalars.contains($0) }
  }

  /// Whether a number with its unit, or a bracket behind one, ends the line.
  var endsWithFigure: Bool {
    let all = Array(suffix(24))
    guard let last = all.last else { return false }
    if last == ")" {
      guard let open = all.lastIndex(of: "(") else { return false }
      return all[open...].contains(where: \.isDigit) || all[..<open].endsWithFigure
    }
    guard let digit = all.lastIndex(where: \.isDigit), digit + 1 < all.count else { return false }
    let tail = String(String.UnicodeScalarView(all[(digit + 1)...]))
    return Unit(spelled: tail) != nil && tail != "年"
  }
}

extension Unicode.Scalar {
  /// Whether a mark of an item may begin so.
  fileprivate var startsItemMark: Bool {
    isDigit || isItemSign || "(第一二三四五六七八九十百".unicodeScalars.contains(self)
  }
}
