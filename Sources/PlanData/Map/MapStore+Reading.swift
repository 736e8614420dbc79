internal import RuleDSL
internal import Spatial
internal import Transmission

extension MapStore {
  /// What is made of the features of a unit, part by part in the order of the file, by several threads where the format
  /// allows that.
  ///
  /// - Returns: `nil` when the file says nothing about the unit, or cannot be read, which is reported.
  func mapParts<Result: Sendable>(
    _ binding: MapBinding,
    _ index: MapIndex?,
    _ unit: Int,
    _ body: @Sendable (FeatureColumns) -> Result
  ) -> [Result]? {
    guard let parts = parts(of: binding, index, unit) else { return nil }
    let read = readCounted(parts, binding, unit) { columns, _ in body(columns) }
    report(read.flaws)
    return read.results
  }

  /// The same for the features of all units at once, where the features tell whose they are, one by one.
  ///
  /// What is wrong with features is not yet reported; the results are `nil` when the file cannot be read.
  func mapAll<Result: Sendable>(
    _ binding: MapBinding,
    _ body: @Sendable (FeatureColumns, OwnedFeatures) -> Result
  ) -> (results: [Result]?, flaws: [FeatureFlaw]) {
    guard let parts = parts(of: binding) else { return (nil, []) }
    return readCounted(parts, binding, nil, body)
  }

  private func readCounted<Result: Sendable>(
    _ parts: [LayerPart],
    _ binding: MapBinding,
    _ unit: Int?,
    _ body: @Sendable (FeatureColumns, OwnedFeatures) -> Result
  ) -> (results: [Result]?, flaws: [FeatureFlaw]) {
    let layer = vocabulary.layers[binding.layer]
    report(binding.missingFeatureFields(layer).map { flaw(.fieldMissing($0), binding) })
    var read = readAll(parts, binding, unit, body)
    let counted = LayerPart.counted(parts, read.map(\.count))
    // Identifiers with gaps between them: the numbers are known only now.
    if counted != parts { read = readAll(counted, binding, unit, body) }
    report(read.flatMap(\.flaws))
    if let failure = read.lazy.compactMap(\.failure).first { report([flaw(failure, binding)]) }
    var found = read.flatMap(\.featureFlaws)
    // The first shape that a feature repeats may stand in another part.
    if read.count > 1 { found += duplicates(read.map(\.seen), binding) }
    let results = read.compactMap(\.result)
    return (results.count == read.count ? results : nil, found)
  }

  private func flaw(_ kind: MapFlaw.Kind, _ binding: MapBinding) -> MapFlaw {
    MapFlaw(kind, file: binding.file, layer: binding.table.name)
  }

  /// The parts in which the features of a unit are read; none at all for a layer that is handed in empty.
  private func parts(of binding: MapBinding, _ index: MapIndex?, _ unit: Int) -> [LayerPart]? {
    let range = index?.ranges[unit]
    if index == nil, !binding.isWhole { return nil }
    guard (binding.owner ?? binding.soleUnit) == unit || range != nil else { return nil }
    if let index {
      // A file of a plan that draws only the ground of those below says nothing about its own.
      guard let range else { return vocabulary.layers[binding.layer].isTerritory ? nil : [] }
      return LayerPart.parts(of: index, range)
    }
    return parts(of: binding)
  }

  /// The parts in which all features of a layer are read; `nil` when the file cannot be read, which is reported.
  private func parts(of binding: MapBinding) -> [LayerPart]? {
    switch withReader(of: binding, { reader throws(TableFailure) in try reader.ranges(of: binding.table) }) {
    case .success(let ranges): return ranges.map(LayerPart.parts) ?? [LayerPart()]
    case .failure(let failure):
      report([flaw(failure.flaw, binding)])
      return nil
    }
  }

  /// What came of one part.
  private struct ReadPart<Result: Sendable>: Sendable {
    var result: Result?
    var count = 0
    var seen = SeenShapes()
    var flaws: [MapFlaw] = []
    var featureFlaws: [FeatureFlaw] = []
    var failure: MapFlaw.Kind?
  }

  private func readAll<Result: Sendable>(
    _ parts: [LayerPart],
    _ binding: MapBinding,
    _ unit: Int?,
    _ body: @Sendable (FeatureColumns, OwnedFeatures) -> Result
  ) -> [ReadPart<Result>] {
    parallelMap(parts.count, jobs: jobs) { self.read(parts[$0], binding, unit, comparing: parts.count == 1, body) }
  }

  /// Reads a part, all of whose features are a unit's, or `nil` where they tell themselves whose they are.
  private func read<Result: Sendable>(
    _ part: LayerPart,
    _ binding: MapBinding,
    _ unit: Int?,
    comparing: Bool,
    _ body: (FeatureColumns, OwnedFeatures) -> Result
  ) -> ReadPart<Result> {
    var read = ReadPart<Result>()
    do throws(ProjectionFailure) {
      let projector = try Projector(binding.table.system)
      let layer = vocabulary.layers[binding.layer]
      var builder = FeatureBuilder(
        binding: binding,
        layer: layer,
        unit: unit ?? 0,
        projector: projector,
        comparing: comparing
      )
      builder.reserve(part.mostFeatures)
      var fields = FeatureBuilder.fields(of: binding)
      var sorting =
        unit == nil ? OwnerSorting(binding: binding, layer: layer, owners: owners, skipping: fields.count) : nil
      fields += sorting?.request.fields ?? []
      var owned = OwnedFeatures()
      var count = 0
      let scanned = withReader(of: binding) { reader throws(TableFailure) in
        try reader.scan(binding.table, part.request(fields: fields)) { raw in
          let number = part.number(count)
          count += 1
          guard sorting != nil else {
            builder.add(raw, number: number)
            return
          }
          guard let unit = sorting?.owner(of: raw) else { return }
          builder.unit = unit
          owned.add(unit, isSound: builder.add(raw, number: number))
        }
      }
      read.count = count
      (read.seen, read.featureFlaws) = (builder.seen, builder.featureFlaws)
      read.flaws = builder.flaws + builder.foldCodes() + (sorting?.flaws(after: part.number(0) - 1) ?? [])
      switch scanned {
      case .success: read.result = body(builder.columns, owned)
      case .failure(let failure): read.failure = failure.flaw
      }
    } catch {
      read.failure = error.kind
    }
    return read
  }

  /// Shapes that stand twice in a layer, told by reading those again that are alike.
  private func duplicates(_ seen: [SeenShapes], _ binding: MapBinding) -> [FeatureFlaw] {
    SeenShapes.alike(seen, jobs: jobs).flatMap { alike in
      let unit = alike.first.map { Int($0.unit) }
      return read(LayerPart(alike), binding, unit, comparing: true) { _, _ in }.featureFlaws.filter(\.isDuplicate)
    }
  }
}

extension FeatureFlaw {
  fileprivate var isDuplicate: Bool {
    if case .duplicate = kind { true } else { false }
  }
}
