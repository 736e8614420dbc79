/// The columns that plan tables may have.
///
/// To add one: a case with its header names, and what the compiler then demands.
public enum Column: Int, Hashable, Sendable, CaseIterable {
  // Units of government.
  case code, name, tier, parentCode, approved
  // Figures.
  case unitCode, unitName, year, indicator, relation, value, measure, document, clause, link, role, attribute,
    sentence
  // Lists and designations.
  case list, key, item, level, owner, location, designation, choice

  /// Accepted header names, the Chinese and the English one of the contract first.
  var spellings: [String] {
    switch self {
    case .code: ["行政区代码", "code", "代码"] + Self.codes
    case .name: ["名称", "name", "行政区名称", "行政区划名称", "行政区", "行政区划", "行政区域", "XZQMC", "XZQHMC"]
    case .tier: ["层级", "tier", "行政层级", "行政级别", "规划层级", "规划级别", "行政区级别", "级别"]
    case .parentCode:
      ["上级代码", "parent_code", "上级行政区代码", "上级行政区划代码", "上级", "上级名称", "上级行政区", "上级行政区名称", "上级单位", "所属上级", "隶属"]
    case .approved: ["批复日期", "approved", "批复时间", "批准日期", "批准时间"]
    case .unitCode: ["行政区代码", "unit_code", "单位代码"] + Self.codes
    case .unitName:
      ["名称", "unit_name", "行政区名称", "行政区划名称", "单位名称", "XZQMC"] + Self.places
    case .year: ["年份", "year", "规划年", "年度", "规划年份", "目标年份", "水平年", "规划水平年"]
    case .indicator: ["指标", "indicator", "指标名称", "指标项", "指标内容", "规划指标名称", "控制指标名称"]
    case .relation: ["关系", "operator", "约束关系", "控制要求", "管控要求", "控制方式", "约束方向", "控制方向"]
    case .value: ["数值", "value_as_printed", "value", "指标值", "指标数值", "指标数"]
    case .measure: ["单位", "unit", "计量单位", "指标单位", "数值单位", "度量单位"]
    case .document: ["依据", "source_doc", "文号", "批复文号", "依据文件", "依据文号", "来源文件", "批复文件", "出处"]
    case .clause: ["条款", "clause", "条文"]
    case .link: ["链接", "url", "网址"]
    case .sentence: ["原句", "sentence"]
    case .role: ["来源", "role", "指标来源", "指标口径", "数据口径"]
    case .attribute: ["属性", "attribute", "指标属性", "指标性质"]
    case .list: ["名录", "list", "名录名称"]
    case .key: ["编号", "key", "id", "项目编号", "项目代码", "项目编码"]
    case .item: ["名称", "name", "项目名称", "条目"]
    case .level: ["级别", "level", "保护级别", "等级", "保护等级"]
    case .owner: ["行政区名称", "unit_name", "行政区划名称", "单位名称", "XZQMC"] + Self.places
    case .location:
      [
        "所在地", "in_unit_code", "所在地代码", "所在行政区", "所在县区", "所在区县", "所在县", "所在县市区", "所在县（市、区）", "所在乡镇", "所在市县", "所在地区",
        "所在位置", "涉及行政区", "涉及县区", "所涉县区", "建设地点", "项目所在地", "位置", "地点", "空间位置", "坐落", "分布", "分布县区", "分布区域",
      ]
    case .designation: ["定位", "subject", "designation"]
    case .choice: ["取值", "value"]
    }
  }

  /// ``spellings`` as headers are compared; the same words are asked for with every header of every table.
  var foldedSpellings: [String] { Self.folded[rawValue] }

  private static let folded = allCases.map { $0.spellings.map { foldedHeader($0) } }

  private static let codes = ["行政区划代码", "行政区域代码", "行政区编码", "行政代码", "政区代码", "区划代码", "XZQDM", "XZQHDM"]

  /// What tables of figures call the column of places.
  private static let places = [
    "行政区", "行政区划", "行政区域", "区域名称", "地区", "县区", "区县", "市县", "县市区", "县（市、区）", "县(市区)", "旗县", "旗县区", "旗县市区", "盟市", "市州",
    "乡镇", "乡镇街道",
    "行政单元",
  ]

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
    case .units: [.code, .name, .tier, .parentCode, .approved]
    case .figures:
      [
        .unitCode, .unitName, .year, .indicator, .relation, .value, .measure, .document, .clause, .link, .role,
        .attribute, .sentence,
      ]
    case .lists: [.unitCode, .owner, .list, .key, .item, .level, .location, .document, .clause, .link, .sentence]
    case .designations:
      [.unitCode, .unitName, .designation, .choice, .location, .document, .clause, .link, .sentence]
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
