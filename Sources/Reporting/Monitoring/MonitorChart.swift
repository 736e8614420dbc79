internal import RuleDSL
internal import Transmission

/// One series as SVG: the present state of every year in the colour of its light, what is asked, and the commitments;
/// of changes, a bar a year.
struct MonitorChart {
  private let report: MonitorReport
  private let series: MonitorReport.Series
  private let rows: [MonitorReport.Row]
  private let frame: ChartFrame
  private let asked: [(rule: String, points: [SIMD2<Double>])]
  private let commitments: [(place: SIMD2<Double>, text: String)]

  static let height = 330.0

  init(_ report: MonitorReport, _ series: MonitorReport.Series) {
    (self.report, self.series) = (report, series)
    let rows = report.rows(of: series).filter { $0.year != MonitorReport.undated }
    self.rows = rows
    asked = Self.asked(series, report)
    let unit = report.unit(of: series)
    commitments = series.commitments.compactMap { figure in
      guard let unit, let quantity = figure.datum.parts.quantity,
        let amount = Double(Decimal(quantity.amount, in: unit, decimals: 0).text)
      else { return nil }
      return (SIMD2(Double(figure.year), amount), quantity.text)
    }
    let actual = rows.compactMap { row in Double(row.actual).map { SIMD2(Double(row.year), $0) } }
    let all = actual + asked.flatMap(\.points) + commitments.map(\.place)
    frame = ChartFrame(
      years: rows.map { Double($0.year) } + all.map(\.x),
      amounts: all.map(\.y),
      isBars: series.isChange
    )
  }

