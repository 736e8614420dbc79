internal import FoundationEssentials
public import PlanData
internal import RuleDSL
public import Transmission

private struct JSONText: ValueCoder {
  func text(of value: some Encodable) -> String? {
    (try? JSONEncoder().encode(value)).map { String(decoding: $0, as: UTF8.self) }
  }

  func value<Value: Decodable>(_ type: Value.Type, of text: String) -> Value? {
    try? JSONDecoder().decode(type, from: Data(text.utf8))
  }
}

extension Session {
  /// Judges as ``checkRun(_:keepingAll:memory:onProgress:)`` does, and measures only what is not kept.
  ///
  /// - Parameters:
  ///   - choice: Which rules, and as of which day.
  ///   - keepingAll: Whether passes and 不适用 are kept one by one, too.
  ///   - earlier: What a run before kept, by what it hung on: see ``measureBasis``.
  ///   - basis: ``measureBasis``, where it was found already.
  ///   - onProgress: Is called after each piece of work.
  /// - Returns: The same run, what is to be kept now, the units whose plans were measured anew, at least in part, and how many
  ///   plans there are to measure.
  public func checkRun(
    _ choice: RunChoice = RunChoice(),
    keepingAll: Bool,
    after earlier: KeptMeasures?,
    basis: String? = nil,
    onProgress: (@Sendable (_ done: Int, _ of: Int) -> Void)? = nil
  ) -> (run: CheckRun, kept: KeptMeasures, measured: Set<String>, plans: Int) {
    // What measurements hang on takes longer to name than a nation's figures to judge.
    guard hasMaps else {
      let run = checkRun(choice, keepingAll: keepingAll, onProgress: onProgress)
      return (run, earlier ?? KeptMeasures(basis: ""), [], 0)
    }
    let memory = MapMemory(planSet.map, basis: basis ?? measureBasis, earlier, JSONText())
    let run = checkRun(choice, keepingAll: keepingAll, memory: memory, onProgress: onProgress)
    let kept = memory.kept(of: Set(program.headings.map(\.id)))
    return (run, kept, memory.measured, memory.plans)
  }

  /// Whether there are maps, of which something may be measured and kept.
  public var hasMaps: Bool { planSet.map.hasFiles }

  /// What every measurement hangs on: the program, the vocabulary and the units.
  public var measureBasis: String {
    let world = StructuralText((program.vocabulary, planSet.world.units.entries))
    return [Release.version, ProgramFile.identity, TextDigest.sha256(of: world.bytes) ?? ""].joined(separator: " ")
  }
}
