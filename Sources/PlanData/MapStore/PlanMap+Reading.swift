internal import RuleDSL
internal import Spatial
internal import Synchronization
internal import Transmission

extension PlanMap {
  func index(_ binding: MapBinding) -> MapIndex? {
    if let known = store.knownIndices.withLock({ $0[binding.key] }) {
      report(known.flaws)
      return known
    }
    let sorting = OwnerSorting(binding: binding, store.vocabulary, owners: store.owners)
    let parts = readParts(binding, sorting.request) { reader, request throws(TableFailure) -> OwnerSorting in
      var sorting = sorting
      try reader.scan(binding.table, request) { sorting.take($0) }
      return sorting
    }
    guard let parts else { return nil }
    let index = MapIndex(parts)
    report(index.flaws)
    return index
  }

  /// Reads a layer in parts, by several threads where its format allows that; `nil` for one that cannot be read, which is
  /// reported.
  private func readParts<Part: Sendable>(
    _ binding: MapBinding,
    _ request: MapRequest,
    _ body: @Sendable (any MapReader, MapRequest) throws(TableFailure) -> Part
  ) -> [Part]? {
    let ranges: [ClosedRange<Int64>?]
    switch withReader(of: binding, { reader throws(TableFailure) in try reader.ranges(of: binding.table) }) {
    case .success(let found): ranges = found ?? [nil]
    case .failure(let failure): return lost(binding, failure)
    }
    let read = parallelMap(ranges.count, jobs: store.jobs) { place -> Result<Part, TableFailure> in
      var request = request
      request.range = ranges[place]
      return withReader(of: binding) { reader throws(TableFailure) in try body(reader, request) }
    }
    var parts: [Part] = []
    for result in read {
      switch result {
      case .success(let part): parts.append(part)
      case .failure(let failure): return lost(binding, failure)
      }
    }
    return parts
  }

  private func lost<Part>(_ binding: MapBinding, _ failure: TableFailure) -> [Part]? {
    report([flaw(failure.flaw, binding)])
    return nil
  }

  func withReader<Answer>(
    of binding: MapBinding,
    _ body: (any MapReader) throws(TableFailure) -> Answer
  ) -> Result<Answer, TableFailure> {
    do throws(TableFailure) {
      let path = store.folder.location(of: binding.file)
      let reader = try store.pool.take(path, isGeoPackage: binding.isGeoPackage, in: store.folder)
      let answer = try body(reader)
      store.pool.giveBack(reader, path)
      return .success(answer)
    } catch {
      return .failure(error)
    }
  }

  /// What is made of the features of a unit, part by part in the order of the file, by several threads where the format
  /// allows that.
  ///
  /// Where all features are going to be kept at once, there has to be room for all.
  ///
  /// - Returns: Also what shapes were seen in the parts; `nil` when the file says nothing about the unit, or cannot be
  ///   read, which is reported.
  func mapParts<Result: Sendable>(
    _ binding: MapBinding,
    _ index: MapIndex?,
    _ unit: Int,
    keeping: Bool = false,
    _ body: @Sendable (FeatureTable) -> Result
  ) -> (results: [Result], seen: [SeenShapes])? {
    parts(of: binding, index, unit).flatMap { mapParts(binding, $0, unit, keeping: keeping, body) }
  }

  /// The same for some features of the unit.
  func mapParts<Result: Sendable>(
    _ binding: MapBinding,
    _ parts: [LayerPart],
    _ unit: Int,
    keeping: Bool = false,
    _ body: @Sendable (FeatureTable) -> Result
  ) -> (results: [Result], seen: [SeenShapes])? {
    let read = readCounted(parts, binding, .unit(unit, keeping: keeping), body)
    report(read.flaws)
    return read.results.map { ($0, read.seen) }
  }

  /// Hands the features of all units to a surveyor.
  ///
  /// - Returns: What is wrong with features, which is not yet reported; `nil` when the file cannot be read, which is.
  func readAll(_ binding: MapBinding, _ surveyor: LayerSurveyor) -> [FeatureFlaw]? {
    guard let parts = parts(of: binding) else { return nil }
    let read = readCounted(parts, binding, .theirs(surveyor)) { _ in }
    return read.results == nil ? nil : read.flaws
  }

  /// Whose features are read.
  private enum Owner {
    case unit(Int, keeping: Bool)
    /// The features say that themselves, one by one.
    case theirs(LayerSurveyor)
  }

  private func readCounted<Result: Sendable>(
    _ parts: [LayerPart],
    _ binding: MapBinding,
    _ owner: Owner,
    _ body: @Sendable (FeatureTable) -> Result
  ) -> (results: [Result]?, flaws: [FeatureFlaw], seen: [SeenShapes]) {
    let layer = store.vocabulary.layers[binding.layer]
    report(binding.missingFeatureFields(layer).map { flaw(.fieldMissing($0), binding) })
    var read = readAll(parts, binding, owner, body)
    store.featureCount.wrappingAdd(read.reduce(0) { $0 + $1.count }, ordering: .relaxed)
    let counted = LayerPart.counted(parts, read.map(\.count))
    // Identifiers with gaps between them: the numbers are known only now.
    if counted != parts { read = readAll(counted, binding, owner, body) }
    report(read.flatMap(\.flaws))
    if let failure = read.lazy.compactMap(\.loss).first { report([flaw(failure, binding)]) }
    var found = read.flatMap(\.featureFlaws)
    // The first shape that a feature repeats may stand in another part.
    let seen = read.map(\.seen)
    if !Self.compares(parts, owner) { found += duplicates([(binding, seen)]) }
    let results = read.compactMap(\.result)
    return (results.count == read.count ? results : nil, found, seen)
  }

