internal import Synchronization
internal import Transmission

/// What is wrong with map layers.
struct Flaws: Codable, Sendable {
  /// About whole files and layers, or worth knowing.
  var ofLayers: Set<MapFlaw> = []
  var ofFeatures: Set<FeatureFlaw> = []

  mutating func formUnion(_ other: Flaws) {
    ofLayers.formUnion(other.ofLayers)
    ofFeatures.formUnion(other.ofFeatures)
  }
}

/// Something that was made of files and is kept for all runs, with what was found wrong while it was made.
struct Found<Value: Sendable>: Sendable {
  let value: Value
  let flaws: Flaws
}

/// What one run learns about the soundness of map layers, from several threads.
final class FlawLedger: Sendable {
  /// Something that all runs share.
  enum Source: Hashable {
    case catalogue
    case owners(layer: Int)
    case survey(String)
    case layer(LayerKey)
  }

  private struct State {
    var flaws = Flaws()
    var sources: Set<Source> = []
    /// Layers of the vocabulary that were asked for.
    var asked: Set<Int> = []
    var questions: Set<MapQuestion> = []
    var surveys: Set<MapTrace.Survey> = []
  }

  /// Whether it is that of one measurement, which notes what is asked.
  private let isRecording: Bool

  init(isRecording: Bool = false) { self.isRecording = isRecording }

  private let state = Mutex(State())

  var flaws: Flaws { state.withLock { $0.flaws } }

  var asked: Set<Int> { state.withLock { $0.asked } }

  /// Notes that a rule asks for a layer.
  func ask(_ layer: Int) { state.withLock { _ = $0.asked.insert(layer) } }

  /// What a measurement asked, and what it found.
  var trace: MapTrace {
    state.withLock { state in
      let owners = state.sources.compactMap { if case .owners(let layer) = $0 { layer } else { nil } }
      return MapTrace(
        questions: state.questions,
        asked: state.asked,
        owners: Set(owners),
        surveys: state.surveys,
        flaws: state.flaws
      )
    }
  }

  func note(_ question: MapQuestion) {
    if isRecording { state.withLock { _ = $0.questions.insert(question) } }
  }

  func note(_ survey: MapTrace.Survey) {
    if isRecording { state.withLock { _ = $0.surveys.insert(survey) } }
  }

  /// Whether nothing was taken from there as yet.
  func isNew(_ source: Source) -> Bool { !has(source) }

  func has(_ source: Source) -> Bool { state.withLock { $0.sources.contains(source) } }

  func add(_ found: [MapFlaw]) {
    if !found.isEmpty { state.withLock { $0.flaws.ofLayers.formUnion(found) } }
  }

  func add(_ found: [FeatureFlaw]) {
    if !found.isEmpty { state.withLock { $0.flaws.ofFeatures.formUnion(found) } }
  }

  /// Adds the flaws of what all runs share, once.
  func add(_ flaws: Flaws, from source: Source) {
    state.withLock { state in
      guard state.sources.insert(source).inserted else { return }
      // What is wrong with whole files belongs to no measurement.
      if case .layer = source { state.flaws.formUnion(flaws) } else if !isRecording { state.flaws.formUnion(flaws) }
    }
  }
}
