/// How 条件 of a layer reads the codes of units that write them in a system of their own.
public struct FilterReading: Sendable {
  /// First digits of the units' codes.
  public let units: String
  /// The system that they write.
  public let system: CodeSystem
  /// By code of the system, whether its features belong to the layer; `nil` where that is not known.
  let belongs: [Bool?]

  /// Whether a feature with a code belongs to the layer; `nil` where the system lacks the code, and where no 对照 decides.
  public func admits(_ text: String) -> Bool? {
    system.index(ofShort: CodeSystem.folded(text)).flatMap { belongs.indices.contains($0) ? belongs[$0] : nil }
  }
}

extension Vocabulary {
  /// The system of the codes in the field by which 条件 of a layer of all units chooses features, where a layer says so.
  public func filterSystem(of layer: Layer) -> CodeSystem? { filterCodes(of: layer).map { codeSystems[$0.system] } }

  /// The layer and the field that say it.
  private func filterCodes(of layer: Layer) -> (layer: Int, field: Int, system: Int)? {
    guard let filter = layer.filterField?.lowercased(), layer.units == nil else { return nil }
    let codes = Set(layer.codes.map { $0.lowercased() })
    return layers.indices.lazy.compactMap { place -> (layer: Int, field: Int, system: Int)? in
      let other = layers[place]
      guard other.units == nil, !codes.isDisjoint(with: other.codes.map { $0.lowercased() }),
        let field = other.fields.firstIndex(where: { $0.code.lowercased() == filter }),
        let system = other.fields[field].codeSystem
      else { return nil }
      return (place, field, system)
    }.first
  }

  /// How 条件 of a layer of all units reads what some of them write otherwise, the smallest places first; nothing where
  /// no layer says in which system its codes are.
  public func filterReadings(of layer: Layer) -> [FilterReading] {
    guard let known = filterCodes(of: layer) else { return [] }
    return editions(of: known.field, in: known.layer, known.system).map { edition in
      let target = codeSystems[known.system]
      let belongs = edition.counterparts.map { counterpart -> Bool? in
        switch counterpart {
        case .none: return false
        case .unknown: return nil
        case .codes(let codes):
          let answers = Set(
            codes.map { code in layer.filterValues.contains { target.codes[code].text.hasPrefix($0) } }
          )
          return answers.count == 1 ? answers.first : nil
        }
      }
      return FilterReading(units: edition.units, system: codeSystems[edition.system], belongs: belongs)
    }
  }
}
