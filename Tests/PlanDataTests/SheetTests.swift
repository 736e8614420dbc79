internal import Foundation
@testable internal import PlanData
internal import RuleDSL
internal import TestKit
internal import Testing
internal import Transmission

@Suite("单元格")
struct SheetTests {
  @Test(
    "数按单元格的格式显示",
    arguments: [
      ("0.15", "0%", "15%"), ("0.35", "0.00%", "35.00%"), ("0.02", "0.0000", "0.0200"),
      ("820.7468", "0.00", "820.75"),
      ("820750", "#,##0.00,", "820.75"), ("1234567.5", "#,##0.0", "1,234,567.5"),
      ("1.1000000000000001", "General", "1.1"),
      ("-3", "0;(0)", "(3)"), ("-3", "0.0", "-3.0"), ("0", "0;-0;\"—\"", "—"), ("300", "0.00\"万亩\"", "300.00万亩"),
      ("1.5", "0.##", "1.5"), ("2", "0.##", "2"), ("7", "000", "007"), ("46086", "yyyy-mm-dd", "2026-03-05"),
      ("46086", "yyyy\"年\"m\"月\"d\"日\"", "2026年3月5日"), ("0.995", "0.00", "1.00"), ("9.99", "0.0", "10.0"),
      ("1E-7", "General", "0.0000001"), ("12", "[Red][>10]0.0;0", "12.0"), ("5", "_ * #,##0.00_ ", "5.00"),
      ("5", "[>10]0.0;0", "5"),
      ("3000000", "0!.0,", "300.0"), ("3000000", "0\\.0,", "300.0"), ("3000000", "0!.0,\"万\"", "300.0万"),
      ("80", "[<100]0\"亩\";0\"万亩\"", "80亩"), ("120", "[<100]0\"亩\";0\"万亩\"", "120万亩"),
      ("0.4", "[<1]0%;0.00", "40%"), ("0.4", "[=0]\"—\";[<1]0.0;0", "0.4"), ("0", "[=0]\"—\";[<1]0.0;0", "—"),
      ("-5", "[<0](0);0", "(5)"), ("120.5", "# ?/?", "120.5"), ("3", "General\"公顷\"", "3公顷"), ("0", ";;;", ""),
      ("3.5", "0.0\"%\"", "3.5%"), ("3.5", "0.0\\%", "3.5%"), ("0.035", "0.0%", "3.5%"),
      ("66666.6666666667", "General", "66666.66667"), ("-0.123456789012", "General", "-0.123456789"),
      ("152801100001", "General", "152801100001"), ("99999999999.9", "General", "100000000000"),
      ("7", "@\"亩\"", "7亩"), ("7", "@", "7"),
    ]
  )
  func shown(stored: String, code: String, text: String) {
    #expect(NumberFormat(code).shown(stored).text == text)
  }

  @Test(
    "文字按格式的文字一节显示",
    arguments: [
      ("80", "0;-0;0;@\"公顷\"", "80公顷"), ("80", "@", "80"), ("80", "0.00", "80"), ("80", "0.00;@\"亩\"", "80亩"),
      ("80", ";;;", ""), ("八十", "General", "八十"),
    ]
  )
  func shown(text: String, code: String, shown: String) {
    #expect(NumberFormat(code).shown(text: text) == shown)
  }

  @Test(
    "单位的各种写法",
    arguments: [
      ("百亩", "百亩"), ("十万亩", "十万亩"), ("km^2", "km²"), ("KM2", "km2"), ("10⁴亩", "万亩"), ("10^4hm2", "万hm2"),
      ("×10⁴hm²", "万hm²"), ("万hm2", "万hm2"), ("公里²", "km²"), ("米²", "m²"),
    ]
  )
  func units(text: String, plain: String) {
    #expect(Unit(written: text)?.text == plain)
  }

