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
    let layer = vocabulary.layers[binding.layer]
    report(
      binding.missingFeatureFields(layer).map {
        MapFlaw(.fieldMissing($0), file: binding.file, layer: binding.table.name)
      }
    )
    var read = readAll(parts, binding, unit, body)
    let counted = LayerPart.counted(parts, read.map(\.count))
    // Identifiers with gaps between them: the numbers are known only now.
    if counted != parts { read = readAll(counted, binding, unit, body) }
    report(read.flatMap(\.flaws))
    if let failure = read.lazy.compactMap(\.failure).first { report([flaw(failure, binding)]) }
    let found = read.flatMap(\.featureFlaws)
    // The first shape that a feature repeats may stand in another part.
    report(
      read.count > 1 ? found.filter { !$0.isDuplicate } + duplicates(read.flatMap(\.seen), binding, unit) : found
    )
    let results = read.compactMap(\.result)
    return results.count == read.count ? results : nil
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
    var seen: [SeenShape] = []
    var flaws: [MapFlaw] = []
    var featureFlaws: [FeatureFlaw] = []
    var failure: MapFlaw.Kind?
  }

  private func readAll<Result: Sendable>(
    _ parts: [LayerPart],
    _ binding: MapBinding,
    _ unit: Int,
    _ body: @Sendable (FeatureColumns) -> Result
  ) -> [ReadPart<Result>] {
    parallelMap(parts.count, jobs: jobs) { self.read(parts[$0], binding, unit, body) }
  }

  private func read<Result: Sendable>(
    _ part: LayerPart,
    _ binding: MapBinding,
    _ unit: Int,
    _ body: (FeatureColumns) -> Result
  ) -> ReadPart<Result> {
    var read = ReadPart<Result>()
    do throws(ProjectionFailure) {
      let projector = try Projector(binding.table.system)
      let layer = vocabulary.layers[binding.layer]
      var builder = FeatureBuilder(binding: binding, layer: layer, unit: unit, projector: projector)
      var count = 0
      let scanned = withReader(of: binding) { reader throws(TableFailure) in
        try reader.scan(binding.table, part.request(fields: FeatureBuilder.fields(of: binding))) { raw in
          builder.add(raw, number: part.number(count))
          count += 1
        }
      }
      read.count = count
      (read.seen, read.featureFlaws) = (builder.seen, builder.featureFlaws)
      read.flaws = builder.flaws + builder.codeNotes
      switch scanned {
      case .success: read.result = body(builder.columns)
      case .failure(let failure): read.failure = failure.flaw
      }
    } catch {
      read.failure = error.kind
    }
    return read
  }

  /// Shapes that stand twice in a layer, told by reading those again that are alike.
  private func duplicates(_ seen: [SeenShape], _ binding: MapBinding, _ unit: Int) -> [FeatureFlaw] {
    SeenShape.alike(seen).flatMap { alike in
      read(LayerPart(alike), binding, unit) { _ in }.featureFlaws.filter(\.isDuplicate)
    }
  }
}

extension FeatureFlaw {
  fileprivate var isDuplicate: Bool {
    if case .duplicate = kind { true } else { false }
  }
}
