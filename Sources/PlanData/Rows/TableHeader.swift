internal import RuleDSL

/// Where each column of a table stands.
struct TableHeader: Sendable {
  /// How many fields a row has.
  let width: Int
  /// Place of each column by ``Column/rawValue``; -1 where the table lacks it.
  private let places: [Int]
  /// Headers that say nothing to us, by place.
  let unknown: [(place: Int, name: String)]

  /// Finds the columns of a kind of table.
  ///
  /// Where a table has several headers that mean one column, the first of ``Column/spellings`` holds.
  /// Problems name the columns that are missing or stand twice.
  init(_ names: [String], of kind: TableKind, at site: TableSite, problems: inout ProblemList) {
    width = names.count
    let folded = names.map { foldedHeader($0) }
    var places = [Int](repeating: -1, count: Column.allCases.count)
    for column in kind.columns {
      let spellings = column.foldedSpellings
      let found = spellings.lazy.map { spelling in folded.indices.filter { folded[$0] == spelling } }.first {
        !$0.isEmpty
      }
      if let place = found?.first { places[column.rawValue] = place }
      if let found, found.count > 1 { problems.add(site.problem(.columnRepeated(column), row: 1)) }
      if found == nil, kind.required.contains(column) {
        let shown = names.map { String($0.prefix(40)) }.prefix(20)
        problems.add(site.problem(.columnMissing(column, found: Array(shown)), row: 1))
      }
    }
    self.places = places
    unknown = names.enumerated().filter { !places.contains($0.offset) }.map { ($0.offset, $0.element) }
  }

  /// A row that holds the columns of a kind in their order.
  init(of kind: TableKind) {
    var places = [Int](repeating: -1, count: Column.allCases.count)
    for (place, column) in kind.columns.enumerated() { places[column.rawValue] = place }
    self.places = places
    width = kind.columns.count
    unknown = []
  }

  /// Place of a column in a row, or `nil`.
  func place(of column: Column) -> Int? {
    let place = places[column.rawValue]
    return place < 0 ? nil : place
  }

  /// How many rows are looked at to learn what a column holds.
  static let sampleRows = 50

  /// The column that the table lacks and that a header all but names, or whose words some cells below it hold; of those
  /// on which verdicts hang.
  static func likely(_ name: String, cells: [String], of kind: TableKind, lacking: (Column) -> Bool) -> Column? {
    if let named = likely(name, of: kind, lacking: lacking) { return named }
    let words = Set(cells.map { trimmed($0) }.filter { !$0.isEmpty }).map { String($0) }
    guard !words.isEmpty else { return nil }
    return kind.columns.first { column in
      guard lacking(column) else { return false }
      switch column {
      case .role: return words.allSatisfy { RoleWords.role($0) != nil }
      case .relation: return words.allSatisfy { RelationWords.found($0) != nil }
      case .year: return words.allSatisfy { PlanYear($0).map { (1980...2100).contains($0.year) } ?? false }
      default: return false
      }
    }
  }

  private static func likely(_ name: String, of kind: TableKind, lacking: (Column) -> Bool) -> Column? {
    let name = foldedHeader(name)
    let heeded: Set<Column> = [.relation, .role, .key, .location, .owner, .unitName]
    for column in kind.columns where heeded.contains(column) && lacking(column) {
      for spelling in column.foldedSpellings where spelling.utf8.count >= 6 {
        let isPart = name.hasPrefix(spelling) || spelling.hasPrefix(name)
        if isPart, abs(spelling.count - name.count) == 1, name.count > 1 { return column }
        if RuleDSL.nearest(to: name, among: [spelling], atMost: 1) != nil { return column }
      }
    }
    return nil
  }

  /// Whether headers hold every column that a kind of table needs, each once.
  static func fits(_ names: [String], _ kind: TableKind) -> Bool {
    var problems = ProblemList()
    _ = TableHeader(names, of: kind, at: TableSite(file: "", sheet: ""), problems: &problems)
    return problems.isEmpty
  }
}
