internal import Spatial
internal import Synchronization
internal import Transmission

/// Works through the features of all units in a file as they are read, part by part.
///
/// A class, because all threads share the one survey.
final class LayerSurveyor: Sendable {
  private struct State {
    var areas: [Int: Int128] = [:]
    /// `nil` where patches are not needed, or take more room than there is.
    var queue: PatchQueue?
    var patches: [(batch: Int, unit: Int, patch: SurveyedPatch)] = []
    var edges = 0
  }

  /// Edges that patches may keep, 32 bytes each.
  static let mostEdges = 4_000_000

  private let withPatches: Bool
  private let mostEdges: Int
  private let state: Mutex<State>

  init(withPatches: Bool, mostEdges: Int) {
    self.withPatches = withPatches
    self.mostEdges = mostEdges
    state = Mutex(State(queue: withPatches ? PatchQueue() : nil))
  }

  /// Forgets everything, before the file is read from its beginning.
  func restart() { state.withLock { $0 = State(queue: withPatches ? PatchQueue() : nil) } }

  /// Takes features of a part, which may come in several portions.
  func take(_ columns: FeatureTable, _ owned: OwnedFeatures, part: Int) {
    let areas = owned.areas(columns)
    let stretches = withPatches ? owned.stretches(columns) : [:]
    let batches = state.withLock { state in
      state.areas.merge(areas, uniquingKeysWith: +)
      return state.queue?.take(stretches, part: part)
    }
    finish(batches ?? [])
  }

  /// Nothing more comes of a part.
  func end(part: Int) { finish(state.withLock { $0.queue?.end(part: part) } ?? []) }

  /// What was found, when all parts have ended.
  func survey(_ flaws: [FeatureFlaw]) -> LayerSurvey {
    finish(state.withLock { $0.queue?.rest() } ?? [])
    return state.withLock { state in
      var survey = LayerSurvey(areas: state.areas, flaws: Dictionary(grouping: flaws, by: \.unit))
      guard state.queue != nil else { return survey }
      survey.patches = Dictionary(grouping: state.patches.sorted { $0.batch < $1.batch }, by: \.unit)
        .mapValues { $0.map(\.patch) }
      return survey
    }
  }

  private func finish(_ batches: [PatchQueue.Batch]) {
    for batch in batches {
      let patch = SurveyedPatch(of: batch.stretches)
      state.withLock { state in
        state.patches.append((batch.order, batch.unit, patch))
        state.edges += patch.patch.edgeCount
        if state.edges > mostEdges { (state.queue, state.patches) = (nil, []) }
      }
    }
  }
}
