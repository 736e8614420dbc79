internal import RuleDSL

/// The names that headers and titles of tables may hold.
struct Lexicon: Sendable {
  let vocabulary: Vocabulary
  let units: UnitNames
  /// Index of an indicator by name or alias, folded.
  private let indicators: [String: Int]

  init(_ vocabulary: Vocabulary, _ units: UnitNames) {
    self.vocabulary = vocabulary
    self.units = units
    var found: [String: Int] = [:]
    for (index, indicator) in vocabulary.indicators.enumerated() {
      for name in [indicator.name] + indicator.aliases where found[foldedHeader(name)] == nil {
        found[foldedHeader(name)] = index
      }
    }
    indicators = found
  }

  /// By a folded name.
  func indicator(_ name: String) -> Int? { indicators[name] }

  /// By a folded name without 面积, which a header leaves out: 永久基本农田.
  func indicator(ofGround name: String) -> Int? { name.count > 2 ? indicators[name + "面积"] : nil }

  /// The indicator that a text without blanks names, if it names only one.
  func onlyIndicator(in text: String) -> Int? {
    let found = indicators.filter { text.holds($0.key) && $0.key.count > 2 }
    // 城镇建设用地规模 is part of 新增城镇建设用地规模.
    let whole = found.filter { one in !found.contains { $0.key != one.key && $0.key.holds(one.key) } }
    let named = Set(whole.values)
    return named.count == 1 ? named.first : nil
  }

  /// 定位 that a folded header is called, whatever it calls its kinds: 主体功能定位, 主体功能区类型.
  func designation(_ name: String) -> Int? {
    let stem = Self.stem(name)
    return stem.isEmpty ? nil : vocabulary.designations.firstIndex { Self.stem(foldedHeader($0.name)) == stem }
  }

  private static func stem(_ name: String) -> Substring {
    var rest = name[...]
    while let end = ["类型", "类别", "名称", "定位", "划分", "区"].first(where: { rest.hasSuffix($0) }) {
      rest = rest.dropLast(end.count)
    }
    return rest
  }

  /// What a folded header of a list holds that says so in the words of the list: 自然保护地名称, 项目代码.
  func listColumn(_ name: String) -> Column? {
    for (ends, column) in [(["名称"], Column.item), (["编号", "编码", "代码", "序列号"], .key)] {
      guard let end = ends.first(where: { name.hasSuffix($0) }) else { continue }
      let subject = name.dropLast(end.count)
      let lists = vocabulary.lists.flatMap { [$0.name] + $0.aliases }
      return subject.count > 1 && lists.contains { foldedHeader($0).contains(subject) } ? column : nil
    }
    return nil
  }

  func unit(_ name: String) -> Int? {
    guard case .unit(let place) = units.unit(named: name) else { return nil }
    return place
  }
}
