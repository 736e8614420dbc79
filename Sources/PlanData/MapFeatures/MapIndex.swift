internal import RuleDSL

/// Which features of one layer of a file belong to which unit.
struct MapIndex: Codable, Sendable {
  /// Identifiers in the file, by unit and then in the order of the file.
  private(set) var ids: [Int64] = []
  /// Numbers of the same features in the layer, from 1.
  private(set) var numbers: [Int32] = []
  private(set) var ranges: [Int: Range<Int>] = [:]
  private(set) var flaws: [MapFlaw] = []
  /// The units whose features may be more than those: see ``OwnerSorting/doubted``.
  private(set) var doubted: Set<Int> = []

  /// - Parameter parts: What was sorted of each part of the layer, in the order of the file.
  init(_ parts: [OwnerSorting]) {
    // By unit: how many features it has, and then where the next one of them stands.
    var ends: [Int] = []
    for part in parts {
      for entry in part.entries {
        let unit = Int(entry.unit)
        if unit >= ends.count { ends += Array(repeating: 0, count: unit + 1 - ends.count) }
        ends[unit] += 1
      }
    }
    var start = 0
    for (unit, count) in ends.enumerated() where count > 0 {
      ranges[unit] = start..<start + count
      ends[unit] = start
      start += count
    }
    ids = [Int64](repeating: 0, count: start)
    numbers = [Int32](repeating: 0, count: start)
    var before: Int32 = 0
    for part in parts {
      doubted.formUnion(part.doubted)
      for entry in part.entries {
        let place = ends[Int(entry.unit)]
        ids[place] = entry.id
        numbers[place] = entry.number &+ before
        ends[Int(entry.unit)] = place + 1
      }
      flaws += part.flaws(after: Int(before))
      before &+= part.count
    }
  }
}

/// Reads of features whose plan they belong to, one by one, for a part of a layer.
struct OwnerSorting: Sendable {
  struct Entry {
    var unit: Int32
    /// From 1 in the part.
    var number: Int32
    var id: Int64
  }

  let binding: MapBinding
  let layer: Layer
  let owners: OwnerNames
  /// How the layer's 条件 reads what some units write in codes of their own.
  private let readings: [FilterReading]
  private(set) var entries: [Entry] = []
  /// The units of features that do not say, or in words that are no code, whether they belong to the layer.
  private(set) var doubted: Set<Int> = []
  private var flaws: [MapFlaw] = []
  private var noted: Set<MapFlaw.Kind> = []
  /// What the codes are of that tell whether a feature belongs to the layer, and those found to be such codes.
  private let system: CodeSystem?
  private var sound: Set<String> = []
  /// Whether a code was noted that no 对照 leads out of.
  private var hasUnmapped = false
  /// Features of the part, wherever they belong.
  private(set) var count: Int32 = 0
  /// Names that were held against the code of a unit, by unit.
  private var heldNames: [Int32: ByteTable] = [:]
  /// The units of the codes met before; -1 for none.
  private var known = ByteTable()
  /// Cells of a feature before those that are looked at.
  var skipped = 0

  init(binding: MapBinding, _ vocabulary: Vocabulary, owners: OwnerNames) {
    self.binding = binding
    layer = vocabulary.layers[binding.layer]
    readings = vocabulary.filterReadings(of: layer)
    system = vocabulary.filterSystem(of: layer)
    self.owners = owners
  }

  /// The fields that say whose plan a feature belongs to, and those that say which layer.
  var request: MapRequest {
    let fields = binding.unitFields + ([binding.filterField] + binding.nameFields).compactMap(\.self)
    return MapRequest(fields: fields, wantsShapes: false)
  }

  /// Notes whose a feature is, if anybody's.
  mutating func take(_ feature: RawFeature) {
    guard let unit = owner(of: feature) else { return }
    entries.append(Entry(unit: Int32(clamping: unit), number: count, id: feature.id))
  }

  /// The unit that a feature belongs to, which is counted; called once for each feature.
  mutating func owner(of feature: RawFeature) -> Int? {
    count &+= 1
    if let field = binding.filterField {
      let value = feature.text(skipped + binding.unitFields.count) ?? ""
      // Whose a feature is decides how its code is read; else few are worth the question.
      if !readings.isEmpty {
        return unit(of: feature).flatMap { isOfLayer(value, field, of: Int($0)) ? Int($0) : nil }
      }
      guard isOfLayer(value) || isOfLayer(folded: value, field) else {
        if isDoubtful(value) { doubted.formUnion(knownUnit(of: feature).map { [Int($0)] } ?? []) }
        return nil
      }
    }
    return unit(of: feature).map { Int($0) }
  }

  /// Whether a text says nothing about what the layer's 条件 asks.
  private func isDoubtful(_ value: String) -> Bool { value.isEmpty || system != nil && !sound.contains(value) }

