internal import RuleDSL
internal import Transmission

extension PlanMap {
  /// So many features may have an index that is kept.
  private static let mostKept = 4096

  /// The digest of the bytes of a map file with all that belongs to it; `nil` where they cannot be read, are others than
  /// when they were read first, or stand in a database.
  func digest(ofFile path: String) -> String? {
    guard nameParts(path).ending != "pg", let file = opened().files.first(where: { $0.path == path }) else {
      return nil
    }
    let parts = inputs(of: file).sorted { $0.path < $1.path }
    let digests = parts.map { part in part.sha256().map { "\(part.path) \($0)" } }
    let known = digests.compactMap(\.self)
    guard known.count == digests.count else { return nil }
    return CryptoDigest()?.sha256(of: known.joined(separator: "\n"))
  }

  /// What stands in a layer of a file; `nil` where it cannot be read.
  func table(_ binding: MapBinding, _ file: String, _ library: CryptoDigest) -> KeptMeasures.Table? {
    var table = KeptMeasures.Table(
      name: binding.key,
      file: file,
      reading: library.sha256(of: StructuralText(binding, except: ["place", "sample"]).bytes) ?? ""
    )
    // Nothing is read of it.
    guard !binding.isSetAside else { return table }
    if !binding.isWhole {
      let found = noting { $0.index(binding) }
      guard let index = found.value, found.flaws.ofFeatures.isEmpty else { return nil }
      table.flaws = found.flaws
      if index.ids.count <= Self.mostKept { table.index = index }
    }
    guard let units = content(binding, library) else { return nil }
    table.units = units
    return table
  }

  /// A digest of the features of each unit, with all that is read of them and their numbers.
  private func content(_ binding: MapBinding, _ library: CryptoDigest) -> [Int: String]? {
    var sorting = OwnerSorting(binding: binding, store.vocabulary, owners: store.owners)
    var fields = FeatureBuilder.fields(of: binding)
    sorting.skipped = fields.count
    if !binding.isWhole { fields += sorting.request.fields }
    var digests: [Int: RunningDigest] = [:]
    let read = withReader(of: binding) { reader throws(TableFailure) in
      var number = 0
      try reader.scan(binding.table, MapRequest(fields: fields)) { feature in
        number += 1
        let owner = binding.isWhole ? binding.owner ?? binding.soleUnit : sorting.owner(of: feature)
        guard let owner else { return }
        if digests[owner] == nil { digests[owner] = library.running() }
        digests[owner]?.add(feature, number: number)
      }
    }
    guard case .success = read else { return nil }
    let ended = digests.mapValues { $0.end() }
    return ended.values.contains(nil) ? nil : ended.compactMapValues(\.self)
  }
}

extension RunningDigest {
  /// Adds a feature; every part with its length, so that no two sequences have the same bytes.
  fileprivate func add(_ feature: RawFeature, number: Int) {
    add(number)
    add(feature.id)
    for cell in feature.cells.indices {
      switch feature.cells[cell] {
      case .null: add(UInt8(0))
      case .number(let value):
        add(UInt8(1))
        add(value.bitPattern)
      case .text(let range):
        add(UInt8(2))
        add(range.count)
        feature.texts.withUnsafeBytes { add(UnsafeRawBufferPointer(rebasing: $0[range])) }
      }
    }
    switch feature.bytes {
    case .null: add(UInt8(0))
    case .corrupt: add(UInt8(1))
    case .wkb(let bytes):
      add(UInt8(2))
      add(bytes.count)
      add(bytes)
    }
  }
}
