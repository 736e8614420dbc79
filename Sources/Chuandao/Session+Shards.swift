internal import PlanData
internal import Reporting
internal import RuleDSL
public import Transmission

extension Session {
  /// Judges the plans of one shard, reading only the layers that these need, and explains every verdict.
  ///
  /// - Parameter drawsPasses: Whether maps are going to show the parcels that pass, too.
  /// - Returns: Also what these plans came to.
  public func part(
    _ shard: Shard,
    _ choice: RunChoice = RunChoice(),
    drawsPasses: Bool,
    onProgress: (@Sendable (_ done: Int, _ of: Int) -> Void)? = nil
  ) -> (part: ShardPart, status: RunStatus) {
    let plans = shard.plans(planSet.world.units, weights: planSet.map.weights)
    let run = checkRun(choice, plans: plans, keepingAll: true, onProgress: onProgress)
    let report = report(on: run)
    let shapes = parcelShapes(of: run)
    let found = RunPart(of: run, finding: report.finding) { outcome in
      drawsPasses || outcome.verdict != .pass ? shapes(outcome) : nil
    }
    let inputs = inputs(of: run).enumerated().map { place, file in
      // Tables and rules are read by every shard; a map that belongs to nobody's plan is left to one of them.
      let isOwn = file.isMap ? file.owner.map { plans[$0] } ?? (place % shard.count == shard.number - 1) : true
      return ShardPart.Input(path: file.path, sha256: isOwn ? file.sha256() : nil)
    }
    let shared = ShardPart.Shared(
      rules: rules.files.sources.map { ShardPart.Shared.Text(name: $0.name, text: $0.text) },
      asOf: run.asOf,
      only: choice.only.sorted(),
      units: planSet.world.units.entries,
      notes: planSet.notes
    )
    let part = ShardPart(shard: shard, drawsPasses: drawsPasses, shared: shared, inputs: inputs, run: found)
    return (part, RunStatus(of: report))
  }
}
