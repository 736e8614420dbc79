public import PlanData
public import RuleDSL

/// What somebody begins with: a plan set to fill in, or a pack of rules to write.
public enum Starter: String, CaseIterable, Sendable {
  case planSet = "planset"
  case pack

  /// Makes a folder with it, which must be new or empty; gives the names of its files.
  public func write(to folder: String, _ language: Language) throws(SystemFailure) -> [String] {
    try FileSystem.requireReplaceable(folder, names: [])
    let scratch = try ScratchFolder(beside: folder)
    defer { withExtendedLifetime(scratch) {} }
    let names: [String]
    do throws(SystemFailure) {
      switch self {
      case .planSet: names = try Self.writeTables(scratch, language)
      case .pack: names = try Self.writeRules(scratch, title: FileSystem.name(of: folder), language)
      }
    } catch {
      // The user knows the folder, not where it is made.
      throw SystemFailure(folder, error.reason)
    }
    try FileSystem.replaceFolder(folder, with: scratch.path, names: [])
    return names
  }

  private static func writeTables(_ scratch: ScratchFolder, _ language: Language) throws(SystemFailure) -> [String] {
    var names: [String] = []
    for table in StarterTable.allCases {
      let name = table.name(language) + ".xlsx"
      let workbook = try WorkbookWriter(path: scratch.file(name), target: name)
      workbook.beginSheet(table.name(language), columns: table.columns(language).map { ($0.name, 16) })
      try workbook.finish()
      names.append(name)
    }
    return names
  }

  private static func writeRules(
    _ scratch: ScratchFolder,
    title: String,
    _ language: Language
  ) throws(SystemFailure) -> [String] {
    let names = language == .chinese ? ["规则包.rule", "规则.rule"] : ["pack.rule", "rules.rule"]
    // What would begin a comment or a quotation is no part of a name.
    let name = title.filter { !"#＃「」《》“”\"".contains($0) && !$0.isNewline }
    let title = name.allSatisfy(\.isWhitespace) ? language == .chinese ? "我的规则" : "my rules" : name
    for (name, text) in zip(names, [pack(title)[language], rules[language]]) {
      let file = try WholeFile(path: scratch.file(name))
      try file.write(Array(text.utf8))
      try file.finish()
    }
    return names
  }

  private static func pack(_ title: String) -> Phrase {
    Phrase(
      """
      # 规则包的声明。只管一个地方的，加一行“行政区：150500”；换掉国家的规则、改容差、写自己的称谓，见 docs/packs.md。
      规则包 \(title)
        版本：1.0

      """,
      """
      # What the pack is.  For one place only, add a line `units: 150500`; docs/packs.md tells how to replace a national rule,
      # change a tolerance, or use words of your own.
      pack \(title)
        version: 1.0

      """
    )
  }

  /// A rule of its own with a 案例 for each verdict; it claims no law.
  private static let rules = Phrase(
    """
    # 一条规则：编号、依据、管谁、要什么。改成自己的，再运行 rulec test。
    # 有依据的写“依据：《…》（文号）第…条”，级别才能是刚性。
    规则 耕地保有量不低于现状的九成
      编号：BD-01
      依据待核：示例，没有依据
      适用：县级
      要求：本级的耕地保有量 不低于 现状的2020年的耕地保有量 × 90%
      级别：提示
      不通过时：“{本级的名称}的耕地保有量是 {左边}，比现状的九成少 {差额}”

    案例 恰为九成、少一亩、没有现状
      检验：BD-01
      假设：
        | 单位 | 层级 | 耕地保有量   | 现状的2020年的耕地保有量 |
        | 甲县 | 县级 | 90.0000 万亩 | 100.0000 万亩            |
        | 乙县 | 县级 | 89.9999 万亩 | 100.0000 万亩            |
        | 丙县 | 县级 | 90.0000 万亩 |                          |
      应当：甲县 通过
      应当：乙县 不通过，差额 0.0001 万亩
      应当：丙县 待核实

    """,
    """
    # A rule: its id, its basis, whom it is about, what it requires.  Make it your own, then run rulec test.
    # With a basis, `basis: 《…》（number）article`, a rule may be binding.
    rule 耕地保有量不低于现状的九成
      id: BD-01
      unverified: an example without any basis
      applies: 县级
      require: own.耕地保有量 >= present.2020年.耕地保有量 × 90%
      level: advisory
      otherwise: “{own.name}的耕地保有量是 {left}，比现状的九成少 {difference}”

    scenario 恰为九成、少一亩、没有现状
      tests: BD-01
      given:
        | unit | tiers | 耕地保有量   | present.2020年.耕地保有量 |
        | 甲县 | 县级  | 90.0000 万亩 | 100.0000 万亩             |
        | 乙县 | 县级  | 89.9999 万亩 | 100.0000 万亩             |
        | 丙县 | 县级  | 90.0000 万亩 |                           |
      expect: 甲县 pass
      expect: 乙县 fail, difference 0.0001 万亩
      expect: 丙县 undetermined

    """
  )
}
