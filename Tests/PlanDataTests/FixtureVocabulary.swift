@testable internal import RuleDSL

/// The words that the plan sets under `Tests/Fixtures/plan-data` use, built by hand.
enum FixtureVocabulary {
  static let program: RuleProgram = {
    var program = RuleProgram()
    program.vocabulary.tiers = [
      Tier(name: "国家级", aliases: []), Tier(name: "省级", aliases: ["自治区", "直辖市"]),
      Tier(name: "市级", aliases: ["盟"]), Tier(name: "县级", aliases: ["旗"]), Tier(name: "乡镇级", aliases: []),
    ]
    program.vocabulary.indicators = [
      indicator("耕地保有量", ["耕地面积"], Unit(.mu, myriads: 1), .floor),
      indicator("永久基本农田保护面积", [], Unit(.mu, myriads: 1), .floor),
      indicator("生态保护红线面积", [], Unit(.squareKilometre, myriads: 1), .floor),
      indicator("城镇开发边界扩展倍数", [], Unit(.times), .ceiling),
      indicator("用水总量", [], Unit(.cubicMetre, myriads: 2), .ceiling),
    ]
    program.vocabulary.lists = [
      ItemList(name: "历史文化名录", key: .name, ignored: [.blanks]),
      ItemList(name: "重点项目清单", aliases: ["项目清单"], key: .number),
    ]
    program.vocabulary.designations = [
      Designation(name: "主体功能定位", values: [.init(name: "农产品主产区"), .init(name: "城市化地区", aliases: ["重点开发区域"])])
    ]
    return program
  }()

  private static func indicator(
    _ name: String,
    _ aliases: [String],
    _ unit: Unit,
    _ direction: Direction
  ) -> Indicator {
    Indicator(name: name, aliases: aliases, unit: unit, direction: direction, attribute: .binding)
  }
}
