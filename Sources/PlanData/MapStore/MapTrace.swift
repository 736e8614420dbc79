internal import RuleDSL
internal import Transmission

/// Something that a measurement asks the map; what the answer hangs on can be told without measuring.
enum MapQuestion: Hashable, Codable, Sendable {
  /// ``PlanMap/hasLayer(_:_:)``.
  case has(Int, PlanVersion)
  /// Anything that reads features of a layer of one unit's plan.
  case features(Int, Int, PlanVersion)
  /// ``PlanMap/mayHide(_:of:_:)``.
  case hides(Int, Int, PlanVersion)
  /// ``PlanMap/leavesOut(_:of:_:)``.
  case leaves(Int, Int, PlanVersion)
  /// ``PlanMap/isMaintained(_:)``.
  case maintained(Int)
}

/// What one measurement asked, and what it found wrong with what it read.
struct MapTrace: Codable, Sendable {
  /// Reading all features of files that are several units'.
  struct Survey: Hashable, Codable, Sendable {
    enum Use: String, Codable { case areas, patches, nearby }

    let layer: Int
    let version: PlanVersion
    let use: Use
  }

  var questions: Set<MapQuestion> = []
  /// Layers of the vocabulary.
  var asked: Set<Int> = []
  /// Layers of the vocabulary of which it was sorted out whose their features are.
  var owners: Set<Int> = []
  var surveys: Set<Survey> = []
  /// Without those of whole files, which hang on other plans, too.
  var flaws = Flaws()
}

extension Flaws {
  /// Whether the same would be found again: what could not be read for want of memory, time or a library may be read then.
  var areLasting: Bool {
    ofLayers.allSatisfy { flaw in
      switch flaw.kind {
      case .unreadable, .libraryMissing, .database, .refused, .tooLarge: false
      default: true
      }
    }
  }
}
