internal import RuleDSL
internal import Transmission

/// Which features of one layer of a file belong to which unit.
struct MapIndex: Sendable {
  /// Identifiers in the file, by unit and then in the order of the file.
  private(set) var ids: [Int64] = []
  /// Numbers of the same features in the layer, from 1.
  private(set) var numbers: [Int32] = []
  private(set) var ranges: [Int: Range<Int>] = [:]
  private(set) var flaws: [MapFlaw] = []

  private struct Entry {
    var unit: Int32
    var number: Int32
    var id: Int64
  }

  /// Reads the fields that tell whose plan a feature belongs to, and those that tell the layer.
  init(_ binding: MapBinding, _ layer: Layer, owners: OwnerNames, reader: any MapReader) throws(TableFailure) {
    var request = MapRequest(fields: binding.unitFields, wantsShapes: false)
    if let filter = binding.filterField { request.fields.append(filter) }
    var sorting = Sorting(binding: binding, layer: layer, owners: owners)
    try reader.scan(binding.table, request) { sorting.take($0) }
    flaws = sorting.flaws
    finish(&sorting.entries)
  }

  private mutating func finish(_ entries: inout [Entry]) {
    entries.sort { ($0.unit, $0.number) < ($1.unit, $1.number) }
    ids = entries.map(\.id)
    numbers = entries.map(\.number)
    var start = 0
    while start < entries.count {
      let unit = entries[start].unit
      let end = entries[start...].firstIndex { $0.unit != unit } ?? entries.count
      ranges[Int(unit)] = start..<end
      start = end
    }
  }

  /// Takes features one by one.
  private struct Sorting {
    let binding: MapBinding
    let layer: Layer
    let owners: OwnerNames
    var entries: [Entry] = []
    var flaws: [MapFlaw] = []
    private var number: Int32 = 0
    /// The unit of the codes met before, since most features have the code of the one before.
    private var known: [String: Int32] = [:]

    init(binding: MapBinding, layer: Layer, owners: OwnerNames) {
      self.binding = binding
      self.layer = layer
      self.owners = owners
    }

    mutating func take(_ feature: RawFeature) {
      number &+= 1
      if binding.filterField != nil {
        let value = feature.cells.last?.text ?? ""
        guard layer.filterValues.contains(where: { value.hasPrefix($0) }) else { return }
      }
      guard let unit = unit(of: feature) else { return }
      entries.append(Entry(unit: unit, number: number, id: feature.id))
    }

    private mutating func unit(of feature: RawFeature) -> Int32? {
      let codes = feature.cells.prefix(binding.unitFields.count).compactMap(\.text).filter { !$0.isEmpty }
      for code in codes {
        let unit = known[code] ?? owners.owner(ofCode: code).map { Int32(clamping: $0) } ?? -1
        known[code] = unit
        if unit >= 0 { return unit }
      }
      if let owner = binding.owner { return Int32(clamping: owner) }
      flaws.append(
        MapFlaw(
          codes.first.map { .unitUnknown($0) } ?? .ownerUnknown,
          file: binding.file,
          layer: binding.table.name,
          feature: Int(number)
        )
      )
      return nil
    }
  }
}
