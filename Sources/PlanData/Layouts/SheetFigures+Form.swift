internal import RuleDSL

/// Rows that say nothing of the figures, and rows whose cells stand in the wrong columns.
extension SheetFigures {
  /// Whether a row belongs to the form and not to what it holds: numbers of columns (甲 | 1 | 2), names of fields (XZQMC |
  /// GDBYL), who filled it in, or what is reckoned from the rows (差额, 平均值).
  func isOfForm(_ row: Int, _ own: [(place: Int, cell: GridCell, isOwn: Bool)]) -> Bool {
    guard own.count > 1 else { return false }
    let texts = own.map { foldedHeader($0.cell.text) }
    if row <= layout.header.upperBound + 2 {
      if texts.allSatisfy({ Self.isColumnMark($0) }),
        !texts.allSatisfy({ Double($0) != nil }) || Self.isCounted(texts)
      {
        return true
      }
      let isField = { (text: String) in
        text.count > 1 && text.first.map { $0.isLetter } ?? false
          && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
      }
      if texts.allSatisfy(isField), lexicon.unit(texts[0]) == nil { return true }
    }
    guard let name = own.first(where: { names.contains($0.place) })?.cell.text, lexicon.unit(name) == nil else {
      return false
    }
    return Self.formWords.contains { foldedHeader(name).hasPrefix($0) }
  }

  /// 甲, (1), A, D=B-C, 栏次.
  private static func isColumnMark(_ text: String) -> Bool {
    let bare = text.filter { !"()".contains($0) }
    if ["甲", "乙", "丙", "丁", "栏次", "列号", "序号"].contains(bare) { return true }
    if let number = Int(bare) { return (1...99).contains(number) }
    let head = bare.split(separator: "=", omittingEmptySubsequences: false)
    return head[0].count == 1 && head[0].first.map { $0.isASCII && $0.isLetter } ?? false
  }

  /// 1, 2, 3: each one more than the one before.
  private static func isCounted(_ texts: [String]) -> Bool {
    let numbers = texts.compactMap { Int($0) }
    return numbers.count == texts.count && numbers.first == 1
      && zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 + 1 }
  }

  private static let formWords = [
    "填表", "制表", "审核", "复核", "负责人", "联系", "编制人", "填报", "备注", "说明", "差额", "差值", "校验", "校核", "平均", "占比", "比例",
  ]

  /// In a CSV, where the cells of a row are shifted because commas of thousands parted a number, so that one stands
  /// behind the last header; it is reported as one without a header.
  func shift(in row: Int) -> Int? {
    guard isSeparated,
      let last = grid.columns.indices.last(where: { place in layout.header.contains { grid.cell($0, place) != nil } }
      ),
      (last + 1..<max(last + 1, grid.columns.count)).contains(where: { grid.own(row, $0) != nil })
    else { return nil }
    let places = figureParts.map(\.place)
    let isPart = { (text: String) in
      text.prefix { $0 != "." }.count == 3 && text.allSatisfy { $0.isNumber || $0 == "." }
    }
    let cut = places.first { place in
      guard let head = grid.cell(row, place)?.text, let tail = grid.cell(row, place + 1)?.text else { return false }
      return (1...3).contains(head.count) && head.allSatisfy(\.isNumber) && isPart(tail)
    }
    return cut ?? places.min()
  }
}
