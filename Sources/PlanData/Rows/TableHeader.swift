/// Where each column of a table stands.
struct TableHeader: Sendable {
  /// How many fields a row has.
  let width: Int
  /// Place of each column by ``Column/rawValue``; -1 where the table lacks it.
  private let places: [Int]

  /// Finds the columns of a kind of table; unknown headers are ignored.
  ///
  /// Problems name the columns that are missing or stand twice.
  init(_ names: [String], of kind: TableKind, at site: TableSite, problems: inout ProblemList) {
    width = names.count
    let folded = names.map { foldedHeader($0) }
    var places = [Int](repeating: -1, count: Column.allCases.count)
    for column in kind.columns {
      let spellings = column.spellings.map { foldedHeader($0) }
      let found = folded.indices.filter { spellings.contains(folded[$0]) }
      if let place = found.first { places[column.rawValue] = place }
      if found.count > 1 { problems.add(site.problem(.columnRepeated(column), row: 1)) }
      if found.isEmpty, kind.required.contains(column) {
        let shown = names.map { String($0.prefix(40)) }.prefix(20)
        problems.add(site.problem(.columnMissing(column, found: Array(shown)), row: 1))
      }
    }
    self.places = places
  }

  /// Place of a column in a row, or `nil`.
  func place(of column: Column) -> Int? {
    let place = places[column.rawValue]
    return place < 0 ? nil : place
  }
}

private func foldedHeader(_ text: String) -> String {
  String(folded(text).filter { $0 != " " && $0 != "\n" }).lowercased()
}
