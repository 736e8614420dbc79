internal import Spatial
internal import Transmission

/// A part of a file on its way to a surveyor.
struct PartSurvey {
  /// Features are passed on when they have so many points.
  private static let pointsAtOnce = 1 << 17

  private let surveyor: LayerSurveyor
  private let part: Int
  private var sorting: OwnerSorting
  private var owned = OwnedFeatures()

  init(_ surveyor: LayerSurveyor, part: Int, _ sorting: OwnerSorting) {
    (self.surveyor, self.part, self.sorting) = (surveyor, part, sorting)
  }

  /// The fields that it needs, behind some others.
  mutating func fields(after count: Int) -> [String] {
    sorting.skipped = count
    return sorting.request.fields
  }

  mutating func take(_ raw: RawFeature, number: Int, _ builder: inout FeatureBuilder) {
    guard let unit = sorting.owner(of: raw) else { return }
    builder.unit = unit
    owned.add(unit, raw.id, isSound: builder.add(raw, number: number))
    if builder.columns.shapes.polygons.points.count > Self.pointsAtOnce { handOver(&builder) }
  }

  /// To be called when the last feature has come.
  mutating func end(_ builder: inout FeatureBuilder) {
    handOver(&builder)
    surveyor.end(part: part)
  }

  private mutating func handOver(_ builder: inout FeatureBuilder) {
    surveyor.take(builder.handOver(), owned, part: part)
    owned = OwnedFeatures()
  }

  /// What is wrong with whose features are, for a part with so many features of the layer before it.
  func flaws(after before: Int) -> [MapFlaw] { sorting.flaws(after: before) }
}
