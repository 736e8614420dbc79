public import RuleDSL
public import Transmission

/// Where a use is admitted, by rank.
public struct SiteReport {
  public let sites: [Site]
  public let units: UnitTable
  private let program: RuleProgram
  private let use: String
  private let language: Language

  public init(_ sites: [Site], use: String, _ program: RuleProgram, _ units: UnitTable, _ language: Language) {
    self.sites = sites
    self.program = program
    self.use = use
    self.units = units
    self.language = language
  }

  /// The whole report.
  public func text(as format: ReportFormat) -> String {
    switch format {
    case .text: lines
    case .json: json
    }
  }

  /// `甲县 1.2000 公顷，宽 80.0 米，位于 东经 …`.
  public func sentence(_ index: Int) -> String {
    let site = sites[index]
    let area = Measurement.readable(Rational(Int128(site.area.base)))
    let size = "\(area.text) \(area.unit.text)"
    let place = "\(Degrees.text(site.place.longitude))° \(Degrees.text(site.place.latitude))°"
    let conditions = names(of: site.conditions).joined(separator: Phrase("、", ", ")[language])
    let asked = conditions.isEmpty ? Phrase("", "") : Phrase("，须符合 \(conditions)", ", to meet \(conditions)")
    return Phrase(
      "\(units.names[site.unit]) \(size)，宽 \(site.width.text)，位于 \(place)",
      "\(units.names[site.unit]): \(size), \(site.width.text) wide, at \(place)"
    )[language] + asked[language]
  }

  /// `ZR-03 条件②`.
  private func names(of conditions: [Site.Condition]) -> [String] {
    conditions.map { condition in
      let matrix = program.matrices[condition.matrix]
      return matrix.heading.id + " " + Phrase("条件", "condition ")[language]
        + matrix.conditions[condition.condition].label
    }
  }

  private var lines: String {
    guard !sites.isEmpty else {
      return Phrase("没有允许用途 \(use) 的地块\n", "nowhere is use \(use) admitted\n")[language]
    }
    let width = String(sites.count).count
    return sites.indices.map { index in
      TerminalColumns.rightAligned("\(index + 1)", to: width) + "  " + sentence(index) + "\n"
    }.joined()
  }

  private var json: String {
    let rows = sites.map { site in
      var json = JSONText()
      json.object { json in
        json.key("area")
        json.measure(site.area)
        json.key("conditions")
        json.array(names(of: site.conditions)) { $0.value($1) }
        json.key("place")
        json.place(site.place)
        json.key("plan")
        json.value(units.codes[site.unit])
        json.key("planName")
        json.value(units.names[site.unit])
        json.key("width")
        json.measure(site.width)
      }
      return json.text
    }
    var code = JSONText()
    code.value(use)
    return "{\"sites\":[\n\(rows.joined(separator: ",\n"))\n],\n\"use\":\(code.text),\n\"version\":1}\n"
  }
}
