internal import RuleDSL
internal import Transmission

/// How many parcels of a group lie in which zone, used as what: what a reader sees of a million of them.
struct ZoneSums {
  private struct Key: Hashable {
    var zone: ParcelFinding.StatedCode
    var use: ParcelFinding.StatedCode
  }

  private struct Sum {
    var count = 0
    /// Base units of area.
    var area: Int128 = 0
  }

  private var sums: [Key: Sum] = [:]
  private var order: [Key] = []

  var isEmpty: Bool { order.isEmpty }

  mutating func add(_ parcel: ParcelFinding) {
    for zone in parcel.deciding { add(Key(zone: zone.code, use: parcel.use), zone.area) }
  }

  private mutating func add(_ key: Key, _ area: Quantity) {
    if sums[key] == nil { order.append(key) }
    sums[key, default: Sum()].count += 1
    sums[key, default: Sum()].area += Int128(area.base)
  }

  /// Zone, use, number and area of the parcels, the largest area first.
  func rows(_ wording: Wording, _ finding: Finding) -> [[String]] {
    order.enumerated().sorted { left, right in
      let (one, other) = (sums[left.element]?.area ?? 0, sums[right.element]?.area ?? 0)
      return one != other ? one > other : left.offset < right.offset
    }.map(\.element).map { key in
      let sum = sums[key] ?? Sum()
      return [
        wording.name(ofZone: key.zone, finding), wording.name(ofUse: key.use, finding),
        wording.pick("\(sum.count) 个图斑", counted(sum.count, "parcel")),
        wording.text(Measurement.readable(Rational(sum.area))),
      ]
    }
  }
}
