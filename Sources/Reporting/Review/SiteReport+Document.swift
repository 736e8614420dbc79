internal import RuleDSL
internal import Transmission

extension SiteReport {
  /// The places as a page: a table, what has to be met there in words, and what is not sure.
  func document(with writer: some DocumentWriter) -> String {
    var writer = writer
    let title = Phrase("允许\(subject.chinese)的地块", "Places where \(subject.english) is admitted")[language]
    writer.begin(title)
    if sites.isEmpty {
      writer.paragraph(Phrase("没有找到。", "None was found.")[language])
    } else {
      writer.table(DocumentTable(tableHeads, texts: tableRows, right: [0, 2, 3, 4, 5]))
    }
    let conditions = sites.flatMap(\.conditions).withoutRepeats.compactMap(words)
    if !conditions.isEmpty {
      writer.heading(Phrase("条件", "Conditions")[language], level: 2)
      writer.list(conditions)
    }
    let unsure = gaps.split(separator: "\n").map(String.init)
    if !unsure.isEmpty {
      writer.heading(Phrase("不能确定的", "What is not sure")[language], level: 2)
      writer.list(unsure)
    }
    writer.end()
    return writer.text
  }

  var tableHeads: [String] {
    Phrase("序号|规划|面积|宽度|东经|北纬|条件", "No.|Plan|Area|Width|Longitude|Latitude|Conditions")[language]
      .split(separator: "|").map(String.init)
  }

  var tableRows: [[String]] {
    sites.enumerated().map { index, site in
      [
        "\(index + 1)", units.names[site.unit], Measurement.readable(Rational(Int128(site.area.base))).words,
        site.width.text, Degrees.text(site.place.longitude), Degrees.text(site.place.latitude),
        names(of: site.conditions).joined(separator: Phrase("、", ", ")[language]),
      ]
    }
  }

  /// What a condition asks.
  private func words(_ condition: Site.Condition) -> String? {
    guard let matrix = program.matrices.first(where: { $0.heading.id == condition.matrix }),
      let asked = matrix.conditions.first(where: { $0.label == condition.label })
    else { return nil }
    return names(of: [condition]).joined() + Phrase("：", ": ")[language]
      + describe(asked, of: matrix, in: program.vocabulary, language: language)
  }
}

extension Decimal {
  /// With its unit.
  fileprivate var words: String { "\(text) \(unit.text)" }
}
