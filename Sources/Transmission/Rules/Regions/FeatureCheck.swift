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
        for index in part.indices {
          switch condition.holds(for: index, of: part, unit) {
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
  /// Kleene's three values; `nil` where the file lacks a field that decides.
  ///
  /// To choose features is to ask what they are: a field of codes that says no code leaves that open.  To a requirement
  /// it is an answer.
  func holds(for index: Int, of columns: FeatureTable, _ unit: UnitIdentity, choosing: Bool = false) -> Bool? {
    switch self {
    case .stated(let field): return columns.column(field).map { !BlankText.fillsNothing($0[index]) }
    case .among(let field, let values):
      guard let text = columns.column(field)?[index] else { return nil }
      return values.means(text, of: unit.code) ?? (choosing ? nil : false)
    case .matches(let field, let format): return columns.column(field).map { format.matches($0[index], of: unit) }
    case .all(let parts):
      let truths = parts.map { $0.holds(for: index, of: columns, unit, choosing: choosing) }
      return truths.contains(false) ? false : truths.contains(nil) ? nil : true
    case .any(let parts):
      let truths = parts.map { $0.holds(for: index, of: columns, unit, choosing: choosing) }
      return truths.contains(true) ? true : truths.contains(nil) ? nil : false
    case .not(let part): return part.holds(for: index, of: columns, unit, choosing: choosing).map(!)
    }
  }

  /// The field it is about; `nil` where it is about several.
  fileprivate var soleField: Int? {
    switch self {
    case .stated(let field), .among(let field, _), .matches(let field, _): field
    case .all, .any, .not: nil
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
