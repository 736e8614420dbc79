internal import Synchronization
internal import Transmission

/// What is wrong with map layers.
struct Flaws: Sendable {
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
  }

  private let state = Mutex(State())

  var flaws: Flaws { state.withLock { $0.flaws } }

  var asked: Set<Int> { state.withLock { $0.asked } }

  /// Notes that a rule asks for a layer.
  func ask(_ layer: Int) { state.withLock { _ = $0.asked.insert(layer) } }

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
      if state.sources.insert(source).inserted { state.flaws.formUnion(flaws) }
    }
  }
}
