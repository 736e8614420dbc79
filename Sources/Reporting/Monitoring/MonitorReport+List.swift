internal import RuleDSL
internal import Transmission

extension MonitorReport {
  private var columns: [(name: Phrase, width: Int)] {
    [
      (Phrase("行政区代码", "Unit code"), 14), (Phrase("规划", "Plan"), 20), (Phrase("指标或规则", "Subject"), 34),
      (Phrase("单位", "Unit"), 12), (Phrase("年份", "Year"), 8), (Phrase("灯", "Light"), 8),
      (Phrase("现状", "Present"), 16), (Phrase("比上次", "Change"), 12), (Phrase("应达", "Asked"), 16),
      (Phrase("余地", "Room"), 12), (Phrase("结论", "Verdict"), 12), (Phrase("规则", "Rules"), 20),
      (Phrase("首次突破", "First broken"), 24), (Phrase("说明", "Note"), 60),
    ]
  }

  /// One row a year.
  private func forEachCell(_ body: ([(text: String, light: Light?)]) -> Void) {
    for series in series {
      let broken = firstBreak(of: series) ?? ""
      for row in rows(of: series) {
        let cells = [
          wording.code(of: series.plan), wording.name(of: series.plan), series.subject, measure(of: series),
          cell(ofYear: row.year), row.light?.look.name[language] ?? "", row.actual, row.trend, row.expected, row.room,
          row.verdict, row.rule, broken, row.note,
        ]
        body(cells.enumerated().map { ($0.element, $0.offset == 5 ? row.light : nil) })
      }
    }
  }

  /// RFC 4180, with the mark by which spreadsheets know UTF-8.
  var csv: String {
    var text = CSVText.mark + CSVText.line(columns.map { CSVText.cell($0.name[language]) })
    forEachCell { cells in
      text += CSVText.line(cells.map { isDigits($0.text) ? $0.text : CSVText.cell($0.text) })
    }
    return text
  }

  /// The workbook.
  public var sheets: [ReportSheet] {
    let years = ReportSheet(
      name: pick("逐年", "Years"),
      columns: columns.map { ($0.name[language], $0.width) }
    ) { body in
      forEachCell { cells in
        body(
          cells.enumerated().map { place, cell in
            if let light = cell.light { return .verdict(cell.text, colour: light.look.paint) }
            // Codes are text.
            return place > 0 && isDigits(cell.text) ? .number(cell.text) : .text(cell.text)
          }
        )
      }
    }
    let trend = ReportSheet(
      name: pick("概况", "Overview"),
      columns: pick(
        [("规划", 20), ("指标或规则", 34), ("承诺", 40), ("最近一年", 10), ("灯", 8), ("首次突破", 24)],
        [("Plan", 20), ("Subject", 34), ("Commitments", 40), ("Last year", 10), ("Light", 8), ("First broken", 24)]
      )
    ) { body in
      for series in series {
        let last = series.years.last
        let light = last?.light
        body([
          .text(wording.name(of: series.plan)), .text(series.subject),
          .text(commitments(of: series).joined(separator: pick("，", ", "))),
          .text(last.map { cell(ofYear: $0.year) } ?? ""),
          light.map { .verdict($0.look.name[language], colour: $0.look.paint) } ?? .text(""),
          .text(firstBreak(of: series) ?? ""),
        ])
      }
    }
    return [trend, years]
  }

  private func isDigits(_ text: String) -> Bool {
    let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
    return !digits.isEmpty && digits.allSatisfy { "0123456789.".contains($0) }
  }
}
