internal import RuleDSL
internal import Transmission

extension FigureReader {
  /// Takes rows that repeat a known pattern, up to the first one that does not.
  ///
  /// Rows begin at the first byte; those that begin at `limit` or later belong to somebody else, and no byte at `end` or
  /// later is looked at.
  mutating func takeRepeats(
    _ start: UnsafePointer<UInt8>,
    limit: Int,
    end: Int,
    firstRow: Int
  ) -> (bytes: Int, rows: Int) {
    guard let layout = patterns.layout, patterns.last >= 0 else { return (0, 0) }
    var unit: (number: Int32, start: Int, count: Int)?
    var place = 0
    var row = firstRow
    var stage = directory.takeStage()
    let (patterns, formats) = (self.patterns, self.formats)
    let last = stage.withMemory { stage in
      patterns.withRepeats(formats) { repeats in
        while place < limit {
          if let known = unit, place + known.count < end, areEqual(start + known.start, start + place, known.count) {
            unit = (known.number, known.start, known.count)
          } else {
            guard let found = unitPart(start + place, end - place, layout) else { break }
            unit = (found.number, place, found.count)
          }
          guard let known = unit,
            let figure = repeats.next(start + place + known.count, end - place - known.count)
          else { break }
          let cell = FigureColumn.Cell(
            value: figure.base,
            unit: known.number,
            origin: figure.origin,
            row: Int32(truncatingIfNeeded: row),
            format: UInt16(truncatingIfNeeded: figure.format)
          )
          if stage.add(cell, to: figure.column) { directory.flush(figure.column, of: stage) }
          place += known.count + figure.count
          row += 1
        }
        return repeats.last
      }
    }
    directory.putBack(stage)
    self.patterns.advance(to: last, by: row - firstRow)
    return (place, row - firstRow)
  }

  /// The unit's number and the bytes of its fields with their commas; `nil` for an unknown unit or quotes.
  private mutating func unitPart(
    _ start: UnsafePointer<UInt8>,
    _ available: Int,
    _ layout: RowPatterns.Layout
  ) -> (number: Int32, count: Int)? {
    let most = min(available, 512)
    var place = 0
    var code = 0
    var commas = 0
    var name: Range<Int>?
    var before = 0
    while place < most {
      let byte = start[place]
      place += 1
      if byte == 0x22 || byte == 0x0A || byte == 0x0D { return nil }
      guard byte == 0x2C else { continue }
      commas += 1
      if commas == 1 { code = place - 1 }
      if commas - 1 == layout.nameField { name = before..<place - 1 }
      before = place
      guard commas == layout.keyField else { continue }
      guard let unit = unitCodes.find(start, code), layout.nameField == nil || name != nil,
        name.map({ isKnownName(start + $0.lowerBound, $0.count, of: unit) }) ?? true
      else { return nil }
      return (unit, place)
    }
    return nil
  }
}
