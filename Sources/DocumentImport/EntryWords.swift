public import RuleDSL

/// Names of lists, designations, their values and units of government, as cells of tables write them.
public struct EntryWords {
  private let lexicon: Lexicon

  public init(_ vocabulary: Vocabulary, places: [String]) {
    lexicon = Lexicon(vocabulary).with(places: Set(places).sorted())
  }

  private func matcher(_ text: String) -> PhraseMatcher {
    let document = DocumentText(name: "", paragraphs: [.init(text, number: 1, isLine: false)])
    return PhraseMatcher(text: CleanText(document), lexicon: lexicon)
  }

  /// The list that a title names, as 附表3 重点建设项目清单 does.
  ///
  /// A title that names two names none.
  public func list(named title: String) -> Int? {
    let matcher = matcher(title)
    let found = Set(
      matcher.text.scalars.indices.flatMap { place in
        matcher.listNames(at: place).filter { endsTitle(matcher.text, $0.end) }.map(\.list)
      }
    )
    return found.count == 1 ? found.first : nil
  }

  /// The designation that a header or a title names.
  public func designation(named title: String) -> Int? {
    let matcher = matcher(title)
    let found = Set(
      matcher.text.scalars.indices.flatMap { place in
        lexicon.designationNames.filter { pattern in
          matcher.ends(of: pattern, at: place).contains { endsTitle(matcher.text, $0) }
        }
        .compactMap { pattern in pattern.designation }
      }
    )
    return found.count == 1 ? found.first : nil
  }

  /// Whether a title ends behind a name, or goes on as titles do.
  private func endsTitle(_ text: CleanText, _ place: Int) -> Bool {
    let rest = text.text(place..<text.count)
    return ["", "表", "一览表", "统计表", "汇总表", "情况", "情况表", "分类", "类型", "类别", "名单", ":"].contains(rest)
      || rest.hasPrefix("(")
  }

  /// The value that a cell states, whatever grade stands before it: 国家级农产品主产区.
  public func value(written cell: String, of designation: Int) -> Int? {
    let matcher = matcher(cell)
    let text = matcher.text
    let starts = [0] + Self.grades.filter { text.starts($0, at: 0) }.map(\.count)
    let found = starts.flatMap { start in
      lexicon.values(in: text, at: start, of: designation).filter { $0.end == text.count }.map(\.value)
    }
    return Set(found).count == 1 ? found.first : nil
  }

  private static let grades = ["国家级", "国家", "省级", "自治区级", "自治区", "市级"].map { Array($0.unicodeScalars) }

  /// Units of government that a cell lists and nothing else; `nil` where some of it is none that is known.
  public func places(written cell: String) -> [String]? {
    let matcher = matcher(cell)
    guard matcher.text.count > 0, let list = matcher.placeList(at: 0), list.range.upperBound == matcher.text.count,
      !list.names.contains(nil)
    else { return nil }
    return list.names.compactMap(\.self)
  }

  /// Whether a cell is a name of an item as a whole.
  public static func isItemName(_ cell: String) -> Bool {
    (2...60).contains(cell.count) && cell.contains { $0.isLetter } && !cell.contains { "。；;".contains($0) }
      && !["——", "无", "详见附件"].contains(cell)
  }
}
