internal import RuleDSL
internal import Spatial

/// 面积一致: what the features of a layer state beside what is measured of them, feature by feature.
///
/// Both are rounded to 0.01 m² first, so that no verdict hangs on the last bit.
struct AreaAgreement {
  /// A feature whose area is in question.
  struct Doubt {
    /// The unit whose plan hands it in.
    var unit: Int
    var feature: MapFeature
    var measured: Quantity

    /// Base units between the two areas; `nil` where none is stated.
    var distance: Int128? {
      feature.statedArea.map { abs(Int128(Measurement.rounded($0).base) - Int128(measured.base)) }
    }
  }

  /// States another area, the farthest from the measured one first.
  private(set) var misstated: [Doubt] = []
  /// States none.
  private(set) var unstated: [Doubt] = []
  /// Sums over all features, in base units; those that state nothing add nothing to the first.
  private(set) var stated = Rational(0)
  private(set) var measured = Rational(0)

  init(_ views: [LayerView], _ tolerance: SpatialTolerance) {
    var sums = (stated: Int128(0), measured: Int128(0))
    let allowed = Int128(tolerance.area?.base ?? 0)
    for view in views {
      for part in view.parts {
        for index in part.indices {
          let measured = part.measuredArea(of: index)
          sums.measured += Int128(measured.base)
          guard let stated = part.statedAreas[index].map(Measurement.rounded) else {
            unstated.append(Doubt(unit: view.unit, feature: part[index], measured: measured))
            continue
          }
          sums.stated += Int128(stated.base)
          if abs(Int128(stated.base) - Int128(measured.base)) > allowed {
            misstated.append(Doubt(unit: view.unit, feature: part[index], measured: measured))
          }
        }
      }
    }
    (stated, measured) = (Rational(sums.stated), Rational(sums.measured))
    misstated.sort { ($1.distance ?? 0, $0.unit, $0.feature.id) < ($0.distance ?? 0, $1.unit, $1.feature.id) }
  }

  /// Kleene's three values: a feature without an area leaves open what no other decides.
  var holds: Bool? { misstated.isEmpty ? unstated.isEmpty ? true : nil : false }

  /// How far the misstated areas are off altogether, in base units.
  var difference: Rational { Rational(misstated.reduce(Int128(0)) { $0 + ($1.distance ?? 0) }) }
}

extension RunContext {
  /// Puts the features whose areas are in question into the finding, and the sums over all.
  func setAreas(_ finding: inout Finding, _ agreement: AreaAgreement) {
    finding.amounts = Finding.Amounts(
      bound: agreement.measured,
      actual: agreement.stated,
      difference: agreement.holds == false ? agreement.difference : finding.amounts.difference,
      unit: Unit(.squareMetre),
      boundDecimals: 2,
      decimals: 2
    )
    finding.regions.pieces =
      agreement.misstated.map { FindingPiece(.misstated, $0) }
      + agreement.unstated.map { FindingPiece(.unstated, $0) }
  }
}

extension FindingPiece {
  fileprivate init(_ kind: Kind, _ doubt: AreaAgreement.Doubt) {
    self.init(kind, doubt.feature, of: doubt.unit)
    stated = doubt.feature.statedArea
    hint = stated.flatMap { AreaHint(stated: $0.squareMetres, shape, at: place.longitude) }
  }
}
