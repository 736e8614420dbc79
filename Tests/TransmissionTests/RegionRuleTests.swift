import Prove
import Testing

@testable import RuleDSL
@testable import Transmission

/// Rules about regions, written as planners write them and run over drawn maps.
@Suite("区域规则")
struct RegionRuleTests {
  /// Runs the 案例 of a text; returns what they object to, and the findings of the last.
  private static func run(_ text: String) throws -> (problems: [ScenarioResult.Problem], findings: [Finding]) {
    let vocabulary = """
      词汇 词
        层级：市级 → 县级
        图层：
          | 名称   | 图层代码 | 几何 | 字段    |
          | 行政区 | XZQ      |      |         |
          | 红线   | HX       |      |         |
          | 边界   | BJ       |      |         |
          | 分区   | FQ       |      | 代码=DM |
          | 道路   | DL       | 线   |         |
          | 古树   | GS       | 点   |         |

      """
    let compilation = compile([SourceFile(name: "a.rule", text: vocabulary + text)])
    #expect(compilation.diagnostics.isEmpty)
    let program = try #require(compilation.program)
    let results = runScenarios(program)
    let problems = results.flatMap(\.problems)
    let candidates = problems.flatMap { problem -> [Finding] in
      switch problem {
      case .unmet(_, let candidates): candidates
      case .unexpected(let finding): [finding]
      case .ambiguous(_, let findings): findings
      case .silent, .cyclicPlans: []
      }
    }
    return (problems, candidates)
  }

  private static let units = """
      假设：
        | 单位 | 层级 | 上级 |
        | 甲市 | 市级 |      |
        | 乙县 | 县级 | 甲市 |
        | 丙县 | 县级 | 甲市 |

    """

  @Test("线和点：长度、个数，按行政区裁剪和扣除")
  func linesAndPoints() throws {
    let (problems, _) = try Self.run(
      """
      规则 路
        编号：L-1
        依据待核：样例
        适用：县级
        要求 长：长度（本级的道路） 高于 399.9 米，且 长度（本级的道路） 低于 400.1 米
        要求 县内：长度（裁剪（本级的道路，本级的行政区）） 高于 249.9 米，且 长度（裁剪（本级的道路，本级的行政区）） 低于 250.1 米
        要求 县外：长度（差集（本级的道路，本级的行政区）） 高于 149.9 米，且 长度（差集（本级的道路，本级的行政区）） 低于 150.1 米
        要求 几棵：个数（本级的古树） 等于 3 处，且 个数（裁剪（本级的古树，本级的行政区）） 等于 2 处
        要求 几条：个数（本级的道路） 等于 1 处

      案例 路
        检验：L-1
      \(Self.units)  图 乙县的行政区：每格 100 米
          ■■■□□
        图 乙县的道路：每格 100 米
          ■■■■■
        图 乙县的古树：每格 100 米
          ■□■□■
        应当：乙县 长 通过
        应当：乙县 县内 通过
        应当：乙县 县外 通过
        应当：乙县 几棵 通过
        应当：乙县 几条 通过
        应当：丙县 长 待核实
        应当：丙县 县内 待核实
        应当：丙县 县外 待核实
        应当：丙县 几棵 待核实
        应当：丙县 几条 待核实
      """
    )
    #expect(problems.isEmpty)
  }

  @Test("证据里的区域：不通过时画出来，通过时不画，碎屑不画")
  func shownRegions() throws {
    let (problems, findings) = try Self.run(
      """
      规则 占用
        编号：Z-1
        依据待核：样例
        设 占用：交集（本级的红线，本级的边界）
        要求：面积（占用） 不超过 1 公顷
        证据：占用、本级的边界
        容差：面积 1 公顷

      案例 占用两处，一处是碎屑
        检验：Z-1
      \(Self.units)  图 乙县的红线：每格 100 米
          ■■■□■
        图 乙县的边界：每格 100 米
          □■■□■
        图 丙县的红线：每格 100 米
          ■
        图 丙县的边界：每格 100 米
          ■
        应当：丙县 通过
      """
    )
    #expect(problems.count == 1)
    let finding = try #require(findings.first)
    #expect(finding.verdict == .fail && finding.difference?.text == "2")
    #expect(finding.pieces.map(\.kind) == [.shown, .shown])
    #expect(finding.pieces.map(\.area.text) == ["20000.00 平方米", "20000.00 平方米"])
    #expect(finding.pieces.map { $0.features.map(\.source.layer) } == [["红线", "边界"], ["边界"]])
  }

  @Test("下级没有交齐时，已知的已经够了就判")
  func knownChildren() throws {
    let (problems, _) = try Self.run(
      """
      规则 合起来
        编号：H-1
        依据待核：样例
        要求 覆盖：下级的红线 覆盖 本级的红线
        要求 够数：面积（下级的红线） 不低于 2 公顷
        要求 不超：面积（下级的红线） 不超过 3 公顷
        要求 避让：下级的红线 不重叠 本级的边界

      案例 丙县没有交
        检验：H-1
      \(Self.units)  图 甲市的红线：每格 100 米
          ■■□□
        图 乙县的红线：每格 100 米
          ■■□□
        图 甲市的边界：每格 100 米
          □■□□
        应当：甲市 覆盖 通过
        应当：甲市 够数 通过
        应当：甲市 不超 待核实，差额 1 公顷，缺 丙县
        应当：甲市 避让 不通过，差额 1 公顷
      """
    )
    #expect(problems.isEmpty)
  }

