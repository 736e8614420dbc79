/// Headers that are made of words for units of government only: 县（市、区）, 各县区名称, 乡镇（街道）.
enum PlaceWords {
  /// Takes a header without blanks, in half width.
  static func fits(_ header: String) -> Bool {
    var rest = String(String.UnicodeScalarView(header.unicodeScalars.filter { !marks.contains($0) }))[...].utf8
    for word in ["所属", "所在"] where rest.starts(with: word.utf8) { rest = rest.dropFirst(word.utf8.count) }
    if !rest.elementsEqual("地名".utf8) {
      let end = ["名称", "名"].first { rest.suffix($0.utf8.count).elementsEqual($0.utf8) }
      rest = rest.dropLast(end?.utf8.count ?? 0)
    }
    guard !rest.isEmpty else { return false }
    while !rest.isEmpty {
      guard let word = words.first(where: { rest.starts(with: $0.utf8) }) else { return false }
      rest = rest.dropFirst(word.utf8.count)
    }
    return true
  }

  private static let marks = Set("()[]、,/·和及与各".unicodeScalars)

  /// Whether a text may be the name of a place within a county, whoever may know it.
  static func mayName(_ text: String) -> Bool {
    let ends = [
      "乡", "镇", "街道", "街道办", "苏木", "嘎查", "村", "社区", "片区", "园区", "开发区", "新区", "管理区", "功能区", "农场", "林场", "牧场", "管委会",
      "组团",
    ]
    return (2...16).contains(text.count) && ends.contains { text.hasSuffix($0) }
  }

  /// The corner of a table whose columns and rows are headed in one cell: 县区/指标.
  static func isCorner(_ header: String) -> Bool {
    for word in ["指标名称", "指标", "项目"] {
      if header.hasPrefix(word), fits(String(header.dropFirst(word.count).drop { "/\\|".contains($0) })) {
        return true
      }
      if header.hasSuffix(word) {
        var head = header.dropLast(word.count)
        while let last = head.last, "/\\|".contains(last) { head = head.dropLast() }
        if fits(String(head)) { return true }
      }
    }
    return false
  }

  /// The longer ones first.
  private static let words = [
    "省级行政区", "市级行政区", "县级行政区", "乡级行政区", "行政区划", "行政区域", "行政单元", "行政辖区", "行政区", "自治区", "自治州", "自治县", "直辖市", "区划",
    "区域", "辖区", "地区", "地名", "街道", "苏木", "省", "市", "州", "盟", "县", "区", "旗", "乡", "镇",
  ]
}
