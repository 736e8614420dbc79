internal import RuleDSL
internal import Transmission

extension MapCatalogue {
  /// What is not used where rules ask for some layers of the vocabulary.
  func ledger(ofRead layers: Set<Int>, _ vocabulary: Vocabulary) -> MapLedger {
    var ledger = MapLedger()
    ledger.unknown = unknown
    let tables = Dictionary(grouping: bindings.joined()) { [$0.file, $0.table.name] }
    var strange: [[String]: [MapBinding]] = [:]
    for (_, bindings) in tables {
      guard let first = bindings.first else { continue }
      guard bindings.contains(where: { layers.contains($0.layer) }) else {
        ledger.unread.append(LedgerEntry(file: first.file, sheet: first.table.name, Self.unread))
        continue
      }
      ledger.systems.append(LayerSystem(file: first.file, layer: first.table.name, system: first.table.system.name))
      let fields = first.unusedFields(with: bindings)
      if !fields.isEmpty { strange[[first.source.layer] + fields, default: []].append(first) }
    }
    for (key, bindings) in strange {
      guard let first = bindings.min(by: { ($0.file, $0.table.name) < ($1.file, $1.table.name) }) else { continue }
      let place = key.dropFirst().joined(separator: "、")
      ledger.unknown.append(
        LedgerEntry(file: first.file, sheet: first.table.name, place: place, Self.strangeFields(bindings.count))
      )
    }
    ledger.unknown.sort()
    ledger.unread.sort()
    ledger.systems.sort()
    return ledger
  }

  private static let unread = Phrase("没有规则读这个图层", "no rule reads this layer")

  private static func strangeFields(_ files: Int) -> Phrase {
    let more = files - 1
    return Phrase(
      "词汇里这个图层没有这些字段" + (more > 0 ? "，另有 \(more) 个同样的图层" : ""),
      "the vocabulary names no such fields of the layer" + (more > 0 ? "; \(counted(more, "more layer")) alike" : "")
    )
  }
}

extension MapBinding {
  /// Fields that none of the layers that the table holds has a use for, in the order of the table.
  fileprivate func unusedFields(with bindings: [MapBinding]) -> [String] {
    let used = bindings.flatMap { binding in
      binding.fields.compactMap(\.self) + binding.unitFields
        + ([binding.areaField?.name, binding.serialField, binding.filterField, binding.nameField] + binding.nameFields)
        .compactMap(\.self)
    }
    let known = Set(
      used.map { $0.lowercased() } + ["xzqdm", "xjxzqdm", "fid", "objectid", table.idColumn.lowercased()]
    )
    return table.fields.map(\.name).filter { !known.contains($0.lowercased()) }
  }
}