  @Test(
    "年份的各种写法",
    arguments: [
      ("2035", 2035), ("2035年", 2035), ("2035.0", 2035), ("至2035年", 2035), ("到 2035 年末", 2035), ("2021—2035年", 2035),
      ("2021年至2035年", 2035), ("2035年底", 2035), ("规划目标年", 2035), ("近期", 2025), ("远期", 2035), ("2025年（近期）", 2025),
      ("2035-12-31", 2035), ("2035年12月31日", 2035), ("2035年以前", 2035), ("2035年的", nil), ("35年", nil),
      ("2035/2025", nil),
      ("20355", nil),
    ] as [(String, Int?)]
  )
  func years(text: String, year: Int?) {
    #expect(PlanYear(text)?.year == year)
  }

  @Test(
    "地名一栏的各种表头",
    arguments: [
      ("县（市、区）", true), ("各县区", true), ("区县名称", true), ("市（州）", true), ("辖区", true), ("乡镇（街道）", true), ("地名", true),
      ("县级行政区", true), ("名称", false), ("市级", false), ("区位", false), ("", false),
    ]
  )
  func places(header: String, isPlace: Bool) {
    #expect(PlaceWords.fits(foldedHeader(header)) == isPlace)
  }

  @Test("文件里的字节不会被当作程序自己的记号")
  func forgedMarks() {
    let cell = GridCell(row: 0, column: 0, text: GridMark.spoiled + "150100")
    #expect(!GridMark.isSpoiled(cell.text) && cell.text.hasSuffix("150100"))
    let bytes = Array((GridMark.spoiled + "150100").utf8)
    bytes.withUnsafeBufferPointer { bytes in
      for encoding in [TextEncoding.utf8, .gb18030] {
        #expect(encoding.text(of: bytes).map { !GridMark.isSpoiled($0) && $0.hasSuffix("150100") } == true)
      }
      #expect(TextEncoding.cells.text(of: bytes).map(GridMark.isSpoiled) == true)
    }
  }

  @Test("显示的位数比存的少才说")
  func hidden() {
    #expect(NumberFormat("0.00").shown("820.7468").hidden == "820.7468")
    #expect(NumberFormat("0.00").shown("820.75").hidden == nil)
    #expect(NumberFormat("0%").shown("0.15").hidden == nil)
    #expect(NumberFormat("General").shown("66666.6666666667").hidden == "66666.6666666667")
    #expect(NumberFormat("General").shown("66666.66").hidden == nil)
    #expect(NumberFormat("0%").shown("0.155").hidden == "0.155")
  }

  @Test(
    "数的各种写法",
    arguments: [
      ("17,050.00", "17050.00", ""), ("≥300万亩", "300", "万亩"), ("不低于 20 000", "20000", ""), ("120*", "120", ""),
      ("15%", "15", "%"), ("约300.5", "300.5", ""), ("1.2万", "1.2", "万"), ("2,3", "2,3", ""), ("-5", "-5", ""),
      ("300以上", "300", ""), ("12[1]", "12", ""), ("30①", "30", ""), ("三百", "三百", ""), ("1'234", "1234", ""),
    ]
  )
  func written(text: String, digits: String, unit: String) {
    let figure = WrittenFigure(text)
    #expect(figure.digits == digits)
    #expect(figure.unit == unit)
  }

