internal import RuleDSL
internal import Transmission

extension SiteReport: OfficePrintable {
  /// The table of places, and what has to be met there.
  public func writeForOffice<Failure: Error>(
    to sink: (String) throws(Failure) -> Void
  ) throws(Failure) -> [(name: String, svg: String)] {
    try sink(document(with: OfficeWriter(language)))
    return []
  }

  /// The same as one page.
  public func writePage<Failure: Error>(to sink: (String) throws(Failure) -> Void) throws(Failure) {
    try sink(text(as: .html))
  }

  /// The places, and what is not sure.
  public var sheets: [ReportSheet] {
    let heads = tableHeads
    let widths = [8, 20, 20, 14, 16, 16, 40]
    let places = ReportSheet(
      name: Phrase("地块", "Places")[language],
      columns: zip(heads, widths).map { ($0, $1) }
    ) { body in
      for row in tableRows {
        body(row.enumerated().map { [0, 4, 5].contains($0.offset) ? .number($0.element) : .text($0.element) })
      }
    }
    let unsure = ReportSheet(
      name: Phrase("不能确定的", "Not sure")[language],
      columns: [(Phrase("说明", "What")[language], 120)]
    ) { body in
      for line in gaps.split(separator: "\n") { body([.text(String(line))]) }
    }
    return [places, unsure]
  }
}