  @Test("量得面积：下级没有交齐时，已知的合计已经超出就不通过，还不够的待核实")
  func measuredAreas() throws {
    let (problems, _) = try Self.run(
      """
      规则 量
        编号：L-2
        依据待核：样例
        适用：市级
        要求 不多：量得面积（下级的红线） 不超过 2 公顷
        要求 上级：量得面积（上级的红线） 不低于 4 公顷

      规则 量够
        编号：L-3
        依据待核：样例
        适用：市级
        要求 不少：量得面积（下级的红线） 不低于 4 公顷

      案例 量
        检验：L-2、L-3
      \(Self.units)  图 乙县的红线：每格 100 米
          ■■□■
        应当：甲市 不多 不通过
        应当：甲市 不少 待核实
        应当：甲市 上级 不适用
      """
    )
    #expect(problems.isEmpty, "\(problems)")
  }

  @Test("铺满：空隙、重叠、越界各有地方和相邻的图斑，碎屑只计数；没有交齐时只判重叠和越界")
  func tiling() throws {
    let rules = """
      规则 铺满
        编号：P-1
        依据待核：样例
        容差：面积 1 公顷
        要求 本县：本级的分区 铺满 本级的行政区
        要求 边界：本级的分区 铺满 本级的边界
        要求 下级：下级的分区 铺满 本级的行政区

      案例 图
        检验：P-1
      \(Self.units)
      """
    let (problems, findings) = try Self.run(
      rules + """
          图 乙县的行政区：每格 200 米
            ■■■■■□
          图 乙县的分区：每格 200 米
            ■■■□□□
          图 乙县的分区：每格 200 米
            □■□□■■
          图 乙县的分区：每格 100 米
            ■
          应当：乙县 边界 不通过
          应当：甲市 下级 不通过
        """
    )
    #expect(problems.count == 1)
    let finding = try #require(findings.first)
    #expect(finding.requirement == "本县" && finding.verdict == .fail && finding.difference?.text == "120000.00")
    #expect(finding.pieces.map(\.kind) == [.missing, .overlap, .excess])
    #expect(finding.pieces.map { $0.features.map(\.id) } == [["1", "2"], ["1", "2"], ["2"]])
    #expect(finding.regions.slivers.count == 1 && finding.regions.slivers.area.text == "10000.00")
    let open = try Self.run(
      rules + """
          图 乙县的行政区：每格 200 米
            ■
          图 乙县的分区：每格 200 米
            ■
          图 甲市的行政区：每格 200 米
            ■■
          应当：乙县 本县 通过
          应当：乙县 边界 待核实，缺 乙县
          应当：甲市 下级 待核实，缺 丙县
        """
    )
    #expect(open.problems.isEmpty)
  }

  @Test("当里要的图层谁也没有交，就不涉及；有人交了，没有交的待核实；只画了行政区的不涉及")
  func conditionLayers() throws {
    let rules = """
      规则 避让
        编号：B-1
        依据待核：样例
        当：本级的边界 已填写
        要求 避让：本级的红线 不重叠 本级的边界

      规则 县内
        编号：B-2
        依据待核：样例
        要求 县内：本级的红线 位于 本级的行政区

      案例 图
        检验：B-1、B-2
      \(Self.units)
      """
    let nobody = try Self.run(
      rules + """
          图 乙县的红线：每格 100 米
            ■■
          图 丙县的行政区：每格 100 米
            ■■
          应当：乙县 县内 通过
        """
    )
    #expect(nobody.problems == [.silent(statement: "B-1")])
    let somebody = try Self.run(
      rules + """
          图 乙县的红线：每格 100 米
            ■■
          图 丙县的边界：每格 100 米
            ■■
          应当：乙县 避让 待核实，缺 乙县
          应当：乙县 县内 通过
          应当：丙县 避让 待核实，缺 丙县
        """
    )
    #expect(somebody.problems.isEmpty)
  }

  @Test("几个关系用且连起来，违反哪个都列出图斑，差额是各处之和")
  func joined() throws {
    let (problems, findings) = try Self.run(
      """
      规则 避让
        编号：B-1
        依据待核：样例
        要求：本级的红线 不重叠 本级的边界，且 本级的红线 位于 本级的行政区
        容差：面积 1 公顷

      案例 图
        检验：B-1
      \(Self.units)  图 乙县的行政区：每格 100 米
          ■■■■□□■
        图 乙县的红线：每格 100 米
          ■■■■■■■
        图 乙县的边界：每格 100 米
          ■■□■□□□
        应当：丙县 待核实
      """
    )
    #expect(problems.count == 2)
    let finding = try #require(findings.first { $0.verdict == .fail })
    #expect(finding.pieces.map(\.kind) == [.overlap, .excess])
    #expect(
      finding.difference?.text == "40000.00" && finding.regions.slivers.count == 1
        && finding.regions.slivers.area.text == "10000.00"
    )
  }
}
