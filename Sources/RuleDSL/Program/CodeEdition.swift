/// The code system in which units of some place write a field that rules of others read in another one, as Zhejiang does
/// with the codes of zones.
public struct CodeEdition: Hashable, Sendable {
  /// First digits of the units' codes.
  public var units: String
  /// Index into ``Vocabulary/codeSystems``.
  public var system: Int
  /// For every code of the system, what it is in that of the rules.
  public var counterparts: [CodeMapping.Counterpart]
}

extension Vocabulary {
  /// In which systems units write a field otherwise than its layer says: those of layers that are of some units only and
  /// are called the same in databases; the smallest places first.
  ///
  /// Where no 对照 leads from there, nobody knows what their codes are here.
  public func editions(of field: CodedField) -> [CodeEdition] {
    editions(of: field.field.field, in: field.field.layer.layer, field.system)
  }

  /// `index` is the system that the layer says.
  func editions(of field: Int, in layer: Int, _ index: Int) -> [CodeEdition] {
    let layer = layers[layer]
    let read = layer.fields[field].code.lowercased()
    let names = Set(layer.codes.map { $0.lowercased() })
    let found = layers.compactMap { other -> CodeEdition? in
      guard let units = other.units, !names.isDisjoint(with: other.codes.map { $0.lowercased() }),
        let system = other.fields.first(where: { $0.code.lowercased() == read })?.codeSystem, system != index
      else { return nil }
      let mapping = mappings.first { $0.source == system && $0.target == index }
      let counterparts = mapping?.counterparts ?? codeSystems[system].codes.map { _ in .unknown }
      return CodeEdition(units: units, system: system, counterparts: counterparts)
    }
    return found.sorted { ($1.units.count, $0.units, $0.system) < ($0.units.count, $1.units, $1.system) }
  }
}
