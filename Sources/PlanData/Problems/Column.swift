/// The columns that plan tables may have.
///
/// To add one: a case with its header names, and what the compiler then demands.
public enum Column: Int, Hashable, Sendable, CaseIterable {
  // Units of government.
  case code, name, tier, parentCode
  // Figures.
  case unitCode, unitName, year, indicator, relation, value, measure, document, clause, link, role
  // Lists and designations.
  case list, key, item, location, designation, choice

  /// Accepted header names, the Chinese and the English one of the contract first.
  var spellings: [String] {
    switch self {
    case .code: ["行政区代码", "code", "代码"]
    case .name: ["名称", "name", "行政区名称"]
    case .tier: ["层级", "tier"]
    case .parentCode: ["上级代码", "parent_code", "上级行政区代码"]
    case .unitCode: ["行政区代码", "unit_code"]
    case .unitName: ["名称", "unit_name", "行政区名称"]
    case .year: ["年份", "year"]
    case .indicator: ["指标", "indicator", "指标名称"]
    case .relation: ["关系", "operator"]
    case .value: ["数值", "value_as_printed", "value", "指标值"]
    case .measure: ["单位", "unit", "计量单位"]
    case .document: ["依据", "source_doc"]
    case .clause: ["条款", "clause"]
    case .link: ["链接", "url"]
    case .role: ["来源", "role"]
    case .list: ["名录", "list"]
    case .key: ["编号", "key", "id"]
    case .item: ["名称", "name"]
    case .location: ["所在地", "in_unit_code", "所在地代码"]
    case .designation: ["定位", "subject", "designation"]
    case .choice: ["取值", "value"]
    }
  }

  /// `数值（value_as_printed）`: the name a planner looks for, and the other language's.
  var label: String { "\(spellings[0])（\(spellings[1])）" }
}

/// The tables of a plan set; lists and designations may be missing, and figures where there is something else.
enum TableKind: Sendable, CaseIterable {
  case units
  case figures
  case lists
  case designations

  /// Base names of files, sheets and tables.
  var names: [String] {
    switch self {
    case .units: ["units", "行政区"]
    case .figures: ["indicators", "指标"]
    case .lists: ["lists", "名录"]
    case .designations: ["designations", "定位"]
    }
  }

  var columns: [Column] {
    switch self {
    case .units: [.code, .name, .tier, .parentCode]
    case .figures:
      [.unitCode, .unitName, .year, .indicator, .relation, .value, .measure, .document, .clause, .link, .role]
    case .lists: [.unitCode, .list, .key, .item, .location, .document, .clause, .link]
    case .designations: [.unitCode, .designation, .choice, .location, .document, .clause, .link]
    }
  }

  var required: [Column] {
    switch self {
    case .units: [.code, .name, .tier, .parentCode]
    case .figures: [.unitCode, .year, .indicator, .relation, .value, .measure]
    case .lists: [.unitCode, .list, .item]
    case .designations: [.unitCode, .designation, .choice]
    }
  }
}
