internal import RuleDSL

/// Words and signs of relations, and the direction that each states.
enum RelationWords {
  struct Found: Hashable, Sendable {
    var direction: Direction
    /// 大于 rather than 大于等于, which no figure with so many digits tells apart.
    var isStrict = false
  }

  /// The relation that a cell or a part of a header states; of several words that mean the same, what they mean.
  static func found(_ text: String) -> Found? {
    let plain = Self.plain(text)
    if let found = table[plain] { return found }
    let parts = plain.split { ",、/;()".contains($0) }.map { table[String($0)] }
    guard parts.count > 1, let first = parts[0], parts.allSatisfy({ $0?.direction == first.direction }) else {
      return nil
    }
    return first
  }

  /// What may stand before a number or round the name of an indicator, the longer ones first.
  static let words: [(word: String, found: Found)] = table.filter { word, _ in
    !["为", "=", "==", "突破"].contains(word) && (word.unicodeScalars.count > 1 || !holdsHan(word))
  }.map { ($0.key, $0.value) }.sorted { ($1.word.count, $0.word) < ($0.word.count, $1.word) }

  private static func plain(_ text: String) -> String {
    let kept = folded(text).filter { $0 != " " && $0 != "…" && $0 != "." }
    return kept.lowercased().replacing("於", with: "于")
  }

  private static let table: [String: Found] = {
    var table: [String: Found] = [:]
    func put(_ words: [String], _ direction: Direction, isStrict: Bool = false) {
      for word in words { table[word] = Found(direction: direction, isStrict: isStrict) }
    }
    let less = ["低于", "少于", "小于"]
    let more = ["高于", "大于", "多于", "超过"]
    put(more + [">"], .floor, isStrict: true)
    put(less + ["<"], .ceiling, isStrict: true)
    for negation in ["不", "不得", "不应", "不能", "不可", "不宜", "不许"] {
      put(less.map { negation + $0 }, .floor)
      put((more + ["超出", "突破"]).map { negation + $0 }, .ceiling)
    }
    for equal in ["等于", "或等于"] {
      put(more.map { $0 + equal }, .floor)
      put(less.map { $0 + equal }, .ceiling)
    }
    put([">=", "≥", "=>", "⩾", "≧", "≮", "至少", "最低", "最少", "以上", "下限", "下限值", "atleast"], .floor)
    put(["<=", "≤", "=<", "⩽", "≦", "≯", "至多", "最高", "最多", "以内", "以下", "上限", "上限值", "atmost"], .ceiling)
    put(["控制在", "控制在以内", "控制在以下"], .ceiling)
    put(["=", "==", "等于", "为", "equal", "equals"], .fixed)
    return table
  }()
}
