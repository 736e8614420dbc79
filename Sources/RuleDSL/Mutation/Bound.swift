/// 常数: one more or one less in its last digit.
extension MutantMaker {
  static let bound = MutantMaker(
    "bound",
    "常数差末位一个单位",
    "a number is off by one in its last digit",
    Rewriter(quantities: { quantity in
      guard let digit = Int64(exactly: quantity.lastDigit.numerator), quantity.lastDigit.denominator == 1 else {
        return []
      }
      let bases = [quantity.base - digit, quantity.base.addingReportingOverflow(digit).partialValue]
      return bases.filter { $0 >= 0 }.map { Quantity(base: $0, unit: quantity.unit, decimals: quantity.decimals) }
    })
  )
}