  private mutating func isOfLayer(_ value: String, _ field: String, of unit: Int) -> Bool {
    guard let reading = readings.first(where: { owners.grounds[unit].hasPrefix($0.units) }), !value.isEmpty else {
      let isOfLayer = isOfLayer(value) || isOfLayer(folded: value, field)
      if !isOfLayer, isDoubtful(value) { doubted.insert(unit) }
      return isOfLayer
    }
    guard let answer = reading.admits(value) else {
      doubted.insert(unit)
      if !hasUnmapped { note(.codeUnmapped(field: field, value, system: reading.system.name)) }
      hasUnmapped = true
      return false
    }
    return answer
  }

  private func isOfLayer(_ value: String) -> Bool { layer.filterValues.contains { value.hasPrefix($0) } }

  /// Whether it is so without the blanks and full-width characters that people write in codes, which is then noted.
  private mutating func isOfLayer(folded value: String, _ field: String) -> Bool {
    if value.isEmpty { note(.codeBlank(field: field)) }
    noteStrange(value, field)
    guard value.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x80 }), isOfLayer(CodeSystem.folded(value)) else {
      return false
    }
    note(.codesFolded(field: field))
    return true
  }

  /// A text that is no code leaves it open whether the feature belongs to the layer: 701 for 0701, or its name.
  private mutating func noteStrange(_ value: String, _ field: String) {
    guard let system, !value.isEmpty, !sound.contains(value) else { return }
    guard system.index(ofShort: CodeSystem.folded(value)) == nil else {
      sound.insert(value)
      return
    }
    if !hasUnmapped { note(.codeUnmapped(field: field, value, system: system.name)) }
    hasUnmapped = true
  }

  /// Tells once what is so of some features.
  private mutating func note(_ kind: MapFlaw.Kind) {
    guard noted.insert(kind).inserted else { return }
    flaws.append(MapFlaw(kind, file: binding.file, layer: binding.table.name))
  }

  /// What is wrong, for a part with so many features of the layer before it.
  func flaws(after before: Int) -> [MapFlaw] {
    flaws.map { flaw in
      var flaw = flaw
      flaw.feature = flaw.feature.map { $0 + before }
      return flaw
    }
  }

  private mutating func unit(of feature: RawFeature) -> Int32? {
    if let unit = knownUnit(of: feature) { return unit }
    flaws.append(
      MapFlaw(
        ownerCode(of: feature).map { flaw(ofOwner: $0) } ?? .ownerUnknown,
        file: binding.file,
        layer: binding.table.name,
        feature: Int(count)
      )
    )
    return nil
  }

  private mutating func knownUnit(of feature: RawFeature) -> Int32? {
    if let owner = binding.owner, owners.isBranch(owner) { return Int32(clamping: owner) }
    for field in binding.unitFields.indices {
      let unit = feature.withText(of: skipped + field) { self.unit(ofCode: $0) }
      guard unit >= 0 else { continue }
      hold(feature, against: unit, field)
      return unit
    }
    // Only ground is assigned by its codes in a plan's own file: what is somebody else's is not the plan's.
    guard let owner = binding.owner, ownerCode(of: feature).map({ owners.isGround(of: owner, $0) }) ?? true else {
      return nil
    }
    return Int32(clamping: owner)
  }

  /// Holds the name of a feature's unit against its code.
  private mutating func hold(_ feature: RawFeature, against unit: Int32, _ field: Int) {
    guard binding.nameFields.indices.contains(field), binding.nameFields[field] != nil else { return }
    let before = binding.nameFields[..<field].count { $0 != nil }
    let place = skipped + binding.unitFields.count + (binding.filterField == nil ? 0 : 1) + before
    let name = feature.withText(of: place) { name -> String? in
      guard let start = name.baseAddress, !name.isEmpty,
        heldNames[unit, default: ByteTable()].find(start, name.count) == nil
      else { return nil }
      heldNames[unit, default: ByteTable()].insert(start, name.count, value: 0)
      return String(decoding: name, as: UTF8.self)
    }
    if let name, owners.isStranger(name, to: Int(unit)) {
      note(.unitNameAgainstCode(name, code: owners.codes[Int(unit)]))
    }
  }

  private func ownerCode(of feature: RawFeature) -> String? {
    binding.unitFields.indices.lazy.compactMap { feature.text(skipped + $0) }.first { !$0.isEmpty }
  }

  private func flaw(ofOwner text: String) -> MapFlaw.Kind {
    guard binding.hasUnitNames else { return binding.owner == nil ? .unitUnknown(text) : .groundUnknown(text) }
    if case .ambiguous(let units) = owners.owner(named: text) {
      return .unitUnclear(text, codes: units.map { owners.codes[$0] })
    }
    return .unitNameUnknown(text)
  }

  /// The unit of a code or name as the field says it; negative for none.
  private func unit(of text: String) -> Int32 {
    guard binding.hasUnitNames else { return owners.owner(ofCode: text).map { Int32(clamping: $0) } ?? -1 }
    if case .unit(let unit) = owners.owner(named: text) { return Int32(clamping: unit) }
    return -1
  }

  private mutating func unit(ofCode code: UnsafeBufferPointer<UInt8>) -> Int32 {
    guard let start = code.baseAddress, !code.isEmpty else { return -1 }
    if let unit = known.find(start, code.count) { return unit }
    let unit = unit(of: String(decoding: code, as: UTF8.self))
    known.insert(start, code.count, value: unit)
    return unit
  }
}