  /// What each rule asks for in the years it judges.
  private static func asked(
    _ series: MonitorReport.Series,
    _ report: MonitorReport
  ) -> [(rule: String, points: [SIMD2<Double>])] {
    var found: [String: [SIMD2<Double>]] = [:]
    for year in series.years {
      for sign in year.signs {
        guard let value = sign.finding.expected.flatMap({ Double($0.value.text) }) else { continue }
        // What is asked in steps changes between two years, not on the way from one to the other.
        if let last = found[sign.rule.id]?.last, last.y != value, !report.isLinear(sign) {
          let middle = Double(year.year) - 0.5
          found[sign.rule.id]? += [SIMD2(middle, last.y), SIMD2(middle, value)]
        }
        found[sign.rule.id, default: []].append(SIMD2(Double(year.year), value))
      }
    }
    return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  var title: String {
    let unit = report.measure(of: series)
    return report.wording.name(of: series.plan) + " " + series.subject + report.pick("（\(unit)）", " (\(unit))")
  }

  /// The picture by itself.
  var svg: String {
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 \(Int(Self.height))\" width=\"720\" role=\"img\""
      + " aria-label=\"\(title.withoutMarkup)\" \(Self.font)>\n<rect width=\"720\" height=\"\(Int(Self.height))\""
      + " fill=\"#fff\"/>\n\(drawing)</svg>\n"
  }

  static let font = "font-family=\"Noto Sans CJK SC, sans-serif\" font-size=\"12\""

  /// What stands in the picture.
  var drawing: String {
    "<text x=\"16\" y=\"22\" font-size=\"15\" font-weight=\"600\" fill=\"#1c1c1c\">\(title.withoutMarkup)</text>\n"
      + firstBreak + frame.axes + (series.isChange ? bars : lines) + legend
  }

  private var firstBreak: String {
    guard let text = report.firstBreak(of: series), let year = series.firstBreak() else { return "" }
    let (x, colour) = (frame.x(Double(min(year.year, 9_999))), Self.paint(year.light ?? .unknown))
    let line =
      "<path d=\"M\(MapFrame.text(x)) 46V\(MapFrame.text(frame.bottom))\" stroke=\"\(colour)\" stroke-width=\"1.2\""
      + " stroke-dasharray=\"2 3\"/>\n"
    return (series.isChange ? "" : line)
      + "<text x=\"704\" y=\"22\" text-anchor=\"end\" fill=\"\(Self.dark(colour))\">"
      + report.pick("首次突破：", "first broken: ") + text.withoutMarkup + "</text>\n"
  }

  private static func paint(_ light: Light) -> String {
    let digits = String(light.look.paint, radix: 16, uppercase: true)
    return "#" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  /// Yellow is no colour to read.
  private static func dark(_ colour: String) -> String { colour == paint(.yellow) ? "#8A5A00" : colour }

  // MARK: Indicators

  private static let askedLines = ["#1565c0", "#6a1b9a", "#00838f", "#5d4037"]

  private var lines: String {
    var text = ""
    for (place, line) in asked.enumerated() {
      let look =
        "fill=\"none\" stroke=\"\(Self.askedLines[place % 4])\" stroke-width=\"1.6\" stroke-dasharray=\"6 4\""
      text += "<path d=\"\(frame.path(line.points))\" \(look)/>\n"
    }
    for commitment in commitments {
      let point = frame.point(commitment.place)
      text += "<path d=\"M\(MapFrame.text(point.x)) \(MapFrame.text(point.y - 5.5))l5.5 5.5l-5.5 5.5l-5.5 -5.5z\""
      text +=
        " fill=\"#1565c0\"/>\n<text x=\"\(MapFrame.text(min(point.x, 700)))\" y=\"\(MapFrame.text(point.y - 9))\""
      text +=
        " text-anchor=\"end\" fill=\"#1565c0\" stroke=\"#fff\" stroke-width=\"3\" paint-order=\"stroke\">\(commitment.text.withoutMarkup)</text>\n"
    }
    let known = rows.filter { Double($0.actual) != nil }
    // A year without a figure breaks the line.
    for (left, right) in zip(known, known.dropFirst()) where right.year == left.year + 1 {
      let ends = [left, right].map { SIMD2(Double($0.year), Double($0.actual) ?? 0) }
      text += "<path d=\"\(frame.path(ends))\" fill=\"none\" stroke=\"#37474f\" stroke-width=\"2\"/>\n"
    }
    for row in rows {
      let paint = Self.paint(row.light ?? .unknown)
      if let amount = Double(row.actual) {
        let point = frame.point(SIMD2(Double(row.year), amount))
        text += "<circle cx=\"\(MapFrame.text(point.x))\" cy=\"\(MapFrame.text(point.y))\" r=\"5\" fill=\"\(paint)\""
        text += " stroke=\"#fff\" stroke-width=\"1.2\"/>\n"
      } else {
        text += "<text x=\"\(MapFrame.text(frame.x(Double(row.year))))\" y=\"\(MapFrame.text(frame.bottom - 6))\""
        text += " text-anchor=\"middle\" font-weight=\"600\" fill=\"\(paint)\">?</text>\n"
      }
    }
    return text
  }

  // MARK: Changes

  private var bars: String {
    rows.map { row in
      let (x, paint) = (frame.x(Double(row.year)), Self.paint(row.light ?? .unknown))
      let top = frame.point(SIMD2(Double(row.year), Double(row.actual) ?? 0)).y
      let height = max(frame.bottom - top, 2)
      let label = row.note.isEmpty ? "" : row.actual
      return "<rect x=\"\(MapFrame.text(x - 12))\" y=\"\(MapFrame.text(frame.bottom - height))\" width=\"24\""
        + " height=\"\(MapFrame.text(height))\" fill=\"\(paint)\"/>\n"
        + "<text x=\"\(MapFrame.text(x))\" y=\"\(MapFrame.text(frame.bottom - height - 5))\" text-anchor=\"middle\""
        + " fill=\"#1c1c1c\">\(label.withoutMarkup)</text>\n"
    }.joined()
  }

  // MARK: Legend

  private var legend: String {
    var (left, text) = (64.0, "")
    func entry(_ mark: String, _ name: String) {
      text += "<g transform=\"translate(\(MapFrame.text(left)) 312)\">\(mark)"
      text += "<text x=\"20\" y=\"4\" fill=\"#1c1c1c\">\(name.withoutMarkup)</text></g>\n"
      left += 34 + 6.4 * Double(displayWidth(of: name))
    }
    for light in Light.allCases where rows.contains(where: { $0.light == light }) {
      entry("<circle cx=\"8\" cy=\"0\" r=\"5\" fill=\"\(Self.paint(light))\"/>", light.look.name[report.language])
    }
    for (place, line) in asked.enumerated() {
      let mark =
        "<path d=\"M0 0h16\" stroke=\"\(Self.askedLines[place % 4])\" stroke-width=\"1.6\" stroke-dasharray=\"6 4\"/>"
      entry(mark, report.pick("\(line.rule) 应达", "asked by \(line.rule)"))
    }
    if !commitments.isEmpty {
      entry("<path d=\"M8 -5.5l5.5 5.5l-5.5 5.5l-5.5 -5.5z\" fill=\"#1565c0\"/>", report.pick("承诺", "commitment"))
    }
    return text
  }
}

/// Years to the right, amounts up, with ticks at round numbers.
struct ChartFrame {
  let bottom = 280.0
  private let top = 50.0
  private let left = 84.0
  private let right = 690.0
  private let years: ClosedRange<Double>
  private let ticks: [Double]
  private let decimals: Int

  init(years: [Double], amounts: [Double], isBars: Bool) {
    let low = years.min() ?? 2020
    self.years = low...max(years.max() ?? low, low + 1)
    var least = isBars ? 0 : amounts.min() ?? 0
    var most = amounts.max() ?? 1
    if most <= least { (least, most) = (isBars ? 0 : least - 1, most + 1) }
    let rough = (most - least) / 4
    var step = 1.0
    while step > rough { step /= 10 }
    while step * 10 <= rough { step *= 10 }
    step *= [1.0, 2, 5, 10].first { step * $0 >= rough } ?? 10
    var (tick, found) = ((least / step).rounded(.down) * step, [Double]())
    while found.isEmpty || tick - step < most - step * 1e-9 {
      found.append(tick)
      tick += step
      // Amounts that are no numbers to draw end here.
      if found.count > 12 { break }
    }
    ticks = found
    var (places, rest) = (0, step)
    while rest < 0.999999, places < 9 { (places, rest) = (places + 1, rest * 10) }
    decimals = places
  }

  func x(_ year: Double) -> Double {
    left + (year - years.lowerBound) / (years.upperBound - years.lowerBound) * (right - left)
  }

  func point(_ place: SIMD2<Double>) -> SIMD2<Double> {
    let (low, high) = (ticks.first ?? 0, max(ticks.last ?? 1, (ticks.first ?? 0) + 1e-9))
    return SIMD2(x(place.x), bottom - (place.y - low) / (high - low) * (bottom - top))
  }

  func path(_ points: [SIMD2<Double>]) -> String {
    points.enumerated().map { ($0.offset == 0 ? "M" : "L") + MapFrame.text(point($0.element)) }.joined()
  }

  var axes: String {
    var text = ""
    for tick in ticks {
      let y = MapFrame.text(point(SIMD2(years.lowerBound, tick)).y)
      text += "<path d=\"M\(MapFrame.text(left - 10)) \(y)H\(MapFrame.text(right + 14))\" stroke=\"#e3e7ea\"/>\n"
      text += "<text x=\"\(MapFrame.text(left - 16))\" y=\"\(y)\" dy=\"4\" text-anchor=\"end\" fill=\"#5f6b76\">"
      text += printed(tick) + "</text>\n"
    }
    let span = Int(years.upperBound - years.lowerBound)
    let step = max(1, (span + 14) / 15)
    for year in stride(from: Int(years.lowerBound), through: Int(years.upperBound), by: step) {
      text +=
        "<text x=\"\(MapFrame.text(x(Double(year))))\" y=\"\(MapFrame.text(bottom + 16))\" text-anchor=\"middle\""
      text += " fill=\"#5f6b76\">\(year)</text>\n"
    }
    return text
  }

  /// As many digits as the ticks need.
  private func printed(_ tick: Double) -> String {
    guard tick.isFinite, abs(tick) < 1e12 else { return "?" }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    guard abs(tick * scale) < 9e17 else { return "?" }
    let whole = Int((tick * scale).rounded())
    guard decimals > 0 else { return "\(whole)" }
    let digits = String(whole.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return (whole < 0 ? "-" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }
}

extension MonitorReport {
  /// Every series in a picture of its own, with a name for its file.
  public var charts: [(name: String, svg: String)] {
    var taken: [String: Int] = [:]
    return series.map { series in
      let plain = "\(wording.code(of: series.plan))-\(series.subject)".map { "/\\:*?\"<>| ".contains($0) ? "_" : $0 }
      let name = String(plain)
      taken[name, default: 0] += 1
      let number = taken[name] ?? 1
      return (name + (number > 1 ? "-\(number)" : ""), MonitorChart(self, series).svg)
    }
  }

  /// All series below one another in one picture.
  public var chart: String {
    let height = Int(MonitorChart.height) * max(1, series.count)
    let parts = series.enumerated().map { place, series in
      "<g transform=\"translate(0 \(Int(MonitorChart.height) * place))\">\n\(MonitorChart(self, series).drawing)</g>\n"
    }
    let nothing =
      series.isEmpty
      ? "<text x=\"16\" y=\"22\">\(pick("没有可监测的", "nothing to monitor"))</text>\n" : ""
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 \(height)\" width=\"720\" role=\"img\""
      + " aria-label=\"\(pick("监测", "monitoring"))\" \(MonitorChart.font)>\n<rect width=\"720\" height=\"\(height)\""
      + " fill=\"#fff\"/>\n" + nothing + parts.joined() + "</svg>\n"
  }
}
