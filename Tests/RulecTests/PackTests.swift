import Chuandao
import Foundation
import RuleDSL
import TestKit
import Testing
import Transmission

@Suite("规则包")
struct PackTests {
  private static let library = RuleLibrary(root: Repository.root.appending(path: "Rules").path)

  @Test("案例里的规划不在一个省里时，从不提到这个省的规则")
  func otherProvinces() throws {
    let program = try #require(CompiledRules(try Self.library.everything()).program)
    let regional = program.packs.indices.filter { !program.packs[$0].ground.isEmpty }
    #expect(regional.count >= 3)
    for result in runScenarios(program) {
      let run = check(program, result.world, keepingAll: true)
      let provinces = Set(result.world.units.codes.map { $0.prefix(2) })
      for heading in run.statements.map(\.heading) {
        guard let pack = heading.pack, regional.contains(pack) else { continue }
        #expect(
          program.packs[pack].ground.contains { provinces.contains($0.prefix(2)) },
          "\(heading.id) \(result.title)"
        )
      }
    }
  }

  @Test("另放的案例只供测试规则，检查规划时不读")
  func scenariosApart() throws {
    let apart = try Self.library.scenarios().paths
    #expect(apart.count > 10)
    #expect(Set(try Self.library.everything().paths).isDisjoint(with: apart))
    let suite = try #require(try Self.library.suites().first)
    #expect(Set(apart).isSubset(of: suite.own.paths))
    let tested = Set(suite.scenarioResults().map { suite.rules.files.paths[$0.span.file] })
    #expect(Set(apart).isSubset(of: tested))
  }

  @Test("在一个省里时，它的规则都用得上")
  func ownProvince() throws {
    let program = try #require(CompiledRules(try Self.library.everything()).program)
    let local = program.packs.enumerated().filter { place, pack in
      !pack.ground.isEmpty && program.statements.contains { $0.heading.pack == place }
    }
    #expect(Set(local.map(\.element.name)) == ["山西省", "内蒙古自治区", "通辽市", "阿拉善盟", "二连浩特市", "浙江省", "杭州市", "广东省", "海南省"])
    for (place, pack) in local {
      let code = try #require(pack.ground.first)
      let county = code.hasSuffix("0000") ? code.prefix(2) + "0101" : code.prefix(4) + "01"
      let entry = UnitTable.Entry(code: String(county), name: "甲县", tier: 3, parent: nil)
      let units = try #require(UnitTable.make([entry])?.table)
      let run = check(program, PlanWorld(units: units, figures: .empty), keepingAll: true)
      #expect(run.statements.contains { $0.heading.pack == place })
    }
  }

  @Test("忘了依托时，提示那个名称是哪个规则包的；依托写错一个字，提示相近的")
  func forgottenBase() throws {
    let scratch = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    func complaint(_ base: String) throws -> String {
      let text = "规则包 示例省\n  版本：1\n  行政区：990000\n\(base)  停用 KX-14：尚未建库\n"
      try Data(text.utf8).write(to: scratch.appending(path: "规则包.rule"))
      let library = ["CHUANDAO_RULES": Self.library.root]
      let run = try RunningCommand(["packs", "--rules", "规则包.rule"], in: scratch, environment: library)
      #expect(run.status == (base.hasPrefix("  依托：全国") ? 0 : 3))
      return run.stderr
    }
    #expect(try complaint("").contains("提示：它是规则包“全国”的；在自己的“规则包”里加一行“依托：全国”"))
    #expect(try complaint("  依托：内蒙自治区\n").contains("提示：是否要写“内蒙古自治区”？"))
    #expect(try complaint("  依托：全国 2026\n") == "")
  }

  @Test("规则包管的地方没有规划时不用它，它依托的全国规则照用")
  func idlePack() throws {
    let scratch = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let pack = "规则包 别省\n  版本：1\n  行政区：980000\n  依托：全国\n"
    try Data(pack.utf8).write(to: scratch.appending(path: "规则包.rule"))
    let run = try RunningCommand(
      ["check", "Examples/pack-of-an-office/planset", "--rules", scratch.path, "--only", "KX-01"],
      in: Repository.root,
      environment: ["CHUANDAO_RULES": Self.library.root]
    )
    #expect(run.stdout.hasPrefix("规则包：全国 2026.11（"))
    #expect(run.stdout.contains("KX-01"))
    #expect(run.stdout.contains("规则包“别省”管的行政区（980000）没有规划集里的规划，它的规则和名称都没有用"))
  }

  @Test("机关的规则包照样例判定：容差、替代、代码、称谓", arguments: ["zh", "en"])
  func office(language: String) throws {
    let folder = "Examples/pack-of-an-office"
    let library = ["CHUANDAO_RULES": Self.library.root]
    let only = ["--as-of", "2026-11-20", "--only", "KX-01,SL-12,ZR-02", "--lang", language]
    let run = try RunningCommand(
      ["check", "\(folder)/planset", "--rules", "\(folder)/rules"] + only,
      in: Repository.root,
      environment: library
    )
    #expect(run.status == 1 && run.stderr == "")
    try expectGolden(run.stdout.maskingDigests, at: "Tests/Fixtures/reports/机关的规则包的报告.\(language).txt")
    let test = try RunningCommand(["test", "\(folder)/rules"], in: Repository.root, environment: library)
    #expect(test.status == 0)
  }
}
