internal import RuleDSL

/// What stands on pages and in no sentence: page numbers, heads and feet.
struct PageNoise {
  private(set) var dropped: Set<Int> = []
  /// Lines of a few digits between digits: a page number, or a part of a number.
  private(set) var unclear: Set<Int> = []
  private let filled: [Int]

  init(_ source: DocumentText) {
    let lines = source.paragraphs.map { Line($0.text) }
    filled = source.paragraphs.indices.filter { source.paragraphs[$0].isLine && !lines[$0].isEmpty }
    dropRepeated(source, lines)
    dropNumbers(source, lines)
  }

  func next(_ index: Int) -> Int? {
    var (low, high) = (0, filled.count)
    while low < high {
      let middle = (low + high) / 2
      if filled[middle] > index { high = middle } else { low = middle + 1 }
    }
    return filled[low...].first { !dropped.contains($0) }
  }

  /// The same line on three pages, or often; a sentence is not.
  private mutating func dropRepeated(_ source: DocumentText, _ lines: [Line]) {
    var places: [String: [Int]] = [:]
    for index in filled where lines[index].mayBeHead { places[lines[index].text, default: []].append(index) }
    for (_, found) in places {
      let pages = Set(found.compactMap { source.paragraphs[$0].page })
      // The first may be the title itself.
      if pages.count >= 3 || pages.isEmpty && found.count >= 3 { dropped.formUnion(found.dropFirst()) }
    }
  }

  private mutating func dropNumbers(_ source: DocumentText, _ lines: [Line]) {
    let rest = filled.filter { !dropped.contains($0) }
    let counted = countedPages(source, lines, rest)
    for (place, index) in rest.enumerated() {
      if lines[index].isMarkedNumber {
        dropped.insert(index)
        continue
      }
      guard let number = lines[index].number else { continue }
      let page = source.paragraphs[index].page
      let isEdge =
        page != nil
        && (place == 0 || source.paragraphs[rest[place - 1]].page != page || place + 1 == rest.count
          || source.paragraphs[rest[place + 1]].page != page)
      let before = place > 0 ? lines[rest[place - 1]].text.unicodeScalars.last : nil
      let after = place + 1 < rest.count ? lines[rest[place + 1]].text.unicodeScalars.first : nil
      let touches =
        (before.map { $0.isDigit || $0 == "." } ?? false) || (after.map { $0.isDigit || $0 == "." } ?? false)
      if isEdge, let page, counted.contains(number - page) {
        dropped.insert(index)
      } else if touches, number < 1000 {
        unclear.insert(index)
      }
    }
  }

  /// By how much page numbers differ from pages, where at least two of them agree.
  private func countedPages(_ source: DocumentText, _ lines: [Line], _ rest: [Int]) -> Set<Int> {
    var pages: [Int: Set<Int>] = [:]
    for index in rest {
      if let number = lines[index].number, let page = source.paragraphs[index].page {
        pages[number - page, default: []].insert(page)
      }
    }
    return Set(pages.filter { $0.value.count >= 2 }.keys)
  }
}

/// A line without blanks.
private struct Line {
  let text: String

  init(_ source: String) {
    var scalars = String.UnicodeScalarView()
    for scalar in source.unicodeScalars where !scalar.isGap { scalars.append(scalar.halfWidth) }
    text = String(scalars)
  }

  var isEmpty: Bool { text.isEmpty }

  /// A line of digits only.
  var number: Int? {
    text.utf8.count <= 4 && text.unicodeScalars.allSatisfy(\.isDigit) ? Int(text) : nil
  }

  /// `— 3 —`, `-3-`, `第3页`, `第3页共9页`, `3/12`.
  var isMarkedNumber: Bool {
    let scalars = Array(text.unicodeScalars)
    guard scalars.count <= 12, scalars.contains(where: \.isDigit) else { return false }
    let rest = scalars.filter { !$0.isDigit }
    if rest.isEmpty { return false }
    if rest.allSatisfy({ "-—–－―─·•".unicodeScalars.contains($0) }) {
      return rest.count >= 2 && !(scalars.first?.isDigit ?? true) && !(scalars.last?.isDigit ?? true)
    }
    return ["第页", "第页共页", "第页/共页", "第页(共页)", "第页,共页"].contains(String(String.UnicodeScalarView(rest)))
  }

  var mayBeHead: Bool {
    let scalars = Array(text.unicodeScalars)
    let holds = { (words: [String]) in words.contains { find($0, in: scalars, from: 0) != nil } }
    return (6...60).contains(scalars.count) && !scalars.contains { "。;；,，、".unicodeScalars.contains($0) }
      && holds(["规划", "政府", "公报", "文件"]) && !holds(["不低于", "不少于", "不超过", "控制在"])
  }
}
