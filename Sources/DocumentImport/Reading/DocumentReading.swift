/// All that was read in one document.
public struct DocumentReading: Sendable {
  public var head: DocumentHead
  public var name: String
  public var figures: [ImportedFigure] = []
  public var entries: [ImportedEntry] = []
  public var unread: [UnreadSentence] = []
  public var numbers: [NumberUse] = []
  public var remarks: [ImportRemark] = []
  /// Pages that hold no text, or text that cannot be read.
  public var unclearPages: [UnclearPage] = []

  /// What stands in lines of a page that are those of a table is no sentence; what is listed only for it is listed no
  /// more; `lines` are numbers of paragraphs by page, or 0 where there are no pages.
  package mutating func leaveToTables(_ lines: [Int: Set<Int>]) {
    let isInTable = { (place: DocumentPlace) in
      lines[place.page ?? 0]?.contains(place.paragraph) ?? false
    }
    var touched = Set(unread.indices.filter { isInTable(unread[$0].source.place) })
    for place in numbers.indices {
      guard case .unread(let number) = numbers[place].use else { continue }
      if isInTable(numbers[place].place) {
        numbers[place].use = .table
      } else {
        touched.remove(number)
      }
    }
    guard !touched.isEmpty else { return }
    var places: [Int: Int] = [:]
    for place in unread.indices where !touched.contains(place) { places[place] = places.count }
    unread = unread.indices.filter { !touched.contains($0) }.map { unread[$0] }
    for place in numbers.indices {
      if case .unread(let old) = numbers[place].use, let new = places[old] { numbers[place].use = .unread(new) }
    }
    remarks = remarks.compactMap { remark in
      guard case .otherScope(let figure, let old) = remark else { return remark }
      return places[old].map { .otherScope(figure: figure, unread: $0) }
    }
  }
}
