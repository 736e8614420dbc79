internal import Foundation
internal import PlanData
@testable internal import RuleDSL
internal import TestKit
internal import Testing
internal import Transmission

struct DeclarationTests {
  @Test("规划集写的文件名代替通常的文件名")
  func declaredFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write(SoundSet.units, to: "甲.csv")
    try folder.write(SoundSet.figures, to: "乙.csv")
    try folder.write("不会读到", to: "indicators.csv")
    var program = FixtureVocabulary.program
    program.planSet = PlanSetDeclaration(
      asOf: PlanDate("2026-11-20"),
      unitFiles: ["甲.csv"],
      figureFiles: ["乙.csv"],
      completeDocuments: ["国函〔2023〕148号"]
    )
    let set = try loadPlanSet(at: folder.path, program: program, jobs: 2)
    #expect(set.inputs.map(\.path) == ["乙.csv", "甲.csv"])
    #expect(set.world.asOf?.text == "2026-11-20")
    #expect(set.world.hasCompletePlan == [true, false, false])
    #expect(set.inputs.allSatisfy { $0.sha256()?.count == 64 })
  }

  @Test("名录和定位的文件也可以由规划集写明，没有指标表也行")
  func declaredNames() throws {
    let folder = try TemporaryFolder()
    try folder.write(SoundSet.units, to: "units.csv")
    try folder.write("行政区代码,名录,名称\n150000,历史文化名录,石桥\n", to: "甲.csv")
    try folder.write("行政区代码,定位,取值\n150000,主体功能定位,城市化地区\n", to: "乙.csv")
    try folder.write("不会读到", to: "lists.csv")
    var program = FixtureVocabulary.program
    program.planSet = PlanSetDeclaration(listFiles: ["甲.csv"], designationFiles: ["乙.csv"])
    let set = try loadPlanSet(at: folder.path, program: program, jobs: 2)
    #expect(set.inputs.map(\.path) == ["units.csv", "乙.csv", "甲.csv"])
    #expect(set.world.entries.rows.map(\.subject) == [.designation(0), .list(0)])
  }

  @Test("指标表另有文件时，同一张表里指标下面的名录照样读")
  func entriesBelowOtherTables() throws {
    let folder = try TemporaryFolder()
    try folder.write(SoundSet.units, to: "units.csv")
    try folder.write(SoundSet.figures, to: "乙.csv")
    let sheet = "行政区\t年份\t耕地保有量（万亩）\n内蒙古自治区\t2035\t1\n\n行政区代码\t名录\t名称\n150000\t历史文化名录\t石桥\n"
    try folder.write(sheet, to: "附表.tsv")
    var program = FixtureVocabulary.program
    program.planSet = PlanSetDeclaration(figureFiles: ["乙.csv"])
    let set = try loadPlanSet(at: folder.path, program: program, jobs: 1)
    #expect(set.world.entries.rows.map(\.subject) == [.list(0)])
  }

  @Test("规划集写了而没有的文件是问题")
  func missingFile() throws {
    let folder = try TemporaryFolder()
    try folder.write(SoundSet.units, to: "units.csv")
    var program = FixtureVocabulary.program
    program.planSet = PlanSetDeclaration(figureFiles: ["乙.csv"])
    #expect(outcome(of: folder.path, program: program).hasPrefix("乙.csv：规划集写了这个文件，但文件夹里没有\n"))
  }
}
