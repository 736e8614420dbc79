import Prove
import RuleDSL
import TestKit
import Testing

@Suite("图层、区域和图")
struct RegionTests {
  @Test("图层表的每一列都读得到")
  func layers() throws {
    let (program, _) = try compiled(
      """
      词汇 图层
        图层：
          | 名称       | 别名     | 图层代码   | 几何 | 层级       | 面积字段 | 条件             |
          | 弹性发展区 | 弹性区   | GHFQ、ghfq | 面   | 县级、市级 | MJ       | GHFQDM ＝ 430、4 |
          | 河流       |          | HL         | 线   |            |          |                  |
      """
    )
    let vocabulary = try #require(program).withoutSpans.vocabulary
    let index = try #require(vocabulary.layers.firstIndex { $0.name == "弹性发展区" })
    let tiers = ["市级", "县级"].compactMap { name in vocabulary.tiers.firstIndex { $0.name == name } }
    #expect(
      vocabulary.layers[index]
        == Layer(
          name: "弹性发展区",
          aliases: ["弹性区"],
          codes: ["GHFQ", "ghfq"],
          tiers: tiers,
          areaField: "MJ",
          filterField: "GHFQDM",
          filterValues: ["430", "4"]
        )
    )
    #expect(vocabulary.layers.last == Layer(name: "河流", codes: ["HL"], geometry: .line))
  }

  @Test(
    "空间继承的三种次序",
    arguments: [
      ("空间继承，保护", LineTransmission.Order.protect), ("spatial, develop", .develop), ("空间继承；equal", .same),
    ]
  )
  func orders(method: String, order: LineTransmission.Order) throws {
    let (program, _) = try compiled(line(method: method))
    let line = try #require(program?.statements.first?.line)
    #expect(line.order == order)
    #expect(line.tolerance.area?.text == "1 平方米" && line.tolerance.width?.text == "0.1 米")
    #expect(try #require(program).vocabulary.layers[line.layer].name == "生态保护红线")
    #expect(program?.statements.count == 1)
  }

  @Test("没有行政区图层就不能裁剪，报一次")
  func noBoundary() throws {
    let text = """
      词汇 词
        层级：市级 → 县级
        图层：
          | 名称         | 图层代码 |
          | 生态保护红线 | STBHHX   |
      \(line(method: "空间继承，保护").replacing("依据：国函〔2023〕148号", with: "依据待核：样例"))
      """
    let compilation = compile([SourceFile(name: "a.rule", text: text)])
    #expect(compilation.diagnostics.map(\.code) == [.unknownName])
    #expect(compilation.diagnostics.first?.message.chinese.contains("行政区") ?? false)
  }

  @Test("区域的每一种写法都有它的意思")
  func meanings() throws {
    let own = LayerReference(layer: 0, plan: .own)
    let before = LayerReference(layer: 0, plan: .parent, version: .before)
    let after = LayerReference(layer: 0, plan: .own, version: .after)
    let (left, right) = (Region.layer(own), Region.layer(before))
    let ten = try Quantity(digits: "10", unit: Unit(.metre))
    #expect(
      try requirements(
        "本级的甲 覆盖 上级的维护前的甲",
        "维护后的甲 位于 裁剪（本级的甲，维护前的上级的甲）",
        "并集（本级的甲，上级的维护前的甲，维护后的甲） 不重叠 差集（本级的甲，上级的维护前的甲）",
        "下级的甲 重合 缓冲（本级的甲，10 米）",
        "本级的甲 已填写"
      ) == [
        .relation(left, .covers, right), .relation(.layer(after), .within, .intersection(left, right)),
        .relation(.union(.union(left, right), .layer(after)), .disjoint, .difference(left, right)),
        .relation(.layer(LayerReference(layer: 0, plan: .children)), .same, .buffer(left, ten)), .provided(own),
      ]
    )
    let nothing = Amount.literal(try Quantity(digits: "0", unit: Unit(.squareMetre)))
    #expect(
      try requirements("面积（本级的甲） 高于 0 平方米", "登记面积（本级的甲） + 面积（上级的维护前的甲） 等于 0 平方米", "量得面积（本级的甲） 等于 0 平方米") == [
        .compare(.measure(.area(left)), .above, nothing),
        .compare(.sum(.measure(.statedArea(own)), .measure(.area(right))), .equal, nothing),
        .compare(.measure(.measuredArea(own)), .equal, nothing),
      ]
    )
  }

  @Test("图的格子、边长和规划的状态")
  func maps() throws {
    let (program, _) = try compiled(
      line(method: "空间继承，保护") + """

        案例 甲
          检验：X-1
          假设：
            | 单位 | 层级 |
            | 甲市 | 市级 |
          图 甲市的维护后的生态红线：每格 0.1千米
          # 说明
          ##.□
          .#■.  # 末行
          map 甲市.units: cell 50 米
          ■
          应当：甲市 承接 通过
        """
    )
    let scenario = try #require(program?.scenarios.first)
    #expect(scenario.maps.map(\.rows) == [[[true, true, false, false], [false, true, true, false]], [[true]]])
    #expect(scenario.maps.map(\.cellMetres.text) == ["0.1 千米", "50 米"])
    #expect(scenario.maps.map(\.version) == [.after, .current])
    let layers = try #require(program).vocabulary.layers
    #expect(scenario.maps.map { layers[$0.layer].name } == ["生态保护红线", "行政区"])
  }

  @Test("排版不动图的行，注释还是注释")
  func formatting() throws {
    let text = "案例 甲\n图 甲市的维护前的行政区: cell 100米\n##.. # 一\n# # 二\n#\n■□.#\n## \n"
    let wanted = """
      案例 甲
        图 甲市的维护前的行政区：每格 100 米
          ##..  # 一
          # # 二
          #
          ■□.#
          ##

      """
    let file = SourceFile(name: "a.rule", text: text)
    // The last row is too short: the problem is reported, and the file is left alone.
    #expect(format(file).diagnostics.map(\.code) == [.malformedTable])
    let sound = text.replacing("\n## \n", with: "\n####\n")
    let formatted = try #require(format(SourceFile(name: "a.rule", text: sound)).text)
    #expect(formatted == wanted.replacing("    ##\n", with: "    ####\n"))
    let english = try #require(format(SourceFile(name: "a.rule", text: formatted), language: .english).text)
    #expect(english.contains("map 甲市.before.units: cell 100 米\n    ##..  # 一\n"))
  }

  private func compiled(_ text: String) throws -> (program: RuleProgram?, diagnostics: [Diagnostic]) {
    let (compilation, files) = try compileWithVocabulary([SourceFile(name: "a.rule", text: text)])
    #expect(rendered(compilation.diagnostics, in: files) == "")
    return (compilation.program, compilation.diagnostics)
  }

  private func line(method: String) -> String {
    """
    传导 生态保护红线
      编号：X-1
      依据：国函〔2023〕148号
      层级：市级 → 县级
      方式：\(method)
      容差：面积 1 平方米，宽度 0.1 米
    """
  }

  /// The conditions of a rule over one layer, 甲.
  private func requirements(_ conditions: String...) throws -> [Condition] {
    var lines = ["词汇 词", "图层：", "| 名称 | 图层代码 | 面积字段 |", "| 甲 | J | MJ |", "规则 规", "编号：R", "依据待核：样例"]
    for (index, condition) in conditions.enumerated() { lines.append("要求 第\(index)：\(condition)") }
    let compilation = compile([SourceFile(name: "a.rule", text: lines.joined(separator: "\n"))])
    #expect(compilation.diagnostics.isEmpty)
    return try #require(compilation.program?.statements.first?.rule).requirements.map(\.condition)
  }
}
