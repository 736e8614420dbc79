/// 名录: items that lower plans carry one by one, such as 重点建设项目清单.
public struct ItemList: Hashable, Sendable, Placed {
  /// What distinguishes items.
  public enum Key: Hashable, Sendable, CaseIterable {
    /// 编号
    case number
    /// 名称
    case name
    /// 文号, of documents that the register of documents may tell of.
    case document

    /// Whether the column 编号 distinguishes items.
    package var isInNumbers: Bool { self != .name }
  }

  /// In what two keys may differ and still mean one item.
  public enum Difference: Hashable, Sendable, CaseIterable {
    /// 全半角: full-width letters, digits and marks.
    case width
    /// 空格, wherever they stand.
    case blanks
    /// 批次: 第…批 in brackets or at the end.
    case batch
    /// 大小写
    case letterCase
  }

  public var name: String
  public var aliases: [String] = []
  public var key: Key
  /// 不计; whatever else two keys differ in makes them two items.
  public var ignored: Set<Difference> = []
  /// 细化: the name of the list that its items belong to, too.
  package var narrows: String?
  /// The index of that list in ``Vocabulary/lists``.
  public internal(set) var broader: Int?
  /// Where it is defined.
  package var span = Span(file: 0, start: 0, end: 0)

  /// A key without what is declared to play no part; two items are one when these are equal.
  ///
  /// Texts that Unicode calls canonically equivalent are equal as they are.
  package func canonical(_ key: String) -> String {
    if self.key == .document { return normalizedNumber(key) }
    // Numbers are mostly plain letters and digits, in which nothing but letter case can differ.
    if key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) {
      return ignored.contains(.letterCase) ? key.lowercased() : key
    }
    var scalars = Array(key.unicodeScalars)
    if ignored.contains(.width) { scalars = scalars.map(\.halfWidth) }
    if ignored.contains(.blanks) { scalars.removeAll(where: \.isBlank) }
    if ignored.contains(.batch) { scalars = withoutBatch(scalars) }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return ignored.contains(.letterCase) ? String(text).lowercased() : String(text)
  }
}

extension Unicode.Scalar {
  fileprivate var isNumeral: Bool { digit != nil || "〇零一二三四五六七八九十百".unicodeScalars.contains(self) }
}

/// Without the last （第七批） or 第七批 at the end; a 批 within a word, such as 第一批发市场, stays.
private func withoutBatch(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
  for start in scalars.indices.reversed() where scalars[start] == "第" {
    var end = start + 1
    while end < scalars.count, scalars[end].isNumeral { end += 1 }
    guard end > start + 1, end < scalars.count, scalars[end] == "批" else { continue }
    end += 1
    if end < scalars.count, scalars[end] == "次" { end += 1 }
    let isOpened = start > 0 && "（(".unicodeScalars.contains(scalars[start - 1])
    let isBracketed = isOpened && end < scalars.count && "）)".unicodeScalars.contains(scalars[end])
    guard isBracketed || (!isOpened && end == scalars.count) else { continue }
    let rest = isBracketed ? scalars[..<(start - 1)] + scalars[(end + 1)...] : scalars[..<start]
    // A key that is nothing but a batch is distinguished by it.
    return rest.contains { !$0.isBlank } ? Array(rest) : scalars
  }
  return scalars
}
