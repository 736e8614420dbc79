internal import RuleDSL
internal import Spatial

/// The zones that the parcels of one plan are held against, cut for measuring.
struct AdmissionZones: Sendable {
  private let grid: ZoneGrid
  /// What they cover together; `nil` where no two of them overlap, so that it is the sum of their shares.
  private let ground: ZoneGround?
  private let tolerance: Limit
  /// By group, for overlaps whose width has to be measured; empty where the 容差 speaks of no width.
  private let windows: [WindowedShape]
  /// What the zones of each group say they are.
  private let codes: [ParcelFinding.StatedCode]

  /// 容差 in the units of measuring.
  private struct Limit {
    /// Hundredths of m².
    var area: Int64
    var share: Double
    var width: Double?
    var pieces: Tolerance
  }

  /// `unit` is the code of the unit whose plan draws them.
  init(_ parts: [FeatureTable], _ subject: AdmissionSubject, of unit: String, jobs: Int = 1) {
    let matrix = subject.matrix
    let stated = parts.map { part in
      part.column(matrix.zones.field.field).map { column in
        (codes: column.values.map { subject.zoneCodes.code($0, of: unit) }, places: column.places)
      }
    }
    codes = Self.ordered(stated.flatMap { $0?.codes ?? [.noField] })
    let groups = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
    let zones = zip(parts, stated).map { part, stated in
      (
        shapes: part.shapes,
        groups: part.indices.map { index in
          groups[stated.map { $0.codes[Int($0.places[index])] } ?? .noField] ?? 0
        }
      )
    }
    let asDrawn = ZoneGrid(columns: zones, jobs: jobs)
    var byGroup: [Shape] = []
    if asDrawn.repeatsGround || matrix.tolerance.sliver.width != nil {
      byGroup = Self.united(zones, groups: codes.count)
    }
    grid = asDrawn.repeatsGround ? ZoneGrid(byGroup.enumerated().map { (shape: $1, group: $0) }, jobs: jobs) : asDrawn
    ground = asDrawn.repeatsGround ? ZoneGround(byGroup) : nil
    let sliver = matrix.tolerance.sliver
    tolerance = Limit(
      area: sliver.area.map { Parcel.hundredths($0.squareMetres) } ?? 0,
      share: matrix.tolerance.share.map { Double($0.base) / Double(Measure.times.scale) } ?? 0,
      width: sliver.width?.metres,
      pieces: Tolerance(sliver)
    )
    windows = tolerance.width == nil ? [] : byGroup.map { WindowedShape($0) }
  }

  /// Each different one once, codes of the system first.
  private static func ordered(_ codes: [ParcelFinding.StatedCode]) -> [ParcelFinding.StatedCode] {
    func key(_ code: ParcelFinding.StatedCode) -> (Int, String) {
      switch code {
      case .code(let index): (index, "")
      case .unknown(let text): (.max - 2, text)
      case .blank: (.max - 1, "")
      case .noField: (.max, "")
      }
    }
    return Set(codes).sorted { key($0) < key($1) }
  }

  /// By group, what its zones cover; where they cannot be united, as they are drawn.
  private static func united(_ zones: [(shapes: ShapeColumn, groups: [Int])], groups: Int) -> [Shape] {
    var byGroup = [[Shape]](repeating: [], count: groups)
    for zone in zones {
      for (index, group) in zone.groups.enumerated() { byGroup[group].append(zone.shapes[index]) }
    }
    return byGroup.map { shapes in
      LayerView.union(shapes) ?? shapes.reduce(into: Shape()) { $0.append($1) }
    }
  }

  func meter() -> Meter { Meter(zones: ZoneMeter(grid), ground: ground?.meter()) }

  /// Measures parcels; for one thread.
  struct Meter {
    fileprivate var zones: ZoneMeter
    fileprivate var ground: ZoneGround.Meter?
  }

  /// A parcel held against the zones.
  struct Measured {
    /// Hundredths of m².
    var area: Int64 = 0
    /// The same, not rounded, in m².
    var whole = 0.0
    /// More than the 容差, by zone.
    var shares: [Parcel.Share] = []
    /// m² in any zone, 容差 or not.
    var covered = 0.0
  }

  /// What a parcel has of each zone, without what the 容差 excuses; in the place of what was measured before.
  func measure(_ column: ShapeColumn, _ index: Int, _ meter: inout Meter, into measured: inout Measured) {
    let whole = column.area(of: index)
    let found = meter.zones.shares(of: column, index)
    let covered = meter.ground?.area(of: column, index) ?? found.reduce(0) { $0 + $1.area }
    (measured.area, measured.whole, measured.covered) = (Parcel.hundredths(whole), whole, covered)
    measured.shares.removeAll(keepingCapacity: true)
    for share in found {
      let area = Parcel.hundredths(wideArea(of: share, in: column, index, whole))
      guard !isExcused(area, of: whole) else { continue }
      measured.shares.append(Parcel.Share(zone: codes[share.group], area: area))
    }
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
      let common = Overlay.intersection(column[index], windows[share.group])
    else { return share.area }
    return common.pieces.flatMap { tolerance.pieces.sorted($0).real }.reduce(0) { $0 + $1.area }
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

  /// What files say in a field of codes.
  func code(reading text: String) -> ParcelFinding.StatedCode {
    text.isEmpty ? .blank : index(reading: text).map { .code($0) } ?? .unknown(text)
  }
}
