extension RandomAccessCollection where Index == Int {
  /// The last element for which a condition holds that holds up to some place and no farther.
  func last(upTo holds: (Element) -> Bool) -> Int? {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low > startIndex ? low - 1 : nil
  }
}
