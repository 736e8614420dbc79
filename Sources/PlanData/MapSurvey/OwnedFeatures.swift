internal import RuleDSL
internal import Spatial
internal import Transmission

/// Features of a part of a file that say themselves whose they are.
struct OwnedFeatures: Sendable {
  /// Features of one unit that stand one behind the other, by place in the columns.
  private var stretches: [(unit: Int, range: Range<Int>)] = []
  /// By feature of the columns: its identifier in the file.
  private(set) var ids: [Int64] = []
  /// Also those all of whose features had to be left out.
  private var units: Set<Int> = []

  /// Counts a feature, which the columns hold if it is sound.
  mutating func add(_ unit: Int, _ id: Int64, isSound: Bool) {
    if stretches.last?.unit != unit {
      units.insert(unit)
      stretches.append((unit, ids.count..<ids.count))
    }
    guard isSound else { return }
    ids.append(id)
    stretches[stretches.count - 1].range = stretches[stretches.count - 1].range.lowerBound..<ids.count
  }

  /// Sums of the areas of features, each measured and rounded by itself, in base units.
  func areas(_ columns: FeatureTable) -> [Int: Int128] {
    var sums = Dictionary(uniqueKeysWithValues: units.map { ($0, Int128(0)) })
    for (unit, range) in stretches { sums[unit, default: 0] += columns.measuredArea(of: range) }
    return sums
  }

  /// Whose the features of the columns are, unit by unit.
  func stretches(_ columns: FeatureTable) -> [Int: OwnedStretches] {
    let part = OwnedPart(columns: columns, ids: ids)
    var sorted: [Int: OwnedStretches] = [:]
    for (unit, range) in stretches where !range.isEmpty {
      sorted[unit, default: OwnedStretches(part: part, ranges: [])].ranges.append(range)
    }
    return sorted
  }
}

/// A part of a file; a class, because its units share it until the last one has done with it.
final class OwnedPart: Sendable {
  let columns: FeatureTable
  /// By feature of the columns.
  let ids: [Int64]

  init(columns: FeatureTable, ids: [Int64]) { (self.columns, self.ids) = (columns, ids) }
}

/// The features of one unit in a part of a file.
struct OwnedStretches: Sendable {
  let part: OwnedPart
  var ranges: [Range<Int>]

  var pointCount: Int { ranges.reduce(0) { $0 + part.columns.shapes.pointCount(of: $1) } }
}

extension FeatureTable {
  /// The areas of features, each measured and rounded by itself, in base units.
  func measuredArea(of features: Range<Int>) -> Int128 {
    features.reduce(0) { $0 + Int128(measuredArea(of: $1).base) }
  }
}
