internal import Transmission

/// Rows that leave their unit blank below the row that names it.
extension SheetFigures {
  /// By row: the one above that names its unit, in a long table that names each unit once, above several rows with an
  /// indicator each; empty for every other table, where a blank may be a mistake.
  func placesNamedOnce(until end: Int) -> [Int: Int] {
    guard !layout.isWide, layout.place(of: .indicator) != nil else { return [:] }
    let subject = [.indicator, .year, .role].compactMap { layout.place(of: $0) }
    var blocks: [(row: Int, subjects: Set<[String]>)] = []
    var above: [Int: Int] = [:]
    for row in layout.header.upperBound + 1..<end where isOfIndicator(row) {
      let texts = subject.map { folded(grid.cell(row, $0)?.text ?? "") }
      if !isBlank(row) {
        blocks.append((row, [texts]))
      } else if blocks.isEmpty || !blocks[blocks.count - 1].subjects.insert(texts).inserted {
        return [:]
      } else {
        above[row] = blocks[blocks.count - 1].row
      }
    }
    return blocks.allSatisfy { $0.subjects.count > 1 } ? above : [:]
  }

  /// Whether any row names a unit that is not the one around it.
  func namesOthers(until end: Int) -> Bool {
    guard let own = around.unit else { return false }
    return (layout.header.upperBound + 1..<end).contains { row in
      let code = layout.place(of: .unitCode).flatMap { grid.cell(row, $0) }?.text ?? ""
      let unit = context.names.unit(code: folded(code)) ?? named(row).last.flatMap { lexicon.unit($0) }
      return unit.map { $0 != own } ?? false
    }
  }

  private func isOfIndicator(_ row: Int) -> Bool {
    layout.place(of: .indicator).flatMap { grid.cell(row, $0) } != nil
  }

  /// Whether a row has neither code nor name.
  private func isBlank(_ row: Int) -> Bool {
    named(row).isEmpty && layout.place(of: .unitCode).flatMap { grid.cell(row, $0) } == nil
  }
}
