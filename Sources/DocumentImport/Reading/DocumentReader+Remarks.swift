internal import RuleDSL

/// What is odd about figures, and about lists that are counted.
extension DocumentReader {
  mutating func finish() {
    comparePrints()
    compareScopes()
    compareCounts()
  }

  /// 210.57 平方公里（31.58 万亩）: whether one is the other, rounded.
  private mutating func comparePrints() {
    for (place, figure) in reading.figures.enumerated() {
      guard case .printed(let prints) = figure.content, prints.count == 2 else { continue }
      let amounts = prints.compactMap { try? Quantity(digits: $0.digits, unit: $0.unit) }
      guard amounts.count == 2 else { continue }
      let gap = (amounts[0].base - amounts[1].base).magnitude
      // Half of the last digit of each may be gone by rounding.
      let halves = amounts.map { quantity in
        Int64(clamping: quantity.unit.scale / powerOfTen(quantity.decimals) / 2)
      }
      guard gap > halves[0] + halves[1] || gap > halves.max() ?? 0 && !agrees(amounts) else { continue }
      let converted = Decimal(Rational(Int128(amounts[0].base)), in: amounts[1].unit, decimals: 0)
      reading.remarks.append(.printsDiffer(figure: place, converted: "\(converted.text) \(amounts[1].unit.text)"))
    }
  }

  /// Whether the finer print, rounded as the coarser one is, gives it.
  private func agrees(_ amounts: [Quantity]) -> Bool {
    let steps = amounts.map { $0.unit.scale / powerOfTen($0.decimals) }
    guard let coarse = steps.indices.max(by: { steps[$0] < steps[$1] }), steps[coarse] > 0 else { return false }
    let fine = Int128(amounts[1 - coarse].base)
    return (fine + steps[coarse] / 2) / steps[coarse] * steps[coarse] == Int128(amounts[coarse].base)
  }

  /// Another amount of the same kind in what was not read, where the indicator is named.
  private mutating func compareScopes() {
    var first: [Int: Int] = [:]
    for (place, figure) in reading.figures.enumerated() where first[figure.indicator] == nil {
      first[figure.indicator] = place
    }
    for (number, sentence) in reading.unread.enumerated() {
      guard let indicator = sentence.indicator, let figure = first[indicator] else { continue }
      reading.remarks.append(.otherScope(figure: figure, unread: number))
    }
  }

  /// 甲、乙、丙四类: as many as the word says.
  private mutating func compareCounts() {
    let numerals = Array("零一二三四五六七八九十".unicodeScalars)
    for place in text.scalars.indices.dropLast() {
      guard let stated = numerals.firstIndex(of: text.scalars[place]), stated >= 2,
        "类种项个处".unicodeScalars.contains(text.scalars[place + 1]), place > 0,
        !numerals.contains(text.scalars[place - 1]), text.scalars[place - 1] != "第"
      else { continue }
      var start = place
      while start > 0, isListPart(text.scalars[start - 1]), text.edges[start] != .own, text.edges[start] != .paragraph
      {
        start -= 1
      }
      let items = text.scalars[start..<place].split(separator: "、", omittingEmptySubsequences: false)
      guard items.count >= 3, items.allSatisfy({ (2...20).contains($0.count) }), items.count != stated,
        // 等 leaves some out.
        text.scalars[place - 1] != "等"
      else { continue }
      var end = place
      while end < text.count, !"。;,".unicodeScalars.contains(text.scalars[end]) { end += 1 }
      reading.remarks.append(
        .countDiffers(stated: stated, listed: items.count, source(start..<min(end, place + 12), start..<end))
      )
    }
  }

  private func isListPart(_ scalar: Unicode.Scalar) -> Bool { scalar.isHan || scalar == "、" }
}
