internal import RuleDSL
internal import Transmission

/// A bar of one figure as SVG: who carries how much of it, and what is missing.
struct FigureChart {
  private struct Part {
    var name: String
    var amount: Double
    var colour: String
  }

  private let title: String
  private let parts: [Part]
  private let bound: Double
  private let boundName: String
  /// What the part of the figure is called that nobody carries.
  private let restName: String

  private static let colours = [
    "#1565c0", "#2e7d32", "#b26a00", "#6a1b9a", "#00838f", "#ad1457", "#5d4037", "#455a64", "#9e9d24",
  ]

  /// `nil` for findings that no bar explains.
  init?(_ finding: Finding, _ wording: Wording) {
    guard let indicator = finding.indicator, finding.obligation == .aggregate || finding.obligation == .monitor,
      !wording.isWeighted(finding), !wording.isOnTrajectory(finding), let expected = finding.expected,
      let bound = Self.amount(finding.evidence.first { $0.unit == finding.plan && $0.role == .own }), bound > 0
    else { return nil }
    let isAggregate = finding.obligation == .aggregate
    let others = finding.evidence.filter { isAggregate ? $0.unit != finding.plan : $0.role == .present }
    let known = others.compactMap { figure in Self.amount(figure).map { (figure, $0) } }
    guard !known.isEmpty else { return nil }
    var parts = known.prefix(8).enumerated().map { index, part in
      let name = isAggregate ? wording.name(of: part.0.unit) : wording.pick("现状", "present")
      return Part(name: name, amount: part.1, colour: Self.colours[index])
    }
    let rest = known.dropFirst(8).reduce(0) { $0 + $1.1 }
    if rest > 0 {
      parts.append(
        Part(
          name: wording.pick("其余 \(known.count - 8) 个", "\(known.count - 8) others"),
          amount: rest,
          colour: Self.colours[8]
        )
      )
    }
    self.parts = parts
    self.bound = bound
    let isFloor = expected.relation == .atLeast || expected.relation == .above
    restName = isFloor ? wording.pick("尚缺", "short") : wording.pick("尚余", "left")
    let name = wording.program.vocabulary.indicators[indicator].name
    title = "\(name)\(finding.year == 0 ? "" : wording.pick("（\(finding.year)年）", " (\(finding.year))"))"
    boundName = wording.pick(
      "\(wording.name(of: finding.plan))\(expected.relation.name.chinese) \(wording.text(expected.value))",
      "\(wording.name(of: finding.plan)): \(expected.relation.name.english) \(wording.text(expected.value))"
    )
  }

  private static func amount(_ figure: Evidence?) -> Double? {
    (figure?.datum.parts.quantity).map { Double(max(0, $0.base)) }
  }

  /// The whole picture.
  var svg: String {
    let sum = parts.reduce(0) { $0 + $1.amount }
    let scale = 560 / max(sum, bound)
    let rows = parts.count + (sum < bound ? 1 : 0)
    var svg =
      "<svg viewBox=\"0 0 640 \(70 + rows * 20)\" width=\"640\" role=\"img\""
    svg += " aria-label=\"\(title.withoutMarkup)\" font-family=\"sans-serif\" font-size=\"13\">\n"
    var left = 20.0
    for part in parts {
      svg += bar(left, part.amount * scale, "fill=\"\(part.colour)\"")
      left += part.amount * scale
    }
    if sum < bound {
      svg += bar(left, (bound - sum) * scale, "fill=\"#fff\" stroke=\"#b00020\" stroke-dasharray=\"4 3\"")
    }
    let mark = MapFrame.text(20 + bound * scale)
    svg += "<path d=\"M\(mark) 18v38\" stroke=\"#1c1c1c\" stroke-width=\"2\"/>\n"
    svg += "<text x=\"\(mark)\" y=\"13\" text-anchor=\"end\">\(boundName.withoutMarkup)</text>\n"
    for (row, part) in parts.enumerated() {
      svg += entry(row, "fill=\"\(part.colour)\"", "\(part.name) \(share(part.amount))")
    }
    if sum < bound {
      svg += entry(
        parts.count,
        "fill=\"#fff\" stroke=\"#b00020\" stroke-dasharray=\"4 3\"",
        "\(restName) \(share(bound - sum))"
      )
    }
    return svg + "</svg>\n"
  }

  private func bar(_ left: Double, _ width: Double, _ look: String) -> String {
    "<rect x=\"\(MapFrame.text(left))\" y=\"24\" width=\"\(MapFrame.text(width))\" height=\"26\" \(look)/>\n"
  }

  private func entry(_ row: Int, _ look: String, _ text: String) -> String {
    let top = 62 + row * 20
    return "<rect x=\"20\" y=\"\(top)\" width=\"14\" height=\"13\" \(look)/>\n"
      + "<text x=\"42\" y=\"\(top + 11)\">\(text.withoutMarkup)</text>\n"
  }

  /// `47.6%`, of the figure that is to be reached.
  private func share(_ amount: Double) -> String { MapFrame.text(amount / bound * 100) + "%" }
}