  private func flaw(_ kind: MapFlaw.Kind, _ binding: MapBinding) -> MapFlaw {
    MapFlaw(kind, file: binding.file, layer: binding.table.name)
  }

  /// The parts in which the features of a unit are read; none at all for a layer that is provided empty.
  private func parts(of binding: MapBinding, _ index: MapIndex?, _ unit: Int) -> [LayerPart]? {
    let range = index?.ranges[unit]
    if binding.isSetAside || index == nil && !binding.isWhole { return nil }
    guard (binding.owner ?? binding.soleUnit) == unit || range != nil else { return nil }
    if let index {
      // A file of a plan that draws only the ground of those below says nothing about its own.
      guard let range else { return store.vocabulary.layers[binding.layer].isTerritory ? nil : [] }
      return LayerPart.parts(of: index, range)
    }
    return parts(of: binding)
  }

  /// The parts in which all features of a layer are read; `nil` when the file cannot be read, which is reported.
  private func parts(of binding: MapBinding) -> [LayerPart]? {
    guard !binding.isSetAside else { return nil }
    switch withReader(of: binding, { reader throws(TableFailure) in try reader.ranges(of: binding.table) }) {
    case .success(let ranges): return ranges.map(LayerPart.parts) ?? [LayerPart()]
    case .failure(let failure): return lost(binding, failure)
    }
  }

  /// What came of one part.
  private struct ReadPart<Result: Sendable>: Sendable {
    /// `nil` when it could not be read.
    var result: Result?
    var count = 0
    var seen = SeenShapes()
    var flaws: [MapFlaw] = []
    var featureFlaws: [FeatureFlaw] = []
    var loss: MapFlaw.Kind?
  }

  /// Whether shapes are compared as they are read: those of one part that is kept.
  private static func compares(_ parts: [LayerPart], _ owner: Owner) -> Bool {
    if case .unit = owner { parts.count == 1 } else { false }
  }

  private func readAll<Result: Sendable>(
    _ parts: [LayerPart],
    _ binding: MapBinding,
    _ owner: Owner,
    _ body: @Sendable (FeatureTable) -> Result
  ) -> [ReadPart<Result>] {
    if case .theirs(let surveyor) = owner { surveyor.restart() }
    let comparing = Self.compares(parts, owner)
    let room = LayerRoom()
    return parallelMap(parts.count, jobs: store.jobs) { place in
      switch owner {
      case .unit(let unit, let keeping):
        return read(parts[place], binding, unit, nil, comparing: comparing, keeping ? room : LayerRoom(), body)
      case .theirs(let surveyor):
        let sorting = OwnerSorting(binding: binding, store.vocabulary, owners: store.owners)
        let survey = PartSurvey(surveyor, part: place, sorting)
        // Only what is passed on at once needs room, which is little but for the largest features.
        return read(parts[place], binding, 0, survey, comparing: comparing, LayerRoom(step: 1 << 18), body)
      }
    }
  }

  /// Reads a part, all of whose features are a unit's, or else are surveyed.
  private func read<Result: Sendable>(
    _ part: LayerPart,
    _ binding: MapBinding,
    _ unit: Int,
    _ survey: PartSurvey?,
    comparing: Bool,
    _ room: LayerRoom = LayerRoom(),
    _ body: (FeatureTable) -> Result
  ) -> ReadPart<Result> {
    var read = ReadPart<Result>()
    do throws(ProjectionFailure) {
      var builder = FeatureBuilder(
        binding: binding,
        layer: store.vocabulary.layers[binding.layer],
        unit: unit,
        projector: try Projector(binding.table.system),
        comparing: comparing
      )
      builder.reserve(part.mostFeatures)
      var survey = survey
      let fields = FeatureBuilder.fields(of: binding)
      let request = part.request(fields: fields + (survey?.fields(after: fields.count) ?? []))
      var (count, asked, isFull) = (0, 0, false)
      let scanned = withReader(of: binding) { reader throws(TableFailure) in
        try reader.scan(binding.table, request) { raw in
          let number = part.number(count)
          count += 1
          isFull = isFull || !room.holds(builder.pointCount + raw.pointCount, known: &asked)
          guard !isFull else {
            // A survey counts on what was added.
            if survey == nil { builder.forget() }
            return
          }
          if survey == nil { builder.add(raw, number: number) } else { survey?.take(raw, number: number, &builder) }
        }
      }
      survey?.end(&builder)
      read.count = count
      (read.seen, read.featureFlaws) = (builder.seen, builder.featureFlaws)
      let foreign = builder.codes.foreign(to: store.owners.codes[unit])
      read.flaws = foreign.map { flaw(.foreignUnit($0, of: store.owners.codes[unit]), binding) }
      let strangers = builder.names.all.filter { store.owners.isStranger($0, to: unit) }.sorted()
      read.flaws += strangers.map { flaw(.unitNameAgainstCode($0, code: store.owners.codes[unit]), binding) }
      read.flaws += builder.flaws + builder.foldCodes() + (survey?.flaws(after: part.number(0) - 1) ?? [])
      switch scanned {
      case .success where isFull: read.loss = .tooLarge
      case .success: read.result = body(builder.columns)
      case .failure(let failure): read.loss = failure.flaw
      }
    } catch {
      read.loss = error.kind
    }
    return read
  }

  /// Reads some shapes of a unit again.
  func columns(of seen: [SeenShape], _ binding: MapBinding) -> FeatureTable? {
    let unit = seen.first.map { Int($0.unit) } ?? 0
    return read(LayerPart(seen), binding, unit, nil, comparing: false) { $0 }.result
  }
}
