public import PlanData
public import Reporting

/// Writes sheets as a workbook; the file appears whole or not at all.
public func writeWorkbook(_ sheets: [ReportSheet], to path: String) throws(SystemFailure) {
  let scratch = try ScratchFolder()
  defer { withExtendedLifetime(scratch) {} }
  let made = scratch.file("made.xlsx")
  try writeWorkbook(sheets, into: made, target: path)
  let file = try WholeFile(path: path)
  try file.write(try FileSystem.bytes(of: made))
  try file.finish()
}

/// The same straight into a file; `target` is the one that the user knows.
func writeWorkbook(_ sheets: [ReportSheet], into path: String, target: String) throws(SystemFailure) {
  let workbook = try WorkbookWriter(path: path, target: target)
  for sheet in sheets {
    workbook.beginSheet(sheet.name, columns: sheet.columns)
    sheet.forEachRow { workbook.write($0.map(WorkbookWriter.Cell.init)) }
  }
  try workbook.finish()
}

extension WorkbookWriter.Cell {
  fileprivate init(_ cell: ReportSheet.Cell) {
    switch cell {
    case .text(let text): self = .text(text)
    case .number(let digits): self = Double(digits).map { .number($0) } ?? .text(digits)
    case .verdict(let word, let colour): self = .coloured(word, colour)
    }
  }
}
