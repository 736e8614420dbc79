internal import RuleDSL

/// 下达关系, with names and codes resolved to places in the unit table.
///
/// A line whose unit or issuer is not in the plan set says nothing here; a name that several units bear means the
/// first of them as an issuer, and all of them as units.
struct IssuerTable {
  private let lines: [Int: [Line]]

  private struct Line {
    /// `nil` for every indicator that no other line names.
    var indicator: Int?
    var issuer: Int
  }

  init(_ issuers: [Issuer], _ units: UnitTable) {
    var places: [String: [Int]] = [:]
    for text in issuers.flatMap({ [$0.unit, $0.issuer] }) { places[text] = [] }
    if !places.isEmpty {
      for unit in 0..<units.count {
        places[units.codes[unit]]?.append(unit)
        if units.names[unit] != units.codes[unit] { places[units.names[unit]]?.append(unit) }
      }
    }
    var lines: [Int: [Line]] = [:]
    for line in issuers {
      guard let issuer = places[line.issuer]?.first else { continue }
      for unit in places[line.unit] ?? [] where unit != issuer {
        lines[unit, default: []].append(Line(indicator: line.indicator, issuer: issuer))
      }
    }
    self.lines = lines
  }

  /// Who issues the unit's figure, where a line says so: one that names the indicator before one that does not.
  func issuer(of unit: Int, indicator: Int) -> Int? {
    guard let lines = lines[unit] else { return nil }
    return (lines.first { $0.indicator == indicator } ?? lines.first { $0.indicator == nil })?.issuer
  }

  /// Every unit that a line concerns, ascending.
  func orders(of indicator: Int) -> [Family.Order] {
    lines.keys.sorted().compactMap { unit in
      issuer(of: unit, indicator: indicator).map { Family.Order(unit: unit, issuer: $0) }
    }
  }
}
