internal import RuleDSL
internal import Spatial

/// The features of a layer, one by one: which do not meet what a rule requires, and whether any could not be judged.
struct FeatureCheck {
  /// A feature that does not meet the requirement.
  struct Fault {
    /// The unit whose plan hands it in.
    var unit: Int
    var feature: MapFeature
    /// The field in question; `nil` where several are.
    var field: Int?
  }

  let layer: LayerReference
  private(set) var faults: [Fault] = []
  private(set) var hasUnknown = false

  /// Kleene's three values, over the plans that provide the layer.
  var holds: Bool? { faults.isEmpty ? hasUnknown ? nil : true : false }

  /// Every feature meets a condition.
  init(of layer: LayerReference, every condition: FeatureCondition, _ views: [LayerView], _ units: UnitTable) {
    self.layer = layer
    for view in views {
      let unit = units.identity(of: view.unit)
      for part in view.parts {
        let reading = FeatureReading(condition, of: part, unit)
        for index in part.indices {
          switch reading.holds(for: index) {
          case true?: continue
          case nil: hasUnknown = true
          case false?: faults.append(Fault(unit: view.unit, feature: part[index], field: condition.soleField))
          }
        }
      }
    }
  }

  /// No two features of a plan say the same in a field.
  init(distinct field: FieldReference, _ views: [LayerView]) {
    layer = field.layer
    for view in views { findRepeated(field.field, view) }
  }

  /// Blank fields repeat nothing; 已填写 decides whether they may be blank.
  private mutating func findRepeated(_ field: Int, _ view: LayerView) {
    var counts: [String: Int] = [:]
    for part in view.parts where !part.isEmpty {
      guard let column = part.column(field) else {
        hasUnknown = true
        continue
      }
      for index in part.indices where !column[index].isEmpty { counts[column[index], default: 0] += 1 }
    }
    for part in view.parts {
      guard let column = part.column(field) else { continue }
      for index in part.indices where counts[column[index], default: 0] > 1 {
        faults.append(Fault(unit: view.unit, feature: part[index], field: field))
      }
    }
  }
}

extension MapFeature {
  /// What a field says; `nil` where the file has no such field.
  func text(_ field: Int) -> String? { fields.indices.contains(field) ? fields[field] : nil }
}

extension FeatureCondition {
  /// The field it is about; `nil` where it is about several.
  fileprivate var soleField: Int? {
    switch self {
    case .stated(let field), .among(let field, _), .matches(let field, _): field
    case .compare, .all, .any, .not: nil
    }
  }
}

extension RunContext {
  /// Puts the features that do not meet a requirement into the finding.
  func setFaults(_ finding: inout Finding, _ check: FeatureCheck) {
    let layer = vocabulary.layers[check.layer.layer]
    finding.amounts.unit = Unit(.squareMetre)
    finding.regions.pieces =
      check.faults.map { fault in
        var piece = FindingPiece(.unfit, fault.feature, of: fault.unit)
        piece.field = fault.field.map {
          FindingPiece.Field(name: layer.fields[$0].name, text: fault.feature.text($0) ?? "")
        }
        return piece
      }.largestFirst
  }
}

extension FindingPiece {
  /// A whole feature.
  init(_ kind: Kind, _ feature: MapFeature, of unit: Int) {
    let shape = feature.shape
    let perimeter = shape.perimeter
    self.init(
      kind: kind,
      shape: shape,
      place: Place(shape.pointInside ?? feature.lines.middle ?? SIMD2()),
      area: Measurement.area(shape.area),
      width: Measurement.width(perimeter > 0 ? 2 * shape.area / perimeter : 0),
      features: [Feature(unit: unit, id: feature.id, source: feature.source)]
    )
    let metres = feature.lines.length
    length = metres > 0 ? Measurement.length(metres) : nil
  }
}
