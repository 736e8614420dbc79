internal import Reporting
internal import RuleDSL
internal import Transmission

/// What a comparison needs of a JSON report.
struct RecordedRun: Decodable {
  var version: Int
  var asOf: String?
  var findings: [Finding]
  var rules: [Rule]

  struct Rule: Decodable {
    var id: String
    var title: String
  }

  struct Finding: Decodable {
    var rule: String
    var plan: String
    var planName: String
    var obligation: String
    var requirement: String?
    var year: Int?
    var indicator: String?
    var layer: String?
    var subject: String?
    var verdict: String
    var evidence: [Evidence]
    var parcel: Parcel?
    var waiver: Waiver?
  }

  struct Waiver: Decodable {
    var decision: Decision?
  }

  struct Decision: Decodable {
    var rule: String
    var document: String
  }

  struct Parcel: Decodable {
    var feature: Feature
    var place: Place?
  }

  struct Feature: Decodable {
    var id: String
  }

  /// A figure, a piece of the map, an unsound feature, or a row of a list; keys tell which.
  struct Evidence: Decodable {
    var name: String?
    var role: String?
    var state: String
    /// Of pieces and features.
    var features: [Feature]?
    var place: Place?
    var length: Amount?
    var shape: Geometry?
    /// Of unsound features.
    var remedy: String?
    /// Of rows.
    var number: String?
    var locations: [String]?
  }

  struct Amount: Decodable {
    var value: String
  }

  struct Place: Decodable {
    var longitude: Double
    var latitude: Double

    var ground: Ground { .place(place) }
    var place: FindingPiece.Place { FindingPiece.Place(longitude: longitude, latitude: latitude) }
  }

  /// A polygon or several.
  struct Geometry: Decodable {
    var ground: Ground

    private enum Key: String, CodingKey {
      case type
      case coordinates
    }

    init(from decoder: any Decoder) throws {
      let geometry = try decoder.container(keyedBy: Key.self)
      let polygons: [[[[Double]]]] =
        try geometry.decode(String.self, forKey: .type) == "Polygon"
        ? [geometry.decode([[[Double]]].self, forKey: .coordinates)]
        : geometry.decode([[[[Double]]]].self, forKey: .coordinates)
      ground = Ground(degrees: polygons)
    }
  }
}

extension RecordedRun.Finding {
  var identity: Fault.Identity {
    Fault.Identity(
      rule: rule,
      plan: plan,
      obligation: obligation,
      requirement: requirement ?? "",
      year: year ?? 0,
      subject: indicator ?? layer ?? subject ?? ""
    )
  }

  /// The first figure that it rests on.
  var figure: String {
    evidence.first.flatMap { first in first.role.map { Fault.subject(figure: first.name ?? "", role: $0) } } ?? ""
  }

  /// The same as of a finding that is at hand.
  var sites: [FaultSite] {
    if WaiverInspection(rawValue: rule) != nil, let decision = waiver?.decision {
      return [FaultSite(waiverOf: decision.rule, document: decision.document)]
    }
    if let parcel { return [FaultSite(kind: "", parcel.place?.ground, feature: parcel.feature.id)] }
    let flaws = evidence.filter { $0.remedy != nil }.map { (kind: $0.state, place: $0.place?.place) }
    let sites =
      evidence.filter { $0.remedy == nil }.compactMap { $0.piece(layer: layer) }
      + evidence.compactMap(\.item).uniqued + FaultSite.flawed(flaws)
    return sites.isEmpty ? [FaultSite()] : sites
  }
}

extension RecordedRun.Evidence {
  fileprivate func piece(layer: String?) -> FaultSite? {
    guard features != nil, let kind = FindingPiece.Kind(rawValue: state), kind != .shown else { return nil }
    let stretch = length.flatMap { Double($0.value) }.flatMap { metres in
      place.map { Ground.stretch($0.place, length: metres) }
    }
    let ground = shape?.ground ?? stretch ?? place?.ground
    return FaultSite(kind: kind.rawValue, item: name == layer ? "" : name ?? "", ground)
  }

  fileprivate var item: FaultSite? {
    guard let locations, FindingEntry.State(rawValue: state)?.isFault ?? false else { return nil }
    return FaultSite(kind: "", item: FaultSite.item(number: number ?? "", name: name ?? "", places: locations), nil)
  }
}

extension Sequence where Element: Hashable {
  /// Each element once, where it stands first.
  fileprivate var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
