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

  init(_ parts: [FeatureColumns], _ subject: AdmissionSubject) {
    let (matrix, system) = (subject.matrix, subject.zones)
    unknown = system.codes.count
    let zones = parts.flatMap { part in
      let column = part.column(matrix.zones.field.field)
      let codes = (column?.values ?? []).map { system.index(reading: $0) ?? system.codes.count }
      return part.indices.map { index in
        let code = column.map { codes[Int($0.places[index])] }
        return (shape: part.shapes[index], group: code ?? system.codes.count)
      }
    }
    grid = ZoneGrid(zones)
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

  /// A parcel held against the zones.
  struct Measured {
    /// Hundredths of m².
    var area: Int64
    /// The same, not rounded, in m².
    var whole: Double
    /// More than the 容差, by zone.
    var shares: [Parcel.Share] = []
    /// m² in any zone, 容差 or not.
    var covered: Double
  }

  /// What a parcel has of each zone, without what the 容差 excuses.
  func measure(_ column: ShapeColumn, _ index: Int, _ meter: inout ZoneMeter) -> Measured {
    let whole = column.area(of: index)
    let found = meter.shares(of: column, index)
    var measured = Measured(area: Parcel.hundredths(whole), whole: whole, covered: found.reduce(0) { $0 + $1.area })
    for share in found {
      let area = Parcel.hundredths(wideArea(of: share, in: column, index, whole))
      guard !isExcused(area, of: whole) else { continue }
      let zone = share.group == unknown ? Parcel.unknownZone : Int32(clamping: share.group)
      measured.shares.append(Parcel.Share(zone: zone, area: area))
    }
    return measured
  }

  /// Hundredths of m² of a parcel that lie in no zone, where so many m² do in some; 0 within the 容差.
  func uncovered(_ whole: Double, covered: Double) -> Int64 {
    let rest = Parcel.hundredths(whole - covered)
    return isExcused(rest, of: whole) ? 0 : rest
  }

  private func isExcused(_ hundredths: Int64, of whole: Double) -> Bool {
    hundredths <= max(tolerance.area, 1) || Double(hundredths) <= tolerance.share * whole * 100
  }

  /// The area of a share, without parts that are too narrow.
  private func wideArea(
    of share: ZoneMeter.Share,
    in column: ShapeColumn,
    _ index: Int,
    _ whole: Double
  ) -> Double {
    guard tolerance.width != nil, share.area < whole, share.area > 0,
      let common = Overlay.intersection(column[index], shapes[share.group])
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
