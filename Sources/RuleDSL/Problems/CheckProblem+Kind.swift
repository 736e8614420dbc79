extension CheckProblem.Kind {
  /// What is meant by a name that nothing has.
  var name: Phrase {
    switch self {
    case .indicator: Phrase("指标或图层", "indicator or layer")
    case .term: Phrase("指标、图层或定义", "indicator, layer or definition")
    case .tier: Phrase("层级", "tier")
    case .id: Phrase("编号", "id")
    case .definition: Phrase("定义", "definition")
    case .plan: Phrase("单位", "unit")
    case .title: Phrase("标题", "title")
    case .document: Phrase("文件", "document")
    case .layer: Phrase("图层或定义", "layer or definition")
    case .map: Phrase("图", "map")
    case .code: Phrase("代码", "code")
    case .condition: Phrase("条件", "condition")
    case .entries: Phrase("名录或定位", "list or designation")
    case .value: Phrase("取值", "value")
    }
  }

  /// Where to define it.
  var remedy: Phrase {
    switch self {
    case .indicator, .term: Phrase("在“词汇”的“指标”表里加一行", "add a row to the `indicators` table of a vocabulary")
    case .tier: Phrase("在“词汇”的“层级”里加上", "add it to the `tiers` of a vocabulary")
    case .id: Phrase("写上某条传导、规则或准入矩阵的编号", "write the id of a transmission, rule or matrix")
    case .definition: Phrase("加一行“设 名：…”", "add `let NAME: …`")
    case .plan: Phrase("在“假设”的表里加一行", "add a row to the table of `given`")
    case .layer: Phrase("在“词汇”的“图层”表里加一行", "add a row to the `layers` table of a vocabulary")
    case .entries:
      Phrase("在“词汇”里用“名录表”或“定位”定义它", "define it in a vocabulary, under `lists` or `designation`")
    case .title, .document, .map, .code, .condition, .value: Phrase("加上它，或改正名称", "add it, or correct the name")
    }
  }
}
