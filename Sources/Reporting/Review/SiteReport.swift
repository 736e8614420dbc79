public import RuleDSL
public import Transmission

/// Where a use is admitted, by rank.
public struct SiteReport {
  public let sites: [Site]
  /// Units that could not be searched.
  public let unsearched: [Int]
  /// Lines that no plan provides where a place was found.
  public let unprovided: [ProjectReview.Gap]
  public let units: UnitTable
  let program: RuleProgram
  private let use: String
  let language: Language

  public init(_ run: SiteRun, use: String, _ program: RuleProgram, _ units: UnitTable, _ language: Language) {
    sites = run.sites
    unsearched = run.unsearched
    unprovided = run.gaps
    self.program = program
    self.use = use
    self.units = units
    self.language = language
  }

  /// Formats that are read; the map formats are those of findings.
  public enum Format: String, Sendable, CaseIterable {
    case text
    case json
    case markdown
    case html
  }

  /// The whole report.
  public func text(as format: Format) -> String {
    switch format {
    case .markdown: document(with: MarkdownWriter(language))
    case .html: document(with: HTMLWriter(language))
    case .text: found + gaps
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

  /// The code systems in which matrices read the use: the same code is another use in another edition.
  private var systems: [CodeSystem] {
    Set(program.matrices.map(\.uses.system)).sorted().map { program.vocabulary.codeSystems[$0] }
      .filter { $0.index(of: use) != nil }
  }

  /// `1001 工业用地`.
  private func title(in system: CodeSystem) -> String { system.index(of: use).map(system.title(of:)) ?? use }

  /// `用途 1001 工业用地（YDYH-2023）`.
  var subject: Phrase {
    let titles = systems.map { system in
      Phrase("\(title(in: system))（\(system.name)）", "\(title(in: system)) of \(system.name)")
    }
    return Phrase(
      "用途 " + titles.map(\.chinese).joined(separator: "、"),
      "use " + titles.map(\.english).joined(separator: ", ")
    )
  }

  /// `ZR-03 条件②`.
  func names(of conditions: [Site.Condition]) -> [String] {
    conditions.map { $0.matrix + " " + Phrase("条件", "condition ")[language] + $0.label }
  }

  /// What keeps the search from being sure: lines that are not provided, and where nobody could search.
  public var gaps: String { lines + unsearchedPlaces }

  private var lines: String {
    guard !unprovided.isEmpty else { return "" }
    let names = unprovided.names(program.vocabulary, units)[language]
    return Phrase(
      "未提供或有的要素不能用：\(names)，以上地块是否涉及不能判定\n",
      "not provided, or with features that cannot be used: \(names); whether these places meet them is undetermined\n"
    )[language]
  }

  private var unsearchedPlaces: String {
    guard !unsearched.isEmpty else { return "" }
    let names = unsearched.map { units.names[$0] }.joined(separator: Phrase("、", ", ")[language])
    return Phrase(
      "没有找的地方：\(names)；没有交规划分区，没有生效的准入矩阵，或图形不能叠加\n",
      "not searched: \(names); no zones are handed in there, no matrix is in force, or shapes cannot be overlaid\n"
    )[language]
  }

  private var found: String {
    guard !sites.isEmpty else {
      return Phrase("没有找到允许\(subject.chinese)的地块\n", "found nowhere that \(subject.english) is admitted\n")[language]
    }
    let width = String(sites.count).count
    let head = Phrase("允许\(subject.chinese)的地块：\n", "\(subject.english) is admitted at:\n")[language]
    return head
      + sites.indices.map { index in
        TerminalColumns.rightAligned("\(index + 1)", to: width) + "  " + sentence(index) + "\n"
      }.joined()
  }

  private var json: String {
    let rows = sites.map { site in
      JSONText.text {
        $0.object { json in
          json.member("area", site.area)
          json.member("conditions", each: names(of: site.conditions)) { $0.value($1) }
          json.member("place", site.place)
          json.member("plan", units.codes[site.unit])
          json.member("planName", units.names[site.unit])
          json.member("width", site.width)
        }
      }
    }
    let code = JSONText.text { $0.value(systems.first.map(title) ?? use) }
    let gaps = JSONText.text { $0.array(unsearched) { $0.value(units.codes[$1]) } }
    let lines = JSONText.text { json in
      json.array(unprovided) { json, gap in
        json.object { json in
          json.member("line", program.vocabulary.layers[gap.layer].name)
          json.member("plan", units.codes[gap.unit])
          json.member("planName", units.names[gap.unit])
        }
      }
    }
    return "{\"sites\":[\n\(rows.joined(separator: ",\n"))\n],\n\"unprovided\":\(lines),\n"
      + "\"unsearched\":\(gaps),\n\"use\":\(code),\n\"version\":1}\n"
  }
}
