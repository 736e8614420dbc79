extension Quantity.Flaw {
  /// Continues a sentence that begins with the figure.
  package var description: Phrase {
    switch self {
    case .malformed: Phrase("不是一个数", "is not a number")
    case .tooPrecise: Phrase("小数位太多，超出可精确计算的范围", "has more digits than can be held exactly")
    case .outOfRange: Phrase("太大，超出可精确计算的范围", "is too large to be held exactly")
    }
  }

  package var hint: Phrase {
    switch self {
    case .malformed: Phrase("只写数字和一个小数点，例如 17050.00", "write digits and one point, such as 17050.00")
    case .tooPrecise: Phrase("减少小数位，或换较小的单位", "drop digits, or use a smaller unit")
    case .outOfRange: Phrase("核对数值和单位", "check the figure and its unit")
    }
  }
}
