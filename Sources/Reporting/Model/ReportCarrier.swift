public import RuleDSL
public import Transmission

/// The kinds of commitment under which a report sorts what it says about a plan.
public enum ReportCarrier: Int, Hashable, Sendable, CaseIterable {
  case figures
  case lines
  case entries
  case admission
  case maintenance
  /// What the built-in inspections look at: shapes, and rows of lists.
  case quality

  /// The words of a heading.
  public var name: Phrase {
    switch self {
    case .figures: Phrase("指标", "Indicators")
    case .lines: Phrase("控制线和分区", "Lines and zones")
    case .entries: Phrase("名录和定位", "Lists and designations")
    case .admission: Phrase("准入", "Admission")
    case .maintenance: Phrase("动态维护", "Maintenance")
    case .quality: Phrase("数据质量", "Quality of data")
    }
  }
}

extension RunStatement {
  /// Where a report sorts it.
  public var carrier: ReportCarrier {
    switch self {
    case .shapes, .items, .waivers: .quality
    case .written(let statement): statement.carrier
    }
  }
}

extension Statement {
  fileprivate var carrier: ReportCarrier {
    switch self {
    case .figures, .monitor: .figures
    case .line: .lines
    case .entries: .entries
    case .matrix: .admission
    case .rule(let rule):
      if rule.layers.contains(where: { $0.version != .current }) {
        .maintenance
      } else {
        rule.layers.isEmpty ? .figures : .lines
      }
    }
  }

  /// What it reads, by name: where nothing of the plan set has that, it judges nothing.
  func reads(_ vocabulary: Vocabulary) -> [String] {
    switch self {
    case .figures(let transmission): [vocabulary.indicators[transmission.indicator].name]
    case .monitor(let monitor): [vocabulary.indicators[monitor.indicator].name]
    case .line(let line): [vocabulary.layers[line.layer].name]
    case .entries(let entries): [vocabulary.name(of: entries.subject)]
    case .matrix(let matrix):
      [matrix.zones, matrix.uses].map { vocabulary.layers[$0.field.layer.layer].name }.withoutRepeats
    case .rule(let rule): rule.layers.map(\.layer).sorted().map { vocabulary.layers[$0].name }.withoutRepeats
    }
  }
}
