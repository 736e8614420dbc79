internal import RuleDSL
internal import Transmission

extension MonitorReport {
  /// The formats of the report that are text.
  public enum Format: String, Sendable, CaseIterable {
    case text
    case json
    case csv
  }

  /// The whole report.
  public func text(as format: Format, usesColor: Bool = false) -> String {
    switch format {
    case .text: plainText(Painter(isOn: usesColor))
    case .json: json
    case .csv: csv
    }
  }

  private func plainText(_ painter: Painter) -> String {
    series.map { text(of: $0, painter) }.joined() + summary(painter) + silence
  }

  private func text(of series: Series, _ painter: Painter) -> String {
    let unit = pick("（\(measure(of: series))）", " (\(measure(of: series)))")
    let broken =
      firstBreak(of: series)
      .map { pick("首次突破：", "first broken: ") + $0 } ?? pick("没有突破", "nothing broken")
    var text = painter.strong("\(wording.name(of: series.plan))  \(series.subject)\(unit)") + "  \(broken)\n"
    let commitments = commitments(of: series)
    if !commitments.isEmpty {
      text += "  " + pick("承诺：", "Commitments: ") + commitments.joined(separator: pick("，", ", ")) + "\n"
    }
    if series.isChange, let first = series.years.first, let last = series.years.last,
      last.year != Self.undated,
      series.years.allSatisfy({ $0.light == .green && $0.signs.allSatisfy { $0.patches?.count == 0 } })
    {
      let green = painter.light(Light.green.look.name[language], Light.green.look.code)
      return text + "  " + pick("\(first.year)—\(last.year)年都是", "\(first.year)–\(last.year): ") + green + "\n\n"
    }
    return text + table(series, painter) + "\n"
  }

  private func table(_ series: Series, _ painter: Painter) -> String {
    let head =
      series.isChange
      ? [pick("年份", "year"), pick("灯", "light"), pick("面积", "area"), pick("说明", "note")]
      : [
        pick("年份", "year"), pick("灯", "light"), pick("现状", "present"), pick("比上次", "change"),
        pick("应达", "asked"), pick("余地", "room"), pick("规则", "rule"), pick("说明", "note"),
      ]
    let lights = rows(of: series).map(\.light)
    let rows = rows(of: series).map { row in
      let light = row.light?.look.name[language] ?? "-"
      return series.isChange
        ? [cell(ofYear: row.year), light, row.actual, row.note]
        : [cell(ofYear: row.year), light, row.actual, row.trend, row.expected, row.room, row.decisive, row.note]
    }
    let all = [head] + rows
    let last = head.count - 1
    let widths = head.indices.map { column in all.map { displayWidth(of: $0[column]) }.max() ?? 0 }
    return all.enumerated().map { place, row in
      let cells = row.indices.map { column -> String in
        if column == last { return row[column] }
        // Light and year to the left, figures to the right.
        let cell =
          column < 2 || column == 6
          ? TerminalColumns.padded(row[column], to: widths[column])
          : TerminalColumns.rightAligned(row[column], to: widths[column])
        guard place > 0 else { return painter.faint(cell) }
        return column == 1 ? lights[place - 1].map { painter.light(cell, $0.look.code) } ?? cell : cell
      }
      var line = "  " + cells.joined(separator: "  ")
      while line.hasSuffix(" ") { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  /// How many series have each light in their last year, and how many are broken.
  private func summary(_ painter: Painter) -> String {
    let now = series.compactMap { $0.years.last?.light }
    let counts = Light.allCases.map { light -> String in
      let count = now.count { $0 == light }
      return painter.light("\(light.look.name[language]) \(count)", light.look.code)
    }
    let broken = series.count { $0.firstBreak() != nil }
    return pick("最近一年：", "In the last year: ") + counts.joined(separator: pick("，", ", "))
      + pick("；曾经突破 \(broken) 项，共 \(series.count) 项\n", "; broken at some time: \(broken) of \(series.count)\n")
  }

  private var silence: String {
    let idle = idle
    guard !idle.isEmpty else { return "" }
    let names = idle.map { "\($0.id) \($0.title)" }
    return pick("没有可监测的数或图层：", "Nothing to monitor by: ") + names.joined(separator: pick("、", ", ")) + "\n"
  }
}
