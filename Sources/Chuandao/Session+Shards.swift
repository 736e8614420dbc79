internal import PlanData
internal import Reporting
internal import RuleDSL
public import Transmission

extension Session {
  /// Judges the plans of one shard, reading only the layers that these need, and explains every verdict.
  ///
  /// - Parameters:
  ///   - shard: Which plans.
  ///   - choice: Which rules, and as of which day.
  ///   - drawsPasses: Whether maps are going to show the parcels that pass, too.
  ///   - onProgress: Is called after each piece of work with how many of how many are done.
  /// - Returns: Also what these plans came to.
  public func part(
    _ shard: Shard,
    _ choice: RunChoice = RunChoice(),
    drawsPasses: Bool,
    onProgress: (@Sendable (_ done: Int, _ of: Int) -> Void)? = nil
  ) -> (part: ShardPart, status: RunStatus) {
    let plans = shard.plans(planSet.world.units, weights: planSet.map.weights)
    let own = RunChoice(asOf: choice.asOf, only: choice.only, plans: plans)
    let run = checkRun(own, keepingAll: true, onProgress: onProgress)
    let report = report(on: run)
    let shapes = parcelShapes(of: run)
    let found = RunPart(of: run, finding: report.finding) { outcome in
      drawsPasses || outcome.verdict != .pass ? shapes(outcome) : nil
    }
    // Whether any shard reads maps shows only when all are merged.
    let inputs = inputs(withMaps: planSet.map.hasFiles).enumerated().map { place, file in
      // Tables and rules are read by every shard; a map that belongs to nobody's plan is left to one of them.
      let isOwn = file.isMap ? file.owner.map { plans[$0] } ?? (place % shard.count == shard.number - 1) : true
      return ShardPart.Input(path: file.path, isMap: file.isMap, sha256: isOwn ? file.sha256() : nil)
    }
    let shared = ShardPart.Shared(
      rules: rules.files.sources.map { ShardPart.Shared.Text(name: $0.name, text: $0.text, pack: $0.pack) },
      days: run.days,
      only: choice.only.sorted(),
      units: planSet.world.units.entries,
      notes: notes(of: run),
      problems: planSet.flaws,
      ledger: planSet.ledger
    )
    let part = ShardPart(shard: shard, drawsPasses: drawsPasses, shared: shared, inputs: inputs, run: found)
    return (part, RunStatus(of: report))
  }
}
