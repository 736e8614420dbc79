internal import RuleDSL
internal import Spatial
internal import Synchronization
internal import Transmission

/// A layer of one unit's plan.
struct LayerKey: Hashable, Sendable {
  var layer: Int
  var unit: Int
  var version: PlanVersion
}

/// What was read of a plan set's maps so far, for all runs.
///
/// A class, because it is the memory that all copies of a ``PlanMap`` share.
final class MapStore: Sendable {
  /// Layers that were read before, up to so many points.
  private struct Kept {
    var layers: [LayerKey: Found<LayerState>] = [:]
    var points = 0
  }

  private static let mostKeptPoints = 2_000_000

  let folder: PlanFolder
  /// What stands in the plan set, by names alone.
  let names: MapSearch
  let vocabulary: Vocabulary
  let owners: OwnerNames
  let jobs: Int
  /// See ``LayerSurveyor``.
  let mostEdges: Int
  let pool = ReaderPool()
  let catalogue = Mutex<Found<MapCatalogue>?>(nil)
  /// By layer of the vocabulary.
  let indices = Mutex<[Int: Found<[MapIndex?]>]>([:])
  /// By file and layer of the file; `nil` where it is broken.
  let surveys = Mutex<[String: (withPatches: Bool, survey: Found<LayerSurvey?>)]>([:])
  private let kept = Mutex(Kept())
  /// What is wrong with layers that were read.
  private let flaws = Mutex<[LayerKey: Flaws]>([:])
  /// Who owns which features, by ``MapBinding/key``, where that is known without reading.
  let knownIndices = Mutex<[String: MapIndex]>([:])
  /// What is wrong with whole files, where that is known without reading.
  let knownFlaws = Mutex(KnownFlaws())
  /// How many features were read, those as often that were read again.
  let featureCount = Atomic<Int>(0)

  init(names: MapSearch, vocabulary: Vocabulary, owners: OwnerNames, jobs: Int, mostEdges: Int) {
    folder = names.folder
    self.names = names
    self.vocabulary = vocabulary
    self.owners = owners
    self.jobs = jobs
    self.mostEdges = mostEdges
  }

  func kept(_ key: LayerKey) -> Found<LayerState>? { kept.withLock { $0.layers[key] } }

  func flaws(of key: LayerKey) -> Flaws { flaws.withLock { $0[key] ?? Flaws() } }

  func keep(_ layer: Found<LayerState>, _ key: LayerKey) {
    flaws.withLock { $0[key] = layer.flaws }
    let points = layer.value.parts.reduce(1) { sum, part in
      sum + part.shapes.polygons.points.count + part.lines.reduce(0) { $0 + $1.points.count }
    }
    kept.withLock { kept in
      if kept.points + points > Self.mostKeptPoints { kept = Kept() }
      if points <= Self.mostKeptPoints {
        kept.layers[key] = layer
        kept.points += points
      }
    }
  }
}

/// What is wrong with files that hold features of several units.
struct KnownFlaws: Sendable {
  /// By layer of the vocabulary.
  var owners: [Int: Flaws] = [:]
  /// By ``MapBinding/key``; whether patches were given up, where that is known.
  var surveys: [String: (flaws: Flaws, lacksPatches: Bool?)] = [:]
}

extension LayerState {
  fileprivate var parts: [FeatureTable] {
    switch self {
    case .known(let parts): parts
    case .unprovided: []
    }
  }
}
