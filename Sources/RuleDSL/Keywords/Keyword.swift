/// The words that have a meaning of their own: one Chinese, one English each, freely mixed.
///
/// To add one: a case with its two spellings, Chinese first, and what the compiler then demands.
public enum Keyword: String, Hashable, Sendable, CaseIterable {
  // Blocks.
  case vocabulary = "词汇 vocabulary"
  case transmission = "传导 transmission"
  case monitor = "预警 monitor"
  case rule = "规则 rule"
  case matrix = "准入矩阵 matrix"
  case scenario = "案例 scenario"
  case planSet = "规划集 planset"
  case pack = "规则包 pack"
  // Clauses.
  case id = "编号 id"
  case basis = "依据 basis"
  case unverifiedBasis = "依据待核 unverified"
  case bindingReason = "刚性理由 bindingreason"
  case draft = "草拟 draft"
  case text = "原文 text"
  case tiers = "层级 tiers"
  case planKinds = "规划类型 plankinds"
  case method = "方式 method"
  case years = "年份 years"
  case precision = "精度 precision"
  case level = "级别 level"
  case effective = "施行 effective"
  case repealed = "废止 repealed"
  case subject = "对象 subject"
  case margin = "余量 margin"
  case trajectory = "轨迹 trajectory"
  case baseYear = "基期 baseyear"
  case cumulative = "累计 cumulative"
  case quota = "额度 quota"
  case applies = "适用 applies"
  case each = "对于 each"
  case define = "设 let"
  case when = "当 when"
  case require = "要求 require"
  case otherwise = "不通过时 otherwise"
  case evidence = "证据 evidence"
  case exception = "例外 except"
  case indicators = "指标 indicators"
  case documents = "文件 documents"
  case issuers = "下达关系 issuers"
  case catalogue = "目录 catalogue"
  case phrasings = "句式 phrasings"
  case readOut = "读出 readout"
  case tests = "检验 tests"
  case given = "假设 given"
  case expect = "应当 expect"
  case asOf = "截至 asof"
  case approved = "批复日期 approved"
  case units = "行政区 units"
  case figures = "指标表 figures"
  case complete = "完整转录 complete"
  case layers = "图层 layers"
  case tolerance = "容差 tolerance"
  case map = "图 map"
  case codeSystem = "代码系统 codesystem"
  case mapping = "对照 mapping"
  case columns = "横向 columns"
  case rows = "纵向 rows"
  case condition = "条件 condition"
  case unlisted = "未列明 unlisted"
  case refines = "上级矩阵 refines"
  case lists = "名录表 lists"
  case list = "名录 list"
  case designation = "定位 designation"
  case listFiles = "名录文件 listfiles"
  case designationFiles = "定位文件 designationfiles"
  case version = "版本 version"
  case buildsOn = "依托 buildson"
  case switchedOff = "停用 switchoff"
  case unlinted = "不查 nolint"
  case replaces = "替代 replaces"
  case reason = "理由 reason"
  case wording = "称谓 wording"
  case officeCode = "代号 officecode"
  case plans = "规划 plans"
  case featureIDs = "要素编号 featureids"
  case decider = "决定机关 decider"
  case since = "自 from"
  case until = "至 until"
  // Methods of transmission.
  case apportion = "分解 apportion"
  case weighted = "加权 weighted"
  case stepwise = "逐级 stepwise"
  case equal = "一致 equal"
  case byReference = "引用 reference"
  case weight = "权重 weight"
  // Between the years of commitments.
  case linear = "线性 linear"
  case steps = "分段 steps"
  // Control lines, and what is stricter.
  case spatial = "空间继承 spatial"
  case protect = "保护 protect"
  case develop = "开发 develop"
  // What a matrix says about a use in a zone.
  case admitted = "允许 admitted"
  case prohibited = "禁止 prohibited"
  case zone = "分区 zone"
  case use = "用途 use"
  case rest = "其余 others"
  // Levels.
  case binding = "刚性 binding"
  case expected = "预期 expected"
  case advisory = "提示 advisory"
  // Precision.
  case exact = "精确 exact"
  case asPrinted = "按印刷位 asprinted"
  // What a rule is about.
  case plan = "每个规划 plan"
  case draftedPlan = "每个在编规划 draftedplan"
  case approvedPlan = "每个已批规划 approvedplan"
  case drafted = "在编 drafted"
  case figure = "每个指标 figure"
  // Plans seen from the plan that is checked.
  case own = "本级 own"
  case parent = "上级 parent"
  case children = "下级 children"
  case allotted = "下达 allotted"
  case present = "现状 present"
  case name = "名称 name"
  // States of a plan.
  case before = "维护前 before"
  case after = "维护后 after"
  // Functions.
  case sum = "合计 sum"
  case count = "个数 count"
  case maximum = "最大 max"
  case minimum = "最小 min"
  case first = "首选 first"
  case known = "已知 known"
  case average = "加权平均 average"
  // Regions and their measures.
  case clip = "裁剪 clip"
  case intersection = "交集 intersection"
  case minus = "差集 minus"
  case union = "并集 union"
  case buffer = "缓冲 buffer"
  case fragments = "碎片 fragments"
  case area = "面积 area"
  case length = "长度 length"
  case share = "占比 share"
  case statedArea = "登记面积 statedarea"
  case measuredArea = "量得面积 measuredarea"
  case width = "宽度 width"
  // Features and their fields.
  case select = "筛选 select"
  case changed = "属性变更 changed"
  case date = "日期 date"
  case digits = "位 digits"
  // Relations and logic.
  case atLeast = "不低于 >="
  case atMost = "不超过 <="
  case above = "高于 >"
  case below = "低于 <"
  case equals = "等于 =="
  case unequal = "不等于 !="
  case among = "属于 in"
  case stated = "已填写 filled"
  case submitted = "已提交 submitted"
  case agreesAsPrinted = "印数一致 agrees"
  case areasAgree = "面积一致 areasagree"
  case and = "且 and"
  case or = "或 or"
  case not = "非 not"
  case covers = "覆盖 covers"
  case within = "位于 within"
  case disjoint = "不重叠 disjoint"
  case same = "重合 same"
  case meets = "接边 meets"
  case tiles = "铺满 tiles"
  case matches = "符合 matches"
  case distinct = "不重复 distinct"
  // Obligations and verdicts in scenarios.
  case carry = "承接 carry"
  case honour = "落实 honour"
  case aggregate = "汇总 aggregate"
  case admit = "准入 admit"
  case pass = "通过 pass"
  case fail = "不通过 fail"
  case undetermined = "待核实 undetermined"
  case notApplicable = "不适用 notapplicable"
  case waived = "豁免 waived"
  // Figures in words.
  case unallotted = "未分解 unallotted"
  case unprovided = "未提供 unprovided"
  // Placeholders and amounts of a finding.
  case left = "左边 left"
  case right = "右边 right"
  case difference = "差额 difference"
  case missing = "缺 missing"
  // Columns of tables.
  case aliases = "别名 aliases"
  case unit = "单位 unit"
  case direction = "方向 direction"
  case attribute = "属性 attribute"
  case builtIn = "固有检查 builtin"
  case title = "全称 title"
  case number = "文号 number"
  case code = "代码 code"
  case fullCode = "全码 fullcode"
  case codeWithin = "辖区代码 codewithin"
  case issuer = "下达单位 issuer"
  case written = "写法 written"
  case printed = "数值 printed"
  case codes = "图层代码 codes"
  case geometry = "几何 geometry"
  case areaField = "面积字段 areafield"
  case fields = "字段 fields"
  case fileName = "文件名 filename"
  case parts = "部件数 parts"
  case holes = "洞数 holes"
  case sharpAngles = "锐角数 sharpangles"
  case coordinateSystem = "坐标系 coordinatesystem"
  case oldCode = "原代码 oldcode"
  case suffix = "后缀 suffix"
  case absent = "无 none"
  case key = "识别 key"
  case ignored = "不计 ignore"
  case narrows = "细化 narrows"
  case location = "所在地 location"
  case value = "取值 value"
  // What keys of lists may differ in.
  case fullWidth = "全半角 fullwidth"
  case blanks = "空格 blanks"
  case batch = "批次 batch"
  case letterCase = "大小写 lettercase"
  // Attributes of indicators.
  case obligatory = "约束性 obligatory"
  case anticipated = "预期性 anticipated"
  // Geometries of layers, and cells of maps.
  case polygon = "面 polygon"
  case line = "线 line"
  case point = "点 point"
  case cell = "每格 cell"

  /// By its case: spellings, which a raw value would be told by, take much longer.
  public func hash(into hasher: inout Hasher) { withUnsafeBytes(of: self) { hasher.combine(bytes: $0) } }

  package var spelling: Phrase { Self.spellings[self] ?? Phrase("", "") }

  private static let spellings = Dictionary(
    uniqueKeysWithValues: allCases.map { keyword in
      let words = keyword.rawValue.split(separator: " ").map(String.init)
      return (keyword, Phrase(words[0], words[1]))
    }
  )

  package init?(spelled word: some StringProtocol) {
    guard let keyword = Self.bySpelling[String(word)] else { return nil }
    self = keyword
  }

  private static let bySpelling: [String: Keyword] = {
    var table: [String: Keyword] = [:]
    for keyword in allCases {
      table[keyword.spelling.chinese] = keyword
      table[keyword.spelling.english] = keyword
    }
    return table
  }()

  package func spelled(in language: Language) -> String { spelling[language] }
}
