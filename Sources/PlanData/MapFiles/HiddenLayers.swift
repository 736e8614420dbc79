internal import RuleDSL
internal import Transmission

/// Layers of the vocabulary that something which cannot be read may hold.
struct HiddenLayers: Sendable {
  /// Whose plan they are of; `nil` where that is not known.
  private var owner: Int?
  /// `nil` for any layer.
  private var layers: Set<Int>?
  /// `nil` for any state of the plan.
  private var version: PlanVersion?

  init(_ file: MapFileName, _ layers: Set<Int>?, version: PlanVersion?) {
    (owner, self.layers, self.version) = (file.owner ?? file.soleUnit, layers, version)
  }

  init(_ binding: MapBinding) {
    (owner, layers, version) = (binding.owner ?? binding.soleUnit, [binding.layer], binding.version)
  }

  /// The layers that a file may hold by its name; `nil` for any.
  static func layers(named file: MapFileName, _ vocabulary: Vocabulary) -> Set<Int>? {
    guard file.holdsOneLayer else { return nil }
    let table = MapTable(name: nameParts(file.path).base, fields: [], system: .missing)
    let named = Set(MapBinding.layers(of: table, in: file, vocabulary).chosen)
    return named.isEmpty ? nil : named
  }

  /// Whether a layer of a unit's plan may be among them.
  func mayHold(_ layer: Int, of unit: Int, _ wanted: PlanVersion) -> Bool {
    (owner.map { $0 == unit } ?? true) && (layers.map { $0.contains(layer) } ?? true)
      && (version.map { $0 == wanted } ?? true)
  }
}
