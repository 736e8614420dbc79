internal import RuleDSL
internal import Spatial

/// The zones that the parcels of one plan are held against, cut for measuring.
struct AdmissionZones: Sendable {
  let grid: ZoneGrid
  private let tolerance: Limit
  /// By group, for overlaps whose width has to be measured; empty where the 容差 speaks of no width.
  private let shapes: [WindowedShape]
  private let unknown: Int

  /// 容差 in the units of measuring.
  private struct Limit {
    /// Hundredths of m².
    var area: Int64
    var share: Double
    var width: Double?
    var pieces: Tolerance
  }

  init(_ features: [MapFeature], _ matrix: AdmissionMatrix, _ system: CodeSystem, parcels: Int) {
    unknown = system.codes.count
    let zones = features.map { feature in
      let code = feature.text(matrix.zones.field.field).flatMap { system.index(reading: $0) }
      return (shape: feature.shape, group: code ?? system.codes.count)
    }
    grid = ZoneGrid(zones, parcels: parcels)
    let sliver = matrix.tolerance.sliver
    tolerance = Limit(
      area: sliver.area.map { Parcel.hundredths($0.squareMetres) } ?? 0,
      share: matrix.tolerance.share.map { Double($0.base) / Double(Measure.times.scale) } ?? 0,
      width: sliver.width?.metres,
      pieces: Tolerance(sliver)
    )
    guard tolerance.width != nil else {
      shapes = []
      return
    }
    var groups = [Shape](repeating: Shape(), count: unknown + 1)
    for zone in zones { groups[zone.group].append(zone.shape) }
    shapes = groups.map { WindowedShape($0) }
  }

  /// What a parcel has of each zone, and what of it lies in none, without what the 容差 excuses.
  func shares(of parcel: Shape, _ meter: inout ZoneMeter) -> (area: Int64, shares: [Parcel.Share], uncovered: Int64) {
    let whole = parcel.area
    let found = meter.shares(of: parcel)
    var shares: [Parcel.Share] = []
    for share in found {
      let area = Parcel.hundredths(measured(share, of: parcel, whole))
      guard area > max(tolerance.area, 1), Double(area) > tolerance.share * whole * 100 else { continue }
      let zone = share.group == unknown ? Parcel.unknownZone : Int32(clamping: share.group)
      shares.append(Parcel.Share(zone: zone, area: area))
    }
    let rest = Parcel.hundredths(whole - found.reduce(0) { $0 + $1.area })
    let isExcused = rest <= max(tolerance.area, 1) || Double(rest) <= tolerance.share * whole * 100
    return (Parcel.hundredths(whole), shares, isExcused ? 0 : rest)
  }

  /// The area of a share, without parts that are too narrow.
  private func measured(_ share: ZoneMeter.Share, of parcel: Shape, _ whole: Double) -> Double {
    guard tolerance.width != nil, share.area < whole, share.area > 0,
      let common = Overlay.intersection(parcel, shapes[share.group])
    else { return share.area }
    return common.pieces.reduce(0) { $0 + (tolerance.pieces.isSliver($1) ? 0 : $1.area) }
  }
}

extension Parcel {
  /// An area in m² rounded to hundredths.
  static func hundredths(_ squareMetres: Double) -> Int64 {
    let rounded = (squareMetres * 100).rounded()
    return rounded.isFinite ? Int64(min(max(rounded, -9e15), 9e15)) : 0
  }
}

extension CodeSystem {
  /// Index of a code as files write it: with blanks or full-width digits too.
  func index(reading text: String) -> Int? { index(of: text) ?? index(of: CodeSystem.folded(text)) }
}