  @Test("表头里有指标、年份、来源、单位")
  func headers() throws {
    let (none, _) = try #require(UnitTable.make([]))
    let lexicon = Lexicon(FixtureVocabulary.program.vocabulary, UnitNames(none, codes: ByteTable()))
    let cases: [(String, Int?, Int?, Role?, String?)] = [
      ("2035年耕地保有量（万亩）", 0, 2035, nil, "万亩"), ("耕地保有量/千公顷", 0, nil, nil, "千公顷"),
      ("其中：永久基本农田保护面积", 1, nil, nil, nil), ("1．用水总量 (亿立方米)①", 4, nil, nil, "亿立方米"), ("现状值", nil, nil, .present, nil),
      ("2020年现状", nil, 2020, .present, nil), ("下达耕地保有量", 0, nil, .allotted, nil), ("万亩", nil, nil, nil, "万亩"),
      ("2035", nil, 2035, nil, nil), ("规划目标（2035年）", nil, 2035, .own, nil),
      ("耕地保有量任务（万亩）", 0, nil, nil, "万亩"), ("01 耕地保有量 万亩", 0, nil, nil, "万亩"), ("A1耕地保有量指标", 0, nil, nil, nil),
      ("至2035年耕地保有量", 0, 2035, nil, nil), ("2021—2035年耕地保有量", 0, 2035, nil, nil), ("近期", nil, 2025, .own, nil),
      ("2025年（近期）", nil, 2025, .own, nil), ("远期目标", nil, nil, .own, nil), ("耕地保有量≥万亩", 0, nil, nil, "万亩"),
    ]
    for (text, indicator, year, role, measure) in cases {
      let meaning = HeaderMeaning(text, lexicon)
      #expect(meaning.isKnown, "\(text) leaves \(meaning.rest)")
      #expect(meaning.indicator == indicator && meaning.year == year && meaning.role == role, "\(text)")
      #expect(meaning.measure?.text == measure, "\(text)")
    }
    #expect(HeaderMeaning("耕地保有量不低于（万亩）", lexicon).relation == .floor)
    #expect(HeaderMeaning("用水总量上限", lexicon).relation == .ceiling)
    #expect(HeaderMeaning("上轮规划", lexicon).isFormer)
    #expect(!HeaderMeaning("耕地保有量（不含可调整地类）", lexicon).isKnown)
    #expect(HeaderMeaning("三调耕地", lexicon).rest == "三调耕地")
  }

  @Test("没有装 libzip、libxml2 时说要装什么")
  func libraries() {
    let problem = PlanDataProblem(
      TableFailure.libraryMissing(name: "libzip", package: "libzip4").kind,
      file: "a.xlsx"
    )
    #expect(problem.remedy.english == "run apt-get install libzip4, or save the table as CSV")
  }

  /// Every folder below some others that holds a table of units.
  static let planSets = [
    "Examples", "Tests/Fixtures/evaluation", "Tests/Fixtures/command", PlanSetFixtureTests.folder,
  ]
  .flatMap { folder in
    let files = (try? Repository.files(in: folder, suffix: "")) ?? []
    let units = files.filter { file in TableKind.units.names.contains { file.contains("/\($0).") } }
    return Set(units.map { $0.split(separator: "/").dropLast().joined(separator: "/") }).sorted()
  }

  @Test("每个样例的台账都加得起来", arguments: planSets)
  func ledger(folder: String) throws {
    let path = Repository.root.appending(path: folder).path
    guard let set = try? loadPlanSet(at: path, program: FixtureVocabulary.program, jobs: 1) else { return }
    for entry in set.ledger {
      #expect(entry.cells == entry.used + entry.unused.reduce(0) { $0 + $1.cells }, "\(entry.file) \(entry.sheet)")
    }
    for file in set.inputs { #expect(set.ledger.contains { $0.file == file.path }, "\(file.path) has no entry") }
  }

  @Test("台账里的单元格一个不多一个不少")
  func cellsAreCounted() throws {
    let folder = try TemporaryFolder()
    try folder.write(SoundSet.units, to: "units.csv")
    let text = "标题\n行政区\t2035年耕地保有量（万亩）\t备注\n内蒙古自治区\t3\t\n合计\t3\n注：无\n"
    try folder.write(text, to: "indicators.csv")
    let set = try loadPlanSet(at: folder.path, program: FixtureVocabulary.program, jobs: 1)
    let entry = try #require(set.ledger.first { $0.file == "indicators.csv" })
    let cells = text.split { $0 == "\n" || $0 == "\t" }.count
    #expect(entry.cells == cells)
    #expect(entry.used == 5)
    #expect(entry.unused.map(\.reason.chinese) == ["标题", "列“备注”的表头不认识", "合计，与各行之和相符", "说明"])
  }
}
