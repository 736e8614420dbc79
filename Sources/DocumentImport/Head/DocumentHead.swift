public import RuleDSL

/// What a document says about itself.
public struct DocumentHead: Hashable, Sendable {
  /// Without the marks 《 》: of an approval its own title, 内蒙古自治区人民政府关于《…》的批复.
  public var title: String
  /// 文号, in its official form.
  public var number: String?
  /// The day at its end.
  public var date: PlanDate?
  /// The unit of government whose plan it is about.
  public var subject: String?
  /// Who approves.
  public var issuer: String?
  /// The last year of the plan's title.
  public var targetYear: Int?
  /// The first year of the plan's title, where it says two.
  public var firstYear: Int?
  public var isApproval: Bool
  /// Says of itself that it is not final.
  public var isDraft: Bool

  init(_ text: CleanText) {
    let title = Self.title(in: text)
    self.title = title.range.map { text.exact($0) } ?? ""
    isApproval = title.isApproval
    issuer = title.issuer
    subject = Self.subject(of: title.plan)
    let years = Self.years(title.plan)
    (targetYear, firstYear) = (years.last, years.count > 1 ? years.first : nil)
    number = Self.number(in: text)
    date = Self.date(in: text)
    isDraft =
      !isApproval
      && ["以最终批复为准", "以正式批复为准", "以批复为准", "征求意见稿", "公示稿", "草案公示", "成果草案", "规划(草案)", "送审稿", "(草案)"].contains {
        find($0, in: text.scalars, from: 0) != nil
      }
  }

  // MARK: Title

  private static func title(
    in text: CleanText
  ) -> (
    range: Range<Int>?, plan: String, issuer: String?, isApproval: Bool
  ) {
    let head = Array(text.scalars.prefix(400))
    if let about = find("关于", in: head, from: 0), let end = find("的批复", in: head, from: about), end - about < 120 {
      var start = about
      while start > 0, head[start - 1].isHan, about - start < 24 { start -= 1 }
      let plan = String(String.UnicodeScalarView(head[(about + 2)..<end]))
      let issuer = String(String.UnicodeScalarView(head[start..<about]))
      return (
        start..<end + 3, plan.filter { !"《》".contains($0) },
        issuer.isEmpty ? nil : issuer, true
      )
    }
    for word in ["国土空间总体规划", "国土空间规划", "总体规划"] {
      guard let place = find(word, in: head, from: 0) else { continue }
      var start = place
      // The name may stand in the line above; what stands above the name is no part of it.
      while start > 0, head[start - 1].isHan, place - start < 20,
        start == place || text.edges[start] == .none || text.edges[start] == .line && text.isNextLine(start)
      {
        start -= 1
      }
      var end = place + word.unicodeScalars.count
      if end < head.count, head[end] == "(", let close = head[end...].firstIndex(of: ")"), close - end < 20 {
        end = close + 1
      }
      let plan = String(String.UnicodeScalarView(head[start..<end]))
      return (start..<end, plan, nil, false)
    }
    return (nil, "", nil, false)
  }

  private static func subject(of plan: String) -> String? {
    let scalars = Array(plan.unicodeScalars)
    for word in ["国土空间", "土地利用", "总体规划"] {
      if let end = find(word, in: scalars, from: 0) { return bare(String(String.UnicodeScalarView(scalars[..<end]))) }
    }
    return nil
  }

  /// Without what may stand before the name of a unit.
  private static func bare(_ name: String) -> String? {
    var rest = name
    for word in [
      "批准实施", "审批", "审查批准", "报请审查批准", "印发", "同意", "调整", "修改", "修订", "修编", "附件", "征求意见稿", "公示稿", "公众版", "送审稿", "报批稿",
      "草案",
    ] where rest.hasPrefix(word) {
      rest = String(rest.dropFirst(word.count))
    }
    return rest.isEmpty || rest.count > 20 ? nil : rest
  }

  /// 2021 and 2035 of `(2021-2035年)`.
  private static func years(_ plan: String) -> [Int] {
    plan.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }.filter { (1990...2100).contains($0) }
  }

  // MARK: Number and day

  /// The first line that is a 文号 and nothing else; numbers within sentences are those of other documents.
  private static func number(in text: CleanText) -> String? {
    for paragraph in text.source.paragraphs.prefix(60) {
      let plain = normalizedNumber(paragraph.text)
      let scalars = Array(plain.unicodeScalars)
      guard scalars.count <= 30, let open = scalars.firstIndex(of: "〔"), open > 0,
        scalars[..<open].allSatisfy(\.isHan),
        let close = scalars.firstIndex(of: "〕"), close - open == 5, scalars[(open + 1)..<close].allSatisfy(\.isDigit),
        scalars.last == "号", scalars[(close + 1)...].dropLast().allSatisfy(\.isDigit), close + 2 < scalars.count
      else { continue }
      return plain
    }
    return nil
  }

  /// The last line that is a day and nothing else.
  private static func date(in text: CleanText) -> PlanDate? {
    for paragraph in text.source.paragraphs.reversed() {
      let plain = String(
        String.UnicodeScalarView(paragraph.text.unicodeScalars.map(\.halfWidth).filter { !$0.isGap })
      )
      guard plain.hasSuffix("日"), plain.unicodeScalars.count <= 11, plain.unicodeScalars.count >= 8 else { continue }
      let parts = plain.split { "年月日".contains($0) }.compactMap { number($0) }
      if parts.count == 3, let date = PlanDate(year: parts[0], month: parts[1], day: parts[2]) { return date }
    }
    return nil
  }

  /// Digits, or the ideographs of days: 二〇二四, 三, 二十五.
  private static func number(_ text: Substring) -> Int? {
    if let number = Int(text) { return number }
    let digits = Array("〇一二三四五六七八九")
    let plain = text.map { "○零".contains($0) ? "〇" : $0 }
    if plain.count == 4 || plain.count == 1, let all = optionalAll(plain.map { digits.firstIndex(of: $0) }) {
      return all.reduce(0) { $0 * 10 + $1 }
    }
    let sides = String(plain).split(separator: "十", omittingEmptySubsequences: false)
    guard sides.count == 2 else { return nil }
    let tens = sides[0].isEmpty ? 1 : sides[0].first.flatMap { digits.firstIndex(of: $0) }
    let ones = sides[1].isEmpty ? 0 : sides[1].first.flatMap { digits.firstIndex(of: $0) }
    return tens.flatMap { tens in ones.map { tens * 10 + $0 } }
  }

  private static func optionalAll(_ values: [Int?]) -> [Int]? {
    let found = values.compactMap(\.self)
    return found.count == values.count ? found : nil
  }
}

/// Where words begin in some text.
func find(_ words: String, in scalars: [Unicode.Scalar], from start: Int) -> Int? {
  let wanted = Array(words.unicodeScalars)
  guard !wanted.isEmpty, scalars.count >= wanted.count, start <= scalars.count - wanted.count else { return nil }
  return (start...(scalars.count - wanted.count)).first { place in
    scalars[place] == wanted[0] && scalars[place..<place + wanted.count].elementsEqual(wanted)
  }
}
