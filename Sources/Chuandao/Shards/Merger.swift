internal import PlanData
internal import Prove
public import Reporting
internal import RuleDSL
public import Transmission

/// The parts of all shards of a run, ready for any report.
public struct Merger: Sendable {
  private let parts: [ShardPart]
  private let sources: [SourceFile]
  private let program: RuleProgram
  private let units: UnitTable

  /// Reads parts, in any order.
  ///
  /// - Parameters:
  ///   - paths: The files of the parts.
  ///   - drawingPasses: Whether maps are going to show the parcels that pass, too.
  /// - Throws: Why they are not the shards of one run.
  public init(_ paths: [String], drawingPasses: Bool = false) throws(MergeFailure) {
    var read: [(path: String, part: ShardPart)] = []
    for path in paths {
      let part = try ShardPart(from: path)
      if drawingPasses, !part.drawsPasses { throw .noPasses(path) }
      if let first = read.first, first.part.shard.count != part.shard.count || first.part.shared != part.shared {
        throw .otherRun(path, first.path)
      }
      if let other = read.first(where: { $0.part.shard == part.shard }) {
        throw .repeated(part.shard, path, other.path)
      }
      if let file = part.contradiction(of: read.map(\.part)) { throw .otherInput(path, file) }
      read.append((path, part))
    }
    parts = read.map(\.part).sorted { $0.shard.number < $1.shard.number }
    let count = parts.first?.shard.count ?? 0
    guard parts.count == count else {
      let known = Set(parts.map(\.shard.number))
      throw .missing((1...count).filter { !known.contains($0) }, of: count)
    }
    let shared = parts.first?.shared
    sources = shared?.rules.map { SourceFile(name: $0.name, text: $0.text, pack: $0.pack) } ?? []
    guard let shared, let program = compile(sources).program?.withoutDrafts,
      let units = UnitTable.make(shared.units, governmentTiers: program.vocabulary.governmentTiers)?.table
    else { throw .broken(paths.first ?? "") }
    (self.program, self.units) = (program, units)
  }

  /// The report on the whole run, and the parcels that its verdicts are about; with passes and 不适用 one by one where they
  /// are wanted.
  public func report(keepingAll: Bool) -> (report: Report, shape: ParcelDrawing) {
    let shared = parts.first?.shared
    let merged = MergedRun(
      parts.map(\.run),
      program,
      shared?.days ?? LawDays(),
      only: Set(shared?.only ?? []),
      units: units,
      keepingAll: keepingAll
    )
    let report = Report(
      program: program,
      world: PlanWorld(units: units, figures: .empty),
      run: merged.run,
      inputs: inputs(withMaps: merged.run.hasOpenedMaps),
      release: Release.name,
      packs: usedPacks(program, sources, units),
      notes: shared?.notes ?? [],
      problems: shared?.problems ?? [],
      ledger: (shared?.ledger ?? []) + merged.run.mapLedger.entries,
      flaws: merged.run.inputFlaws
    ) { merged.finding(of: $0) }
    return (report, { merged.shape(of: $0) })
  }

  private func inputs(withMaps: Bool) -> [Report.Input] {
    let all = parts.flatMap(\.inputs).filter { withMaps || !$0.isMap }
    let digests = Dictionary(all.map { ($0.path, $0.sha256) }) { $0 ?? $1 }
    return digests.sorted { $0.key < $1.key }.map { path, digest in Report.Input(path: path) { digest } }
  }
}

extension ShardPart {
  /// A file that another shard found with other bytes.
  fileprivate func contradiction(of others: [ShardPart]) -> String? {
    let own = Dictionary(inputs.map { ($0.path, $0.sha256) }) { first, _ in first }
    return others.lazy.flatMap(\.inputs).first { other in
      guard let digest = other.sha256, case let known?? = own[other.path] else { return false }
      return known != digest
    }?.path
  }
}
