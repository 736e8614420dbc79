@testable internal import PlanData
internal import Testing

@Suite("写出工作簿")
struct WorkbookWriterTests {
  @Test("一张表放不下的，接在后面的表里，表头照样有")
  func longListsGoOnOnFurtherSheets() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/list.xlsx"
    let writer = try WorkbookWriter(path: path, target: "list.xlsx", mostRows: 2)
    writer.beginSheet("问题", columns: [("序号", 8)])
    for number in 1...5 { writer.write([.number(Double(number))]) }
    writer.beginSheet("说明", columns: [("文字", 20)])
    writer.write([.text("完")])
    try writer.finish()
    let sheets = try Workbook.grids(path: path, file: "list.xlsx")
    #expect(sheets.map(\.site.title) == ["问题", "问题 (2)", "问题 (3)", "说明"])
    #expect(
      sheets.map { $0.cells.map(\.text) } == [["序号", "1", "2"], ["序号", "3", "4"], ["序号", "5"], ["文字", "完"]]
    )
  }
}
